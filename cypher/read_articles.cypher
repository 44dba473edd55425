MATCH (n:Article)
WHERE n.diplograph IS NOT NULL
RETURN n.id AS id, n.name AS name, n.title AS title, toString(n.published) AS published, n.url AS url
