// name: best_supported
// title: What most articles say
// topic: evidence
// answers: Relations by the number of articles that say so.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 50 rows, first ["5", "REPRESENTS", "Donald Trump", "United States", "", "happened", "14bd02293a71d51f7204"]
MATCH (a:Entity)-[r]->(b:Entity)
RETURN size(r.articles) AS articles, type(r) AS what, a.name AS actor, b.name AS other, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, r.status AS status, r.id AS id
ORDER BY articles DESC, id
LIMIT $limit
