// name: requests
// title: Who asks what of whom
// topic: conflict
// answers: Requests and demands, and whether the other yielded or rejected on or after that day.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 5 rows, first ["1978-09-17", "Jimmy Carter", "Jordan", "REJECTED", "Jordan rejected an appeal by Carter to join the talks.", "c17de87f0c539f9a1f79"]
MATCH (a:Entity)-[r:REQUESTED]->(b:Entity)
WHERE r.status = 'happened'
OPTIONAL MATCH (b)-[s:YIELDED_TO|REJECTED]->(a)
WHERE s.status = 'happened' AND (s.date IS NULL OR r.date IS NULL OR s.date >= r.date)
WITH a, r, b, s
ORDER BY s.id
WITH a, r, b, collect(DISTINCT type(s)) AS answers
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, a.name AS actor, b.name AS recipient, answers, r.quotes[0] AS quote, r.id AS id
ORDER BY coalesce(day, '9999'), id
LIMIT $limit
