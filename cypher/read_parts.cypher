MATCH (p:DiplographPart)
RETURN p.name AS name, p.digest AS digest, p.count AS count
