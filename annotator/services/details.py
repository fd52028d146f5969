"""Correct what pages are called and dated, many at once; undo it and do it again."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from annotator.core.details import Changes, Detail, Details, details_of
from annotator.core.errors import EditRefused
from annotator.core.page import PageId
from annotator.services.desk import desk_for
from annotator.services.review import Review, now
from annotator.store.corpus import Store
from annotator.store.details import Corrected, DetailChange

LONGEST = 200
# The Relation of Strassburg, the first of all newspapers, began in 1605.
_FIRST_YEAR = 1605
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINERS = "\u200c\u200d"  # Persian and Indic scripts are written with them

NO_DATE = "{value} is no date; write it as 2023-07-27"
NO_YEAR = "the year of {value} is none of a newspaper; write the date as 2023-07-27"
NO_LANGUAGE = "{value} is no code of a language; write zh, en or the like"
NO_NAME = "the publication has no name; give it one, or leave it as it is"
NO_TEXT = "{value} holds characters that nobody can see; write it anew"
TOO_LONG = "{value} is too long; {longest} characters are the most"
NO_DETAIL = "nothing is to be changed; give at least one detail"
NOTHING_TO_UNDO = "no change of page details by {reviewer} is left to undo"
NOTHING_TO_REDO = "no change of page details by {reviewer} was undone last"


def change_details(
    store: Store,
    pages: Sequence[PageId],
    changes: Mapping[Detail, str | None],
    *,
    reviewer: str,
    session: str,
    seen: Mapping[PageId, Details] | None = None,
) -> Corrected:
    """Give pages other details; those that are not given stay. One change, kept whole or not at all, that can be undone.

    Raises EditRefused for what is none, as ``checked_details`` does, and where the pages have it already; StaleRevision
    where it is not what was ``seen`` that would be changed; NotFound, WriteFailed.
    """
    checked = checked_details(changes)
    return store.details.correct(pages, checked, reviewer=reviewer, time=now(), session=session, seen=seen)


def undo_details(store: Store, *, reviewer: str, session: str) -> Corrected:
    """Take the last change by this reviewer back, be it of yesterday; what was changed again since stays.

    Raises EditRefused where there is none, WriteFailed.
    """
    with store.atomic():
        change = store.details.to_undo(reviewer)
        if change is None:
            raise EditRefused(NOTHING_TO_UNDO, reviewer=reviewer)
        return store.details.move(change, holds=False, time=now(), session=session)


def redo_details(store: Store, *, reviewer: str, session: str) -> Corrected:
    """Do the change by this reviewer that was undone last again; raises as ``undo_details`` does."""
    with store.atomic():
        change = store.details.to_redo(reviewer)
        if change is None:
            raise EditRefused(NOTHING_TO_REDO, reviewer=reviewer)
        return store.details.move(change, holds=True, time=now(), session=session)


def details_of_pages(store: Store, pages: Sequence[PageId]) -> dict[PageId, Details]:
    """The details of those of the pages that are there."""
    return store.details.of(pages)


def with_details(review: Review, details: Details) -> Review:
    """A review of the same page under other details; read by the rules of its language, where that is another."""
    page = replace(review.page, **details._asdict())
    if page.language != review.page.language:
        return replace(review, desk=desk_for(page))
    return replace(review, desk=replace(review.desk, context=replace(review.desk.context, page=page)))


def shared_details(details: Sequence[Details]) -> dict[Detail, str | None]:
    """Those details in which all of some pages agree."""
    found = {detail: {one.of(detail) for one in details} for detail in Detail}
    return {detail: values.pop() for detail, values in found.items() if len(values) == 1}


def checked_details(changes: Mapping[Detail, str | None]) -> Changes:
    """The details as they are kept: without white space around them, dates as ISO 8601, None for an empty one.

    A date may be written as 2023-07-27, 2023/7/27 or 2023年7月27日. Raises EditRefused for a date that no calendar or no
    newspaper has, an unknown form of language code, a publication without name, and what is too long or cannot be seen.
    """
    if not changes:
        raise EditRefused(NO_DETAIL)
    return {detail: _CHECKS[detail](_plain(value)) for detail, value in changes.items()}


def _plain(value: str | None) -> str:
    words = (value or "").strip()
    if len(words) > LONGEST:
        raise EditRefused(TOO_LONG, value=f"{words[:20]}…", longest=LONGEST)
    if any(unicodedata.category(character) in _UNSEEN and character not in _JOINERS for character in words):
        raise EditRefused(NO_TEXT, value="".join(c for c in words if c.isprintable()))
    return words


def _text(words: str) -> str | None:
    return words or None


def _publication(words: str) -> str | None:
    if not words:
        raise EditRefused(NO_NAME)
    return words


def _date(words: str) -> str | None:
    if not words:
        return None
    parts = _DATE.fullmatch(unicodedata.normalize("NFKC", words).replace(" ", ""))
    try:
        day = date(*map(int, parts.groups())) if parts else None
    except ValueError:
        day = None
    if day is None:
        raise EditRefused(NO_DATE, value=words)
    if not _FIRST_YEAR <= day.year <= int(now()[:4]) + 1:
        raise EditRefused(NO_YEAR, value=words)
    return day.isoformat()


def _language(words: str) -> str | None:
    if words and not _LANGUAGE.fullmatch(words):
        raise EditRefused(NO_LANGUAGE, value=words)
    return words or None


_CHECKS: Mapping[Detail, Callable[[str], str | None]] = {
    Detail.PUBLICATION: _publication,
    Detail.DATE: _date,
    Detail.ISSUE: _text,
    Detail.PAGE_NUMBER: _text,
    Detail.LANGUAGE: _language,
}


__all__ = [
    "Changes",
    "Corrected",
    "Detail",
    "DetailChange",
    "Details",
    "change_details",
    "checked_details",
    "details_of",
    "details_of_pages",
    "redo_details",
    "shared_details",
    "undo_details",
    "with_details",
]
