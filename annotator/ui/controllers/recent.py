"""The corpora opened last, in their menu; those that are gone are shown faint."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from annotator.services.corpora import forget_corpora, recent_corpora
from annotator.ui.controllers.corpus import CorpusController


class RecentController(QObject):
    """``cleared`` says that the list is empty, but for the corpus that is open."""

    cleared = Signal()

    def __init__(self, corpus: CorpusController) -> None:
        super().__init__()
        self._corpus = corpus

    def furnish(self, menu: QMenu, before: QAction) -> None:
        """List the corpora in the menu, each time it opens, ``before`` its commands."""
        menu.aboutToShow.connect(lambda: self._list(menu, before))

    def clear(self) -> None:
        """Forget the corpora that are not open."""
        forget_corpora(but=self._corpus.path)
        self.cleared.emit()

    def _list(self, menu: QMenu, before: QAction) -> None:
        for action in menu.actions():
            if action is not before:
                action.deleteLater()
                menu.removeAction(action)
        for path in recent_corpora():
            menu.insertAction(before, self._offer(menu, path))
        menu.insertSeparator(before)

    def _offer(self, menu: QMenu, path: Path) -> QAction:
        is_there = path.exists()
        # A name in another encoding is held byte by byte, which no window can show.
        name = f"{path.stem}   {path.parent}".replace("&", "&&").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        words = name if is_there else QCoreApplication.translate("Menus", "{corpus}   not there").format(corpus=name)
        action = QAction(words, menu)
        action.setEnabled(is_there and path != self._corpus.path)
        action.triggered.connect(lambda: self._corpus.open_path(path))
        return action
