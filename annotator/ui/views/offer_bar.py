"""Over the status line: something that is offered, with the commands that take it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.ui.theme import Space, Theme
from annotator.ui.views.top_bar import CommandButton


class OfferBar(QFrame):
    """Takes no keys from the page: who goes on working has answered too. ``left`` says that the bar is not wanted."""

    left = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        # It may take two lines: a window must not grow wider for it.
        self._words.setWordWrap(True)
        self._buttons: list[CommandButton] = []
        self._leave = QPushButton(self)
        self._leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._leave.clicked.connect(self.left)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._leave)
        self._back: QWidget | None = None
        self._look = look
        self.set_theme(look)
        self._say()
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text() if self.isVisible() else ""

    def add(self, button: CommandButton) -> None:
        """Put a button before the one that leaves."""
        button.setParent(self)
        button.set_theme(self._look)
        self._row.insertWidget(self._row.count() - 1, button)
        self._buttons.append(button)

    def offer(self, words: str) -> None:
        """Say what is offered."""
        if not self.isVisible():
            self._back = QApplication.focusWidget()
        self._words.setText(words)
        self.show()

    def dismiss(self) -> None:
        """Hide the bar; keys that it had go back to where they were."""
        has_keys = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if has_keys and self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._look = look
        self._row.setContentsMargins(look.px(Space.L), look.px(Space.XS), look.px(Space.L), look.px(Space.XS))
        self._row.setSpacing(look.px(Space.S))
        for button in self._buttons:
            button.set_theme(look)

    def _say(self) -> None:
        self._leave.setText(self.tr("Leave it   Esc"))
