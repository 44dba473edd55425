UNWIND $rows AS row
MERGE (n:Country:Entity {id: row.id})
SET n += row.properties
