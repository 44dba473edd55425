// name: chain
// title: Chain between two actors
// topic: networks
// answers: The shortest way from one actor to another through meetings, at most six steps.
// params: first: text = "Donald Trump", second: text = "Russia"
// returns: path
// example: none
// expected: 0 rows
MATCH (a:Entity), (b:Entity)
WHERE ($first IN [a.id, a.name] OR a.iso3 = $first OR $first IN a.aliases) AND ($second IN [b.id, b.name] OR b.iso3 = $second OR $second IN b.aliases) AND a.id <> b.id
MATCH p = shortestPath((a)-[:MET_WITH|REPRESENTS*..6]-(b))
RETURN p
ORDER BY a.id, b.id
