// name: hosts
// title: Most active hosts
// topic: meetings
// answers: States by the visits that they received, and from how many different states.
// params: from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 50
// returns: rows
// example: none
// expected: 11 rows, first ["China", "4", "3", "2", "country:CHN"]
MATCH (visitor:Entity)-[r:VISITED]->(host:Country)
WHERE r.status = 'happened' AND r.date_end >= date($from) AND r.date <= date($to) AND coalesce(visitor.country, '') <> host.iso3
WITH host, count(DISTINCT coalesce(r.event, r.id)) AS visits, count(DISTINCT visitor.country) AS states, count(DISTINCT visitor) AS visitors
RETURN host.name AS host, visits, visitors, states, host.id AS id
ORDER BY visits DESC, id
LIMIT $limit
