// name: dyad_years
// title: Cooperation against conflict, by year
// topic: dyads
// answers: Two states year by year: events, cooperative and conflictual ones by PLOVER class, sum and mean of Goldstein values.
// params: first: text = "United States", second: text = "Russia"
// returns: rows
// example: none
// expected: 4 rows, first ["1985", "1", "1", "0", "1", "1"]
MATCH (one:Country), (two:Country)
WHERE ($first IN [one.id, one.name] OR one.iso3 = $first OR $first IN one.aliases) AND ($second IN [two.id, two.name] OR two.iso3 = $second OR $second IN two.aliases)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.plover IS NOT NULL
  AND ((a.country = one.iso3 AND b.country = two.iso3) OR (a.country = two.iso3 AND b.country = one.iso3)) AND r.status = 'happened' AND r.date IS NOT NULL
WITH r.date.year AS year, r
RETURN year, count(r) AS events,
       sum(CASE WHEN r.goldstein > 0 THEN 1 ELSE 0 END) AS cooperative, sum(CASE WHEN r.goldstein < 0 THEN 1 ELSE 0 END) AS conflictual,
       sum(toInteger(round(r.goldstein * 10))) / 10.0 AS goldstein_sum, floor(sum(toInteger(round(r.goldstein * 10))) * 10.0 / count(r) + 0.5) / 100 AS goldstein_mean
ORDER BY year
