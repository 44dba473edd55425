// name: least_sure
// title: What is least sure
// topic: evidence
// answers: Relations by confidence, lowest first.
// params: below: number = 0.9, limit: integer = 50
// returns: rows
// example: none
// expected: 50 rows, first ["0.6447", "REJECTED", "Jordan", "Jimmy Carter", "1978-09-17", "Jordan rejected an appeal by Carter to join the talks.", "3562f0471e3dadaa16ad"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.confidence < $below
RETURN r.confidence AS confidence, type(r) AS what, a.name AS actor, b.name AS other, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, r.quotes[0] AS quote, r.id AS id
ORDER BY confidence, id
LIMIT $limit
