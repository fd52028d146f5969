"""The queue of pages as lines: papers, under them issues, under those pages, with progress at each; or pages alone."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from annotator.core.page import PageId
from annotator.ui.models.page_queue import Issue, IssueKey, PageQueue, Paper
from annotator.ui.models.page_rows import IS_KEPT, Keep, PageRow, by_work
from annotator.ui.page_words import issue_name, open_words, page_name, progress_words, publication_name, work_words

Index = QModelIndex | QPersistentModelIndex
Line = Paper | Issue | PageRow
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
OPEN_ROLE = Qt.ItemDataRole.UserRole + 2
# So many pages found are all shown at once; more would be a wall.
_SHOW_ALL = 60
_FEW = 10


def line_name(line: Line) -> str:
    """Its name in the window's language."""
    if isinstance(line, PageRow):
        return page_name(line)
    return issue_name(line) if isinstance(line, Issue) else publication_name(line)


def line_note(line: Line) -> str:
    """What stands at the right: work on a page, progress above."""
    return work_words(line) if isinstance(line, PageRow) else progress_words(line.done, line.total)


def line_key(line: Line) -> str | tuple[str, ...]:
    """What a line is known by when all lines are made anew."""
    if isinstance(line, PageRow):
        return line.id
    return line.key if isinstance(line, Issue) else (line.publication or "",)


class LineList(QStringListModel):
    """Lines one under the other.

    A view asks for the number of lines once for each of them. Qt counts strings itself, in a hundredth of the time that
    a method here would take; it is given empty ones, and what a line shows is asked for only where it is seen.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    @property
    def lines(self) -> Sequence[Line]:
        """The lines from the top."""
        return self._lines

    def set_lines(self, lines: list[Line]) -> None:
        """Show these lines."""
        self._lines = lines
        self.setStringList([""] * len(lines))

    def line(self, index: Index) -> Line | None:
        """The line at an index."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def index_of(self, line: Line | None) -> QModelIndex:
        """Where a line is; an invalid index where it is not shown."""
        return self.index(next((at for at, one in enumerate(self._lines) if one is line), -1))

    def page_index(self, page_id: str) -> QModelIndex:
        """Where a page is; an invalid index where it is not shown."""
        found = (at for at, line in enumerate(self._lines) if isinstance(line, PageRow) and line.id == page_id)
        return self.index(next(found, -1))

    def replace(self, row: PageRow) -> None:
        """Show a page's new row in the place of its old one."""
        index = self.page_index(row.id)
        if index.isValid():
            self._lines[index.row()] = row
            self.dataChanged.emit(index, index)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A line is chosen, not written."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, and its words."""
        line = self.line(index)
        if line is None or role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line_name(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line_name(line), line_note(line)) if part)
        return line.id if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, PageRow) else None


class PageLines(LineList):
    """The pages that the filter keeps; papers are open unless they were closed, issues closed unless they were opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = self._next = PageQueue()
        self._keep, self._words, self._is_flat = Keep.ALL, "", False
        self._papers: Sequence[Paper] = ()
        self._opened: set[IssueKey] = set()
        self._closed: set[str | None] = set()
        self._opens_all = False
        self._changed: set[PageId] = set()

    @property
    def is_filtered(self) -> bool:
        """Whether some pages may be left out."""
        return self._keep is not Keep.ALL or bool(self._words.strip())

    def set_queue(self, queue: PageQueue) -> None:
        """Show these pages; what was open stays open."""
        self._next = queue
        self.grow()

    def set_filter(self, *, keep: Keep, words: str, is_flat: bool) -> None:
        """Show the pages that have all the words and are as ``keep`` says, by issue or in one list."""
        self._keep, self._words, self._is_flat = keep, words, is_flat
        self.grow()

    def grow(self) -> None:
        """Show what the filter keeps; what is shown stays until pages can be filtered and sorted without a wait."""
        if (self.is_filtered or self._is_flat) and not self._next.is_ready:
            return
        self._queue = self._next
        self._changed.clear()
        self._papers = () if self._is_flat else self._queue.kept(self._keep, self._words)
        self._opens_all = self.is_filtered and sum(paper.total for paper in self._papers) <= _SHOW_ALL
        self.set_lines(self._by_work() if self._is_flat else [line for paper in self._papers for line in self._with_all(paper)])

    def open_first(self) -> None:
        """Open the issue at the top, unless others are open already."""
        if self._papers and not self._opened:
            self.set_open(self.index_of(self._papers[0].issues[0]), is_open=True)

    def update_row(self, row: PageRow) -> None:
        """Show one page's new state, and the progress above it; it stays in view though the filter would drop it."""
        index, above = self.page_index(row.id), self._above(row.id)
        notes = [line_note(line) for line in above]
        are_changed = [queue.replace(row) for queue in {self._queue, self._next}]
        if not any(are_changed):
            return
        self._changed.add(row.id)
        if index.isValid():
            self._lines[index.row()] = row
            self.dataChanged.emit(index, index)
        for line in above:
            if isinstance(line, Issue):
                line.replace(row)
        for line, note in zip(above, notes, strict=True):
            # Few steps change how many pages are done.
            if line_note(line) != note:
                self.dataChanged.emit(self.index_of(line), self.index_of(line))

    def page_index(self, page_id: str) -> QModelIndex:
        """Where a page is; an invalid index where it is not shown."""
        if self._is_flat:
            return self._flat_index(page_id)
        for line in self._above(page_id):
            index = self.index_of(line)
            if isinstance(line, Issue) and self.is_open(index):
                return self.index(index.row() + 1 + (line.at(page_id) or 0))
        return QModelIndex()

    def issue_of(self, page_id: str) -> Issue | None:
        """The issue of a page that is shown, or would be were its issue open; None where the filter leaves it out."""
        if self._is_flat:
            return self._queue.home(page_id) if self.page_index(page_id).isValid() else None
        return next((line for line in self._above(page_id) if isinstance(line, Issue)), None)

    def reveal(self, page_id: str) -> QModelIndex:
        """Where a page is, once what holds it is open; an invalid index where the filter leaves it out."""
        for line in self._above(page_id):
            self.set_open(self.index_of(line), is_open=True)
        return self.page_index(page_id)

    def pages_of(self, chosen: Set[int]) -> list[PageId]:
        """The pages of the lines in these rows, each once; what holds pages stands for all, unless some are among the lines."""
        paper: Line | None = None
        issue: Line | None = None
        narrowed: set[Line | None] = set()
        for at, line in enumerate(self._lines):
            paper, issue = (line, None) if isinstance(line, Paper) else (paper, line if isinstance(line, Issue) else issue)
            if at in chosen and line is not paper:
                narrowed |= {paper, issue} - {line}
        lines = [line for line in map(self._lines.__getitem__, sorted(chosen)) if line not in narrowed]
        return list(dict.fromkeys(row.id for line in lines for row in _rows_of(line)))

    def is_open(self, index: Index) -> bool:
        """Whether the lines under a paper or an issue are shown."""
        line, below = self.line(index), self.line(self.index(index.row() + 1))
        return isinstance(below, PageRow if isinstance(line, Issue) else Issue) and isinstance(line, Paper | Issue)

    def above(self, index: Index) -> QModelIndex:
        """The issue that holds a page, the paper that holds an issue; an invalid index where nothing does."""
        line = self.line(index)
        holders = Paper if isinstance(line, Issue) else (Paper, Issue)
        before = range(index.row() - 1, -1, -1) if isinstance(line, Issue | PageRow) else ()
        return self.index(next((at for at in before if isinstance(self._lines[at], holders)), -1))

    def set_open(self, index: Index, *, is_open: bool) -> None:
        """Show the lines under a paper or an issue, or hide them."""
        line, first = self.line(index), index.row() + 1
        if line is None or isinstance(line, PageRow) or is_open == self.is_open(index):
            return
        self._remember(line, is_open=is_open)
        if is_open:
            under = self._under(line)
            self._lines[first:first] = under
            self.insertRows(first, len(under))
        else:
            count = self._count_under(index)
            del self._lines[first : first + count]
            self.removeRows(first, count)
        self.dataChanged.emit(index, index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, its words, and whether it is open."""
        if role == OPEN_ROLE:
            return self.is_open(index)
        if role == Qt.ItemDataRole.AccessibleTextRole and not isinstance(line := self.line(index), PageRow | None):
            return ", ".join((line_name(line), line_note(line), open_words(is_open=self.is_open(index))))
        return super().data(index, role)

    def _remember(self, line: Paper | Issue, *, is_open: bool) -> None:
        if isinstance(line, Issue):
            (self._opened.add if is_open else self._opened.discard)(line.key)
        else:
            (self._closed.discard if is_open else self._closed.add)(line.publication)

    def _above(self, page_id: str) -> tuple[Paper | Issue, ...]:
        """The paper and the issue under which a page is, be they open or not; nothing where the filter leaves it out."""
        home = self._queue.home(page_id)
        papers = (paper for paper in self._papers if home is not None and paper.publication == home.publication)
        both = ((paper, issue) for paper in papers for issue in paper.issues if home is not None and issue.key == home.key)
        return next(((paper, issue) for paper, issue in both if issue.at(page_id) is not None), ())

    def _by_work(self) -> list[Line]:
        is_kept = IS_KEPT[self._keep]
        rows = self._with_words(self._queue.by_work()) if self._words.strip() else self._queue.by_work()
        return list[Line](rows if self._keep is Keep.ALL else [row for row in rows if is_kept(row)])

    def _with_words(self, rows: Sequence[PageRow]) -> Sequence[PageRow]:
        """Those of all pages that have the words, in the same order; few are sorted sooner than they are looked for."""
        words = self._words.casefold().split()
        found = [row for issue in self._queue.issues for row in issue.with_words(words)]
        if len(found) == len(rows):
            return rows
        if len(found) < len(rows) / _FEW:
            return sorted(found, key=by_work)
        # The very same rows, told apart without a look into any of them.
        known = set(map(id, found))
        return [row for row in rows if id(row) in known]

    def _flat_index(self, page_id: str) -> QModelIndex:
        """Where a page is in the one list, which is sorted but for the pages that changed since it was made."""
        if page_id in self._changed:
            return super().page_index(page_id)
        row, rows = self._queue.row(page_id), cast("list[PageRow]", self._lines)
        at = bisect_left(rows, by_work(row), key=by_work) if row is not None else len(rows)
        return self.index(at) if at < len(rows) and rows[at].id == page_id else QModelIndex()

    def _with_all(self, paper: Paper) -> Iterator[Line]:
        """A paper, and under it what is open."""
        yield paper
        if self._opens_all or paper.publication not in self._closed:
            yield from self._under(paper)

    def _under(self, line: Paper | Issue) -> list[Line]:
        if isinstance(line, Issue):
            return list(line.rows)
        out: list[Line] = []
        for issue in line.issues:
            out.append(issue)
            if self._opens_all or issue.key in self._opened:
                out += issue.rows
        return out

    def _count_under(self, index: Index) -> int:
        """How many of the lines that are shown are under a line."""
        line = self.line(index)
        if line is None or isinstance(line, PageRow):
            return 0
        ends = Paper if isinstance(line, Paper) else (Paper, Issue)
        after = range(index.row() + 1, len(self._lines))
        return next((at for at in after if isinstance(self._lines[at], ends)), len(self._lines)) - index.row() - 1


def _rows_of(line: Line) -> Iterable[PageRow]:
    """All pages that a line holds or is."""
    if isinstance(line, Paper):
        return chain.from_iterable(issue.rows for issue in line.issues)
    return line.rows if isinstance(line, Issue) else (line,)
