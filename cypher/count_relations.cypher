MATCH ()-[r:MET_WITH]->()
RETURN count(r) AS count
