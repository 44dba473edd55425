// name: projects_graph
// title: Projects as a graph
// topic: agreements
// answers: Projects and agreements with the states and organisations that they involve.
// params: limit: integer = 200
// returns: path
// example: none
// expected: 41 rows, first ["Panmunjom Declaration -[INVOLVES]- South Korea"]
MATCH p = (g:Entity)-[r:INVOLVES]->(s:Entity)
RETURN p
ORDER BY r.id
LIMIT $limit
