// name: dyads_by_class
// title: What dyads do, by PLOVER class
// topic: dyads
// answers: Pairs of states by PLOVER class: how many events, first and last day.
// params: plover: text = "CONSULT", limit: integer = 50
// returns: rows
// example: plover = "AGREE"
// expected: 6 rows, first ["ECU", "PER", "1", "1998-10-26", "1998-10-26"]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.plover = $plover AND r.status = 'happened' AND a.country <> b.country
WITH CASE WHEN a.country < b.country THEN a.country ELSE b.country END AS one,
     CASE WHEN a.country < b.country THEN b.country ELSE a.country END AS other,
     count(DISTINCT coalesce(r.event, r.id)) AS events, min(toString(r.date)) AS first, max(toString(r.date)) AS last
RETURN one, other, events, first, last
ORDER BY events DESC, one, other
LIMIT $limit
