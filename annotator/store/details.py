"""The journal of corrections of what pages are called and dated: each kept whole with what was there, undone and done again.

A page has what its last correction that holds gave it, else what it had before the first: so a correction that is undone
takes nothing away that a later one gave.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from annotator.core.details import Changes, Detail, Details, details_of
from annotator.core.errors import EditRefused, NotFound, StaleRevision
from annotator.core.page import Page, PageId
from annotator.store.connection import GIVEN, Connection, as_given
from annotator.store.findings import Faults
from annotator.store.pages import natural_order
from annotator.store.references import links_to_other_issues


@dataclass(frozen=True, slots=True)
class DetailChange:
    """One correction: what was set, on how many pages that had something else, by whom and when."""

    id: int
    details: Changes
    pages: int
    reviewer: str
    time: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction, or undoing or doing one again, made of the corpus.

    ``details`` are those that pages have now, of the pages that had others. ``left`` counts pages of which something was
    changed again since: that stays. ``parted`` counts links between articles that lead to another issue now.
    """

    change: DetailChange
    details: Mapping[PageId, Details]
    left: int = 0
    parted: int = 0


CHANGED_ELSEWHERE = "the details of page {page} were changed elsewhere meanwhile, so nothing was changed; look at them again"

_COLUMNS = ", ".join(Details._fields)
_SOME = f"SELECT id, {_COLUMNS} FROM pages WHERE id IN {GIVEN}"
_SET = f"UPDATE pages SET {' = ?, '.join(Details._fields)} = ?, page_order = ? WHERE id = ?"
_KEEP = "INSERT INTO detail_changes (details, pages, reviewer, time, holds) VALUES (?, ?, ?, ?, 1)"
_KEEP_VALUE = "INSERT INTO detail_values (page, detail, change, before, after) VALUES (?, ?, ?, ?, ?)"
_MOVE = "INSERT INTO detail_moves (change, holds, time, session) VALUES (?, ?, ?, ?)"
_CHANGES = "SELECT id, details, pages, reviewer, time FROM detail_changes"
_TO_UNDO = f"{_CHANGES} WHERE holds AND reviewer = ? ORDER BY id DESC LIMIT 1"
_TO_REDO = f"""
{_CHANGES} WHERE NOT holds AND reviewer = ?1
AND id > ifnull((SELECT max(id) FROM detail_changes WHERE holds AND reviewer = ?1), 0) ORDER BY id LIMIT 1
"""
_HISTORY = """
SELECT v.page, v.detail, v.change, v.before, v.after, c.holds
FROM detail_values v JOIN detail_changes c ON c.id = v.change
"""
_HISTORY_OF_CHANGE = f"""
{_HISTORY} JOIN detail_values mine ON mine.page = v.page AND mine.detail = v.detail
WHERE mine.change = ? ORDER BY v.page, v.detail, v.change
"""
_HISTORY_OF_PAGE = f"{_HISTORY} WHERE v.page = ? ORDER BY v.detail, v.change"
# Texts of articles are made with the rules of the page's language.
_ASK_FOR_TEXTS = f"INSERT OR IGNORE INTO pending_texts SELECT id FROM annotations WHERE page IN {GIVEN}"
_MISTAKEN_MOVES = """
SELECT c.id FROM detail_changes c
WHERE c.holds IS NOT (SELECT m.holds FROM detail_moves m WHERE m.change = c.id ORDER BY m.id DESC LIMIT 1)
"""


class DetailJournal:
    """Questions about the details of pages, and correcting them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, pages: Sequence[PageId]) -> dict[PageId, Details]:
        """The details of those of the pages that are there."""
        return {page: Details(*values) for page, *values in self._connection.rows(_SOME, (as_given(pages),))}

    def correct(
        self,
        pages: Sequence[PageId],
        changes: Changes,
        *,
        reviewer: str,
        time: str,
        session: str,
        seen: Mapping[PageId, Details] | None = None,
    ) -> Corrected:
        """Give the pages these details and keep what they had; all in one transaction.

        ``seen`` is what the reviewer was shown of them. Raises NotFound for a page that is not there, StaleRevision where
        what is to be changed is no more what was seen, EditRefused where every page has these details already.
        """
        with self._connection.writing():
            was = self.of(pages)
            missing = next((page for page in pages if page not in was), None)
            if missing is not None:
                raise NotFound("there is no page {page} in the corpus", page=missing)
            for page, shown in (seen or {}).items():
                if any(shown.of(detail) != was[page].of(detail) for detail in changes):
                    raise StaleRevision(CHANGED_ELSEWHERE, page=page)
            now = {page: after for page, before in was.items() if (after := before.corrected(changes)) != before}
            if not now:
                raise EditRefused("the pages have these details already")
            change = self._kept(changes, {page: (was[page], now[page]) for page in now}, reviewer=reviewer, time=time)
            self._connection.write(_MOVE, (change.id, True, time, session))
            return Corrected(change, now, parted=self._put(was, now))

    def to_undo(self, reviewer: str) -> DetailChange | None:
        """The last correction by this reviewer that holds."""
        return self._change(_TO_UNDO, reviewer)

    def to_redo(self, reviewer: str) -> DetailChange | None:
        """The correction by this reviewer that was undone last, unless there is a later one that holds."""
        return self._change(_TO_REDO, reviewer)

    def move(self, change: DetailChange, *, holds: bool, time: str, session: str) -> Corrected:
        """Undo a correction or do it again, as far as nothing was changed again since; all in one transaction."""
        with self._connection.writing():
            self._connection.write("UPDATE detail_changes SET holds = ? WHERE id = ?", (holds, change.id))
            self._connection.write(_MOVE, (change.id, holds, time, session))
            history = self._connection.rows(_HISTORY_OF_CHANGE, (change.id,))
            was = self.of(list(dict.fromkeys(row[0] for row in history)))
            then = {page: was[page].with_values(_values_of(rows)) for page, rows in groupby(history, itemgetter(0))}
            now = {page: after for page, after in then.items() if after != was[page]}
            left = {page for page, _, other, _, _, other_holds in history if other_holds and other > change.id}
            return Corrected(change, now, len(left), self._put(was, now))

    def faults(self, page: Page) -> Faults:
        """Where a page's details are not those that the journal leads to."""
        details, page_order = details_of(page), self._connection.rows("SELECT page_order FROM pages WHERE id = ?", (page.id,))
        for detail, value in _values_of(self._connection.rows(_HISTORY_OF_PAGE, (page.id,))).items():
            if details.of(detail) != value:
                fields = {"detail": detail.value, "found": details.of(detail), "expected": value}
                yield "its {detail} is {found}, but the last correction left {expected}", fields
        if page_order != [(natural_order(details.page_number),)]:
            yield "it is not listed in the place of its page number", {}

    def move_faults(self) -> Faults:
        """Corrections of which it is kept wrongly whether they hold."""
        for (change,) in self._connection.rows(_MISTAKEN_MOVES):
            yield "whether the correction {change} of page details holds is kept wrongly", {"change": change}

    def _change(self, sql: str, reviewer: str) -> DetailChange | None:
        row = self._connection.row(sql, (reviewer,))
        if row is None:
            return None
        number, details, *rest = row
        with self._connection.making_values():
            return DetailChange(number, {Detail(name): value for name, value in orjson.loads(details).items()}, *rest)

    def _kept(
        self, changes: Changes, values: Mapping[PageId, tuple[Details, Details]], *, reviewer: str, time: str
    ) -> DetailChange:
        given = orjson.dumps({detail.value: value for detail, value in changes.items()}).decode()
        number = self._connection.write(_KEEP, (given, len(values), reviewer, time)).lastrowid
        assert number is not None
        rows = (
            (page, detail.value, number, before.of(detail), after.of(detail))
            for page, (before, after) in values.items()
            for detail in Detail
            if before.of(detail) != after.of(detail)
        )
        self._connection.write_many(_KEEP_VALUE, rows)
        return DetailChange(number, dict(changes), len(values), reviewer, time)

    def _put(self, was: Mapping[PageId, Details], now: Mapping[PageId, Details]) -> int:
        """Write the details that pages have now; how many links lead to another issue by that."""
        pages = list(now)
        apart = links_to_other_issues(self._connection, pages)
        self._connection.write_many(_SET, ((*now[page], natural_order(now[page].page_number), page) for page in pages))
        spoken_anew = [page for page in pages if now[page].language != was[page].language]
        self._connection.write(_ASK_FOR_TEXTS, (as_given(spoken_anew),))
        return len(links_to_other_issues(self._connection, pages) - apart)


def _values_of(history: Iterable[tuple[Any, ...]]) -> dict[Detail, str | None]:
    """What the corrections of one page, in their order, lead to."""
    return {Detail(detail): _value_of(list(rows)) for detail, rows in groupby(history, itemgetter(1))}


def _value_of(rows: Sequence[tuple[Any, ...]]) -> str | None:
    value: str | None = next((after for *_, after, holds in reversed(rows) if holds), rows[0][3])
    return value
