// name: meetings_graph
// title: Meetings as a graph
// topic: meetings
// answers: Who met whom, to be seen in Neo4j Browser.
// params: from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 200
// returns: path
// example: none
// expected: 47 rows, first ["Ji Pengfei -[MET_WITH 1972-02-28]- William Rogers"]
MATCH p = (a:Entity)-[r:MET_WITH]->(b:Entity)
WHERE r.status = 'happened' AND r.date_end >= date($from) AND r.date <= date($to)
RETURN p
ORDER BY r.id
LIMIT $limit
