// name: proposed_then_signed
// title: Proposed, then signed
// topic: agreements
// answers: Agreements for which both a proposal and a signing are known.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Entity)-[r:PROPOSED]->(g)<-[s:SIGNED]-(b:Entity)
WHERE s.status = 'happened'
RETURN g.name AS agreement, a.name AS proposed_by, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS proposed, b.name AS signed_by, substring(toString(s.date), 0, CASE s.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS signed, r.id AS id, s.id AS signing
ORDER BY agreement, id, signing
LIMIT $limit
