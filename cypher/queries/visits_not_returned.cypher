// name: visits_not_returned
// title: Visits not returned
// topic: meetings
// answers: Pairs of states in which one side visited the other and no visit back is known.
// params: from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 50
// returns: rows
// example: none
// expected: 14 rows, first ["United States", "China", "3", "1972-02-28"]
MATCH (visitor:Entity)-[r:VISITED]->(host:Country)
WHERE r.status = 'happened' AND (r.date IS NULL OR (r.date_end >= date($from) AND r.date <= date($to))) AND visitor.country <> host.iso3
WITH visitor.country AS code, host, count(DISTINCT coalesce(r.event, r.id)) AS visits, max(toString(r.date)) AS last
MATCH (home:Country)
WHERE home.iso3 = code AND NOT EXISTS {
  MATCH (back:Entity)-[returned:VISITED]->(home)
  WHERE returned.status = 'happened' AND back.country = host.iso3
}
RETURN home.name AS visitor_state, host.name AS host_state, visits, last
ORDER BY visits DESC, visitor_state, host_state
LIMIT $limit
