// name: signed_by_two
// title: What two states signed
// topic: agreements
// answers: Agreements that both states, or their officials, signed.
// params: first: text = "United States", second: text = "Russia", limit: integer = 50
// returns: rows
// example: first = "Israel", second = "Bahrain"
// expected: 1 row, first ["2020-09-15", "Abraham Accords", "White House", "Israeli Prime Minister Benjamin Netanyahu, Emirati Foreign Minister Abdullah bin Zayed Al Nahyan and Bahraini Foreign Minister Abdullatif bin Rashid Al Zayani signed the Abraham Accords at the White House on Tuesday.", "agreement:abraham-accords"]
MATCH (one:Country), (two:Country)
WHERE ($first IN [one.id, one.name] OR one.iso3 = $first OR $first IN one.aliases) AND ($second IN [two.id, two.name] OR two.iso3 = $second OR $second IN two.aliases)
MATCH (a:Entity)-[r:SIGNED]->(g:Agreement)<-[s:SIGNED]-(b:Entity)
WHERE r.status = 'happened' AND s.status = 'happened' AND a.country = one.iso3 AND b.country = two.iso3
WITH g, min(substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)) AS day, min(r.place) AS place, min(r.quotes[0]) AS quote
RETURN day, g.name AS agreement, place, quote, g.id AS id
ORDER BY coalesce(day, '9999'), agreement, id
LIMIT $limit
