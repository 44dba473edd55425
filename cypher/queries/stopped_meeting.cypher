// name: stopped_meeting
// title: States that stopped meeting
// topic: meetings
// answers: Pairs of states that met at least a number of times, and no more since a day.
// params: before: date = "2019-01-01", least: integer = 2, limit: integer = 50
// returns: rows
// example: none
// expected: 4 rows, first ["PRK", "USA", "2", "2018-04-27", "2018-06-12"]
MATCH (a:Entity)-[r:MET_WITH]->(b:Entity)
WHERE r.status = 'happened' AND r.date IS NOT NULL AND a.country <> b.country
WITH CASE WHEN a.country < b.country THEN a.country ELSE b.country END AS one,
     CASE WHEN a.country < b.country THEN b.country ELSE a.country END AS other,
     count(DISTINCT coalesce(r.event, r.id)) AS meetings, max(toString(r.date_end)) AS last, min(toString(r.date)) AS first
WHERE meetings >= $least AND last < $before
RETURN one, other, meetings, first, last
ORDER BY last DESC, one, other
LIMIT $limit
