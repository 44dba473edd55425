// name: dyad_graph
// title: Two states as a graph
// topic: dyads
// answers: All relations between two states and their officials, to be seen in Neo4j Browser.
// params: first: text = "United States", second: text = "Russia", limit: integer = 200
// returns: path
// example: none
// expected: 12 rows, first ["Mikhail Gorbachev -[VISITED]- United States"]
MATCH (one:Country), (two:Country)
WHERE ($first IN [one.id, one.name] OR one.iso3 = $first OR $first IN one.aliases) AND ($second IN [two.id, two.name] OR two.iso3 = $second OR $second IN two.aliases)
MATCH p = (a:Entity)-[r]->(b:Entity)
WHERE r.plover IS NOT NULL
  AND ((a.country = one.iso3 AND b.country = two.iso3) OR (a.country = two.iso3 AND b.country = one.iso3))
RETURN p
ORDER BY r.id
LIMIT $limit
