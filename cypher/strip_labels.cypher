UNWIND $ids AS id
MATCH (n:Entity {id: id})
REMOVE n:Country:Official:Organization:Project:Agreement
