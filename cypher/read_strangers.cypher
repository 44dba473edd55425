UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.diplograph IS NULL
RETURN n.id AS id
ORDER BY id
LIMIT 5
