MATCH (a:Entity)-[r:SAME_AS|DIFFERENT_FROM]->(b:Entity)
WHERE a.diplograph IS NOT NULL AND b.diplograph IS NOT NULL
RETURN type(r) AS verdict, a.id AS id, a.name AS name, b.id AS other_id, b.name AS other_name, toString(r.reason) AS reason
ORDER BY verdict, id, other_id
