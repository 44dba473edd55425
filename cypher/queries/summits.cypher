// name: summits
// title: Meetings of many
// topic: meetings
// answers: Events with three parties or more: when, where, who.
// params: least: integer = 3, limit: integer = 50
// returns: rows
// example: none
// expected: 3 rows, first ["2023-03-10", "", "3", "Ali Shamkhani; Musaad bin Mohammed Al Aiban; Wang Yi", "e6e9fc9f07fd4a9277f3"]
MATCH (a:Entity)-[r:MET_WITH]->(b:Entity)
WHERE r.parties >= $least AND r.event IS NOT NULL AND r.status = 'happened'
WITH r.event AS event, max(r.parties) AS parties, min(substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)) AS day, min(r.place) AS place, collect(a.name) + collect(b.name) AS names
UNWIND names AS name
WITH event, parties, day, place, name
ORDER BY name
WITH event, parties, day, place, collect(DISTINCT name) AS actors
RETURN day, place, parties, actors, event
ORDER BY coalesce(day, '') DESC, event
LIMIT $limit
