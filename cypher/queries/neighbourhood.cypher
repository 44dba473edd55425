// name: neighbourhood
// title: Around an actor
// topic: networks
// answers: The relations around an actor to a depth of two.
// params: actor: text = "United Nations", limit: integer = 200
// returns: path
// example: actor = "Ethiopia"
// expected: 13 rows, first ["Ethiopia -[VISITED 2018-07-09]- Antonio Guterres"]
MATCH (n:Entity)
WHERE ($actor IN [n.id, n.name] OR n.iso3 = $actor OR $actor IN n.aliases)
MATCH (n)-[near*0..1]-(m:Entity)
WITH DISTINCT m
MATCH p = (m)-[r]-(other:Entity)
WITH r, m, p
ORDER BY r.id, m.id
WITH r, head(collect(p)) AS shown
RETURN shown
ORDER BY r.id
LIMIT $limit
