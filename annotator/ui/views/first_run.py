"""What the window offers when no corpus is open: the sample, a new corpus from files, or one that is there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.theme import Space, Theme, icon

_WIDTH = 560


class FirstRun(QWidget):
    """Three ways to begin, the reviewer's name, and the corpora opened last; files can be dropped anywhere on it."""

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_chosen = Signal(str)
    files_dropped = Signal(object)
    reviewer_named = Signal(str)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._look = look
        self._title, self._lead, self._recent_title = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("kind", "title")
        for label in (self._lead, self._recent_title):
            label.setProperty("kind", "soft")
        self._lead.setWordWrap(True)
        self._ways = [self._way(name, signal) for name, signal in self._choices()]
        self._reviewer_label, self._reviewer = QLabel(self), QLineEdit(self)
        self._reviewer.editingFinished.connect(lambda: self.reviewer_named.emit(self._reviewer.text()))
        self._recent = QVBoxLayout()
        self._arrange(look)
        self._say()

    def set_reviewer(self, name: str) -> None:
        """Fill in the name under which annotations will be kept."""
        self._reviewer.setText(name)

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer the corpora opened last."""
        while (item := self._recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for path in paths[:5]:
            button = QPushButton(f"{path.stem}   {path.parent}", self)
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _=False, path=path: self.recent_chosen.emit(str(path)))
            self._recent.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._recent_title.setVisible(bool(paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin a new corpus with the files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._look = look
        for button, (name, _) in zip(self._ways, self._choices(), strict=True):
            button.setIcon(icon(name, look, token="on_accent" if name == "sample" else "soft"))
            button.setIconSize(QSize(look.px(20), look.px(20)))
            button.setMinimumHeight(look.px(44))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _choices(self) -> tuple[tuple[str, SignalInstance], ...]:
        return ("sample", self.sample_asked), ("new-corpus", self.new_asked), ("open", self.open_asked)

    def _way(self, name: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(signal)
        if name == "sample":
            button.setDefault(True)
            button.setProperty("kind", "primary")
        return button

    def _arrange(self, look: Theme) -> None:
        card = QFrame(self)
        card.setProperty("kind", "card")
        margin, width = look.px(2 * Space.L), look.px(_WIDTH)
        card.setFixedWidth(width)
        # A wrapped label tells its height only once it knows its width.
        self._lead.setFixedWidth(width - 2 * margin)
        column = QVBoxLayout(card)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.px(Space.M))
        for widget in (self._title, self._lead, *self._ways):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._reviewer_label)
        row.addWidget(self._reviewer, 1)
        column.addSpacing(look.px(Space.S))
        column.addLayout(row)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.set_theme(look)

    def _say(self) -> None:
        self._title.setText(self.tr("Turn newspaper pages into clean, reviewed articles"))
        self._lead.setText(
            self.tr("The raw text of a page stands beside the articles found in it. You fix what is wrong and finish the page.")
        )
        for button, words in zip(self._ways, self._words(), strict=True):
            button.setText(f"  {words}")
        self._lead.setMinimumHeight(self._lead.heightForWidth(self._lead.width()))
        self._reviewer_label.setText(self.tr("Your name as reviewer"))
        self._reviewer.setAccessibleName(self.tr("Your name as reviewer"))
        self._recent_title.setText(self.tr("Opened last"))

    def _words(self) -> tuple[str, str, str]:
        return (
            self.tr("Try the sample page"),
            self.tr("New corpus from files: choose them, or drop them here"),
            self.tr("Open a corpus"),
        )
