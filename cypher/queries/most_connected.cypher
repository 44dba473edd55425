// name: most_connected
// title: Most connected actors
// topic: networks
// answers: Actors by the number of different others that they did something with.
// params: label: text = "Country", limit: integer = 50
// returns: rows
// example: none
// expected: 28 rows, first ["United States", "USA", "11", "11", "country:USA"]
MATCH (a:Entity)-[r]-(b:Entity)
WHERE $label IN labels(a) AND r.plover IS NOT NULL AND r.status = 'happened'
WITH a, count(DISTINCT b) AS partners, count(DISTINCT coalesce(r.event, r.id)) AS events
RETURN a.name AS actor, a.country AS country, partners, events, a.id AS id
ORDER BY partners DESC, events DESC, actor, id
LIMIT $limit
