// name: conflicting_reports
// title: Conflicting reports
// topic: evidence
// answers: Events of one type between the same two that different articles date close to each other but not alike, or of which one says that they happened and the other that they did not.
// params: limit: integer = 50
// returns: rows
// example: none
// expected: 0 rows
MATCH (a:Entity)-[r]-(b:Entity)-[s]-(c:Entity)
WHERE c.id = a.id AND r.id < s.id AND type(r) = type(s) AND r.plover IS NOT NULL AND startNode(r).id = startNode(s).id AND startNode(r).id = a.id
  AND none(article IN r.articles WHERE article IN s.articles)
  AND ((r.status <> s.status AND (r.status = 'denied' OR s.status = 'denied') AND (r.date IS NULL OR s.date IS NULL OR (r.date <= s.date_end AND s.date <= r.date_end)))
    OR (r.status = s.status AND r.date <> s.date AND r.date.year = s.date.year AND r.date.month = s.date.month))
RETURN type(r) AS what, a.name AS actor, b.name AS other, substring(toString(r.date), 0, CASE r.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS day, r.status AS status, substring(toString(s.date), 0, CASE s.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS other_day, s.status AS other_status,
       r.quotes[0] AS quote, s.quotes[0] AS other_quote, r.id AS id, s.id AS other_id
ORDER BY id, other_id
LIMIT $limit
