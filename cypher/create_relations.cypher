UNWIND $rows AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
CREATE (a)-[r:MET_WITH {id: row.id}]->(b)
SET r += row.properties, r.date = date(row.date), r.date_end = date(row.date_end)
