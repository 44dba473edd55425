MATCH (m:DiplographMigration)
RETURN m.name AS name
ORDER BY name
