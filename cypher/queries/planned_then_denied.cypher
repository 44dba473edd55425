// name: planned_then_denied
// title: Planned, then cancelled
// topic: plans
// answers: Plans for which a cancellation or denial of the same type between the same two is known.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 1 row, first ["2019-09-02", "2019-08-20", "VISITED", "Donald Trump", "Denmark", "U.S. President Donald Trump cancelled a visit to Denmark on Tuesday after Danish Prime Minister Mette Frederiksen rejected his offer to buy Greenland.", "c10156919c5a01ea993e", "43288a5eedd9a3d2bfae"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'planned' AND r.plover IS NOT NULL
MATCH (a)-[off]-(b)
WHERE type(off) = type(r) AND off.status = 'denied'
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS planned, substring(toString(off.date), 0, CASE off.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS denied, type(r) AS what, a.name AS actor, b.name AS other, off.quotes[0] AS quote, r.id AS id, off.id AS denial
ORDER BY id, denial
LIMIT $limit
