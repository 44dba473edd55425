// name: chain_length
// title: How far two actors are apart
// topic: networks
// answers: The number of steps of the shortest way between two actors through meetings that took place and offices, at most four.
// params: first: text = "Donald Trump", second: text = "Russia"
// returns: rows
// example: first = "Angela Merkel", second = "Kim Jong Un"
// expected: 1 row, first ["Angela Merkel", "Kim Jong Un", "4", "official:deu:angela-merkel", "official:prk:kim-jong-un"]
MATCH (a:Entity), (b:Entity)
WHERE ($first IN [a.id, a.name] OR a.iso3 = $first OR $first IN a.aliases) AND ($second IN [b.id, b.name] OR b.iso3 = $second OR $second IN b.aliases) AND a.id <> b.id
OPTIONAL MATCH p1 = (a)-[r1:MET_WITH|REPRESENTS]-(b)
WHERE r1.status = 'happened'
WITH a, b, p1, r1.id AS way1
ORDER BY way1
WITH a, b, head(collect(p1)) AS chain1
OPTIONAL MATCH p2 = (a)-[r1:MET_WITH|REPRESENTS]-(n1)-[r2:MET_WITH|REPRESENTS]-(b)
WHERE chain1 IS NULL AND r1.status = 'happened' AND r2.status = 'happened'
WITH a, b, chain1, p2, n1.id + ' ' + r1.id + ' ' + r2.id AS way2
ORDER BY way2
WITH a, b, chain1, head(collect(p2)) AS chain2
OPTIONAL MATCH p3 = (a)-[r1:MET_WITH|REPRESENTS]-(n1)-[r2:MET_WITH|REPRESENTS]-(n2)-[r3:MET_WITH|REPRESENTS]-(b)
WHERE chain1 IS NULL AND chain2 IS NULL AND r1.status = 'happened' AND r2.status = 'happened' AND r3.status = 'happened'
WITH a, b, chain1, chain2, p3, n1.id + ' ' + n2.id + ' ' + r1.id + ' ' + r2.id + ' ' + r3.id AS way3
ORDER BY way3
WITH a, b, chain1, chain2, head(collect(p3)) AS chain3
OPTIONAL MATCH p4 = (a)-[r1:MET_WITH|REPRESENTS]-(n1)-[r2:MET_WITH|REPRESENTS]-(n2)-[r3:MET_WITH|REPRESENTS]-(n3)-[r4:MET_WITH|REPRESENTS]-(b)
WHERE chain1 IS NULL AND chain2 IS NULL AND chain3 IS NULL AND r1.status = 'happened' AND r2.status = 'happened' AND r3.status = 'happened' AND r4.status = 'happened'
WITH a, b, chain1, chain2, chain3, p4, n1.id + ' ' + n2.id + ' ' + n3.id + ' ' + r1.id + ' ' + r2.id + ' ' + r3.id + ' ' + r4.id AS way4
ORDER BY way4
WITH a, b, chain1, chain2, chain3, head(collect(p4)) AS chain4
WITH a, b, coalesce(chain1, chain2, chain3, chain4) AS chain
WHERE chain IS NOT NULL
RETURN a.name AS one, b.name AS other, length(chain) AS steps, a.id AS one_id, b.id AS other_id
ORDER BY one_id, other_id
