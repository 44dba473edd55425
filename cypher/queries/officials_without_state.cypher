// name: officials_without_state
// title: Officials who act for nobody known
// topic: actors
// answers: Officials for whom no article says which state or organisation they represent.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (o:Official)
WHERE NOT EXISTS { MATCH (o)-[:REPRESENTS]->(:Entity) }
RETURN o.name AS official, o.title AS office, size(o.articles) AS articles, o.id AS id
ORDER BY articles DESC, official, id
LIMIT $limit
