// name: changed_office
// title: Who changed sides or office
// topic: actors
// answers: Officials who represent more than one state or organisation, each with the days of the first and the last article that says so.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (o:Official)-[r:REPRESENTS]->(s)
WITH o, count(DISTINCT s) AS sides
WHERE sides > 1
MATCH (o)-[r:REPRESENTS]->(s)
OPTIONAL MATCH (a:Article)
WHERE a.id IN r.articles AND a.published IS NOT NULL
WITH o, s, r, min(toString(a.published)) AS first, max(toString(a.published)) AS last
RETURN o.name AS official, s.name AS side, o.title AS office, first, last, size(r.articles) AS articles, r.id AS id
ORDER BY official, side, id
LIMIT $limit
