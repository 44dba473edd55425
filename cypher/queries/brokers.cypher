// name: brokers
// title: Brokers between two blocs
// topic: networks
// answers: Actors outside two blocs of states who met members of both.
// params: one: texts = ["USA", "GBR", "FRA", "DEU"], other: texts = ["RUS", "CHN", "IRN", "PRK"], limit: integer = 50
// returns: rows
// example: none
// expected: 4 rows, first ["European Union", "", "3", "2", "organization:european-union"]
MATCH (m:Entity)-[r:MET_WITH]-(a:Entity)
WHERE r.status = 'happened' AND a.country IN $one AND NOT coalesce(m.country, '') IN $one AND NOT coalesce(m.country, '') IN $other
WITH m, count(DISTINCT a) AS with_one
MATCH (m)-[s:MET_WITH]-(b:Entity)
WHERE s.status = 'happened' AND b.country IN $other
WITH m, with_one, count(DISTINCT b) AS with_other
RETURN m.name AS broker, m.country AS country, with_one, with_other, m.id AS id
ORDER BY with_one + with_other DESC, broker, id
LIMIT $limit
