// name: officials_without_office
// title: Officials with no office
// topic: actors
// answers: Officials whose office no article gives, the most named first.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (o:Official)
WHERE o.title IS NULL
OPTIONAL MATCH (o)-[r]-(other:Entity)
WITH o, count(r) AS relations
RETURN o.name AS official, o.country AS country, relations, size(o.articles) AS articles, o.id AS id
ORDER BY relations DESC, official, id
LIMIT $limit
