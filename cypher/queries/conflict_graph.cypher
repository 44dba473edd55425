// name: conflict_graph
// title: Conflict as a graph
// topic: conflict
// answers: Accusations, threats, sanctions and force, to be seen in Neo4j Browser.
// params: limit: integer = 200
// returns: path
// example: none
// expected: 21 rows, first ["Theresa May -[SANCTIONED 2018-03-17]- Russia"]
MATCH p = (a:Entity)-[r:ACCUSED|REJECTED|THREATENED|PROTESTED|SANCTIONED|MOBILIZED|COERCED|ASSAULTED]->(b:Entity)
WHERE r.status = 'happened'
RETURN p
ORDER BY r.id
LIMIT $limit
