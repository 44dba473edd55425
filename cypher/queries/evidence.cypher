// name: evidence
// title: Who says so
// topic: evidence
// answers: The sentences behind the relations of two actors, with their articles.
// params: first: text = "Donald Trump", second: text = "Kim Jong Un", limit: integer = 50
// returns: rows
// example: none
// expected: 1 row, first ["MET_WITH", "2018-06-12", "happened", "U.S. President Donald Trump and North Korean leader Kim Jong Un met in Singapore on Tuesday and signed a joint statement.", "2018-06-13-singapore-summit", "Trump and Kim sign joint statement in Singapore", "2018-06-13", "27", "148", "90171a3b3aa1c689e48f"]
MATCH (a:Entity)-[r]-(b:Entity)
WHERE ($first IN [a.id, a.name] OR a.iso3 = $first OR $first IN a.aliases) AND ($second IN [b.id, b.name] OR b.iso3 = $second OR $second IN b.aliases)
UNWIND range(0, size(r.quotes) - 1) AS at
OPTIONAL MATCH (t:Article)
WHERE t.id = r.evidence_articles[at]
RETURN type(r) AS what, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, r.status AS status, r.quotes[at] AS quote, t.name AS article, t.title AS title, toString(t.published) AS published,
       r.evidence_starts[at] AS starts, r.evidence_ends[at] AS ends, r.id AS id
ORDER BY what, id, article, starts
LIMIT $limit
