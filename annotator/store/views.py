"""The views of a corpus: what a reader of SQL asks first, with names, texts and times filled in."""

VIEWS = """
CREATE VIEW reviewed_articles AS
  -- The articles of pages whose articles are finished, as the accepted annotation has them.
  SELECT a.page, p.publication, p.issue, p.date, p.page_number, a.reviewer,
         r.id AS article, r.number, r.headline_text, r.reading_text, length(r.reading_text) AS characters,
         came.page_number AS continued_from, went.page_number AS continued_on,
         r.standing, l.finished_at, r.annotation
  FROM layers l
  JOIN annotations a ON a.id = l.annotation
  JOIN pages p ON p.id = a.page
  JOIN articles r ON r.annotation = a.id
  LEFT JOIN links came ON came.annotation = r.annotation AND came.article = r.id AND came.direction = 'continued_from'
  LEFT JOIN links went ON went.annotation = r.annotation AND went.article = r.id AND went.direction = 'continued_on'
  WHERE l.layer = 'articles' AND l.is_accepted;

CREATE VIEW reviewed_figures AS
  -- Pictures and numbers of pages whose pictures, or numbers, are finished; rejected ones are left out.
  SELECT a.page, p.publication, p.issue, p.date, p.page_number, a.reviewer,
         'picture' AS figure, i.id, i.article, i.kind, i.label,
         (SELECT group_concat(substr(p.text, 1 + (s.value ->> 0), (s.value ->> 1) - (s.value ->> 0)), '')
          FROM json_each(CASE WHEN i.caption = '[]' THEN i.credit ELSE i.caption END) s) AS text,
         NULL AS value, NULL AS value_number, NULL AS low, NULL AS high, NULL AS unit, NULL AS bound, NULL AS iso,
         NULL AS change, NULL AS base,
         NULL AS measures,
         i.standing, l.finished_at, i.annotation
  FROM layers l
  JOIN annotations a ON a.id = l.annotation
  JOIN pages p ON p.id = a.page
  JOIN illustrations i ON i.annotation = a.id
  WHERE l.layer = 'pictures' AND l.is_accepted AND i.standing <> 'rejected'
  UNION ALL
  SELECT a.page, p.publication, p.issue, p.date, p.page_number, a.reviewer,
         'number', q.id,
         (SELECT CASE WHEN f.end > q.start THEN f.article END
          FROM fragments f WHERE f.annotation = q.annotation AND f.start <= q.start ORDER BY f.start DESC LIMIT 1),
         q.kind, NULL,
         (SELECT group_concat(substr(p.text, 1 + (s.value ->> 0), (s.value ->> 1) - (s.value ->> 0)), '')
          FROM json_each(q.spans) s),
         q.value, q.value_number, q.low, q.high, q.unit, q.bound, q.iso,
         q.change, q.base,
         (SELECT group_concat(substr(p.text, 1 + (s.value ->> 0), (s.value ->> 1) - (s.value ->> 0)), '')
          FROM json_each(q.measures) s),
         q.standing, l.finished_at, q.annotation
  FROM layers l
  JOIN annotations a ON a.id = l.annotation
  JOIN pages p ON p.id = a.page
  JOIN quantities q ON q.annotation = a.id
  WHERE l.layer = 'numbers' AND l.is_accepted AND q.standing <> 'rejected';

CREATE VIEW fragments_text AS
  -- Every fragment of finished articles, and furniture beside them, with its raw text and who decided it when.
  SELECT a.page, a.reviewer, f.article, r.number, f.position, f.role, f.start, f.end,
         substr(p.text, 1 + f.start, f.end - f.start) AS text,
         f.role_standing, f.attachment_standing, f.boundary_standing,
         CASE WHEN f.step = 0 THEN a.seeded_from ELSE a.reviewer END AS decided_by,
         (SELECT s.time FROM steps s WHERE s.annotation = f.annotation AND s.step = f.step) AS decided_at,
         f.annotation
  FROM layers l
  JOIN annotations a ON a.id = l.annotation
  JOIN pages p ON p.id = a.page
  JOIN fragments f ON f.annotation = a.id
  LEFT JOIN articles r ON r.annotation = f.annotation AND r.id = f.article
  WHERE l.layer = 'articles' AND l.is_accepted;

CREATE VIEW predicted_articles AS
  -- The articles of every prediction, in raw text: lines are not joined as in reading_text.
  SELECT n.page, n.run, u.segmenter, u.version, u.started_at,
         r.value ->> 'id' AS article, r.value ->> 'number' AS number, r.value ->> 'margin' AS margin,
         (SELECT group_concat(t, char(10)) FROM (
            SELECT substr(p.text, 1 + (f.value ->> 'start'), (f.value ->> 'end') - (f.value ->> 'start')) AS t
            FROM json_each(r.value, '$.fragments') f
            WHERE f.value ->> 'role' = 'headline'
            ORDER BY f.key)) AS raw_headline,
         (SELECT group_concat(t, char(10)) FROM (
            SELECT substr(p.text, 1 + (f.value ->> 'start'), (f.value ->> 'end') - (f.value ->> 'start')) AS t
            FROM json_each(r.value, '$.fragments') f
            ORDER BY f.key)) AS raw_text,
         n.id AS prediction
  FROM predictions n
  JOIN runs u ON u.id = n.run
  JOIN pages p ON p.id = n.page,
  json_each(n.content, '$.articles') r;

CREATE VIEW edits_readable AS
  -- Every step of every reviewer: what was done, when, on which articles, and whether it still holds (was not undone).
  WITH RECURSIVE holding(annotation, step) AS (
    SELECT id, head FROM annotations
    UNION ALL
    SELECT s.annotation, s.parent FROM holding h JOIN steps s ON s.annotation = h.annotation AND s.step = h.step
    WHERE s.parent IS NOT NULL
  )
  SELECT a.page, a.reviewer, s.step, s.parent, s.time, s.session, s.name, s.arguments,
         (SELECT group_concat(article, ' ') FROM (
            SELECT DISTINCT CASE w.value ->> 0 WHEN 'article' THEN w.value ->> 1 ELSE w.value ->> '$[2].article' END AS article
            FROM (SELECT value FROM json_each(s.removed) UNION ALL SELECT value FROM json_each(s.added)) w
            WHERE w.value ->> 0 IN ('article', 'fragment', 'illustration')
            ORDER BY length(article), article)) AS articles,
         json_array_length(s.removed) AS rows_removed, json_array_length(s.added) AS rows_added,
         h.step IS NOT NULL AS holds,
         s.annotation
  FROM steps s
  JOIN annotations a ON a.id = s.annotation
  LEFT JOIN holding h ON h.annotation = s.annotation AND h.step = s.step
  WHERE s.step > 0;

CREATE VIEW page_progress AS
  -- How far each reviewer is with each page; a page that nobody began has one row without reviewer.
  SELECT p.id AS page, p.publication, p.issue, p.date, p.page_number, a.reviewer,
         coalesce(t.state, 'new') AS articles_state, coalesce(i.state, 'new') AS pictures_state,
         coalesce(q.state, 'new') AS numbers_state,
         coalesce(t.is_accepted, 0) AS articles_accepted,
         coalesce(a.is_parked, 0) AS is_parked, coalesce(a.is_nothing_here, 0) AS is_nothing_here,
         a.articles, p.ink AS characters, coalesce(a.unassigned, p.ink) AS unassigned, a.doubtful, a.flags, a.open_notes,
         a.revision, a.seeded_from, a.created_at, a.changed_at, t.finished_at AS articles_finished_at,
         a.id AS annotation
  FROM pages p
  LEFT JOIN annotations a ON a.page = p.id
  LEFT JOIN layers t ON t.annotation = a.id AND t.layer = 'articles'
  LEFT JOIN layers i ON i.annotation = a.id AND i.layer = 'pictures'
  LEFT JOIN layers q ON q.annotation = a.id AND q.layer = 'numbers';
"""

VIEW_WITH_PENDING_TEXTS = """
DROP VIEW reviewed_articles;
CREATE VIEW reviewed_articles AS
  -- The articles of pages whose articles are finished, as the accepted annotation has them. Texts that are still to be
  -- made, as some are for a while after many pages were imported, are NULL; see pending_texts.
  SELECT a.page, p.publication, p.issue, p.date, p.page_number, a.reviewer, r.id AS article, r.number,
         CASE WHEN w.annotation IS NULL THEN r.headline_text END AS headline_text,
         CASE WHEN w.annotation IS NULL THEN r.reading_text END AS reading_text,
         CASE WHEN w.annotation IS NULL THEN length(r.reading_text) END AS characters,
         came.page_number AS continued_from, went.page_number AS continued_on,
         r.standing, l.finished_at, r.annotation
  FROM layers l
  JOIN annotations a ON a.id = l.annotation
  JOIN pages p ON p.id = a.page
  JOIN articles r ON r.annotation = a.id
  LEFT JOIN pending_texts w ON w.annotation = a.id
  LEFT JOIN links came ON came.annotation = r.annotation AND came.article = r.id AND came.direction = 'continued_from'
  LEFT JOIN links went ON went.annotation = r.annotation AND went.article = r.id AND went.direction = 'continued_on'
  WHERE l.layer = 'articles' AND l.is_accepted;
"""
