// name: projects
// title: Projects by the states they involve
// topic: agreements
// answers: Projects with the states and organisations that take part in them, or that they are about.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 11 rows, first ["Brasilia Presidential Act", "Ecuador; Peru", "2", "1", "project:brasilia-presidential-act"]
MATCH (g:Project)
OPTIONAL MATCH (g)-[r:INVOLVES]->(s:Entity)
WITH g, s
ORDER BY s.name
WITH g, collect(DISTINCT s.name) AS parties
RETURN g.name AS project, parties, size(parties) AS number, size(g.articles) AS articles, g.id AS id
ORDER BY number DESC, project, id
LIMIT $limit
