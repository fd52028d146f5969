"""A pane with a quiet heading: its name at the left, a fact about it at the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui.theme import Space, Theme


class Pane(QFrame):
    """A heading over one widget, and perhaps another under it."""

    def __init__(self, content: QWidget, look: Theme, parent: QWidget | None = None, *, foot: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._name, self._remark, self._fact = QLabel(self), QLabel(self), QLabel(self)
        for label in (self._name, self._fact):
            label.setProperty("kind", "heading")
        self._top = QHBoxLayout()
        self._remark.setProperty("kind", "caution")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Its room is kept, or the text below would move, and be painted anew, whenever there is something to say.
        policy.setRetainSizeWhenHidden(True)
        self._remark.setSizePolicy(policy)
        self._remark.hide()
        self._top.addWidget(self._name)
        self._top.addWidget(self._remark, 1)
        self._top.addStretch()
        self._top.addWidget(self._fact)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(content)
        if foot is not None:
            column.addWidget(foot)
        self.setFocusProxy(content)
        self.set_theme(look)

    def set_heading(self, name: str, fact: str = "") -> None:
        """Say what the pane is, and how much."""
        self._name.setText(name)
        self._fact.setText(fact)

    def set_remark(self, words: str) -> None:
        """Say what is to be known of the place at the caret; nothing is shown for no words."""
        if words != self._remark.text():
            self._remark.setText(words)
            self._remark.setToolTip(words)
            self._remark.setVisible(bool(words))

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._top.setSpacing(look.px(Space.M))
        self._top.setContentsMargins(look.px(Space.L), look.px(Space.S), look.px(Space.L), look.px(Space.S))
