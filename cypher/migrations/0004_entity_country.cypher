CREATE TEXT INDEX entity_country IF NOT EXISTS FOR (n:Entity) ON (n.country)
