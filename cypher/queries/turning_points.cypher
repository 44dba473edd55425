// name: turning_points
// title: Dyads that turned
// topic: dyads
// answers: Pairs of states whose mean Goldstein value changed its sign from one year with events to the next.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 8 rows, first ["RUS", "USA", "1985", "1986", "1", "-1.2"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.goldstein IS NOT NULL AND r.status = 'happened' AND r.date IS NOT NULL AND a.country <> b.country
WITH CASE WHEN a.country < b.country THEN a.country ELSE b.country END AS one,
     CASE WHEN a.country < b.country THEN b.country ELSE a.country END AS other,
     r.date.year AS year, sum(toInteger(round(r.goldstein * 10))) * 10.0 / count(r) AS mean
WITH one, other, year, mean
ORDER BY one, other, year
WITH one, other, collect({year: year, mean: mean}) AS years
UNWIND range(1, size(years) - 1) AS at
WITH one, other, years[at - 1] AS before, years[at] AS after
WHERE before.mean * after.mean < 0
RETURN one, other, before.year AS from_year, after.year AS to_year, floor(before.mean + 0.5) / 100 AS mean_before, floor(after.mean + 0.5) / 100 AS mean_after
ORDER BY to_year, one, other
LIMIT $limit
