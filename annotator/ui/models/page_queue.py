"""The queue of pages by paper and issue. What is in an issue is unpacked when it is looked at: there may be thousands."""

import json
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from annotator.core.details import Details
from annotator.core.page import PageId
from annotator.services.pages import QueuedIssue
from annotator.ui.models.page_rows import IS_KEPT, Keep, PageRow, by_number, by_work, natural, work_left

IssueKey = tuple[str, str, str]


class Issue:
    """An issue, or those of its pages that a filter keeps.

    ``issue`` is its key. Its pages are ``rows``, sorted, or else those of ``packed``.
    """

    __slots__ = ("_about", "_done", "_packed", "_places", "_rows", "_texts", "date", "issue", "publication", "total")

    def __init__(
        self,
        key: IssueKey,
        *,
        packed: Sequence[QueuedIssue] = (),
        rows: Sequence[PageRow] = (),
    ) -> None:
        self.publication, self.date, self.issue = key[0] or None, key[1] or None, key[2] or None
        self._packed = packed
        self._rows = None if packed else list(rows)
        self._texts: Sequence[str] | None = None
        self._about: str | None = None
        self._places: dict[PageId, int] | None = None
        self._done = sum([part.done for part in packed]) if packed else None
        self.total = sum([part.total for part in packed]) if packed else len(rows)

    @property
    def key(self) -> IssueKey:
        """What tells it from other issues; it sorts by date."""
        return self.publication or "", self.date or "", self.issue or ""

    @property
    def done(self) -> int:
        """How many of its pages are done; counted when first asked for."""
        if self._done is None:
            self._done = len([row for row in self.rows if row.is_done])
        return self._done

    @property
    def rows(self) -> list[PageRow]:
        """Its pages as numbered."""
        if self._rows is None:
            self._rows = self.unpacked()
        return self._rows

    def look_in(self) -> None:
        """Unpack its pages now."""
        self._rows = self.rows

    def unpacked(self) -> list[PageRow]:
        """Its pages as they were listed, made anew: another thread may ask for them."""
        rows = (
            PageRow(
                page.id,
                self.publication,
                self.issue,
                self.date,
                page.page_number,
                page.state,
                doubtful=page.doubtful,
                is_flagged=page.is_flagged,
                is_parked=page.is_parked,
            )
            for part in self._packed
            for page in part.pages()
        )
        return sorted(rows, key=by_number) if self._packed else list(self._rows or ())

    def adopt(self, rows: list[PageRow], texts: list[str]) -> None:
        """Take its pages as another thread unpacked them, unless they are here and may be newer."""
        self._rows = self._rows or rows
        self._texts = texts
        self._packed = ()

    def may_hold(self, quoted: str) -> bool:
        """Whether a page can be in it whose id in quotes is this."""
        return not self._packed or any(quoted in part.packed for part in self._packed)

    def at(self, page_id: str) -> int | None:
        """Which of its pages has this id; None where it has none."""
        if self._places is None:
            self._places = {row.id: at for at, row in enumerate(self.rows)}
        return self._places.get(PageId(page_id))

    def replace(self, row: PageRow) -> bool:
        """Put a page's new row in the place of its old one; whether that was another."""
        at = self.at(row.id)
        if at is None or self.rows[at] == row:
            return False
        self._done = self.done + row.is_done - self.rows[at].is_done
        self.rows[at] = row
        return True

    def kept(self, keep: Keep, words: Sequence[str]) -> "Issue | None":
        """Those of its pages that have every one of the words and are as ``keep`` says; None where there is none."""
        rows = self.with_words(words)
        if keep is not Keep.ALL:
            is_kept = IS_KEPT[keep]
            rows = [row for row in rows if is_kept(row)]
        if len(rows) == self.total:
            return self
        return Issue(self.key, rows=rows) if rows else None

    def with_words(self, words: Sequence[str]) -> list[PageRow]:
        """Those of its pages that have every one of the words, which are folded."""
        if self._about is None:
            self._about = " ".join(part for part in (self.publication, self.issue, self.date) if part).casefold()
        rows, texts = self.rows, self._texts if self._texts is not None else ()
        for word in words:
            if word not in self._about:
                texts = texts or texts_of(rows)
                found = [at for at, text in enumerate(texts) if word in text]
                rows, texts = [rows[at] for at in found], [texts[at] for at in found]
        return rows


class Paper:
    """A publication with its issues, the latest first."""

    __slots__ = ("issues", "publication", "total")

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues = issues
        self.publication = issues[0].publication
        self.total = sum(issue.total for issue in issues)

    @property
    def done(self) -> int:
        """How many of its pages are done."""
        return sum(issue.done for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Contents:
    """What finding and sorting pages takes: those of each issue and their texts, all by work, and where each of them is."""

    pages: list[tuple[list[PageRow], list[str]]]
    by_work: list[PageRow]
    homes: dict[PageId, Issue]


class PageQueue:
    """All pages in the order of the list. ``unpack`` is for another thread, and ``adopt`` takes what it made."""

    def __init__(self, issues: Iterable[Issue] = ()) -> None:
        self.issues = sorted(issues, key=lambda issue: issue.key)
        self.total = sum(issue.total for issue in self.issues)
        self.papers = _papers(self.issues)
        self._contents: Contents | None = None

    @property
    def is_ready(self) -> bool:
        """Whether pages can be filtered and sorted without a wait."""
        return self._contents is not None

    @property
    def pages(self) -> Iterator[PageRow]:
        """All of them."""
        return chain.from_iterable(issue.rows for issue in self.issues)

    def look_at(self, page_id: str | None) -> None:
        """Unpack what is seen first: the issue of this page and the latest of all, either of which may hold everything."""
        seen = [self.home(page_id)] if page_id else []
        for issue in (*seen, *(paper.issues[0] for paper in self.papers[:1])):
            if issue is not None:
                issue.look_in()

    def unpack(self) -> Contents:
        """Unpack every issue."""
        pages = [issue.unpacked() for issue in self.issues]
        homes = {row.id: issue for issue, rows in zip(self.issues, pages, strict=True) for row in rows}
        return Contents([(rows, texts_of(rows)) for rows in pages], _by_work(chain.from_iterable(pages)), homes)

    def adopt(self, contents: Contents) -> None:
        """Take what was unpacked; what was looked at meanwhile may be newer and stays."""
        self._contents = contents
        for issue, (listed, texts) in zip(self.issues, contents.pages, strict=True):
            issue.adopt(listed, texts)
            for old, new in zip(listed, issue.rows, strict=True):
                self._sort_in(old, new)

    def home(self, page_id: str) -> Issue | None:
        """The issue in which a page is; None where it is not there, or not found yet."""
        if self._contents is not None:
            return self._contents.homes.get(PageId(page_id))
        quoted = json.dumps(page_id, ensure_ascii=False)
        likely = (issue for issue in self.issues if issue.may_hold(quoted))
        return next((issue for issue in likely if issue.at(page_id) is not None), None)

    def row(self, page_id: str) -> PageRow | None:
        """The row of a page."""
        home = self.home(page_id)
        at = home.at(page_id) if home is not None else None
        return home.rows[at] if home is not None and at is not None else None

    def replace(self, row: PageRow) -> bool:
        """Put a page's new row in the place of its old one; whether that was another."""
        old = self.row(row.id)
        home = self.home(row.id)
        if old is None or home is None or not home.replace(row):
            return False
        self._sort_in(old, row)
        return True

    def _sort_in(self, old: PageRow, new: PageRow) -> None:
        """Keep the order by work when a page has another row."""
        if self._contents is not None and old is not new:
            pages = self._contents.by_work
            del pages[bisect_left(pages, by_work(old), key=by_work)]
            insort(pages, new, key=by_work)

    def corrected(self, details: Mapping[PageId, Details]) -> "PageQueue":
        """The queue in which some pages have other details and are where they belong by them, as if it were listed anew."""
        pages = [(home, row, details[row.id]) for home, row in map(self._found, details) if home is not None and row is not None]
        touched = {home.key for home, _, _ in pages}
        rows: dict[IssueKey, list[PageRow]] = defaultdict(list)
        for _, row, now in pages:
            named = row._replace(publication=now.publication, date=now.date, issue=now.issue_key, page_number=now.page_number)
            rows[now.publication or "", now.date or "", now.issue_key or ""].append(named)
        changed = touched | rows.keys()
        for issue in self.issues:
            if issue.key in changed:
                rows[issue.key] += [row for row in issue.rows if row.id not in details]
        made = (Issue(key, rows=sorted(some, key=by_number)) for key, some in rows.items() if some)
        return PageQueue([*(issue for issue in self.issues if issue.key not in changed), *made])

    def _found(self, page_id: PageId) -> tuple[Issue | None, PageRow | None]:
        return self.home(page_id), self.row(page_id)

    def kept(self, keep: Keep, words: str) -> list[Paper]:
        """The papers with those pages that have every one of the words and are as ``keep`` says."""
        wanted = words.casefold().split()
        if keep is Keep.ALL and not wanted:
            return self.papers
        found = ([part for issue in paper.issues if (part := issue.kept(keep, wanted))] for paper in self.papers)
        return [Paper(parts) for parts in found if parts]

    def by_work(self) -> Sequence[PageRow]:
        """All pages with most work left first, those that are done last."""
        return self._contents.by_work if self._contents is not None else _by_work(self.pages)


def queue_of(listed: Iterable[QueuedIssue]) -> PageQueue:
    """The queue of what a corpus lists; an issue that is named by paper and date is the same as one that is not."""
    together: dict[IssueKey, list[QueuedIssue]] = defaultdict(list)
    for part in listed:
        issue = part.issue or (f"{part.publication}/{part.date}" if part.publication and part.date else "")
        together[part.publication or "", part.date or "", issue].append(part)
    return PageQueue(Issue(key, packed=parts) for key, parts in together.items())


def texts_of(rows: Iterable[PageRow]) -> list[str]:
    """What a filter looks in beside what is known of the issue."""
    return [f"{row.page_number or ''} {row.id}".casefold() for row in rows]


def _papers(issues: Sequence[Issue]) -> list[Paper]:
    """Publications by name, each with its issues, the latest first, as they come last by their keys."""
    papers: dict[str, list[Issue]] = defaultdict(list)
    for issue in reversed(issues):
        papers[issue.publication or ""].append(issue)
    return [Paper(papers[name]) for name in sorted(papers, key=natural)]


def _by_work(rows: Iterable[PageRow]) -> list[PageRow]:
    # By number first: there are few, and one sort of everything by all would hold up the window for its whole time.
    numbered: dict[tuple[tuple[int, int, str], ...], dict[PageId, PageRow]] = defaultdict(dict)
    for row in rows:
        numbered[natural(row.page_number)][row.id] = row
    pages = [same[page_id] for _, same in sorted(numbered.items()) for page_id in sorted(same)]
    return sorted(pages, key=work_left)
