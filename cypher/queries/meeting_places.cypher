// name: meeting_places
// title: Where meetings take place
// topic: meetings
// answers: Places by the number of meetings and visits there.
// params: from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 50
// returns: rows
// example: none
// expected: 21 rows, first ["Beijing", "3", "5"]
MATCH (a:Entity)-[r:MET_WITH|VISITED]->(b:Entity)
WHERE r.status = 'happened' AND r.place IS NOT NULL AND r.date_end >= date($from) AND r.date <= date($to)
WITH r.place AS place, count(DISTINCT coalesce(r.event, r.id)) AS events, collect(DISTINCT a.name) + collect(DISTINCT b.name) AS named
UNWIND named AS actor
WITH place, events, count(DISTINCT actor) AS actors
RETURN place, events, actors
ORDER BY events DESC, place
LIMIT $limit
