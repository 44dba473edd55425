MATCH (n:Article)
WHERE n.diplograph IS NOT NULL
RETURN n.id AS id, n.diplograph AS mark
