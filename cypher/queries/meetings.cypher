// name: meetings
// title: Who met whom
// topic: meetings
// answers: Meetings and calls, latest first: who, where, when, how; of one actor, or of all where none is named.
// params: actor: text = "", from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 50
// returns: rows
// example: actor = "Kim Jong Un"
// expected: 5 rows, first ["2018-06-12", "Kim Jong Un", "Donald Trump", "Singapore", "in_person", "1", "90171a3b3aa1c689e48f"]
MATCH (a:Entity)-[r:MET_WITH]->(b:Entity)
WHERE r.status = 'happened' AND r.date_end >= date($from) AND r.date <= date($to) AND ($actor = '' OR ($actor IN [a.id, a.name] OR a.iso3 = $actor OR $actor IN a.aliases) OR ($actor IN [b.id, b.name] OR b.iso3 = $actor OR $actor IN b.aliases))
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, a.name AS one, b.name AS other, r.place AS place, r.mode AS mode, size(r.articles) AS articles, r.id AS id
ORDER BY day DESC, id
LIMIT $limit
