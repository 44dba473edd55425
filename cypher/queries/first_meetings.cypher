// name: first_meetings
// title: First meetings of two states
// topic: meetings
// answers: For each pair of states the day of the first meeting that is known, latest first.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 30 rows, first ["2023-03-10", "CHN", "IRN", "1"]
MATCH (a:Entity)-[r:MET_WITH]->(b:Entity)
WHERE r.status = 'happened' AND r.date IS NOT NULL AND a.country <> b.country
WITH CASE WHEN a.country < b.country THEN a.country ELSE b.country END AS one,
     CASE WHEN a.country < b.country THEN b.country ELSE a.country END AS other,
     min(toString(r.date)) AS first, count(DISTINCT coalesce(r.event, r.id)) AS meetings
RETURN first, one, other, meetings
ORDER BY first DESC, one, other
LIMIT $limit
