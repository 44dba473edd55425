// name: proposals_graph
// title: Proposals as a graph
// topic: agreements
// answers: Who proposed what, and whom it involves.
// params: limit: integer = 200
// returns: path
// example: none
// expected: 10 rows, first ["Chile -[PROPOSED 1998-10-26]- line of the border"]
MATCH p = (a:Entity)-[r:PROPOSED]->(g:Entity)
RETURN p
ORDER BY r.id
LIMIT $limit
