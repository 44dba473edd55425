// name: triangles
// title: Three who all met
// topic: networks
// answers: Triples of states of which each met each other, themselves or through their officials.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 11 rows, first ["BRA", "ECU", "PER"]
MATCH (x:Entity)-[r:MET_WITH]-(y:Entity)
WHERE r.status = 'happened' AND x.country < y.country
WITH collect(DISTINCT x.country + '|' + y.country) AS pairs
UNWIND pairs AS pair
WITH pairs, split(pair, '|')[0] AS one, split(pair, '|')[1] AS two
UNWIND pairs AS next
WITH pairs, one, two, next
WHERE next STARTS WITH two + '|'
WITH pairs, one, two, split(next, '|')[1] AS three
WHERE one + '|' + three IN pairs
RETURN one, two, three
ORDER BY one, two, three
LIMIT $limit
