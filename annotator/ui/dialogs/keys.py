"""The page of keys in the preferences: every command with its keys, found by a few letters; a new key is pressed, not written."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import Actions
from annotator.ui.bindings import BINDABLE, Bindings, KeyRefused
from annotator.ui.chords import native
from annotator.ui.command_words import command_entries
from annotator.ui.commands import Command
from annotator.ui.dialogs.key_field import KeyField
from annotator.ui.errors import spoken
from annotator.ui.models.command_search import found
from annotator.ui.models.key_rows import Column, KeyRows
from annotator.ui.theme import Space, Theme

_COMMANDS = {command.id: command for command in BINDABLE}


class Change(Enum):
    """What the key pressed is for."""

    REPLACE = auto()
    ADD = auto()


class KeysPage(QWidget):
    """``bound`` carries the Bindings after each change; one that is not to be had is refused in one sentence."""

    bound = Signal(object)

    def __init__(self, look: Theme, *, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._change = Change.REPLACE
        self.filter, self.table, self.field = QLineEdit(), QTableView(), KeyField()
        self.rows = KeyRows(self)
        self.replace, self.add, self.remove, self.reset, self.reset_all = (QPushButton() for _ in range(5))
        self._arrange()
        self._wire()
        self.set_theme(look)
        self._say()
        self._list()

    @property
    def sentence(self) -> str:
        """What is said under the table."""
        return self.field.text()

    def choose(self, identifier: str) -> None:
        """Go to a command in the table."""
        self.table.selectRow(self.rows.row_of(identifier))

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._column.setContentsMargins(0, look.px(Space.M), 0, 0)
        self._column.setSpacing(look.px(Space.S))
        self._buttons.setSpacing(look.px(Space.S))
        self.table.verticalHeader().setDefaultSectionSize(look.px(30))
        self.field.setMinimumHeight(look.px(28))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(Column.COMMAND, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(Column.MENU, look.px(110))
        self.table.setColumnWidth(Column.KEYS, look.px(210))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._list()

    def _arrange(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        self.field.setWordWrap(True)
        self._buttons = QHBoxLayout()
        for button in (self.replace, self.add, self.remove, self.reset):
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        self._buttons.addWidget(self.reset_all)
        self._column = QVBoxLayout(self)
        for widget in (self.filter, table, self.field):
            self._column.addWidget(widget)
        self._column.addLayout(self._buttons)

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda _: self._list())
        self.filter.setClearButtonEnabled(True)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.activated.connect(lambda _: self._listen(Change.REPLACE))
        self.replace.clicked.connect(lambda: self._listen(Change.REPLACE))
        self.add.clicked.connect(lambda: self._listen(Change.ADD))
        self.remove.clicked.connect(lambda: self._bind(lambda now, command: now.with_keys(command, ())))
        self.reset.clicked.connect(lambda: self._bind(lambda now, command: now.with_default(command)))
        self.reset_all.clicked.connect(self._ask_all)
        self.field.heard.connect(self._take)
        self.field.left.connect(self._stop)
        self._actions.rebound.connect(self._list)
        for button in (self.replace, self.add, self.remove, self.reset, self.reset_all):
            button.setAutoDefault(False)

    @property
    def _command(self) -> Command | None:
        entry = self.rows.entry(self.table.currentIndex().row())
        return _COMMANDS[entry.id] if entry else None

    def _list(self) -> None:
        """Show the commands that are like what was typed, the same one chosen as before."""
        before = self._command
        own = frozenset(command.id for command in BINDABLE if self._actions.bindings.is_own(command))
        entries = command_entries(self._actions)
        self.rows.set_entries([one.entry for one in found(self.filter.text(), entries)], own)
        self.table.selectRow(self.rows.row_of(before.id) if before else 0)
        self.reset_all.setEnabled(bool(self._actions.bindings.own))
        if self._command is None:
            self._show_current(QModelIndex())

    def _show_current(self, index: QModelIndex) -> None:
        command = self._command if index.isValid() else None
        for button in (self.replace, self.add):
            button.setEnabled(command is not None)
        self.remove.setEnabled(command is not None and bool(self._actions.keys(command)))
        self.reset.setEnabled(command is not None and self._actions.bindings.is_own(command))
        self._tell(self._default_words(command) if command else self.tr("No command has this name"))

    def _default_words(self, command: Command) -> str:
        keys = "   ".join(dict.fromkeys(native(key.replace("Return", "Enter")) for key in command.keys))
        words = self.tr("{command}: by default {keys}") if keys else self.tr("{command}: by default no key")
        return words.format(command=command.translated, keys=keys)

    def _listen(self, change: Change) -> None:
        command = self._command
        if command is not None:
            self._change = change
            self._tell(self.tr("Press the new key for {command} · Esc leaves").format(command=command.translated), kind="accent")
            self.field.listen()

    def _take(self, key: str) -> None:
        def changed(now: Bindings, command: Command) -> Bindings:
            return now.with_keys(command, (*(now.of(command) if self._change is Change.ADD else ()), key))

        if self._bind(changed):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bind(self, change: Callable[[Bindings, Command], Bindings]) -> bool:
        """Change the keys of the chosen command; whether that was not refused."""
        command = self._command
        if command is None:
            return False
        try:
            changed = change(self._actions.bindings, command)
        except KeyRefused as refused:
            self._tell(spoken(refused), kind="caution")
            return False
        self.bound.emit(changed)
        return True

    def _ask_all(self) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Give every command its default keys again?"))
        box.setInformativeText(self.tr("%n command(s) have keys of your own.", "", len(self._actions.bindings.own)))
        box.setStandardButtons(QMessageBox.StandardButton.Reset | QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Reset).setText(self.tr("All default keys"))
        box.buttonClicked.connect(
            lambda button: self.bound.emit(Bindings()) if box.standardButton(button) == QMessageBox.StandardButton.Reset else None
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def _stop(self) -> None:
        self._show_current(self.table.currentIndex())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, sentence: str, *, kind: str = "soft") -> None:
        self.field.setText(sentence)
        if self.field.property("kind") != kind:
            self.field.setProperty("kind", kind)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
            # A label takes the room around its words anew only when it is told of another style.
            QCoreApplication.sendEvent(self.field, QEvent(QEvent.Type.StyleChange))

    def _say(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find a command by its name or key"))
        self.filter.setAccessibleName(self.tr("Find a command by its name or key"))
        self.table.setAccessibleName(self.tr("Commands and their keys"))
        self.replace.setText(self.tr("New key…"))
        self.add.setText(self.tr("Another key…"))
        self.remove.setText(self.tr("No key"))
        self.reset.setText(self.tr("Default keys"))
        self.reset_all.setText(self.tr("All default keys"))
