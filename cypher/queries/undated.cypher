// name: undated
// title: What has no date
// topic: evidence
// answers: Events for which no day, month or year is known.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.plover IS NOT NULL AND r.date IS NULL
RETURN type(r) AS what, a.name AS actor, b.name AS other, r.status AS status, r.quotes[0] AS quote, r.id AS id
ORDER BY what, id
LIMIT $limit
