MATCH (n:Entity) WHERE n.aliases IS NULL
SET n.aliases = []
