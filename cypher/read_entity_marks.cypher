MATCH (n:Entity)
WHERE n.diplograph IS NOT NULL
RETURN n.id AS id, n.diplograph AS mark, labels(n) AS labels
