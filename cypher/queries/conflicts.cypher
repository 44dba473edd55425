// name: conflicts
// title: Who is in conflict with whom
// topic: conflict
// answers: Conflictual acts by actor and recipient: how many of which types, and the lowest Goldstein value.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 20 rows, first ["European Union", "Russia", "2", "REJECTED; SANCTIONED", "-8", "organization:european-union", "country:RUS"]
MATCH (a:Entity)-[r:ACCUSED|REJECTED|THREATENED|PROTESTED|SANCTIONED|MOBILIZED|COERCED|ASSAULTED]->(b:Entity)
WHERE r.status = 'happened'
WITH a, b, r
ORDER BY type(r), r.id
WITH a, b, count(r) AS acts, collect(DISTINCT type(r)) AS types, min(r.goldstein) AS lowest
RETURN a.name AS actor, b.name AS recipient, acts, types, lowest, a.id AS actor_id, b.id AS recipient_id
ORDER BY acts DESC, actor_id, recipient_id
LIMIT $limit
