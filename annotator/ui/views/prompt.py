"""One line asked for without leaving the page: an article's number, a reason, a note, a choice of places."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from annotator.ui.theme import Space, Theme

_DIGIT = 48  # pixels at 100 %: room for one digit
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own name and value for "no limit"


class Prompt(QFrame):
    """A strip over the status line with a question and a field; Enter answers, Escape leaves things as they are."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._question = QLabel(self)
        self._question.setWordWrap(True)
        self._field = QLineEdit(self)
        self._field.returnPressed.connect(self._answer)
        self._field.textEdited.connect(self._take_digit)
        self._choices = 0
        self._accept, self._leave_it = QPushButton(self), QPushButton(self)
        self._accept.clicked.connect(self._answer)
        self._leave_it.clicked.connect(self._leave)
        for button in (self._accept, self._leave_it):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._then: Callable[[str], None] | None = None
        self._back: QWidget | None = None
        self._row = QHBoxLayout(self)
        for widget in (self._question, self._field, self._accept, self._leave_it):
            self._row.addWidget(widget)
        self.set_theme(look)
        self.hide()

    def ask(self, question: str, then: Callable[[str], None], *, text: str = "", back: QWidget | None = None) -> None:
        """Ask; ``then`` gets the words of a reviewer who presses Enter, ``back`` the focus in any case."""
        self._lay_out(choices=0)
        self._put(question, then, text=text, back=back)

    def _lay_out(self, *, choices: int) -> None:
        """Room for the words of an answer, or for a question that names the choices."""
        self._choices, is_choice = choices, choices > 0
        self._accept.setVisible(not is_choice)
        self._row.setStretch(0, int(is_choice))
        self._row.setStretch(1, int(not is_choice))
        self._field.setMaximumWidth(self._look.px(_DIGIT) if is_choice else QWIDGETSIZE_MAX)

    def _put(self, question: str, then: Callable[[str], None], *, text: str, back: QWidget | None) -> None:
        self._then, self._back = then, back
        self._question.setText(question)
        self._question.setBuddy(self._field)
        self._field.setAccessibleName(question)
        self._field.setText(text)
        self._field.selectAll()
        self._accept.setText(self.tr("Accept   Enter"))
        self._leave_it.setText(self.tr("Leave   Esc"))
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_choice(
        self, question: str, choices: Sequence[str], then: Callable[[int], None], *, back: QWidget | None = None
    ) -> None:
        """Ask for one of at most nine, by its digit; the digit alone is the answer."""
        listed = "    ".join(f"{digit} → {choice}" for digit, choice in enumerate(choices, 1))

        def chosen(words: str) -> None:
            if self._is_choice(words):
                then(int(words) - 1)

        self._lay_out(choices=len(choices))
        self._put(f"{question}    {listed}", chosen, text="", back=back)

    def _is_choice(self, words: str) -> bool:
        return words.strip().isdigit() and 1 <= int(words) <= self._choices

    def _take_digit(self, words: str) -> None:
        if self._is_choice(words):
            self._answer()

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
        self._look = look
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
