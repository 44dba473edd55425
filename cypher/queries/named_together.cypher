// name: named_together
// title: Named together, not related
// topic: evidence
// answers: Pairs of actors that at least a number of articles name together and that no relation joins.
// params: least: integer = 1, limit: integer = 50
// returns: rows
// example: none
// expected: 50 rows, first ["Israel", "United States", "4", "country:ISR", "country:USA"]
MATCH (a:Entity)<-[m:MENTIONS]-(t:Article)-[n:MENTIONS]->(b:Entity)
WHERE a.id < b.id AND (a:Country OR a:Official) AND (b:Country OR b:Official)
WITH a, b, count(DISTINCT t) AS articles
WHERE articles >= $least AND NOT EXISTS { MATCH (a)-[r]-(b) }
RETURN a.name AS one, b.name AS other, articles, a.id AS one_id, b.id AS other_id
ORDER BY articles DESC, one_id, other_id
LIMIT $limit
