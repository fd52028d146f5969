"""Find words in a corpus and in a page, whatever white space, line ends or widths of characters they stand in."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from annotator.core.errors import Cancelled
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress, Silent
from annotator.core.searching import folded, occurrences
from annotator.core.spans import Span
from annotator.store.corpus import Store
from annotator.store.search import Batch, Coverage, Text

LIMIT = 50
CONTEXT = 20

# Pages whose texts are in memory at one time.
_SOME = 32
# Characters put into the index in one transaction, and the seconds until the next: a reviewer's step is written in between.
_BATCH = 1 << 20
_PAUSE = 0.005
# Batches grow at least twofold from one to the one before: no more of them than these are smaller than a whole one.
_GROWING = 24

_WIDE = "[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
_FILLING = re.compile(rf"(?<={_WIDE})\s+|\s+(?={_WIDE})")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words as they stand on a page, and what stands before and after them, without line ends and filling spaces."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds the words, all places where it does, by start, and how the first of them reads."""

    number: int
    page: PageId
    publication: str | None
    date: str | None
    page_number: str | None
    spans: tuple[Span, ...]
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Found:
    """The first pages that hold the words; ``later`` are the numbers of the others, for ``hits_on``.

    ``indexed`` of ``total`` pages were in the index. Where the search ``is_partial``, the rest was not looked at; where
    there ``are_more`` than were asked for, none after these is told.
    """

    hits: tuple[Hit, ...] = ()
    later: tuple[int, ...] = ()
    indexed: int = 0
    total: int = 0
    is_partial: bool = False
    are_more: bool = False

    @property
    def pages(self) -> int:
        """How many of the pages that were looked at hold the words."""
        return len(self.hits) + len(self.later)


def search_pages(
    store: Store,
    words: str,
    *,
    limit: int = LIMIT,
    most: int | None = None,
    most_unread: int | None = None,
    progress: Progress | None = None,
) -> Found:
    """Pages that hold the words, in the order in which they came; white space, width and case make no difference.

    The first ``limit`` are shown and ``most`` of them found. Pages that are not in the index yet are read one by one,
    unless there are more than ``most_unread``: ``progress`` hears of them alone. It may stop the search, which raises
    Cancelled. Words of nothing but white space are nowhere.
    """
    sought, progress = _sought(words), progress or Silent()
    if not sought:
        return Found()
    with store.reading():
        coverage = store.search.coverage()
        numbers = list(islice(store.search.holding(sought), _one_more(most)))
    hits, later = _first(store, sought, numbers[:most], limit=limit, progress=progress)
    is_partial = most_unread is not None and coverage.pages - coverage.indexed > most_unread
    unread = () if is_partial else _hits(_unread(store, coverage, progress), sought)
    read = list(islice(unread, _one_more(most, but=len(numbers))))
    are_more = most is not None and len(numbers) + len(read) > most
    read = read[: len(read) - are_more]
    shown = max(limit - len(hits), 0)
    later = [*later, *(hit.number for hit in read[shown:])]
    return Found((*hits, *read[:shown]), tuple(later), coverage.indexed, coverage.pages, is_partial, are_more)


def _one_more(most: int | None, *, but: int = 0) -> int | None:
    """How many to look for, to know whether there are more."""
    return None if most is None else max(most + 1 - but, 0)


def hits_on(store: Store, words: str, numbers: Sequence[int], *, progress: Progress | None = None) -> tuple[Hit, ...]:
    """The hits on pages that were found before, by number; raises Cancelled."""
    hits, _ = _first(store, _sought(words), numbers, limit=len(numbers), progress=progress or Silent())
    return tuple(hits)


def search_page(page: Page, words: str) -> tuple[Span, ...]:
    """Every place on the page where the words stand, by start; places may overlap and hold line ends."""
    return occurrences(page.text, _sought(words))


def excerpt_of(text: str, span: Span, *, context: int = CONTEXT) -> Excerpt:
    """How a span reads, with at most ``context`` characters on either side."""
    # More than is shown, since white space falls; with the span's own ends, since it falls beside them too.
    before = _read(text[max(span.start - 4 * context, 0) : span.start + 1])[:-1]
    after = _read(text[span.end - 1 : span.end + 4 * context])[1:]
    return Excerpt(before[max(len(before) - context, 0) :].lstrip(), _read(text[span.start : span.end]), after[:context].rstrip())


def index_pages(store: Store, *, progress: Progress) -> int:
    """Put into the index every page that is not there; how many were put there.

    Raises Cancelled between some pages and the next, WriteFailed; what was indexed before stays so. Another program may
    do the same at the same time.
    """
    added = 0
    while not (coverage := store.search.coverage()).is_complete:
        if progress.is_cancelled():
            raise Cancelled
        progress.report(coverage.indexed, coverage.pages, "indexing")
        added += index_some(store)
        time.sleep(_PAUSE)
    if added:
        progress.report(coverage.indexed, coverage.pages, "indexing")
    return added


def forget_index(store: Store) -> None:
    """Take every page out of the index, so that it can be filled anew; raises WriteFailed."""
    store.search.forget()


def index_next(store: Store) -> tuple[Coverage, Coverage]:
    """Put the next pages into the index; how far it was and is. Raises WriteFailed."""
    before = store.search.coverage()
    if before.is_complete:
        return before, before
    index_some(store)
    return before, store.search.coverage()


def index_some(store: Store) -> int:
    """Put the next pages into the index, in one short transaction; how many were put there, 0 where others were faster."""
    latest = store.search.latest(_GROWING)
    after = latest[0].last if latest else 0
    new = _folded_after(store, after)
    again = _smaller(latest, sum(len(text) for _, text in new))
    if again:
        new = [*_folded_after(store, again[-1].first - 1, up_to=after), *new]
    number = again[-1].id if again else latest[0].id + 1 if latest else 1
    is_added = store.search.add(new, seen=latest[0] if latest else None, number=number)
    return sum(page > after for page, _ in new) if is_added else 0


def _folded_after(store: Store, number: int, *, up_to: int | None = None) -> list[tuple[int, str]]:
    """The next pages with their texts as they are searched: up to one, else as many as make a whole batch."""
    out: list[tuple[int, str]] = []
    characters = 0
    while up_to is not None or characters < _BATCH:
        some = [one for one in store.search.texts_after(number, _SOME) if up_to is None or one.number <= up_to]
        if not some:
            break
        out += [(one.number, folded(one.text)) for one in some]
        characters += sum(len(text) for _, text in out[-len(some) :])
        number = some[-1].number
    return out


def _smaller(latest: Sequence[Batch], characters: int) -> list[Batch]:
    """The batches, the latest first, that go into one with so many new characters: so there are never many small ones."""
    out: list[Batch] = []
    for batch in latest:
        if batch.characters > characters or characters + batch.characters > _BATCH:
            break
        out.append(batch)
        characters += batch.characters
    return out


def _sought(words: str) -> str:
    """The words folded; nothing for what no page can hold."""
    is_text = not any(character == "\0" or "\ud800" <= character <= "\udfff" for character in words)
    return folded(words) if is_text else ""


def _first(
    store: Store, sought: str, numbers: Sequence[int], *, limit: int, progress: Progress
) -> tuple[list[Hit], Sequence[int]]:
    """The hits on the first pages, so many, and the numbers of those that were not looked at."""
    hits: list[Hit] = []
    at = 0
    while at < len(numbers) and len(hits) < limit:
        if progress.is_cancelled():
            raise Cancelled
        some = numbers[at : at + min(limit - len(hits), _SOME)]
        hits += _hits(store.search.texts(some), sought)
        at += len(some)
    return hits, numbers[at:]


def _unread(store: Store, coverage: Coverage, progress: Progress) -> Iterator[Text]:
    """The texts of the pages that are not in the index; tells how far they are and raises Cancelled in between."""
    number, total = coverage.indexed, coverage.pages - coverage.indexed
    while number < coverage.pages:
        if progress.is_cancelled():
            raise Cancelled
        progress.report(number - coverage.indexed, total, "searching")
        texts = store.search.texts_after(number, _SOME)
        yield from texts
        number = texts[-1].number if texts else coverage.pages
    if total:
        progress.report(total, total, "searching")


def _hits(texts: Iterable[Text], sought: str) -> Iterator[Hit]:
    """Those of the pages on which the words really stand."""
    for one in texts:
        if spans := occurrences(one.text, sought):
            name = one.publication, one.date, one.page_number
            yield Hit(one.number, one.page, *name, spans, excerpt_of(one.text, spans[0]))


def _read(text: str) -> str:
    """The text in one line: white space falls beside ideographs and their like, and is one space elsewhere."""
    return _SPACE.sub(" ", _FILLING.sub("", text))


__all__ = [
    "CONTEXT",
    "LIMIT",
    "Coverage",
    "Excerpt",
    "Found",
    "Hit",
    "excerpt_of",
    "forget_index",
    "hits_on",
    "index_next",
    "index_pages",
    "search_page",
    "search_pages",
]
