"""Which page of a corpus a page that was just read is: by its name, by date and number, by its text alone."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PureWindowsPath

from annotator.core.alignment import Alignment, align, comparable
from annotator.core.page import Page, PageId
from annotator.store.corpus import Store
from annotator.store.pages import PageRow

FLOOR = 0.7
"""Where fewer of a page's characters than this share are in a text, it is taken for that of another page."""
# No two pages share so much by chance: one engine read it well, the other badly.
_RELATED = 0.3
# So many pages are aligned of those that have the most words in common with a text.
_CLOSEST = 3
_MANY = 8
# One that has fewer of its words by this factor than the closest is not looked at: that much any page has.
_FAR_BEHIND = 4
_BATCH = 64
# Words of so many characters stand for a text, one in so many of them: enough where every fifth character is misread.
_WORD = 6
_ONE_IN = 61


@dataclass(frozen=True, slots=True)
class Fit:
    """A page of the corpus that a text may be of, and how its characters are found in that."""

    page: Page
    alignment: Alignment

    @property
    def is_close(self) -> bool:
        """Whether the text is taken for that of the page."""
        return self.page.ink > 0 and self.alignment.share >= FLOOR


class Belonging:
    """The pages of a corpus, asked for those that others are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows = store.pages.list()
        self._originals = {row.id: row.version_of or row.id for row in self._rows}
        self._texts: defaultdict[PageId, list[PageRow]] = defaultdict(list)
        self._called: defaultdict[str, list[PageRow]] = defaultdict(list)
        for row in self._rows:
            self._texts[self._originals[row.id]].append(row)
            for name in _names(self._originals[row.id], row.source_file):
                self._called[name].append(row)

    def fits(self, came: Page) -> list[Fit]:
        """The pages that have its text, its other versions and twins too; else the one most like it, unlike as it is.

        Names come first, then date and number, then the date, and at last all pages.
        """
        unlike: list[Fit] = []
        for candidates in self._candidates(came):
            fits = sorted(self._aligned(candidates, came), key=lambda fit: -fit.alignment.share)
            if fits and fits[0].is_close:
                return [fit for fit in fits if self._is_like(fit, fits[0])]
            unlike += fits
        named = {row.id for row in self._named(came)}
        likely = (fit for fit in unlike if fit.page.id in named or fit.alignment.share >= _RELATED)
        return sorted(likely, key=lambda fit: -fit.alignment.share)[:1]

    def named(self, came: Page) -> list[PageId]:
        """The pages that are called as it is, or are of its date and number: all that tells of a picture without text."""
        rows = self._named(came) or self._numbered(came)
        return [row.id for row in rows]

    def _candidates(self, came: Page) -> Iterator[Sequence[PageRow]]:
        yield self._few(came, self._named(came))
        yield self._few(came, self._numbered(came))
        if came.date is not None:
            yield self._closest(came, {row.id for row in self._rows if row.date == came.date})
        yield self._closest(came, None)

    def _few(self, came: Page, rows: Sequence[PageRow]) -> Sequence[PageRow]:
        """The rows, or the closest of them where there are many, as of pages that are all called 02."""
        return rows if len(rows) <= _MANY else self._closest(came, {row.id for row in rows})

    def _named(self, came: Page) -> Sequence[PageRow]:
        if came.id in self._texts:
            return self._texts[came.id]
        called = (row for name in sorted(_names(came.id, came.source.file)) for row in self._called.get(name, ()))
        return list({row.id: row for row in called}.values())

    def _numbered(self, came: Page) -> list[PageRow]:
        if came.date is None or came.page_number is None:
            return []
        alike = (row for row in self._rows if (row.date, row.page_number) == (came.date, came.page_number))
        return [row for row in alike if came.publication is None or row.publication in (None, came.publication)]

    def _closest(self, came: Page, among: set[PageId] | None) -> list[PageRow]:
        """The pages that have the most of its words, with their other versions."""
        counts = Counter(page for word in _words(came.text) for page in self._having.get(word, ()))
        ranked = [(page, count) for page, count in counts.most_common() if among is None or page in among][:_CLOSEST]
        some = [page for page, count in ranked if count * _FAR_BEHIND >= ranked[0][1]]
        originals = dict.fromkeys(self._originals[page] for page in some)
        return [row for original in originals for row in self._texts[original]]

    @cached_property
    def _having(self) -> dict[str, list[PageId]]:
        """The pages that have each word."""
        having: defaultdict[str, list[PageId]] = defaultdict(list)
        for page in self._pages([row.id for row in self._rows]):
            for word in _words(page.text):
                having[word].append(page.id)
        return having

    def _aligned(self, rows: Sequence[PageRow], came: Page) -> Iterator[Fit]:
        # One that was kept as a picture alone has no characters to be found, and all of none are.
        for page in self._pages([row.id for row in rows if row.ink]):
            yield Fit(page, align(page.text, came.text))

    def _pages(self, ids: Sequence[PageId]) -> Iterator[Page]:
        for start in range(0, len(ids), _BATCH):
            found = self._store.pages.some(ids[start : start + _BATCH])
            yield from (found[page] for page in ids[start : start + _BATCH] if page in found)

    def _is_like(self, fit: Fit, best: Fit) -> bool:
        """Whether it is a twin of the best, or another version of it."""
        is_version = self._originals[fit.page.id] == self._originals[best.page.id]
        return fit.alignment.share == best.alignment.share or (is_version and fit.is_close)


def _names(page_id: str, file: str | None) -> set[str]:
    """What a page may be called by somebody who names files: the end of its id, its file without folders and ending."""
    called = {page_id.rpartition("/")[2], *([PureWindowsPath(file).stem] if file else [])}
    return {name.casefold() for name in called if name}


def _words(text: str) -> set[str]:
    """Some words that stand for a text: those whose beginning is one of few, so that another text has the same ones."""
    ink = comparable(text)
    at_some = (at for at in range(len(ink) - _WORD + 1) if _is_taken(ink[at : at + 3]))
    return {ink[at : at + _WORD] for at in at_some}


def _is_taken(start: str) -> bool:
    return (ord(start[0]) * 961 + ord(start[1]) * 31 + ord(start[2])) % _ONE_IN == 0
