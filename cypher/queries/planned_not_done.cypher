// name: planned_not_done
// title: Planned, and did not happen
// topic: plans
// answers: Dated plans whose time is over on a day, for which no event of the same type between the same two in that time is known.
// params: by: date = "2100-01-01", limit: integer = 50
// returns: rows
// example: none
// expected: 14 rows, first ["1988", "VISITED", "Ronald Reagan", "Soviet Union", "Reagan will visit the Soviet Union in 1988.", "ccd313d9a1ff11abdd79"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'planned' AND r.plover IS NOT NULL AND r.date_end < date($by)
OPTIONAL MATCH (a)-[done]-(b)
WHERE type(done) = type(r) AND done.status = 'happened' AND done.date <= r.date_end AND done.date_end >= r.date
WITH a, r, b, count(done) AS times
WHERE times = 0
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, type(r) AS what, a.name AS actor, b.name AS other, r.quotes[0] AS quote, r.id AS id
ORDER BY day, id
LIMIT $limit
