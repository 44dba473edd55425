-- A store of diplograph: SQLite, application_id 0x4450474B ("DPGK"), user_version = the schema's version.
-- Tables have singular names and belong to the program. Views have plural names and are for people who open the file
-- with sqlite3: entities, relations, statements, articles, evidence. Texts are UTF-8; offsets are 0-based, half-open,
-- in characters of article.text. Dates are ISO texts of a day, a month or a year.

-- One text, whatever the number of places where it was read. title, published, url and record are chosen from `source`.
CREATE TABLE article (
  id        TEXT PRIMARY KEY,  -- hash of the normalised text
  text      TEXT NOT NULL,     -- the least of the variants that normalise alike
  title     TEXT,
  published TEXT,              -- the earliest day of its sources
  url       TEXT,
  record    TEXT,
  extractor TEXT NOT NULL      -- version of the extractor that read it last
) STRICT;

CREATE TABLE source (
  article   TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  location  TEXT NOT NULL,
  record    TEXT,
  title     TEXT,
  published TEXT,
  url       TEXT,
  taken     TEXT NOT NULL      -- when it was taken in, UTC; nothing else depends on it
) STRICT;
CREATE INDEX source_article ON source (article);
CREATE INDEX source_record ON source (record);

-- An entity as statements name it: one row for each different way, shared by statements.
CREATE TABLE form (
  id      INTEGER PRIMARY KEY,
  hash    TEXT NOT NULL UNIQUE, -- of all that follows
  entity  TEXT NOT NULL,
  label   TEXT NOT NULL,
  name    TEXT NOT NULL,
  country TEXT,
  title   TEXT,
  aliases TEXT NOT NULL         -- JSON list
) STRICT;
CREATE INDEX form_entity ON form (entity);

CREATE TABLE statement (
  id           TEXT PRIMARY KEY,
  article      TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  type         TEXT NOT NULL,
  source       INTEGER NOT NULL REFERENCES form,
  source_start INTEGER NOT NULL,
  source_end   INTEGER NOT NULL,
  target       INTEGER NOT NULL REFERENCES form,
  target_start INTEGER NOT NULL,
  target_end   INTEGER NOT NULL,
  date         TEXT,
  status       TEXT NOT NULL,
  start        INTEGER NOT NULL,
  "end"        INTEGER NOT NULL,
  quote        TEXT NOT NULL,
  rule         TEXT NOT NULL,
  confidence   REAL NOT NULL,
  place        TEXT,
  mode         TEXT,
  kind         TEXT,
  plover       TEXT,
  event        TEXT,
  parties      INTEGER NOT NULL,
  extractor    TEXT NOT NULL
) STRICT;
CREATE INDEX statement_article ON statement (article);
CREATE INDEX statement_source ON statement (source);
CREATE INDEX statement_target ON statement (target);

-- Statements that may not stand: what the ontology forbids, and quotes that are not in the text.
CREATE TABLE refused (
  article   TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  number    INTEGER NOT NULL,
  reason    TEXT NOT NULL,
  statement TEXT NOT NULL,     -- in words
  extractor TEXT NOT NULL,
  PRIMARY KEY (article, number)
) STRICT;

-- Who is the same as whom, and who is not. "left" < "right". Rows by hand outlive the articles, and override.
CREATE TABLE judgement (
  "left"  TEXT NOT NULL,
  "right" TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'perhaps')),
  "by"    TEXT NOT NULL CHECK ("by" IN ('rule', 'hand')),
  reason  TEXT NOT NULL,
  score   REAL NOT NULL,
  owner   TEXT,                -- the end that the rule asked about
  made_at TEXT,                -- of rows by hand, UTC
  PRIMARY KEY ("left", "right", "by")
) STRICT, WITHOUT ROWID;
CREATE INDEX judgement_right ON judgement ("right");
CREATE INDEX judgement_owner ON judgement (owner);

-- Where a name is looked for: entities that share a key are compared.
CREATE TABLE block (
  key    TEXT NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (key, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_entity ON block (entity);

-- A hash of all that an entity's forms tell: where it has not changed, nobody need be asked anew.
CREATE TABLE profile (
  entity TEXT PRIMARY KEY,
  hash   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What follows from the judgements: entities that stand under another's id.
CREATE TABLE member (
  entity    TEXT PRIMARY KEY,
  canonical TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_canonical ON member (canonical);

-- The part of the ontology that the views need.
CREATE TABLE type (
  name      TEXT PRIMARY KEY,
  symmetric INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- articles: one row a text, with the number of its sources and statements.
CREATE VIEW articles AS
SELECT id, coalesce(record, id) AS name, title, published, url, text,
  (SELECT count(*) FROM source WHERE source.article = article.id) AS sources,
  (SELECT count(*) FROM statement WHERE statement.article = article.id) AS statements
FROM article;

-- statements: each with its parties as the article names them (source_name, target_name) and as they are known (source, target).
CREATE VIEW statements AS
SELECT s.id, s.type, coalesce(sm.canonical, sf.entity) AS source, coalesce(tm.canonical, tf.entity) AS target,
  s.date, s.status, s.place, s.mode, s.kind, s.article, s.start, s."end", s.quote, s.rule, s.confidence, s.extractor,
  sf.name AS source_name, tf.name AS target_name, s.event, s.parties
FROM statement AS s
JOIN form AS sf ON sf.id = s.source JOIN form AS tf ON tf.id = s.target
LEFT JOIN member AS sm ON sm.entity = sf.entity LEFT JOIN member AS tm ON tm.entity = tf.entity;

-- entities: every name under which an entity stands, and how many articles use it.
CREATE VIEW entities AS
SELECT coalesce(m.canonical, f.entity) AS id, f.label, f.name, f.country, f.title, f.aliases, f.entity AS named_as,
  (SELECT count(DISTINCT article) FROM statement WHERE f.id IN (source, target)) AS articles
FROM form AS f LEFT JOIN member AS m ON m.entity = f.entity;

-- evidence: each statement under the date of its relation. A coarse date falls to the one finer date that fits; an
-- undated statement to the one dated relation of its type, parties and status, where its own article tells that too.
CREATE VIEW evidence AS
WITH said AS MATERIALIZED (
  SELECT s.id, s.type, s.date, s.status, s.article, s.start, s."end", s.quote, s.confidence, s.place,
    CASE WHEN t.symmetric THEN min(s.source, s.target) ELSE s.source END AS source,
    CASE WHEN t.symmetric THEN max(s.source, s.target) ELSE s.target END AS target
  FROM statements AS s JOIN type AS t ON t.name = s.type WHERE s.source <> s.target
), day AS MATERIALIZED (
  SELECT DISTINCT type, source, target, status, date FROM said WHERE date IS NOT NULL
), finest AS MATERIALIZED (
  SELECT * FROM day AS d WHERE NOT EXISTS (
    SELECT 1 FROM day AS f WHERE (f.type, f.source, f.target, f.status) = (d.type, d.source, d.target, d.status) AND f.date LIKE d.date || '-%')
), fitting AS MATERIALIZED (
  SELECT d.*, CASE WHEN count(f.date) = 1 THEN min(f.date) ELSE d.date END AS folded
  FROM day AS d LEFT JOIN finest AS f
    ON (f.type, f.source, f.target, f.status) = (d.type, d.source, d.target, d.status) AND f.date LIKE d.date || '-%'
  GROUP BY d.type, d.source, d.target, d.status, d.date
), single AS MATERIALIZED (
  SELECT type, source, target, status, min(folded) AS folded FROM fitting
  GROUP BY type, source, target, status HAVING count(DISTINCT folded) = 1
), told AS MATERIALIZED (
  SELECT DISTINCT type, source, target, status, article FROM said WHERE date IS NOT NULL
)
SELECT s.id AS statement, s.type, s.source, s.target, coalesce(f.folded, CASE WHEN t.article IS NOT NULL THEN o.folded END) AS date,
  s.status, s.article, s.start, s."end", s.quote, s.confidence, s.place
FROM said AS s
LEFT JOIN fitting AS f ON (f.type, f.source, f.target, f.status, f.date) = (s.type, s.source, s.target, s.status, s.date)
LEFT JOIN single AS o ON s.date IS NULL AND (o.type, o.source, o.target, o.status) = (s.type, s.source, s.target, s.status)
LEFT JOIN told AS t ON s.date IS NULL AND (t.type, t.source, t.target, t.status, t.article) = (s.type, s.source, s.target, s.status, s.article);

-- relations: the edges of the graph, without their codes.
CREATE VIEW relations AS
SELECT type, source, target, date, status, count(DISTINCT article) AS articles, count(*) AS statements, min(quote) AS quote
FROM evidence GROUP BY type, source, target, date, status;
