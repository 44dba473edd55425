// name: triangles
// title: Three who all met
// topic: networks
// answers: Triples of states of which each met each other.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Country)-[r:MET_WITH]-(b:Country)-[s:MET_WITH]-(c:Country)-[t:MET_WITH]-(a)
WHERE a.id < b.id AND b.id < c.id AND r.status = 'happened' AND s.status = 'happened' AND t.status = 'happened'
WITH a, b, c, count(DISTINCT r) + count(DISTINCT s) + count(DISTINCT t) AS meetings
RETURN a.name AS one, b.name AS two, c.name AS three, meetings, a.id AS one_id, b.id AS two_id, c.id AS three_id
ORDER BY meetings DESC, one_id, two_id, three_id
LIMIT $limit
