// name: lowest_events
// title: The gravest events
// topic: conflict
// answers: Events with the lowest Goldstein values.
// params: from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 50
// returns: rows
// example: none
// expected: 24 rows, first ["-8", "", "European Union", "SANCTIONED", "Russia", "The European Union will not lift its sanctions on Russia, Merkel said.", "638b109e6bf1aff77c3f"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.goldstein < 0 AND r.status = 'happened' AND (r.date IS NULL OR (r.date_end >= date($from) AND r.date <= date($to)))
RETURN r.goldstein AS goldstein, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, a.name AS actor, type(r) AS what, b.name AS recipient, r.quotes[0] AS quote, r.id AS id
ORDER BY goldstein, id
LIMIT $limit
