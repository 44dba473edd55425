UNWIND $rows AS row
MATCH (a:Article {id: row.source})
MATCH (b:Entity {id: row.target})
CREATE (a)-[r:MENTIONS {id: row.id}]->(b)
SET r += row.properties
