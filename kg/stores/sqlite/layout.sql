-- The typed tables of the embedded store. Keys count nodes in order of their ids, so that comparing keys compares ids.
-- Columns that filters, orders and facets read are here; everything else of a node lies in its body, as JSON.

CREATE TABLE node (key INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL);

CREATE TABLE paper (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, title_fold TEXT NOT NULL,
  published TEXT, year TEXT, arxiv_id TEXT, organisation TEXT, comments INTEGER
);
CREATE TABLE abstract (key INTEGER PRIMARY KEY, text TEXT NOT NULL, fold TEXT NOT NULL);

CREATE TABLE concept (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, name_fold TEXT NOT NULL,
  curated INTEGER NOT NULL, papers INTEGER NOT NULL, results INTEGER NOT NULL, variant_of INTEGER, least REAL, most REAL
);

-- least and most: the low end of the smallest TOTAL size and the high end of the largest.
CREATE TABLE result (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, paper INTEGER NOT NULL, claim TEXT NOT NULL,
  direction TEXT, basis TEXT, bound TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, setting TEXT,
  confidence REAL NOT NULL, derived INTEGER NOT NULL, disputed INTEGER NOT NULL, metric INTEGER, subject INTEGER,
  baseline INTEGER, least REAL, most REAL, published TEXT, year TEXT
);

CREATE TABLE size (node INTEGER NOT NULL, place INTEGER NOT NULL, value REAL NOT NULL, high REAL NOT NULL,
  PRIMARY KEY (node, place)) WITHOUT ROWID;

CREATE TABLE mention (paper INTEGER NOT NULL, concept INTEGER NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL,
  evaluated INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE judgement (subject TEXT NOT NULL, object TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE lineage (concept INTEGER NOT NULL, ancestor INTEGER NOT NULL, PRIMARY KEY (concept, ancestor))
  WITHOUT ROWID;
CREATE TABLE credit (result INTEGER NOT NULL, technique INTEGER NOT NULL, PRIMARY KEY (result, technique))
  WITHOUT ROWID;

-- The columns of `result` once for each dataset: a question about one benchmark reads one range of this.
CREATE TABLE reported (
  dataset INTEGER NOT NULL,
  key INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, paper INTEGER NOT NULL, claim TEXT NOT NULL,
  direction TEXT, basis TEXT, bound TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, setting TEXT,
  confidence REAL NOT NULL, derived INTEGER NOT NULL, disputed INTEGER NOT NULL, metric INTEGER, subject INTEGER,
  baseline INTEGER, least REAL, most REAL, published TEXT, year TEXT, PRIMARY KEY (dataset, key)
) WITHOUT ROWID;

-- Credits of results on a dataset, with what questions about benchmarks ask: one range of this answers them.
CREATE TABLE credited (
  dataset INTEGER NOT NULL, technique INTEGER NOT NULL, result INTEGER NOT NULL, claim TEXT NOT NULL, kind TEXT NOT NULL,
  unit TEXT NOT NULL, direction TEXT, least REAL, most REAL, PRIMARY KEY (dataset, technique, result)
) WITHOUT ROWID;

CREATE TABLE comparison (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, paper INTEGER NOT NULL, direction TEXT, confidence REAL NOT NULL,
  metric INTEGER, subject INTEGER, baseline INTEGER, published TEXT, year TEXT
);
CREATE TABLE compared (dataset INTEGER NOT NULL, comparison INTEGER NOT NULL, PRIMARY KEY (dataset, comparison))
  WITHOUT ROWID;

CREATE TABLE link (type TEXT NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY (source, type, target)) WITHOUT ROWID;

CREATE TABLE form (place INTEGER PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL, id TEXT NOT NULL,
  kind TEXT NOT NULL, how TEXT NOT NULL, held INTEGER NOT NULL);
CREATE VIRTUAL TABLE form_piece USING fts5 (padded, content = '', columnsize = 0, detail = full, tokenize = 'trigram');
CREATE VIRTUAL TABLE form_rarity USING fts5vocab (form_piece, row);
