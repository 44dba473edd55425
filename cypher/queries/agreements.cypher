// name: agreements
// title: Agreements and who signed them
// topic: agreements
// answers: Each agreement with its signatories and the day of the signing.
// params: from: date = "1900-01-01", to: date = "2100-12-31", limit: integer = 50
// returns: rows
// example: none
// expected: 14 rows, first ["2023-03-10", "joint statement", "", "Ali Shamkhani; Musaad bin Mohammed Al Aiban; Wang Yi", "agreement:joint-statement:17c58032"]
MATCH (a:Entity)-[r:SIGNED]->(g:Agreement)
WHERE r.status = 'happened' AND (r.date IS NULL OR (r.date_end >= date($from) AND r.date <= date($to)))
WITH g, a, r
ORDER BY a.name, r.id
WITH g, min(substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)) AS day, min(r.place) AS place, collect(DISTINCT a.name) AS signatories
RETURN day, g.name AS agreement, place, signatories, g.id AS id
ORDER BY coalesce(day, '9999') DESC, agreement, id
LIMIT $limit
