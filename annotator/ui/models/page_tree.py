"""Pages as a Qt tree: publication, issue, page, with progress at each level; or as one list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.details import Details
from annotator.core.page import PageId
from annotator.ui.models.page_rows import Keep, PageRow, by_expected_work, by_issue, kept
from annotator.ui.page_words import issue_name, page_name, progress_words, publication_name, work_words

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole + 1


class Level(Enum):
    """What a node is."""

    ROOT = auto()
    PUBLICATION = auto()
    ISSUE = auto()
    PAGE = auto()


@dataclass(slots=True, eq=False)
class Node:
    """One line of the tree. ``rows`` are the pages right under it, one for a page; their nodes are made when they are shown.

    ``done`` counts those under it, at any level, that are done; it is counted when first asked for.
    """

    level: Level
    key: tuple[str, ...]
    rows: list[PageRow]
    parent: "Node | None" = None
    at: int = 0
    number: int = 0
    children: list["Node"] = field(default_factory=list)
    _done: int | None = None

    @property
    def row(self) -> PageRow:
        """A page of it: the page itself, or any under it."""
        return self.rows[0] if self.rows else self.children[0].row

    @property
    def name(self) -> str:
        """Its name in the window's language."""
        names: dict[Level, Callable[[PageRow], str]] = {
            Level.PUBLICATION: publication_name,
            Level.ISSUE: issue_name,
            Level.PAGE: page_name,
        }
        return names[self.level](self.row)

    @property
    def note(self) -> str:
        """What stands at the right: work on a page, progress above."""
        return work_words(self.row) if self.level is Level.PAGE else progress_words(self.done, self.total)

    @property
    def way_up(self) -> Iterator["Node"]:
        """The node itself and all that it hangs on."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    @property
    def all_rows(self) -> Iterator[PageRow]:
        """All pages under it, at any level."""
        yield from self.rows
        for child in self.children:
            yield from child.all_rows

    @property
    def holds_pages(self) -> bool:
        """Whether the lines right under it are pages."""
        return bool(self.rows) and self.level is not Level.PAGE

    @property
    def total(self) -> int:
        """How many pages are under it."""
        return len(self.rows) if self.rows else sum(child.total for child in self.children)

    @property
    def done(self) -> int:
        """How many of them are done."""
        if self._done is None:
            self._done = sum(row.is_done for row in self.rows) if self.rows else sum(child.done for child in self.children)
        return self._done

    def replace(self, old: PageRow, new: PageRow) -> None:
        """Put a page's new row in the place of its old one, here or somewhere below."""
        change = new.is_done - old.is_done
        self._done = None if self._done is None else self._done + change
        if self.rows:
            self.rows[self.rows.index(old)] = new

    def add(self, child: "Node") -> "Node":
        """Put a node under this one."""
        child.parent, child.at = self, len(self.children)
        self.children.append(child)
        return child


def grown(rows: Sequence[PageRow], *, is_flat: bool) -> Node:
    """The tree of these pages down to the issues, or one level of pages sorted by expected work."""
    if is_flat:
        return Node(Level.ROOT, (), by_expected_work(rows))
    root = Node(Level.ROOT, (), [])
    for publication, issues in by_issue(rows):
        paper = root.add(Node(Level.PUBLICATION, (publication,), []))
        for issue, pages in issues:
            paper.add(Node(Level.ISSUE, (publication, issue), pages))
    return root


class PageTreeModel(QAbstractItemModel):
    """The pages that the filter keeps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, PageRow] = {}
        self._keep, self._words, self._is_flat = Keep.ALL, "", False
        self._root = Node(Level.ROOT, (), [])
        self._nodes = [self._root]
        self._pages: dict[str, Node] = {}
        self._homes: dict[str, Node] = {}
        self._texts: list[str] = []

    @property
    def root(self) -> Node:
        """What everything hangs on."""
        return self._root

    @property
    def is_filtered(self) -> bool:
        """Whether some pages may be left out."""
        return self._keep is not Keep.ALL or bool(self._words.strip())

    def set_rows(self, rows: Sequence[PageRow]) -> None:
        """Show these pages."""
        self._rows, self._texts = {row.id: row for row in rows}, []
        self._grow()

    def set_filter(self, *, keep: Keep, words: str, is_flat: bool) -> None:
        """Show the pages that have all the words and are as ``keep`` says, in a tree or in one list."""
        self._keep, self._words, self._is_flat = keep, words, is_flat
        self._grow()

    def _grow(self) -> None:
        self.beginResetModel()
        rows = list(self._rows.values())
        if self._words.strip() and len(self._texts) != len(rows):
            self._texts = [row.words for row in rows]
        texts = self._texts if self._words.strip() else None
        self._root = grown(kept(rows, self._keep, self._words, texts), is_flat=self._is_flat)
        self._nodes, self._pages, self._homes = _numbered(self._root), {}, {}
        for node in self._nodes:
            self._homes.update(dict.fromkeys([row.id for row in node.rows], node))
        self.endResetModel()

    def update_row(self, row: PageRow) -> None:
        """Show one page's new state, and the progress above it; it stays in view though the filter would drop it."""
        old, home = self._rows.get(row.id), self._homes.get(row.id)
        self._rows[row.id] = row
        if home is None or old is None or old == row:
            return
        if (page := self._pages.get(row.id)) is not None:
            page.rows = [row]
            self._tell(page)
        node: Node | None = home
        while node is not None:
            node.replace(old, row)
            self._tell(node)
            node = node.parent

    def correct(self, details: Mapping[PageId, Details]) -> None:
        """Show pages under the details that they have now, each where it belongs by them."""
        for page, now in details.items():
            if (row := self._rows.get(page)) is not None:
                named = row._replace(publication=now.publication, date=now.date, page_number=now.page_number)
                self._rows[page] = named._replace(issue=now.issue_key)
        self.set_rows(list(self._rows.values()))

    def _tell(self, node: Node) -> None:
        if node.parent is not None:
            self.dataChanged.emit(self.index_of(node), self.index_of(node))

    def _page_node(self, home: Node, at: int) -> Node:
        """The node of a page, made when it is first shown."""
        row = home.rows[at]
        known = self._pages.get(row.id)
        if known is None:
            known = self._pages[row.id] = Node(Level.PAGE, (row.id,), [row], home, at, len(self._nodes))
            self._nodes.append(known)
        return known

    def page_index(self, page_id: str) -> QModelIndex:
        """Where a page is; an invalid index where it is not shown."""
        home = self._homes.get(page_id)
        if home is None:
            return QModelIndex()
        at = self._pages[page_id].at if page_id in self._pages else [row.id for row in home.rows].index(PageId(page_id))
        return self.index_of(self._page_node(home, at))

    def index_of(self, node: Node) -> QModelIndex:
        """The index of a node."""
        return QModelIndex() if node.parent is None else self.createIndex(node.at, 0, node.number)

    def node(self, index: Index) -> Node:
        """The node at an index; the root for none."""
        # Numbers, not pointers: an index from before the tree grew anew must find a node, not freed memory.
        number = index.internalId() if index.isValid() else 0
        return self._nodes[number] if number < len(self._nodes) else self._root

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """The index of a child."""
        node = self.node(parent)
        if not (0 <= row < self.rowCount(parent) and column == 0):
            return QModelIndex()
        child = self._page_node(node, row) if node.holds_pages else node.children[row]
        return self.createIndex(row, column, child.number)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        """The index of what a node hangs on."""
        above = self.node(index).parent
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many nodes hang on this one."""
        node = self.node(parent)
        return len(node.rows) if node.holds_pages else len(node.children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The node itself, and its words."""
        node = self.node(index)
        if node.level is Level.ROOT:
            return None
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{node.name}, {node.note}" if node.note else node.name
        return node.key[-1] if role == Qt.ItemDataRole.ToolTipRole and node.level is Level.PAGE else None


def _numbered(root: Node) -> list[Node]:
    """Every node, each at the place that its number says; the root is number 0."""
    out = [root]
    for node in out:
        for child in node.children:
            child.number = len(out)
            out.append(child)
    return out
