// name: dyad_timeline
// title: Timeline of two states
// topic: dyads
// answers: What two states and their officials did to and with each other, in the order of days; undated last.
// params: first: text = "United States", second: text = "Russia", limit: integer = 200
// returns: rows
// example: none
// expected: 12 rows, first ["1985-11", "Mikhail Gorbachev", "MET_WITH", "Ronald Reagan", "happened", "Geneva", "1", "The two leaders had met in Geneva in November 1985.", "ba9cdc4fb395a81d98de"]
MATCH (one:Country), (two:Country)
WHERE ($first IN [one.id, one.name] OR one.iso3 = $first OR $first IN one.aliases) AND ($second IN [two.id, two.name] OR two.iso3 = $second OR $second IN two.aliases)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.plover IS NOT NULL
  AND ((a.country = one.iso3 AND b.country = two.iso3) OR (a.country = two.iso3 AND b.country = one.iso3))
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, a.name AS actor, type(r) AS what, b.name AS recipient, r.status AS status, r.place AS place, r.goldstein AS goldstein,
       r.quotes[0] AS quote, r.id AS id
ORDER BY coalesce(day, '9999'), id
LIMIT $limit
