// name: meetings_by_mode
// title: How they meet, by year
// topic: meetings
// answers: Meetings of each year by their kind: in person, by telephone, by video, negotiation.
// params: none
// returns: rows
// example: none
// expected: 19 rows, first ["1972", "in_person", "2"]
MATCH (a:Entity)-[r:MET_WITH]->(b:Entity)
WHERE r.status = 'happened' AND r.date IS NOT NULL
WITH r.date.year AS year, coalesce(r.mode, 'unknown') AS mode, count(DISTINCT coalesce(r.event, r.id)) AS meetings
RETURN year, mode, meetings
ORDER BY year, mode
