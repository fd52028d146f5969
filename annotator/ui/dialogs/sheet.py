"""Reference sheets: the keys of every command, and what each role means."""

import tomllib
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.core.roles import Role
from annotator.resources import resource_path
from annotator.ui.actions import Actions
from annotator.ui.chords import native
from annotator.ui.commands import COMMANDS, MENUS, Command
from annotator.ui.role_words import role_word
from annotator.ui.theme import Space, Theme
from annotator.ui.words import QT_TRANSLATE_NOOP

# Keys that are no commands: the caret moves as in any editor.
_CARET = (
    ("↑ ↓ ← → Home End", QT_TRANSLATE_NOOP("Sheet", "Move the caret; with Shift select")),
    (QT_TRANSLATE_NOOP("Sheet", "Ctrl+click"), QT_TRANSLATE_NOOP("Sheet", "Choose a fragment more")),
    (QT_TRANSLATE_NOOP("Sheet", "Ctrl+wheel"), QT_TRANSLATE_NOOP("Sheet", "Text size; over the page picture its size")),
    ("1 … 9", QT_TRANSLATE_NOOP("Sheet", "Send to this article at once")),
)

# What is dragged, and what that does.
_DRAGS = (
    (QT_TRANSLATE_NOOP("Sheet", "Boundary"), QT_TRANSLATE_NOOP("Sheet", "Move it by lines; with Alt between any two characters")),
    (
        QT_TRANSLATE_NOOP("Sheet", "Coloured bar"),
        QT_TRANSLATE_NOOP("Sheet", "Carry the fragment to a place in a card, or below the cards"),
    ),
    (QT_TRANSLATE_NOOP("Sheet", "Dots in a card"), QT_TRANSLATE_NOOP("Sheet", "Carry the fragment to another place or card")),
    (QT_TRANSLATE_NOOP("Sheet", "Selected text"), QT_TRANSLATE_NOOP("Sheet", "Carry what is selected")),
    (QT_TRANSLATE_NOOP("Sheet", "Text, with Alt"), QT_TRANSLATE_NOOP("Sheet", "Carry the fragment under the pointer")),
    (QT_TRANSLATE_NOOP("Sheet", "Card's number"), QT_TRANSLATE_NOOP("Sheet", "Merge the article into another one")),
    (
        QT_TRANSLATE_NOOP("Sheet", "Line numbers"),
        QT_TRANSLATE_NOOP("Sheet", "Select lines; with Ctrl send them to the chosen article"),
    ),
    (
        QT_TRANSLATE_NOOP("Sheet", "Page picture"),
        QT_TRANSLATE_NOOP("Sheet", "Select the text in a rectangle; with Shift mark a picture there"),
    ),
    (
        QT_TRANSLATE_NOOP("Sheet", "With Space held"),
        QT_TRANSLATE_NOOP("Sheet", "Move the page picture; so does the middle button"),
    ),
    (QT_TRANSLATE_NOOP("Sheet", "Picture's frame"), QT_TRANSLATE_NOOP("Sheet", "Move it, or change its size by its handles")),
    ("Esc", QT_TRANSLATE_NOOP("Sheet", "Give the drag up")),
)


class Sheet(QDialog):
    """A window of groups of lines; closed by Escape or its button."""

    def __init__(self, title: str, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.look = look
        self._columns = QHBoxLayout()
        self._columns.setSpacing(look.px(2 * Space.L))
        content = QWidget()
        content.setLayout(self._columns)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.addWidget(area)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(QCoreApplication.translate("Sheet", "Close"))
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)
        self.resize(look.px(1080), look.px(760))

    def changeEvent(self, event: QEvent) -> None:
        """A sheet in another language is another sheet."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.close()

    def column(self) -> QVBoxLayout:
        """A new column at the right."""
        out = QVBoxLayout()
        out.setSpacing(self.look.px(Space.XS))
        self._columns.addLayout(out)
        return out

    def group(self, column: QVBoxLayout, title: str, lines: list[tuple[str, str]]) -> None:
        """A title and lines of a key or word and what it means."""
        heading = QLabel(title)
        heading.setProperty("kind", "title")
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self.look.px(Space.M))
        for row, (left, right) in enumerate(lines):
            word, meaning = QLabel(left), QLabel(right)
            word.setProperty("kind", "soft")
            meaning.setWordWrap(True)
            grid.addWidget(word, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(meaning, row, 1)
        column.addLayout(grid)
        column.addSpacing(self.look.px(Space.M))


def key_sheet(actions: Actions, look: Theme, parent: QWidget) -> Sheet:
    """Every command that has a key, by menu."""
    sheet = Sheet(QCoreApplication.translate("Sheet", "Keys and gestures"), look, parent)
    sheet.resize(min(look.px(1320), parent.width()), sheet.height())
    columns = [sheet.column() for _ in range(4)]
    for index, menu in enumerate(MENUS):
        lines = [
            (_keys(actions, command), command.translated)
            for command in COMMANDS
            if command.menu == menu and actions.keys(command)
        ]
        if menu == "Select":
            lines = _translated(_CARET) + lines
        if lines:
            sheet.group(columns[(0, 0, 1, 2, 2, 3, 3, 3, 0)[index]], QCoreApplication.translate("Menus", menu), lines)
    sheet.group(columns[1], QCoreApplication.translate("Sheet", "Drag"), _translated(_DRAGS))
    for column in columns:
        column.addStretch()
    return sheet


def _translated(lines: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(QCoreApplication.translate("Sheet", key), QCoreApplication.translate("Sheet", words)) for key, words in lines]


def role_sheet(look: Theme, parent: QWidget, *, chosen: Role | None, is_chinese: bool) -> Sheet:
    """What the roles mean, that of the selected text first."""
    sheet = Sheet(QCoreApplication.translate("Sheet", "What the roles mean"), look, parent)
    column = sheet.column()
    rules = tomllib.loads(resource_path("help/roles.toml").read_text(encoding="utf-8"))
    language = "zh" if is_chinese else "en"
    if chosen is not None:
        title = QCoreApplication.translate("Sheet", "The selected text: {role}").format(role=role_word(chosen))
        sheet.group(column, title, [(role_word(chosen), rules[chosen.value][language])])
    lines = [(role_word(role), rules[role.value][language]) for role in Role if role is not chosen]
    sheet.group(column, QCoreApplication.translate("Sheet", "All roles"), lines)
    column.addStretch()
    sheet.resize(look.px(760), look.px(680))
    return sheet


def _keys(actions: Actions, command: Command) -> str:
    return "  ".join(native(key) for key in actions.shown_keys(command)[:2])
