// name: search_names
// title: Search names
// topic: actors
// answers: Entities in whose name, office or aliases all the words occur, exact names first.
// params: words: text = "united", limit: integer = 50
// returns: rows
// example: words = "minister"
// expected: 31 rows, first ["Benjamin Netanyahu", "Official", "ISR", "Israeli Prime Minister", "5", "official:isr:benjamin-netanyahu"]
WITH [word IN split(toLower($words), ' ') WHERE word <> ''] AS wanted
MATCH (n:Entity)
WITH n, wanted, toLower(n.name) AS folded,
     toLower(reduce(text = n.name + ' ' + coalesce(n.title, ''), alias IN n.aliases | text + ' ' + alias)) AS named
WHERE all(word IN wanted WHERE named CONTAINS word)
OPTIONAL MATCH (n)-[r]-(:Entity)
WITH n, folded, count(r) AS relations
RETURN n.name AS name, CASE WHEN n:Country THEN 'Country' WHEN n:Official THEN 'Official' WHEN n:Organization THEN 'Organization'
         WHEN n:Project THEN 'Project' ELSE 'Agreement' END AS label,
       n.country AS country, n.title AS office, relations, n.id AS id
ORDER BY CASE WHEN folded = toLower($words) THEN 0 ELSE 1 END, relations DESC, name, id
LIMIT $limit
