// name: least_sure
// title: What is least sure
// topic: evidence
// answers: Relations by confidence, lowest first.
// params: below: number = 0.9, limit: integer = 50
// returns: rows
// example: none
// expected: 50 rows, first ["0.5639", "AGREED_WITH", "Palestine", "European Community", "1993-09-13", "The European Community pledged aid to the Palestinians.", "5e932390194c9d505f3e"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.confidence < $below
RETURN r.confidence AS confidence, type(r) AS what, a.name AS actor, b.name AS other, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, r.quotes[0] AS quote, r.id AS id
ORDER BY confidence, id
LIMIT $limit
