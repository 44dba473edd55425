// name: planned_then_done
// title: Planned, and happened
// topic: plans
// answers: Plans that came true: an event of the same type between the same two in the time that was planned.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'planned' AND r.plover IS NOT NULL AND r.date IS NOT NULL
MATCH (a)-[done]-(b)
WHERE type(done) = type(r) AND done.status = 'happened' AND done.date <= r.date_end AND done.date_end >= r.date
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS planned, substring(toString(done.date), 0, CASE done.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS happened, type(r) AS what, a.name AS actor, b.name AS other, r.id AS id, done.id AS done_id
ORDER BY planned, id, done_id
LIMIT $limit
