// name: sources
// title: The articles
// topic: evidence
// answers: Articles by the number of relations that they support.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 18 rows, first ["29", "Iran and six powers reach nuclear agreement in Vienna", "2015-07-15", "", "14f78aff0431db3537a7"]
MATCH (t:Article)
OPTIONAL MATCH (a:Entity)-[r]->(b:Entity)
WHERE t.id IN r.articles
WITH t, count(r) AS relations
RETURN relations, t.title AS title, toString(t.published) AS published, t.url AS url, t.id AS id
ORDER BY relations DESC, id
LIMIT $limit
