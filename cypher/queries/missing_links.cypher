// name: missing_links
// title: Who could meet
// topic: networks
// answers: Pairs of states that share at least a number of partners, themselves or through their officials, and have no meeting on record.
// params: least: integer = 2, limit: integer = 50
// returns: rows
// example: none
// expected: 7 rows, first ["CHN", "KOR", "2"]
MATCH (x:Entity)-[r:MET_WITH]-(y:Entity)
WHERE r.status = 'happened' AND x.country <> y.country
WITH DISTINCT x.country AS state, y.country AS partner
WITH partner, collect(state) AS states
UNWIND states AS one
UNWIND states AS other
WITH one, other, partner
WHERE one < other
WITH one, other, count(DISTINCT partner) AS shared
WHERE shared >= $least AND NOT EXISTS {
  MATCH (p:Entity)-[m:MET_WITH]-(q:Entity)
  WHERE m.status = 'happened' AND p.country = one AND q.country = other
}
RETURN one, other, shared
ORDER BY shared DESC, one, other
LIMIT $limit
