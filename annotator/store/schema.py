"""The tables of a corpus, as SQL with comments: SQLite keeps them, so that the file explains itself."""

TABLES = """
CREATE TABLE pages (
  -- One newspaper page. All offsets in this file count characters (Unicode code points) of its text, from 0.
  id            TEXT NOT NULL PRIMARY KEY,
  sha256        TEXT NOT NULL,            -- of the UTF-8 bytes of the text, in hexadecimal
  characters    INTEGER NOT NULL,         -- length of the text
  ink           INTEGER NOT NULL,         -- how many of its characters are not white space
  language      TEXT,
  publication   TEXT,
  issue         TEXT,                     -- the issue's name, where it has one beyond publication and date
  date          TEXT,                     -- ISO 8601
  page_number   TEXT,                     -- as printed: 2, A03
  page_order    TEXT NOT NULL,            -- sorts page numbers naturally: A03 before A10
  source_file   TEXT,
  source_kind   TEXT,
  version_of    TEXT REFERENCES pages(id),-- the page of which this is another text
  imported_at   TEXT NOT NULL,
  extra         TEXT NOT NULL,            -- JSON: what a file said beyond what these columns mean
  text          TEXT NOT NULL             -- the raw text, never edited; a line ends at a line feed and nowhere else
) STRICT;
CREATE INDEX pages_by_sha256 ON pages(sha256);
CREATE INDEX pages_by_version ON pages(version_of) WHERE version_of IS NOT NULL;

CREATE TABLE runs (
  -- One run of a machine over some pages.
  id            INTEGER PRIMARY KEY,
  segmenter     TEXT NOT NULL,
  version       TEXT NOT NULL,
  settings      TEXT NOT NULL,            -- JSON
  started_at    TEXT NOT NULL
) STRICT;

CREATE TABLE predictions (
  -- What a run said of a page; never changed. The view predicted_articles shows it as articles.
  id            INTEGER PRIMARY KEY,
  run           INTEGER NOT NULL REFERENCES runs(id),
  page          TEXT NOT NULL REFERENCES pages(id),
  articles      INTEGER NOT NULL,         -- how many articles
  doubtful      INTEGER NOT NULL,         -- how many of its decisions a reviewer should look at
  content       TEXT NOT NULL,            -- JSON: articles with their fragments, furniture, illustrations, quantities, evidence
  extra         TEXT NOT NULL,            -- JSON: what a file said beyond that
  UNIQUE (page, run)
) STRICT;
CREATE INDEX predictions_by_run ON predictions(run);

CREATE TABLE annotations (
  -- What one reviewer says of one page, and where in its history of steps it stands.
  id            INTEGER PRIMARY KEY,
  page          TEXT NOT NULL REFERENCES pages(id),
  reviewer      TEXT NOT NULL,            -- the name gold is kept for adjudication
  seeded_from   TEXT NOT NULL,            -- run:3, blocks, nothing, annotation:li
  head          INTEGER NOT NULL,         -- the step whose result the rows of this annotation are; 0 is the seed
  revision      INTEGER NOT NULL,         -- grows with each step, undo and redo
  digest        TEXT NOT NULL,            -- of its rows, in hexadecimal
  is_parked     INTEGER NOT NULL,         -- put aside for later
  is_nothing_here INTEGER NOT NULL,       -- the reviewer says: no article, picture or number on this page
  unassigned    INTEGER NOT NULL,         -- non-space characters that no fragment holds
  doubtful      INTEGER NOT NULL,         -- decisions of a machine that a reviewer should look at
  articles      INTEGER NOT NULL,         -- how many articles
  flags         INTEGER NOT NULL,         -- how many flags
  open_notes    INTEGER NOT NULL,         -- how many notes that are not resolved
  next_article  INTEGER NOT NULL,         -- the next free number of each kind of id; no id is used twice
  next_illustration INTEGER NOT NULL,
  next_quantity INTEGER NOT NULL,
  next_note     INTEGER NOT NULL,
  next_flag     INTEGER NOT NULL,
  created_at    TEXT NOT NULL,
  changed_at    TEXT NOT NULL,
  extra         TEXT NOT NULL,            -- JSON: what an imported file said beyond what we know the meaning of
  UNIQUE (page, reviewer)
) STRICT;

CREATE TABLE layers (
  -- How far the review of each layer of an annotation is.
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  layer         TEXT NOT NULL,            -- articles, pictures, numbers
  state         TEXT NOT NULL,            -- new, in progress, finished, ignored
  finished_at   TEXT,
  is_accepted   INTEGER NOT NULL DEFAULT 0, -- finished, and by gold, else by the only or the last reviewer to finish it
  PRIMARY KEY (annotation, layer)
) STRICT, WITHOUT ROWID;

CREATE TABLE steps (
  -- Every edit of every reviewer; only ever added to. They form a tree: an edit after undo begins a branch.
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  step          INTEGER NOT NULL,         -- counts from 1; 0 is the seed
  parent        INTEGER,                  -- the step it was made on; NULL for the seed
  name          TEXT NOT NULL,            -- what the reviewer did
  arguments     TEXT NOT NULL,            -- JSON
  removed       TEXT NOT NULL,            -- JSON: rows that went, each [table, key, values, step that decided it]
  added         TEXT NOT NULL,            -- JSON: rows that came, likewise
  digest        TEXT NOT NULL,            -- of all rows of the annotation after the step
  time          TEXT NOT NULL,            -- ISO 8601 with zone
  session       TEXT NOT NULL,
  PRIMARY KEY (annotation, step),
  FOREIGN KEY (annotation, parent) REFERENCES steps(annotation, step)
) STRICT;

CREATE TABLE head_moves (
  -- Where an annotation stood after each step, undo and redo; only ever added to. Redo is derived from it.
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  revision      INTEGER NOT NULL,
  step          INTEGER NOT NULL,
  time          TEXT NOT NULL,
  session       TEXT NOT NULL,
  PRIMARY KEY (annotation, revision),
  FOREIGN KEY (annotation, step) REFERENCES steps(annotation, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
  -- The articles of an annotation as they stand now, with their text as one would read it.
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  id            TEXT NOT NULL,            -- a1, a2 …; never used again on its page
  number        INTEGER NOT NULL,         -- the number that the reviewer sees
  standing      TEXT NOT NULL,            -- machine, confirmed, changed, added, rejected
  margin        REAL,                     -- 0 to 1, how far a machine's choice was from its next best
  step          INTEGER NOT NULL,         -- the step that last decided it
  headline_text TEXT NOT NULL DEFAULT '', -- derived: the headline, lines joined
  reading_text  TEXT NOT NULL DEFAULT '', -- derived: body and crossheads, lines joined, paragraphs ended by line feeds
  PRIMARY KEY (annotation, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fragments (
  -- Spans of a page's text with a role: of an article, in reading order, or furniture of the page (article NULL).
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  start         INTEGER NOT NULL,         -- offset of the first character
  end           INTEGER NOT NULL,         -- offset after the last character
  role          TEXT NOT NULL,            -- headline, body, caption …; furniture: masthead, folio …
  article       TEXT,
  position      INTEGER,                  -- in the article's reading order, from 0
  role_standing TEXT NOT NULL,            -- who decided the role: machine, confirmed, changed, added, rejected
  role_margin   REAL,
  attachment_standing TEXT NOT NULL,      -- who put it there in its article
  attachment_margin REAL,
  boundary_standing TEXT NOT NULL,        -- who said that it begins where it begins
  boundary_margin REAL,
  is_placed     INTEGER NOT NULL,         -- a person put it at its place in the reading order
  step          INTEGER NOT NULL,         -- the step that last decided it
  PRIMARY KEY (annotation, start),
  FOREIGN KEY (annotation, article) REFERENCES articles(annotation, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE illustrations (
  -- Pictures, known by the text that belongs to them.
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  id            TEXT NOT NULL,
  kind          TEXT NOT NULL,            -- photo, chart, map, drawing, table, advertisement, logo, other
  label         TEXT,                     -- as printed: 图①
  caption       TEXT NOT NULL,            -- JSON: [[start, end], …]
  credit        TEXT NOT NULL,            -- JSON: [[start, end], …]
  article       TEXT,
  box           TEXT,                     -- JSON: [x0, y0, x1, y1] from the top left in units of the page size
  standing      TEXT NOT NULL,
  margin        REAL,
  step          INTEGER NOT NULL,
  PRIMARY KEY (annotation, id),
  FOREIGN KEY (annotation, article) REFERENCES articles(annotation, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE quantities (
  -- Numeric figures. value, low and high are exact decimal text; the columns beside them are for sorting.
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  id            TEXT NOT NULL,
  start         INTEGER NOT NULL,         -- offset of the first character, which decides the article it belongs to
  spans         TEXT NOT NULL,            -- JSON: [[start, end], …]; two where a column break cuts it
  value         TEXT,                     -- in unit, with scales such as 万 folded in
  value_number  REAL GENERATED ALWAYS AS (CAST(value AS REAL)) VIRTUAL,
  low           TEXT,                     -- of a range
  low_number    REAL GENERATED ALWAYS AS (CAST(low AS REAL)) VIRTUAL,
  high          TEXT,
  high_number   REAL GENERATED ALWAYS AS (CAST(high AS REAL)) VIRTUAL,
  iso           TEXT,                     -- of dates and periods
  bound         TEXT NOT NULL,            -- = ~ < <= > >=
  unit          TEXT,
  kind          TEXT NOT NULL,            -- count, money, measure, percent …
  change        TEXT,                     -- increase, decrease
  base          TEXT,                     -- what a change is measured against: yoy, mom, prior_period, other
  measures      TEXT NOT NULL,            -- JSON: spans that say what is measured
  standing      TEXT NOT NULL,
  margin        REAL,
  step          INTEGER NOT NULL,
  PRIMARY KEY (annotation, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
  -- An article continues on, or from, another page of the issue.
  annotation    INTEGER NOT NULL,
  article       TEXT NOT NULL,
  direction     TEXT NOT NULL,            -- continued_from, continued_on
  page_number   TEXT,                     -- as printed
  linked_page   TEXT,                     -- once linked: a page's id
  linked_article TEXT,                    -- once linked: an article's id on that page
  PRIMARY KEY (annotation, article, direction),
  FOREIGN KEY (annotation, article) REFERENCES articles(annotation, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
  -- Words of a reviewer on a page, article, fragment or figure; never part of the text.
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  id            TEXT NOT NULL,
  target        TEXT NOT NULL,            -- page, article, fragment, figure
  target_id     TEXT,                     -- of an article or figure
  span          TEXT,                     -- JSON: [start, end] of a fragment
  text          TEXT NOT NULL,
  is_resolved   INTEGER NOT NULL,
  step          INTEGER NOT NULL,
  PRIMARY KEY (annotation, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE flags (
  -- Asks for a second look.
  annotation    INTEGER NOT NULL REFERENCES annotations(id),
  id            TEXT NOT NULL,
  target        TEXT NOT NULL,            -- page, article, fragment, figure
  target_id     TEXT,
  span          TEXT,
  reason        TEXT NOT NULL,
  step          INTEGER NOT NULL,
  PRIMARY KEY (annotation, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  -- What holds for the whole corpus: name and value as JSON.
  name          TEXT NOT NULL PRIMARY KEY,
  value         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

# The ASCII marks, which FTS5 would else take for the end of a token.
_MARKS = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())


def _quoted(words: str, mark: str) -> str:
    return f"{mark}{words.replace(mark, mark * 2)}{mark}"


_TOKENIZER = _quoted(f"ascii tokenchars {_quoted(_MARKS, chr(39))}", '"')

SEARCH = f"""
CREATE TABLE indexed_pages (
  -- Which pages are in the index page_search, and under which rowid. Pages follow some time after they were imported.
  number        INTEGER PRIMARY KEY,
  page          TEXT NOT NULL UNIQUE REFERENCES pages(id)
) STRICT;
CREATE VIRTUAL TABLE page_search USING fts5(tokens, content='', columnsize=0, tokenize={_TOKENIZER});
INSERT INTO page_search (page_search, rank) VALUES ('hashsize', {32 * 1024 * 1024});
INSERT INTO page_search (page_search, rank) VALUES ('pgsz', 16000);
INSERT INTO page_search (page_search, rank) VALUES ('automerge', 16);
INSERT INTO page_search (page_search, rank) VALUES ('crisismerge', 64);
"""

PAIRS = """
DROP TABLE page_search;
DROP TABLE indexed_pages;
CREATE TABLE search_blocks (
  -- Pages whose text is in the search index, some together. Pages follow some time after they were imported.
  id            INTEGER PRIMARY KEY,
  first         INTEGER NOT NULL UNIQUE,  -- the rowid of its first page
  last          INTEGER NOT NULL UNIQUE,  -- the rowid of its last page: up to here all pages are in the index
  characters    INTEGER NOT NULL,         -- how many the texts have that are searched: no white space, NFKC, cases folded
  pages         BLOB NOT NULL,            -- the rowid of each page, 32 bits each
  starts        BLOB NOT NULL,            -- where the text of each page begins in the block, 32 bits each
  bits          INTEGER NOT NULL          -- its rows in search_rows are numbered by so many bits
) STRICT;
CREATE TABLE search_rows (
  -- Where in a block each pair of neighbouring characters stands.
  id            INTEGER PRIMARY KEY,      -- the block × 4096 and the number of the row
  pairs         BLOB NOT NULL             -- 32 bits each: how many pairs, the pairs, where the places of each end, the places
) STRICT;
"""

PENDING_TEXTS = """
CREATE TABLE pending_texts (
  -- Annotations that came in bulk and whose articles' headline_text and reading_text are still to be made.
  annotation    INTEGER PRIMARY KEY REFERENCES annotations(id)
) STRICT;
"""

LISTING = """
CREATE INDEX pages_as_listed
ON pages(publication, date, issue, page_order, id, page_number, language, source_file, version_of, ink);
CREATE INDEX predictions_as_listed ON predictions(page, run, articles, doubtful);
"""

LAYOUTS = """
CREATE TABLE layouts (
  -- Where the characters of a page stand on its picture, where its source tells.
  page          TEXT NOT NULL PRIMARY KEY REFERENCES pages(id),
  width         REAL NOT NULL,            -- of the page, in its unit
  height        REAL NOT NULL,
  unit          TEXT NOT NULL,            -- pt, px, mm10 (tenths of a millimetre), inch1200
  characters    INTEGER NOT NULL,         -- how many boxes: one for each character of the text that is no white space
  boxes         BLOB NOT NULL,            -- zlib: 4 rows of 32-bit numbers, little endian: x0, y0, width, height of each box in
                                          -- hundredths of the unit, x0 and y0 less those of the box before; width -1: no box
  styles        TEXT NOT NULL,            -- JSON: [first, size in points, bold, italic, font], each up to the next one
  rules         TEXT NOT NULL,            -- JSON: ruling lines as boxes, [x0, y0, x1, y1] in the unit
  pictures      TEXT NOT NULL             -- JSON: boxes of pictures
) STRICT;
CREATE TABLE facsimiles (
  -- Where the picture of a page is to be had; it is drawn when looked at and not kept here.
  page          TEXT NOT NULL PRIMARY KEY REFERENCES pages(id),
  file          TEXT NOT NULL,            -- its whole path when it was imported
  number        INTEGER NOT NULL          -- which page of the file, from 0
) STRICT;
"""

DETAILS = """
CREATE TABLE detail_changes (
  -- Corrections of what pages are called and dated, each of one page or of many; only ever added to.
  id            INTEGER PRIMARY KEY,
  details       TEXT NOT NULL,            -- JSON: what was set
  pages         INTEGER NOT NULL,         -- how many pages had something else
  reviewer      TEXT NOT NULL,
  time          TEXT NOT NULL,            -- ISO 8601 with zone
  holds         INTEGER NOT NULL          -- 0: it was undone
) STRICT;
CREATE TABLE detail_values (
  -- What pages had before a correction and after it. A page has what its last correction that holds gave it, else what it
  -- had before the first.
  page          TEXT NOT NULL REFERENCES pages(id),
  detail        TEXT NOT NULL,            -- publication, date, issue, page_number, language: a column of pages
  change        INTEGER NOT NULL REFERENCES detail_changes(id),
  before        TEXT,
  after         TEXT,
  PRIMARY KEY (page, detail, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX detail_values_by_change ON detail_values(change);
CREATE TABLE detail_moves (
  -- Each correction, undo and redo in turn; only ever added to. Whether a correction holds is what its last one says.
  id            INTEGER PRIMARY KEY,
  change        INTEGER NOT NULL REFERENCES detail_changes(id),
  holds         INTEGER NOT NULL,         -- 1: made, or done again; 0: undone
  time          TEXT NOT NULL,
  session       TEXT NOT NULL
) STRICT;
CREATE INDEX detail_moves_by_change ON detail_moves(change);
"""
