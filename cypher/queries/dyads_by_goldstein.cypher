// name: dyads_by_goldstein
// title: Warm and cold dyads
// topic: dyads
// answers: Pairs of states with at least a number of events, by the mean Goldstein value, coldest first.
// params: least: integer = 2, limit: integer = 50
// returns: rows
// example: none
// expected: 21 rows, first ["GBR", "RUS", "4", "-4.5", "-7", "1"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.goldstein IS NOT NULL AND r.status = 'happened' AND a.country <> b.country
WITH CASE WHEN a.country < b.country THEN a.country ELSE b.country END AS one,
     CASE WHEN a.country < b.country THEN b.country ELSE a.country END AS other,
     count(r) AS events, sum(toInteger(round(r.goldstein * 10))) * 10.0 / count(r) AS hundredths, min(r.goldstein) AS lowest, max(r.goldstein) AS highest
WHERE events >= $least
RETURN one, other, events, floor(hundredths + 0.5) / 100 AS mean, lowest, highest
ORDER BY mean, one, other
LIMIT $limit
