MATCH (a:Article)-[r:MENTIONS]->(b:Entity)
WHERE r.diplograph IS NOT NULL
RETURN a.id AS article, b.id AS entity
