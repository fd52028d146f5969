"""Pages as a Qt tree: publication, issue, page, with progress at each level; or as one list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.ui.models.page_rows import Keep, PageRow, by_expected_work, by_issue, done_of, kept
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
    """One line of the tree; ``rows`` are the pages under it, one for a page."""

    level: Level
    key: tuple[str, ...]
    rows: list[PageRow]
    parent: "Node | None" = None
    at: int = 0
    number: int = 0
    children: list["Node"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name in the window's language."""
        names: dict[Level, Callable[[PageRow], str]] = {
            Level.PUBLICATION: publication_name,
            Level.ISSUE: issue_name,
            Level.PAGE: page_name,
        }
        return names[self.level](self.rows[0])

    @property
    def note(self) -> str:
        """What stands at the right: work on a page, progress above."""
        return work_words(self.rows[0]) if self.level is Level.PAGE else progress_words(*done_of(self.rows))

    def add(self, child: "Node") -> "Node":
        """Put a node under this one."""
        child.parent, child.at = self, len(self.children)
        self.children.append(child)
        return child


def grown(rows: Sequence[PageRow], *, is_flat: bool) -> Node:
    """The tree of these pages, or one level of them sorted by expected work."""
    root = Node(Level.ROOT, (), list(rows))
    if is_flat:
        _add_pages(root, by_expected_work(rows))
        return root
    for publication, of_publication in groupby(by_issue(rows), key=lambda row: row.publication or ""):
        pages = list(of_publication)
        paper = root.add(Node(Level.PUBLICATION, (publication,), pages))
        for issue, of_issue in groupby(pages, key=lambda row: row.issue or row.date or ""):
            together = list(of_issue)
            _add_pages(paper.add(Node(Level.ISSUE, (publication, issue), together)), together)
    return root


def _add_pages(parent: Node, rows: Sequence[PageRow]) -> None:
    for row in rows:
        parent.add(Node(Level.PAGE, (row.id,), [row]))


class PageTreeModel(QAbstractItemModel):
    """The pages that the filter keeps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, PageRow] = {}
        self._keep, self._words, self._is_flat = Keep.ALL, "", False
        self._root = Node(Level.ROOT, (), [])
        self._nodes = [self._root]
        self._pages: dict[str, Node] = {}

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
        self._rows = {row.id: row for row in rows}
        self._grow()

    def set_filter(self, *, keep: Keep, words: str, is_flat: bool) -> None:
        """Show the pages that have all the words and are as ``keep`` says, in a tree or in one list."""
        self._keep, self._words, self._is_flat = keep, words, is_flat
        self._grow()

    def _grow(self) -> None:
        self.beginResetModel()
        self._root = grown(kept(self._rows.values(), self._keep, self._words), is_flat=self._is_flat)
        self._nodes = _numbered(self._root)
        self._pages = {node.key[0]: node for node in self._nodes if node.level is Level.PAGE}
        self.endResetModel()

    def update_row(self, row: PageRow) -> None:
        """Show one page's new state, and the progress above it; it stays in view though the filter would drop it."""
        self._rows[row.id] = row
        node = self._pages.get(row.id)
        while node is not None and node.parent is not None:
            node.rows = [row if known.id == row.id else known for known in node.rows]
            index = self.index_of(node)
            self.dataChanged.emit(index, index)
            node = node.parent

    def page_index(self, page_id: str) -> QModelIndex:
        """Where a page is; an invalid index where it is not shown."""
        node = self._pages.get(page_id)
        return QModelIndex() if node is None else self.index_of(node)

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
        children = self.node(parent).children
        return self.createIndex(row, column, children[row].number) if 0 <= row < len(children) and column == 0 else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        """The index of what a node hangs on."""
        above = self.node(index).parent
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many nodes hang on this one."""
        return len(self.node(parent).children)

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
