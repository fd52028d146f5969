"""The bar over the panes: which page this is, and the few commands that are always at hand."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from annotator.ui.theme import Space, Theme, icon


class CommandButton(QToolButton):
    """A button for a command that shows its key beside its name."""

    def __init__(self, action: QAction, *, name: str, is_primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._icon = name
        self._token = "on_accent" if is_primary else "soft"
        self.setProperty("kind", "primary" if is_primary else "outlined")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        title, _, key = self._action.text().replace("&&", "&").partition("\t")
        key = key or self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{title}   {key}" if key else title)
        self.setAccessibleName(title)
        self.setToolTip(self._action.toolTip().partition("\t")[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more than the click it began with: Finish asked twice at once would finish what nobody has looked at."""
        event.accept()

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon(self._icon, look, token=self._token))
        self.setIconSize(QSize(look.px(Space.L), look.px(Space.L)))


class TopBar(QFrame):
    """The page's name at the left, commands beside it, the one that ends the work on a page at the right."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._title = QLabel(self)
        self._title.setProperty("kind", "page-title")
        self._buttons: list[CommandButton] = []
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addStretch()
        self._look = look
        self.set_theme(look)

    def set_title(self, title: str) -> None:
        """Say which page this is."""
        self._title.setText(title)

    def add_left(self, button: CommandButton) -> None:
        """Put a button after the title."""
        self._add(button, self._row.count() - 1 - self._right)

    def add_right(self, button: CommandButton) -> None:
        """Put a button at the right end."""
        self._add(button, self._row.count())

    @property
    def _right(self) -> int:
        """How many widgets stand right of the stretch."""
        stretch = next(i for i in range(self._row.count()) if (item := self._row.itemAt(i)) and item.spacerItem())
        return self._row.count() - 1 - stretch

    def _add(self, button: CommandButton, at: int) -> None:
        button.setParent(self)
        button.set_theme(self._look)
        self._row.insertWidget(at, button)
        self._buttons.append(button)

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._look = look
        self._row.setContentsMargins(look.px(Space.L), look.px(6), look.px(Space.L), look.px(6))
        self._row.setSpacing(look.px(Space.S))
        for button in self._buttons:
            button.set_theme(look)
