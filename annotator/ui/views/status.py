"""The status line: the ledger of the page at the left, what was said last, and at the right what is saved, and whose it is."""

from datetime import time
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.ui.numerals import grouped
from annotator.ui.theme import Space, Theme

_HEIGHT = 28
_DUE = QEvent.Type(QEvent.registerEventType())


class MessageKind(Enum):
    """How a message is coloured; the value is the label's kind in the style sheet."""

    SAID = "small"
    REFUSED = "caution"
    FAILED = "bad"


class ElidedLabel(QLabel):
    """A sentence cut to the width there is; the whole of it in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, sentence: str) -> None:
        """Say this sentence."""
        if sentence != self._sentence:
            self._sentence = sentence
            self.setToolTip(sentence)
            self._fit()

    def _fit(self) -> None:
        width = self.contentsRect().width()
        self.setText(QFontMetrics(self.font()).elidedText(self._sentence, Qt.TextElideMode.ElideRight, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the sentence to the new width."""
        super().resizeEvent(event)
        self._fit()


class StatusLine(QFrame):
    """Setters only, and what they set is shown at the next painting; everything is said again when the language changes."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger: tuple[int, int] | None = None
        self._doubtful: tuple[int, int] | None = None
        self._steps: int | None = None
        self._saved: time | None = None
        self._is_saving = False
        self._reviewer = ""
        self._message, self._kind = "", MessageKind.SAID
        self._is_due = False
        self._assigned_label, self._doubtful_label, self._steps_label = (self._label() for _ in range(3))
        self._saved_label, self._reviewer_label = self._label(), self._label()
        self._message_label = ElidedLabel(self)
        self._arrange()
        self.set_theme(look)
        self._say()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _arrange(self) -> None:
        # No QStatusBar: that paints all of itself again whenever one of its words gets longer.
        self.setProperty("kind", "status")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        for label in (self._assigned_label, self._doubtful_label, self._steps_label):
            self._row.addWidget(label)
        self._row.addWidget(self._message_label, 1000)
        self._row.addStretch(1)
        self._row.addWidget(self._saved_label)
        self._row.addWidget(self._reviewer_label)

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.setMinimumHeight(look.px(_HEIGHT))
        self._row.setContentsMargins(look.px(Space.L), 0, look.px(Space.L), 0)
        self._row.setSpacing(look.px(Space.L) + look.px(Space.XS))

    def set_ledger(self, assigned: int, total: int) -> None:
        """How many of the page's characters are in an article or furniture."""
        self._ledger = assigned, total
        self._say_soon()

    def set_doubtful(self, looked_at: int, total: int) -> None:
        """How many of the doubtful decisions a person has looked at."""
        self._doubtful = looked_at, total
        self._say_soon()

    def set_steps(self, steps: int | None) -> None:
        """How many steps the annotation is away from the machine's reading; None where it did not start from one."""
        self._steps = steps
        self._say_soon()

    def set_saving(self) -> None:
        """A step is on its way to the corpus."""
        self._is_saving = True
        self._say_saved()

    def set_not_saving(self) -> None:
        """The step was not stored: what was saved before is."""
        self._is_saving = False
        self._say_saved()

    def set_saved(self, at: time) -> None:
        """Everything up to now is in the corpus."""
        self._is_saving, self._saved = False, at
        self._say_saved()

    def set_reviewer(self, name: str) -> None:
        """Whose annotation it is."""
        self._reviewer = name
        self._say_soon()

    def clear_page(self) -> None:
        """No page is open."""
        self._ledger = self._doubtful = self._steps = self._saved = None
        self._is_saving = False
        self.clear_message()

    def show_sentence(self, sentence: str, kind: MessageKind = MessageKind.SAID) -> None:
        """Say one sentence, until the next; of the ledger only the first figure stays beside it."""
        self._message, self._kind = sentence, kind
        self._say_soon()

    def clear_message(self) -> None:
        """Say nothing more."""
        self.show_sentence("")

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._message

    def _say_soon(self) -> None:
        """A gesture sets half of this, some of it twice."""
        if not self._is_due:
            self._is_due = True
            QCoreApplication.postEvent(self, QEvent(_DUE))

    def customEvent(self, event: QEvent) -> None:
        """Say what was set, before anything is painted."""
        super().customEvent(event)
        if event.type() == _DUE:
            self._is_due = False
            self._say()

    def _say(self) -> None:
        self._put(self._assigned_label, self._ledger_words())
        self._dress(self._assigned_label, "good" if self._ledger and self._ledger[0] == self._ledger[1] else "caution")
        self._put(self._doubtful_label, self._doubtful_words())
        self._put(self._steps_label, "" if self._steps is None else self.tr("%n steps from the machine", "", self._steps))
        for label in (self._doubtful_label, self._steps_label):
            label.setVisible(bool(label.text()) and not self._message)
        self._dress(self._message_label, self._kind.value)
        self._message_label.setVisible(bool(self._message))
        self._message_label.say(self._message)
        self._say_saved()
        self._put(self._reviewer_label, self.tr("reviewer {name}").format(name=self._reviewer) if self._reviewer else "")

    def _say_saved(self) -> None:
        """At once: a step is often stored before it is painted, and both are painted together then."""
        self._put(self._saved_label, self._saved_words())

    @staticmethod
    def _put(label: QLabel, words: str) -> None:
        """A label that is given the words it has is laid out and painted again."""
        if label.text() != words:
            label.setText(words)

    def _ledger_words(self) -> str:
        if self._ledger is None:
            return ""
        assigned, total = map(grouped, self._ledger)
        return self.tr("{assigned} of {total} characters assigned").format(assigned=assigned, total=total)

    def _doubtful_words(self) -> str:
        if self._doubtful is None:
            return ""
        looked_at, total = self._doubtful
        if total == 0:
            return self.tr("nothing doubtful")
        return self.tr("{looked} of %n doubtful looked at", "", total).format(looked=looked_at)

    def _saved_words(self) -> str:
        if self._is_saving:
            return self.tr("saving…")
        return self.tr("all saved {time}").format(time=f"{self._saved:%H:%M:%S}") if self._saved else ""

    @staticmethod
    def _dress(label: QLabel, kind: str) -> None:
        """Give the label its colour; the style sheet looks at properties only when told to."""
        if label.property("kind") != kind:
            label.setProperty("kind", kind)
            label.style().unpolish(label)
            label.style().polish(label)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language; a sentence was said once and is gone."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.clear_message()
