// name: mediations
// title: Who mediates
// topic: networks
// answers: Actors by the mediations that they took part in.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Entity)-[r:MET_WITH]-(b:Entity)
WHERE r.mode = 'mediation' AND r.status = 'happened'
WITH a, count(DISTINCT coalesce(r.event, r.id)) AS mediations, count(DISTINCT b) AS partners
RETURN a.name AS actor, a.country AS country, mediations, partners, a.id AS id
ORDER BY mediations DESC, partners DESC, actor, id
LIMIT $limit
