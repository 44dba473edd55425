// name: denials
// title: Denied and cancelled
// topic: plans
// answers: What was cancelled, or is denied to have happened.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 3 rows, first ["2019-08-20", "VISITED", "Donald Trump", "Denmark", "U.S. President Donald Trump cancelled a visit to Denmark on Tuesday after Danish Prime Minister Mette Frederiksen rejected his offer to buy Greenland.", "1", "43288a5eedd9a3d2bfae"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'denied'
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, type(r) AS what, a.name AS actor, b.name AS other, r.quotes[0] AS quote, size(r.articles) AS articles, r.id AS id
ORDER BY coalesce(day, '9999'), id
LIMIT $limit
