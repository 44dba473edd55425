// name: official_year
// title: An official's year
// topic: actors
// answers: Everything dated that an official did, was to do or is denied to have done in a span of time, in the order of days.
// params: official: text = "Donald Trump", from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 200
// returns: rows
// example: official = "Angela Merkel", from = "2015-01-01", to = "2015-12-31"
// expected: 5 rows, first ["2015-02-06", "VISITED", "to", "Russia", "Moscow", "happened", "", "Merkel and Hollande had visited Moscow on February 6, where they met Putin.", "20f294d54789029809dd"]
MATCH (o:Official)-[r]-(other:Entity)
WHERE ($official IN [o.id, o.name] OR o.iso3 = $official OR $official IN o.aliases) AND r.date_end >= date($from) AND r.date <= date($to)
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, type(r) AS what,
       CASE WHEN startNode(r) = o THEN 'to' ELSE 'from' END AS direction, other.name AS other, r.place AS place, r.status AS status,
       r.mode AS mode, r.quotes[0] AS quote, r.id AS id
ORDER BY day, what, id
LIMIT $limit
