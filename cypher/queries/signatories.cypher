// name: signatories
// title: Who signs most
// topic: agreements
// answers: Actors by the number of agreements that they signed.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 29 rows, first ["Kim Jong Un", "PRK", "2", "official:prk:kim-jong-un"]
MATCH (a:Entity)-[r:SIGNED]->(g:Agreement)
WHERE r.status = 'happened'
WITH a, count(DISTINCT g) AS agreements
RETURN a.name AS actor, a.country AS country, agreements, a.id AS id
ORDER BY agreements DESC, actor, id
LIMIT $limit
