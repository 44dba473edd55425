// name: spokespersons
// title: Who speaks for a state on a subject
// topic: actors
// answers: Officials of a state in sentences that hold a word, with how often and the first such sentence.
// params: state: text = "United States", subject: text = "nuclear", limit: integer = 50
// returns: rows
// example: none
// expected: 1 row, first ["Ronald Reagan", "U.S. President", "2", "U.S. President Ronald Reagan and Soviet General Secretary Mikhail Gorbachev signed the Intermediate-Range Nuclear Forces Treaty at the White House on Tuesday.", "official:usa:ronald-reagan"]
MATCH (s:Country)
WHERE ($state IN [s.id, s.name] OR s.iso3 = $state OR $state IN s.aliases)
MATCH (o:Official)-[r]-(other:Entity)
WHERE o.country = s.iso3 AND r.plover IS NOT NULL AND any(quote IN r.quotes WHERE toLower(quote) CONTAINS toLower($subject))
WITH o, r
ORDER BY r.id
WITH o, count(DISTINCT r) AS relations, collect(r) AS found
RETURN o.name AS official, o.title AS office, relations,
       head([quote IN found[0].quotes WHERE toLower(quote) CONTAINS toLower($subject)]) AS quote, o.id AS id
ORDER BY relations DESC, official, id
LIMIT $limit
