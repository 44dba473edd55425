// name: relation
// title: One relation
// topic: evidence
// answers: All that is known of the relation with an id: each sentence and article behind it.
// params: id: text = ""
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.id = $id
UNWIND range(0, size(r.quotes) - 1) AS at
OPTIONAL MATCH (t:Article)
WHERE t.id = r.evidence_articles[at]
RETURN type(r) AS what, a.name AS actor, b.name AS other, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, r.status AS status, r.confidence AS confidence, r.quotes[at] AS quote,
       t.title AS title, t.url AS url, r.evidence_starts[at] AS starts
ORDER BY title, starts, quote
