// name: one_sided_dyads
// title: One-sided dyads
// topic: dyads
// answers: Ordered pairs of states in which one acts toward the other at least twice as often as the other way; meetings and the like, which have no direction, left out.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 6 rows, first ["USA", "DNK", "3", "1"]
MATCH (a:Entity)-[r:SUPPORTED|AIDED|YIELDED_TO|REQUESTED|ACCUSED|REJECTED|THREATENED|PROTESTED|SANCTIONED|MOBILIZED|COERCED|ASSAULTED]->(b:Entity)
WHERE r.status = 'happened' AND a.country <> b.country
WITH a.country AS one, b.country AS other, count(r) AS acts
OPTIONAL MATCH (c:Entity)-[back:SUPPORTED|AIDED|YIELDED_TO|REQUESTED|ACCUSED|REJECTED|THREATENED|PROTESTED|SANCTIONED|MOBILIZED|COERCED|ASSAULTED]->(d:Entity)
WHERE back.status = 'happened' AND c.country = other AND d.country = one
WITH one, other, acts, count(back) AS returned
WHERE acts >= 2 * returned AND acts > 1
RETURN one, other, acts, returned
ORDER BY acts DESC, one, other
LIMIT $limit
