// name: article
// title: What an article says
// topic: evidence
// answers: The relations that an article supports, by its id, name or title.
// params: article: text = "", limit: integer = 200
// returns: rows
// example: article = "2018-06-13-singapore-summit"
// expected: 22 rows, first ["Trump and Kim sign joint statement in Singapore", "2018-06-10", "Kim Jong Un", "MET_WITH", "Lee Hsien Loong", "happened", "705229c5614eac910780"]
MATCH (t:Article)
WHERE $article IN [t.id, t.name] OR t.title = $article
MATCH (a:Entity)-[r]->(b:Entity)
WHERE t.id IN r.articles
RETURN t.title AS title, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, a.name AS actor, type(r) AS what, b.name AS other, r.status AS status, r.id AS id
ORDER BY title, coalesce(day, '9999'), id
LIMIT $limit
