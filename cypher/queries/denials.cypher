// name: denials
// title: Denied and cancelled
// topic: plans
// answers: What was cancelled, or is denied to have happened.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'denied'
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, type(r) AS what, a.name AS actor, b.name AS other, r.quotes[0] AS quote, size(r.articles) AS articles, r.id AS id
ORDER BY coalesce(day, '9999'), id
LIMIT $limit
