// name: relation
// title: One relation
// topic: evidence
// answers: All that is known of the relation with an id: each sentence and article behind it.
// params: id: text = ""
// returns: rows
// example: id = "90171a3b3aa1c689e48f"
// expected: 1 row, first ["MET_WITH", "Kim Jong Un", "Donald Trump", "2018-06-12", "happened", "0.8563", "U.S. President Donald Trump and North Korean leader Kim Jong Un met in Singapore on Tuesday and signed a joint statement.", "Trump and Kim sign joint statement in Singapore", "", "27"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.id = $id
UNWIND range(0, size(r.quotes) - 1) AS at
OPTIONAL MATCH (t:Article)
WHERE t.id = r.evidence_articles[at]
RETURN type(r) AS what, a.name AS actor, b.name AS other, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, r.status AS status, r.confidence AS confidence, r.quotes[at] AS quote,
       t.title AS title, t.url AS url, r.evidence_starts[at] AS starts
ORDER BY title, starts, quote
