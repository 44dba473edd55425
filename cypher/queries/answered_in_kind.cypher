// name: answered_in_kind
// title: Answered in kind
// topic: conflict
// answers: Conflictual acts of one state against another that the other answered with one of the same type in the same year or the next.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 4 rows, first ["SANCTIONED", "Theresa May", "Russia", "2018-03-17", "Russia", "2018-03-17", "060619fe48d44f8bd93e", "bf190e272142332b13de"]
MATCH (a:Entity)-[r:ACCUSED|REJECTED|THREATENED|PROTESTED|SANCTIONED|MOBILIZED|COERCED|ASSAULTED]->(b:Entity)
WHERE r.status = 'happened' AND r.date IS NOT NULL AND a.country <> b.country
MATCH (c:Entity)-[s]->(d:Entity)
WHERE s.status = 'happened' AND type(s) = type(r) AND c.country = b.country AND d.country = a.country
  AND s.date >= r.date AND s.date.year <= r.date.year + 1
RETURN type(r) AS what, a.name AS actor, b.name AS recipient, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, c.name AS answered_by, substring(toString(s.date), 0, CASE s.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS answered, r.id AS id, s.id AS answer
ORDER BY day, id, answer
LIMIT $limit
