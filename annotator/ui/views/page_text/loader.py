"""A page's text made into a document out of sight, while the store's thread reads the rest of the page."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.ui.offsets import shown
from annotator.ui.theme import Space
from annotator.ui.views.page_text.layout import SpacedLayout


class Loader(QObject):
    """Makes one document at a time.

    An editor nobody sees fills it: its slot, called by Qt's own queue, lets go of Python's lock, which
    ``QTextDocument.setPlainText`` called from Python holds for the 20 milliseconds that a long page takes.
    """

    _coming = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = QPlainTextEdit(parent)
        self._editor.hide()
        self._text: str | None = None
        self._begin()
        self._coming.connect(self._editor.setPlainText, Qt.ConnectionType.QueuedConnection)

    def load(self, text: str) -> None:
        """Begin the document of a page's text; one begun before and not taken is used for it."""
        self._text = text
        self._coming.emit(shown(text))

    def take(self, text: str) -> tuple[QTextDocument, SpacedLayout]:
        """The document of a page's text, for the caller to keep; made now where it was not begun."""
        if self._text != text:
            self.load(text)
        QCoreApplication.sendPostedEvents(self._editor, QEvent.Type.MetaCall.value)
        document, grid, self._text = self._document, self._grid, None
        self._begin()
        return document, grid

    def _begin(self) -> None:
        self._document = QTextDocument(self.parent())
        self._grid = SpacedLayout(self._document)
        self._document.setDocumentLayout(self._grid)
        self._document.setDocumentMargin(Space.XS)
        self._editor.setDocument(self._document)
        self._document.setUndoRedoEnabled(False)
