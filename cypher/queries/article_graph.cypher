// name: article_graph
// title: An article as a graph
// topic: evidence
// answers: An article with the entities that it names.
// params: article: text = "", limit: integer = 200
// returns: path
// example: article = "2018-06-13-singapore-summit"
// expected: 14 rows, first ["2018-06-13-singapore-summit -[MENTIONS]- joint statement"]
MATCH p = (t:Article)-[r:MENTIONS]->(n:Entity)
WHERE $article IN ['', t.id, t.name] OR t.title = $article
RETURN p
ORDER BY r.id
LIMIT $limit
