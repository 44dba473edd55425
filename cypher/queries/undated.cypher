// name: undated
// title: What has no date
// topic: evidence
// answers: Events for which no day, month or year is known.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 12 rows, first ["MET_WITH", "Hossein Amirabdollahian", "Faisal bin Farhan", "planned", "Iranian Foreign Minister Hossein Amirabdollahian is to meet Saudi Foreign Minister Faisal bin Farhan in the coming weeks.", "2ceacf22e6fc923bbcd6"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.plover IS NOT NULL AND r.date IS NULL
RETURN type(r) AS what, a.name AS actor, b.name AS other, r.status AS status, r.quotes[0] AS quote, r.id AS id
ORDER BY what, id
LIMIT $limit
