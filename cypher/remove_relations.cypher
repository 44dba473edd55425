UNWIND $ids AS id
MATCH ()-[r:MET_WITH {id: id}]->()
WHERE r.diplograph IS NOT NULL
DELETE r
