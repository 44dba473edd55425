// name: busiest_officials
// title: The busiest officials
// topic: actors
// answers: Officials by the number of events that they took part in, and by how many different others.
// params: from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 50
// returns: rows
// example: none
// expected: 50 rows, first ["Donald Trump", "U.S. President", "USA", "12", "12", "official:usa:donald-trump"]
MATCH (o:Official)-[r]-(other:Entity)
WHERE r.plover IS NOT NULL AND r.status = 'happened' AND r.date_end >= date($from) AND r.date <= date($to)
WITH o, count(DISTINCT coalesce(r.event, r.id)) AS events, count(DISTINCT other) AS partners
RETURN o.name AS official, o.title AS office, o.country AS country, events, partners, o.id AS id
ORDER BY events DESC, partners DESC, official, id
LIMIT $limit
