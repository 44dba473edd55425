MATCH (n:Entity)
WHERE n.diplograph IS NOT NULL
RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.country AS country, n.iso3 AS iso3, n.title AS title,
       n.aliases AS aliases, n.articles AS articles
