// name: visits_of
// title: An actor's visits
// topic: meetings
// answers: Where an actor went, is to go, or did not go after all, in the order of days.
// params: actor: text = "Donald Trump", from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 50
// returns: rows
// example: none
// expected: 3 rows, first ["2019-08-20", "Donald Trump", "Denmark", "Denmark", "denied", "U.S. President Donald Trump cancelled a visit to Denmark on Tuesday after Danish Prime Minister Mette Frederiksen rejected his offer to buy Greenland.", "43288a5eedd9a3d2bfae"]
MATCH (n:Entity)-[r:VISITED]->(host:Country)
WHERE ($actor IN [n.id, n.name] OR n.iso3 = $actor OR $actor IN n.aliases) AND (r.date IS NULL OR (r.date_end >= date($from) AND r.date <= date($to)))
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, n.name AS visitor, host.name AS state, r.place AS place, r.status AS status, r.quotes[0] AS quote, r.id AS id
ORDER BY coalesce(day, '9999'), id
LIMIT $limit
