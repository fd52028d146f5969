"""The journal of corrections of what pages are called and dated: each kept whole with what was there, undone and done again.

A page has what the corrections of it that hold, one after the other, make of what it had before the first. So one that is
undone takes nothing away that a later one gave.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from annotator.core.details import Changes, Detail, Details, details_of
from annotator.core.errors import BadCorpus, EditRefused, NotFound, StaleRevision
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


@dataclass(frozen=True, slots=True)
class _Made:
    """A correction in the history of one page: ``before`` and ``after`` it, of the details that became others by it."""

    id: int
    holds: bool
    given: Changes
    before: Changes
    after: Changes

    @property
    def is_sound(self) -> bool:
        """Whether what was given is what the page had then."""
        return all(self.given.get(detail, value) == value for detail, value in self.after.items())

    def gives_again(self, change: DetailChange) -> bool:
        """Whether it holds, is a later one than ``change``, and gives a detail that this gave."""
        return self.holds and self.id > change.id and not self.given.keys().isdisjoint(change.details)


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
SELECT v.page, v.change, c.holds, c.details, v.detail, v.before, v.after
FROM detail_values v JOIN detail_changes c ON c.id = v.change
"""
_HISTORIES = f"{_HISTORY} WHERE v.page IN (SELECT page FROM detail_values WHERE change = ?) ORDER BY v.page, v.change"
_HISTORY_OF_PAGE = f"{_HISTORY} WHERE v.page = ? ORDER BY v.change"
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
            histories = self._histories(change)
            was = self.of(list(histories))
            then = {page: _led_to(was[page], history) for page, history in histories.items()}
            now = {page: after for page, after in then.items() if after != was[page]}
            left = sum(any(one.gives_again(change) for one in history) for history in histories.values())
            return Corrected(change, now, left, self._put(was, now))

    def faults(self, page: Page) -> Faults:
        """Where a page's details are not those that the journal leads to."""
        details, page_order = details_of(page), self._connection.rows("SELECT page_order FROM pages WHERE id = ?", (page.id,))
        try:
            with self._connection.making_values():
                history = _history_of(self._connection.rows(_HISTORY_OF_PAGE, (page.id,)))
        except BadCorpus as error:
            yield "the corrections of its details cannot be read: {reason}", {"reason": error.fields["reason"]}
            return
        led = _led_to(details, history)
        for made in history:
            if not made.is_sound:
                yield "what the correction {change} made of its details is kept wrongly", {"change": made.id}
        for detail in Detail:
            if details.of(detail) != led.of(detail):
                fields = {"detail": detail.value, "found": details.of(detail), "expected": led.of(detail)}
                yield "its {detail} is {found}, but its corrections lead to {expected}", fields
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
        number, given, *rest = row
        with self._connection.making_values():
            return DetailChange(number, _changes_of(given), *rest)

    def _histories(self, change: DetailChange) -> dict[PageId, list[_Made]]:
        """All corrections of the pages of one, in their order."""
        rows = self._connection.rows(_HISTORIES, (change.id,))
        with self._connection.making_values():
            return {page: _history_of(some) for page, some in groupby(rows, itemgetter(0))}

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


@lru_cache(maxsize=64)
def _changes_of(given: str) -> Changes:
    return {Detail(name): value for name, value in orjson.loads(given).items()}


def _history_of(rows: Iterable[tuple[Any, ...]]) -> list[_Made]:
    """The corrections of one page, in their order."""
    return [_made(list(some)) for _, some in groupby(rows, itemgetter(1))]


def _made(rows: Sequence[tuple[Any, ...]]) -> _Made:
    _, number, holds, given, *_ = rows[0]
    values = [(Detail(detail), before, after) for *_, detail, before, after in rows]
    was, then = {detail: before for detail, before, _ in values}, {detail: after for detail, _, after in values}
    return _Made(number, bool(holds), _changes_of(given), was, then)


def _led_to(details: Details, history: Sequence[_Made]) -> Details:
    """What its corrections make of a page that has these details now."""
    for made in reversed(history):
        details = details.with_values(made.before)
    for made in history:
        details = details.corrected(made.given) if made.holds else details
    return details
