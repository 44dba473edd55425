// name: officials_of_state
// title: Who acts for a state
// topic: actors
// answers: The officials who represent a state or organisation, with their office and how many events they stand in.
// params: state: text = "United States", limit: integer = 50
// returns: rows
// example: none
// expected: 11 rows, first ["Donald Trump", "U.S. President", "United States", "12", "5", "official:usa:donald-trump"]
MATCH (o:Official)-[represents:REPRESENTS]->(s)
WHERE ($state IN [s.id, s.name] OR s.iso3 = $state OR $state IN s.aliases)
OPTIONAL MATCH (o)-[r]-(other:Entity)
WHERE r.plover IS NOT NULL AND r.status = 'happened'
WITH o, s, represents, count(DISTINCT r) AS events
RETURN o.name AS official, o.title AS office, s.name AS side, events, size(represents.articles) AS articles, o.id AS id
ORDER BY events DESC, official, id
LIMIT $limit
