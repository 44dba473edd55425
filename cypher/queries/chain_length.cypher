// name: chain_length
// title: How far two actors are apart
// topic: networks
// answers: The number of steps of the shortest way between two actors through meetings and offices, at most six.
// params: first: text = "Donald Trump", second: text = "Russia"
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Entity), (b:Entity)
WHERE ($first IN [a.id, a.name] OR a.iso3 = $first OR $first IN a.aliases) AND ($second IN [b.id, b.name] OR b.iso3 = $second OR $second IN b.aliases) AND a.id <> b.id
MATCH p = shortestPath((a)-[:MET_WITH|REPRESENTS*..6]-(b))
RETURN a.name AS one, b.name AS other, length(p) AS steps, a.id AS one_id, b.id AS other_id
ORDER BY one_id, other_id
