"""The pages of a corpus: added once, never changed, listed with how far their review is."""

import re
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from annotator.core.annotation import Layer, LayerStates, ReviewState
from annotator.core.errors import NotFound, UserError
from annotator.core.page import Page, PageId, Source, digest_of
from annotator.store.connection import GIVEN, Connection, as_given
from annotator.store.search import forget_from


class PageDiffers(UserError):
    """A page with this id and another text is in the corpus already."""

    message = (
        "page {page} is in the corpus with another text ({found}, now {given}); import it as a version to keep both, or attach"
        " its boxes"
    )


class PageFinished(UserError):
    """Somebody has said all there is to say of a page without text."""

    message = "page {page} is finished as a page without text; take that back before it gets a text"


class Outcome(StrEnum):
    """What became of a page that was added."""

    ADDED = "added"
    SKIPPED = "skipped"
    TWIN = "twin"
    VERSION = "version"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of a page: under which id it is now, and which other pages have the very same text."""

    outcome: Outcome
    id: PageId
    twins: tuple[PageId, ...] = ()


class ReviewRow(NamedTuple):
    """How far one reviewer is with one page; ``accepted`` are the layers in which this annotation is the accepted one."""

    record: int
    reviewer: str
    states: LayerStates
    accepted: frozenset[Layer]
    is_parked: bool
    is_nothing_here: bool
    articles: int
    unassigned: int
    doubtful: int
    flags: int
    open_notes: int
    revision: int
    changed_at: str


class PageRow(NamedTuple):
    """One page of the list; ``articles`` and ``doubtful`` are those of its latest prediction, None without one."""

    id: PageId
    publication: str | None
    issue: str | None
    date: str | None
    page_number: str | None
    language: str | None
    source_file: str | None
    version_of: PageId | None
    ink: int
    articles: int | None
    doubtful: int | None
    reviews: tuple[ReviewRow, ...] = ()


_NO_TEXT = digest_of("")
_ADD = """
INSERT INTO pages (id, sha256, characters, ink, language, publication, issue, date, page_number, page_order,
                   source_file, source_kind, version_of, imported_at, extra, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SOME = f"""
SELECT id, text, language, publication, issue, date, page_number, source_file, source_kind, extra FROM pages WHERE id IN {GIVEN}
"""
_PAGES = """
SELECT id, publication, issue, date, page_number, language, source_file, version_of, ink FROM pages
ORDER BY publication, date, issue, page_order, id
"""
# Of several predictions of a page SQLite takes the columns beside max() from the one that has it.
_PREDICTED = "SELECT page, articles, doubtful, max(run) FROM predictions GROUP BY page"
_REVIEWS = """
SELECT page, id, reviewer, is_parked, is_nothing_here, articles, unassigned, doubtful, flags, open_notes, revision, changed_at
FROM annotations ORDER BY id
"""
_FILL = """
UPDATE pages SET sha256 = ?, characters = ?, ink = ?, text = ?, source_file = ?, source_kind = ?, language = ifnull(language, ?)
WHERE id = ?
"""
_FINISHED = """
SELECT 1 FROM layers JOIN annotations ON annotations.id = annotation WHERE page = ? AND state = 'finished'
"""
_LAYERS = "SELECT annotation, layer, state, is_accepted FROM layers"


class Pages:
    """Questions about pages, and adding them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, page: Page, *, as_version: bool = False) -> Addition:
        """Keep a page.

        The same id and text: skipped. The same text under another id: added and reported as a twin. The same id and
        another text: raises PageDiffers, or is kept beside it under an id of its own ``as_version``. A page without text,
        of which there is a picture alone, gets that text instead; raises PageFinished where its review is. And a
        picture that comes without text is the page that is there.
        """
        with self._connection.writing():
            known = self._texts_under(page.id) if self._is_there(page.id) else {}
            same = next((page_id for page_id, sha256 in known.items() if sha256 == page.sha256), None)
            if same is not None or (known and _is_picture_alone(page)):
                return Addition(Outcome.SKIPPED, same or page.id)
            if known.get(page.id) == _NO_TEXT:
                return self._filled(page)
            if known and not as_version:
                raise PageDiffers(page=page.id, found=known[page.id], given=page.sha256)
            return self._added(page, versions=len(known))

    def get(self, page_id: PageId) -> Page:
        """The page; raises NotFound."""
        found = self.some([page_id])
        if not found:
            raise NotFound("there is no page {page} in the corpus", page=page_id)
        return found[page_id]

    def some(self, pages: Sequence[PageId]) -> dict[PageId, Page]:
        """Those of the pages that are there."""
        rows = self._connection.rows(_SOME, (as_given(pages),))
        with self._connection.making_values():
            return {row[0]: _page(row) for row in rows}

    def ids(self) -> list[PageId]:
        """The ids of all pages in the order of the list."""
        sql = "SELECT id FROM pages ORDER BY publication, date, issue, page_order, id"
        return [PageId(page_id) for (page_id,) in self._connection.rows(sql)]

    def count(self) -> int:
        """How many pages there are."""
        return int(self._connection.rows("SELECT count(*) FROM pages")[0][0])

    def without_text(self) -> set[PageId]:
        """The pages of which there is a picture alone."""
        return {PageId(page) for (page,) in self._connection.rows("SELECT id FROM pages WHERE characters = 0")}

    def twins(self, page: Page) -> tuple[PageId, ...]:
        """The other pages with the very same text."""
        if not page.text:
            return ()
        sql = "SELECT id FROM pages WHERE sha256 = ? AND id <> ? ORDER BY id"
        return tuple(PageId(twin) for (twin,) in self._connection.rows(sql, (page.sha256, page.id)))

    def versions(self, page_id: PageId) -> tuple[PageId, ...]:
        """All texts of the page of which this is one, the one that came first at the head."""
        row = self._connection.row("SELECT coalesce(version_of, id) FROM pages WHERE id = ?", (page_id,))
        return tuple(self._texts_under(row[0])) if row is not None else ()

    def _is_there(self, page_id: PageId) -> bool:
        return self._connection.row("SELECT 1 FROM pages WHERE id = ?", (page_id,)) is not None

    def _texts_under(self, page_id: PageId) -> dict[PageId, str]:
        """The digests of the texts kept under an id: that of the page first, then its versions."""
        sql = "SELECT id, sha256 FROM pages WHERE id = ?1 OR version_of = ?1 ORDER BY id = ?1 DESC, id"
        return {PageId(found): sha256 for found, sha256 in self._connection.rows(sql, (page_id,))}

    def _added(self, page: Page, *, versions: int) -> Addition:
        twins = self.twins(page)
        if versions == 0:
            self._connection.write(_ADD, _values(page, page_id=page.id, version_of=None))
            return Addition(Outcome.TWIN if twins else Outcome.ADDED, page.id, twins)
        version = self._free_id(page.id, versions + 1)
        self._connection.write(_ADD, _values(page, page_id=version, version_of=page.id))
        return Addition(Outcome.VERSION, version, twins)

    def _filled(self, page: Page) -> Addition:
        if self._connection.row(_FINISHED, (page.id,)):
            raise PageFinished(page=page.id)
        text = (page.sha256, len(page.text), page.ink, page.text)
        self._connection.write(_FILL, (*text, page.source.file, page.source.kind, page.language, page.id))
        # Nothing of it can be in a fragment yet: there was nothing to put there.
        self._connection.write("UPDATE annotations SET unassigned = ? WHERE page = ?", (page.ink, page.id))
        # Where its characters stand is not known, and the index has it as a page that holds no words.
        self._connection.write("DELETE FROM layouts WHERE page = ?", (page.id,))
        forget_from(self._connection, page.id)
        return Addition(Outcome.FILLED, page.id, self.twins(page))

    def _free_id(self, page_id: PageId, number: int) -> PageId:
        version = PageId(f"{page_id}@{number}")
        return self._free_id(page_id, number + 1) if self._is_there(version) else version

    def list(self) -> list[PageRow]:
        """All pages by publication, date, issue and page number, each with the states of its reviews."""
        with self._connection.reading(), self._connection.making_values():
            reviews = self._reviews()
            predicted = {page: (articles, doubtful) for page, articles, doubtful, _ in self._connection.rows(_PREDICTED)}
            return [
                PageRow._make((*row, *predicted.get(row[0], (None, None)), tuple(reviews.get(row[0], ()))))
                for row in self._connection.rows(_PAGES)
            ]

    def _reviews(self) -> Mapping[PageId, Sequence[ReviewRow]]:
        layers: dict[int, dict[str, tuple[str, int]]] = defaultdict(dict)
        for record, layer, state, is_accepted in self._connection.rows(_LAYERS):
            layers[record][layer] = state, is_accepted
        out = defaultdict[PageId, Any](deque)
        for page, record, reviewer, is_parked, is_nothing_here, *counts in self._connection.rows(_REVIEWS):
            told = [layers[record][layer.value] for layer in Layer]
            states = _states(*(state for state, _ in told))
            accepted = _accepted(*(is_accepted for _, is_accepted in told))
            out[page].append(ReviewRow(record, reviewer, states, accepted, bool(is_parked), bool(is_nothing_here), *counts))
        return out


def _is_picture_alone(page: Page) -> bool:
    return not page.text and page.facsimile is not None


@lru_cache(maxsize=1024)
def _states(*states: str) -> LayerStates:
    return LayerStates(*map(ReviewState, states))


@lru_cache(maxsize=64)
def _accepted(*are_accepted: int) -> frozenset[Layer]:
    return frozenset(layer for layer, is_accepted in zip(Layer, are_accepted, strict=True) if is_accepted)


def natural_order(page_number: str | None) -> str:
    """A text that sorts page numbers as one would: 2 before 10, A03 before A10, none first."""
    return re.sub(r"\d+", lambda digits: digits.group().zfill(8), page_number or "")


def now() -> str:
    """The time as it is kept everywhere: ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _values(page: Page, *, page_id: PageId, version_of: PageId | None) -> tuple[str | int | None, ...]:
    head = (page_id, page.sha256, len(page.text), page.ink, page.language, page.publication, page.issue, page.date)
    number = (page.page_number, natural_order(page.page_number))
    return (*head, *number, page.source.file, page.source.kind, version_of, now(), page.extra, page.text)


def _page(row: tuple[Any, ...]) -> Page:
    page, text, language, publication, issue, date, number, source_file, source_kind, extra = row
    return Page(page, text, language, publication, issue, date, number, Source(source_file, source_kind), extra)
