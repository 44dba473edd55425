// name: proposals
// title: What was proposed, and what became of it
// topic: agreements
// answers: Each proposal with who made it, and whether what was proposed was signed, on which day.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 10 rows, first ["1978-09-17", "Jimmy Carter", "visit by Menachem Begin to United States", "happened", "open", "", "U.S. President Jimmy Carter, who had invited both leaders to the mountain retreat, met Sadat and Begin separately on most days and signed as a witness.", "217d5f10c119502b4880"]
MATCH (a:Entity)-[r:PROPOSED]->(g)
OPTIONAL MATCH (b:Entity)-[s:SIGNED]->(g)
WHERE s.status = 'happened'
WITH a, r, g, count(s) AS signatures, min(substring(toString(s.date), 0, CASE s.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)) AS signed
RETURN substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, a.name AS actor, g.name AS proposal, r.status AS status,
       CASE WHEN signatures > 0 THEN 'signed' ELSE 'open' END AS outcome, signed, r.quotes[0] AS quote, r.id AS id
ORDER BY coalesce(day, '9999'), id
LIMIT $limit
