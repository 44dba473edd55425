// name: newcomers
// title: Who appears for the first time
// topic: actors
// answers: Actors whose first dated event lies on or after a day.
// params: since: date = "2018-01-01", limit: integer = 50
// returns: rows
// example: none
// expected: 39 rows, first ["2018-03-01", "Kim Jong Un", "PRK", "9", "official:prk:kim-jong-un"]
MATCH (n:Entity)-[r]-(other:Entity)
WHERE r.date IS NOT NULL AND (n:Country OR n:Official OR n:Organization)
WITH n, min(r.date) AS earliest, count(r) AS relations
WHERE earliest >= date($since)
RETURN toString(earliest) AS day, n.name AS actor, n.country AS country, relations, n.id AS id
ORDER BY day, actor, id
LIMIT $limit
