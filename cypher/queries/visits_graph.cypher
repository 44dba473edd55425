// name: visits_graph
// title: Visits as a graph
// topic: meetings
// answers: Who visited which state, with the state that each visitor acts for.
// params: from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 200
// returns: path
// example: none
// expected: 16 rows, first ["Antonio Guterres", "VISITED 2018-07-09", "Ethiopia", "", ""]
MATCH (n:Entity)-[r:VISITED]->(host:Country)
WHERE r.status = 'happened' AND (r.date IS NULL OR (r.date_end >= date($from) AND r.date <= date($to)))
OPTIONAL MATCH (n)-[represents:REPRESENTS]->(s:Country)
RETURN n AS visitor, r AS visited, host AS host_state, represents, s AS sent_by
ORDER BY r.id, represents.id
LIMIT $limit
