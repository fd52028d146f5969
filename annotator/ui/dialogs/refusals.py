"""What could not be imported, one refusal a line, to be read, copied and mended."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from annotator.core.errors import NoText, UserError
from annotator.ui.errors import spoken
from annotator.ui.theme import Space, Theme


class RefusalsDialog(QDialog):
    """Lists refusals as sentences that name file, line and what to do; ``is_rest_there`` tells what became of the others.

    ``scans_wanted`` is emitted when the pages without text among them are to be kept as pictures.
    """

    scans_wanted = Signal()

    def __init__(self, look: Theme, parent: QWidget, *, refused: Sequence[UserError], is_rest_there: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Refusals", "Not imported"))
        self._sentences = tuple(spoken(error) for error in refused)
        heading = QLabel(_summary(len(refused), is_rest_there=is_rest_there))
        heading.setProperty("kind", "title")
        heading.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(look.px(Space.M))
        column.addWidget(heading)
        column.addWidget(self._list())
        column.addWidget(self._buttons(scans=sum(isinstance(error, NoText) for error in refused)))
        self.resize(look.px(640), look.px(360))

    @property
    def words(self) -> str:
        """All that it says, one refusal a line."""
        return "\n".join(self._sentences)

    def copy(self) -> None:
        """Put all refusals on the clipboard, one a line."""
        QGuiApplication.clipboard().setText(self.words)

    def _list(self) -> QListWidget:
        shown = QListWidget()
        shown.setAccessibleName(self.windowTitle())
        shown.setWordWrap(True)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A long path has no space to break at: it is broken anywhere rather than cut.
        shown.setTextElideMode(Qt.TextElideMode.ElideNone)
        shown.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        shown.addItems(self._sentences)
        return shown

    def _buttons(self, *, scans: int) -> QDialogButtonBox:
        out = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = out.button(QDialogButtonBox.StandardButton.Close)
        close.setText(QCoreApplication.translate("Refusals", "Close"))
        close.setDefault(True)
        copy = out.addButton(QCoreApplication.translate("Refusals", "Copy the list"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        if scans:
            words = QCoreApplication.translate("Refusals", "Keep %n scan(s) as pictures", "", scans)
            keep = out.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            keep.setAutoDefault(False)
            keep.clicked.connect(self._keep_scans)
        out.rejected.connect(self.reject)
        return out

    def _keep_scans(self) -> None:
        self.scans_wanted.emit()
        self.accept()


def _summary(count: int, *, is_rest_there: bool) -> str:
    if is_rest_there:
        return QCoreApplication.translate("Refusals", "%n thing(s) could not be imported; the rest was.", "", count)
    return QCoreApplication.translate("Refusals", "%n thing(s) could not be imported, so nothing was.", "", count)
