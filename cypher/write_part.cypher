MERGE (p:DiplographPart {name: $name})
SET p.digest = $digest, p.count = $count
