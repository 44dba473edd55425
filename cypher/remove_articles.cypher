UNWIND $ids AS id
MATCH (n:Article {id: id})
WHERE n.diplograph IS NOT NULL AND NOT EXISTS { (n)--() }
DELETE n
