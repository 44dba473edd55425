// name: entity_profile
// title: What an actor does
// topic: actors
// answers: How often an actor stands in relations of each type, as the one who acts and as the one who is acted upon, by status.
// params: actor: text = "Russia"
// returns: rows
// example: actor = "United States"
// expected: 10 rows, first ["United States", "ACCUSED", "happened", "0", "2", "2"]
MATCH (n:Entity)-[r]-(other:Entity)
WHERE ($actor IN [n.id, n.name] OR n.iso3 = $actor OR $actor IN n.aliases)
WITH n.name AS actor, type(r) AS what, r.status AS status,
     sum(CASE WHEN startNode(r) = n THEN 1 ELSE 0 END) AS acts, sum(CASE WHEN endNode(r) = n THEN 1 ELSE 0 END) AS receives,
     count(DISTINCT other) AS partners
RETURN actor, what, status, acts, receives, partners
ORDER BY actor, what, status
