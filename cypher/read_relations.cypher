MATCH (a:Entity)-[r:MET_WITH]->(b:Entity)
WHERE r.diplograph IS NOT NULL
RETURN a.id AS source, b.id AS target, r.id AS id, type(r) AS type, toString(r.date) AS date, toString(r.date_end) AS date_end,
       r.precision AS precision, r.status AS status, r.place AS place, r.mode AS mode, r.kind AS kind, r.event AS event,
       r.parties AS parties, r.plover AS plover, r.cameo AS cameo, r.goldstein AS goldstein, r.confidence AS confidence,
       r.articles AS articles, r.quotes AS quotes,
       r.evidence_articles AS evidence_articles, r.evidence_starts AS evidence_starts, r.evidence_ends AS evidence_ends
