// name: agreements_graph
// title: Agreements as a graph
// topic: agreements
// answers: Who signed what, to be seen in Neo4j Browser.
// params: limit: integer = 200
// returns: path
// example: none
// expected: 30 rows, first ["Yukiya Amano -[SIGNED 2015-07-14]- document"]
MATCH p = (a:Entity)-[r:SIGNED]->(g:Agreement)
WHERE r.status = 'happened'
RETURN p
ORDER BY r.id
LIMIT $limit
