"""One line asked for without leaving the page: an article's number, a reason, a note, a choice of places."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from annotator.ui.theme import Space, Theme


class Prompt(QFrame):
    """A strip over the status line with a question and a field; Enter answers, Escape leaves things as they are."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._question = QLabel(self)
        self._field = QLineEdit(self)
        self._field.returnPressed.connect(self._answer)
        self._hint = QLabel(self)
        self._hint.setProperty("kind", "small")
        self._then: Callable[[str], None] | None = None
        self._back: QWidget | None = None
        self._row = QHBoxLayout(self)
        for widget, stretch in ((self._question, 0), (self._field, 1), (self._hint, 0)):
            self._row.addWidget(widget, stretch)
        self.set_theme(look)
        self.hide()

    def ask(self, question: str, then: Callable[[str], None], *, text: str = "", back: QWidget | None = None) -> None:
        """Ask; ``then`` gets the words of a reviewer who presses Enter, ``back`` the focus in any case."""
        self._then, self._back = then, back
        self._question.setText(question)
        self._question.setBuddy(self._field)
        self._field.setAccessibleName(question)
        self._field.setText(text)
        self._field.selectAll()
        self._hint.setText(self.tr("Enter to accept · Esc to leave"))
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_choice(
        self, question: str, choices: Sequence[str], then: Callable[[int], None], *, back: QWidget | None = None
    ) -> None:
        """Ask for one of a few, by its digit."""
        listed = "   ".join(f"{digit} {choice}" for digit, choice in enumerate(choices, 1))

        def chosen(words: str) -> None:
            if words.strip().isdigit() and 1 <= int(words) <= len(choices):
                then(int(words) - 1)

        self.ask(f"{question}   {listed}", chosen, back=back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A question asked in one language is not asked again in another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.hide()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._row.setContentsMargins(look.px(Space.L), look.px(Space.XS), look.px(Space.L), look.px(Space.XS))
        self._row.setSpacing(look.px(Space.M))

    def _answer(self) -> None:
        then, words = self._then, self._field.text()
        self._leave()
        if then is not None:
            then(words)

    def _leave(self) -> None:
        self._then = None
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
