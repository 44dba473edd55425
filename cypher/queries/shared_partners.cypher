// name: shared_partners
// title: Shared partners
// topic: networks
// answers: Whom two actors both met, and how often each.
// params: first: text = "United States", second: text = "Russia", limit: integer = 50
// returns: rows
// example: first = "Donald Trump", second = "Mike Pompeo"
// expected: 1 row, first ["Kim Jong Un", "PRK", "1", "1", "official:prk:kim-jong-un"]
MATCH (a:Entity)-[r:MET_WITH]-(m:Entity)-[s:MET_WITH]-(b:Entity)
WHERE ($first IN [a.id, a.name] OR a.iso3 = $first OR $first IN a.aliases) AND ($second IN [b.id, b.name] OR b.iso3 = $second OR $second IN b.aliases) AND a.id <> b.id AND m.id <> a.id AND m.id <> b.id AND r.status = 'happened' AND s.status = 'happened'
WITH m, count(DISTINCT r) AS with_first, count(DISTINCT s) AS with_second
RETURN m.name AS partner, m.country AS country, with_first, with_second, m.id AS id
ORDER BY with_first + with_second DESC, partner, id
LIMIT $limit
