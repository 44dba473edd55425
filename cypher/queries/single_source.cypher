// name: single_source
// title: What stands on one article
// topic: evidence
// answers: Events that only one article reports, gravest first.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 50 rows, first ["SANCTIONED", "European Union", "Russia", "", "0.7457", "63bd9dc8c44ac2b414ab", "638b109e6bf1aff77c3f"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.plover IS NOT NULL AND size(r.articles) = 1
RETURN type(r) AS what, a.name AS actor, b.name AS other, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, r.confidence AS confidence, r.articles[0] AS article, r.id AS id
ORDER BY coalesce(r.goldstein, 0.0), id
LIMIT $limit
