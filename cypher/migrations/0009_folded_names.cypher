CREATE FULLTEXT INDEX folded_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases, n.title]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}
