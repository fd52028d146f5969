"""Hears one key press, whatever it would do elsewhere, and says which key it was."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from annotator.ui.chords import chord


class KeyField(QLabel):
    """While it listens it has the keys; ``heard`` carries the key's name, ``left`` nothing: Escape, or they went elsewhere."""

    heard = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        # Qt sends events as soon as there is a widget.
        self._is_listening = False
        super().__init__(parent)
        self.setProperty("kind", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    @property
    def is_listening(self) -> bool:
        """Whether the next key press is meant for it."""
        return self._is_listening

    def listen(self) -> None:
        """Wait for a key press."""
        self._is_listening = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take keys before shortcuts, the dialog's buttons and the order of fields do."""
        if self._is_listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere: nothing is waited for any more."""
        super().focusOutEvent(event)
        self._stop()

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._stop()
            return
        key = chord(event)
        if key:
            self.heard.emit(key)

    def _stop(self) -> None:
        if self._is_listening:
            self._is_listening = False
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.left.emit()
