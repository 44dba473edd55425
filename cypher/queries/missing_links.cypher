// name: missing_links
// title: Who could meet
// topic: networks
// answers: Pairs of states that share at least a number of partners and have no meeting on record.
// params: least: integer = 2, limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Country)-[r:MET_WITH]-(m:Country)-[s:MET_WITH]-(b:Country)
WHERE a.id < b.id AND m.id <> a.id AND m.id <> b.id AND r.status = 'happened' AND s.status = 'happened'
WITH a, b, count(DISTINCT m) AS shared
WHERE shared >= $least AND NOT EXISTS { MATCH (a)-[:MET_WITH]-(b) }
RETURN a.name AS one, b.name AS other, shared, a.id AS one_id, b.id AS other_id
ORDER BY shared DESC, one_id, other_id
LIMIT $limit
