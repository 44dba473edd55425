MERGE (m:DiplographMigration {name: $name})
