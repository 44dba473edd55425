MATCH ()-[r:MET_WITH]->()
WHERE r.diplograph IS NOT NULL
RETURN r.id AS id, r.diplograph AS mark
