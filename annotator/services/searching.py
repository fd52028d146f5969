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

LIMIT = 50
CONTEXT = 20

# Pages put into the index in one transaction, and the seconds until the next: a reviewer's step is written in between.
_BATCH = 32
_PAUSE = 0.005

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

    page: PageId
    spans: tuple[Span, ...]
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Found:
    """The first pages that hold the words, and how many pages of the corpus do."""

    hits: tuple[Hit, ...] = ()
    pages: int = 0


def search_pages(store: Store, words: str, *, limit: int = LIMIT, progress: Progress | None = None) -> Found:
    """Pages that hold the words, in the order in which they came; white space, width and case make no difference.

    Pages that are not in the index yet are read one by one after the others: ``progress`` hears of them alone and may
    stop, which raises Cancelled. Words of nothing but white space are nowhere.
    """
    sought = _sought(words)
    if not sought:
        return Found()
    with store.reading():
        pages = store.search.count(sought)
        hits = list(islice(_hits(store, sought, _indexed(store, sought, limit)), limit))
        unread = store.search.not_indexed()
    for hit in _hits(store, sought, _watched(unread, progress or Silent(), "searching")):
        pages += 1
        if len(hits) < limit:
            hits.append(hit)
    return Found(tuple(hits), pages)


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
    while pages := store.search.not_indexed():
        for some in _watched(pages, progress, "indexing"):
            added += store.search.add((page, folded(text)) for page, text in store.search.texts(some))
            time.sleep(_PAUSE)
    return added


def _sought(words: str) -> str:
    """The words folded; nothing for what no page can hold."""
    is_text = not any("\ud800" <= character <= "\udfff" for character in words)
    return folded(words) if is_text else ""


def _indexed(store: Store, sought: str, limit: int) -> Iterator[Sequence[PageId]]:
    """Pages that hold the words by what the index says, some at a time."""
    offset = 0
    while pages := store.search.holding(sought, limit=limit, offset=offset):
        yield pages
        offset += len(pages)


def _watched(pages: Sequence[PageId], progress: Progress, what: str) -> Iterator[Sequence[PageId]]:
    """The pages, some at a time; tells how far they are and raises Cancelled in between."""
    for at in range(0, len(pages), _BATCH):
        if progress.is_cancelled():
            raise Cancelled
        progress.report(at, len(pages), what)
        yield pages[at : at + _BATCH]
    if pages:
        progress.report(len(pages), len(pages), what)


def _hits(store: Store, sought: str, pages: Iterable[Sequence[PageId]]) -> Iterator[Hit]:
    """Those of the pages on which the words really stand."""
    for some in pages:
        for page, text in store.search.texts(some):
            if spans := occurrences(text, sought):
                yield Hit(page, spans, excerpt_of(text, spans[0]))


def _read(text: str) -> str:
    """The text in one line: white space falls beside ideographs and their like, and is one space elsewhere."""
    return _SPACE.sub(" ", _FILLING.sub("", text))
