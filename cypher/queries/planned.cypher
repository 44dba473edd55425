// name: planned
// title: What is planned
// topic: plans
// answers: Events that are to happen, after a day, earliest first.
// params: since: date = "1900-01-01", limit: integer = 50
// returns: rows
// example: none
// expected: 17 rows, first ["1988", "VISITED", "Ronald Reagan", "Soviet Union", "Soviet Union", "Reagan will visit the Soviet Union in 1988.", "ccd313d9a1ff11abdd79"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'planned' AND r.plover IS NOT NULL AND (r.date IS NULL OR r.date_end >= date($since))
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, type(r) AS what, a.name AS actor, b.name AS other, r.place AS place, r.quotes[0] AS quote, r.id AS id
ORDER BY coalesce(day, '9999'), id
LIMIT $limit
