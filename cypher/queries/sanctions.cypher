// name: sanctions
// title: Sanctions and expulsions
// topic: conflict
// answers: Who sanctioned, embargoed or expelled whom, when, and how.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 3 rows, first ["2018-03-17", "Theresa May", "Russia", "expel", "happened", "Russia expelled 23 British diplomats on Saturday, three days after British Prime Minister Theresa May expelled 23 Russian diplomats over the poisoning of Sergei Skripal in Salisbury.", "060619fe48d44f8bd93e"]
MATCH (a:Entity)-[r:SANCTIONED]->(b:Entity)
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, a.name AS actor, b.name AS recipient, coalesce(r.mode, r.kind) AS how, r.status AS status, r.quotes[0] AS quote, r.id AS id
ORDER BY coalesce(day, '9999'), id
LIMIT $limit
