"""Small forms: pasted page text, what to segment, what to export, who reviews."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.services.backups import Backup, BackupKind
from annotator.services.exporting import ExportChoice, Which
from annotator.ui.theme import Space, Theme
from annotator.ui.words import QT_TRANSLATE_NOOP

_SEGMENTERS = {
    "rules": QT_TRANSLATE_NOOP("Forms", "Rules of the page's language"),
    "blocks": QT_TRANSLATE_NOOP("Forms", "Every block an article"),
    "one": QT_TRANSLATE_NOOP("Forms", "The whole page one article"),
}


class Form(QDialog):
    """A title, fields, and two buttons of which the first does what it says."""

    def __init__(self, title: str, action: str, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(460))
        self.column = QVBoxLayout(self)
        self.column.setSpacing(look.px(Space.M))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.accept_button.setText(action)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(QCoreApplication.translate("Forms", "Cancel"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def finish(self) -> None:
        """Put the buttons under the fields."""
        self.column.addWidget(self._buttons)


class PasteForm(Form):
    """A page's text and its name: that of the page in front, where it lacks a text."""

    def __init__(self, look: Theme, parent: QWidget, *, text: str, name: str = "") -> None:
        title = QCoreApplication.translate("Forms", "Paste page text")
        super().__init__(title, QCoreApplication.translate("Forms", "Add the page"), look, parent)
        self._name, self._text = QLineEdit(), QPlainTextEdit()
        self._name.setPlaceholderText(QCoreApplication.translate("Forms", "paper-2026-01-31-p2"))
        self._name.setText(name)
        self._text.setPlainText(text)
        self._text.setTabChangesFocus(True)
        fields = QFormLayout()
        fields.addRow(QCoreApplication.translate("Forms", "Name of the page"), self._name)
        self.column.addLayout(fields)
        self.column.addWidget(self._text)
        self._name.textChanged.connect(self._look_whole)
        self._text.textChanged.connect(self._look_whole)
        self.finish()
        self.resize(look.px(720), look.px(560))
        self._look_whole()

    @property
    def name(self) -> str:
        """The name given to the page."""
        return self._name.text().strip()

    @property
    def text(self) -> str:
        """The text of the page."""
        return self._text.toPlainText()

    def _look_whole(self) -> None:
        self.accept_button.setEnabled(bool(self.name and self.text.strip()))


class SegmentForm(Form):
    """Which segmenter, over which pages."""

    def __init__(self, look: Theme, parent: QWidget, *, segmenters: tuple[str, ...], chosen: str) -> None:
        title = QCoreApplication.translate("Forms", "Segment pages")
        super().__init__(title, QCoreApplication.translate("Forms", "Segment"), look, parent)
        self._segmenter = QComboBox()
        for name in segmenters:
            self._segmenter.addItem(QCoreApplication.translate("Forms", _SEGMENTERS.get(name, name)), name)
        self._segmenter.setCurrentIndex(segmenters.index(chosen))
        fields = QFormLayout()
        fields.addRow(QCoreApplication.translate("Forms", "Segmenter"), self._segmenter)
        self.column.addLayout(fields)
        self._new = QRadioButton(QCoreApplication.translate("Forms", "Pages that no machine has read yet"))
        self._all = QRadioButton(QCoreApplication.translate("Forms", "All pages"))
        self._new.setChecked(True)
        note = QLabel(
            QCoreApplication.translate("Forms", "Reviews already begun stay as they are; the new reading is kept beside them.")
        )
        note.setProperty("kind", "soft")
        note.setWordWrap(True)
        for widget in (self._new, self._all, note):
            self.column.addWidget(widget)
        self.finish()

    @property
    def segmenter(self) -> str:
        """The segmenter's name."""
        return str(self._segmenter.currentData())

    @property
    def only_new(self) -> bool:
        """Whether only pages without a prediction are meant."""
        return self._new.isChecked()


class ExportForm(Form):
    """Which pages are exported, and how."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        title = QCoreApplication.translate("Forms", "Export reviewed corpus")
        super().__init__(title, QCoreApplication.translate("Forms", "Choose a file…"), look, parent)
        self._group = QButtonGroup(self)
        self._finished = QRadioButton(QCoreApplication.translate("Forms", "Finished pages"))
        self._all = QRadioButton(
            QCoreApplication.translate("Forms", "All pages, with the machine's reading where nobody has reviewed")
        )
        self._finished.setChecked(True)
        self._text = QCheckBox(QCoreApplication.translate("Forms", "With the assembled text of each article"))
        self._text.setChecked(True)
        self._as_made = QCheckBox(QCoreApplication.translate("Forms", "Fragments as they were made, not joined"))
        for button in (self._finished, self._all):
            self._group.addButton(button)
            self.column.addWidget(button)
        self.column.addWidget(self._text)
        self.column.addWidget(self._as_made)
        self.finish()

    @property
    def choice(self) -> ExportChoice:
        """What was chosen."""
        which = Which.FINISHED if self._finished.isChecked() else Which.ALL
        return ExportChoice(which, with_text=self._text.isChecked(), as_made=self._as_made.isChecked())


class ReviewerForm(Form):
    """Under which name annotations are kept."""

    def __init__(self, look: Theme, parent: QWidget, *, name: str) -> None:
        title = QCoreApplication.translate("Forms", "Who is reviewing")
        super().__init__(title, QCoreApplication.translate("Forms", "Use this name"), look, parent)
        self._name = QLineEdit(name)
        self._name.setInputMethodHints(Qt.InputMethodHint.ImhNone)
        fields = QFormLayout()
        fields.addRow(QCoreApplication.translate("Forms", "Your name as reviewer"), self._name)
        self.column.addLayout(fields)
        note = QLabel(
            QCoreApplication.translate("Forms", "Each reviewer has annotations of their own; gold is kept for adjudication.")
        )
        note.setProperty("kind", "soft")
        note.setWordWrap(True)
        self.column.addWidget(note)
        self._name.textChanged.connect(lambda words: self.accept_button.setEnabled(bool(words.strip())))
        self.finish()

    @property
    def name(self) -> str:
        """The name."""
        return self._name.text().strip()


class RestoreForm(Form):
    """Which backup goes into the place of the corpus."""

    def __init__(self, look: Theme, parent: QWidget, *, backups: Sequence[Backup]) -> None:
        title = QCoreApplication.translate("Forms", "Restore a backup")
        super().__init__(title, QCoreApplication.translate("Forms", "Put it back"), look, parent)
        self._backups = tuple(backups)
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        for backup in self._backups:
            self._list.addItem(_backup_words(backup))
        self._list.setCurrentRow(0)
        note = QLabel(
            QCoreApplication.translate("Forms", "What is in its place now becomes a backup itself, so this can be undone.")
        )
        note.setProperty("kind", "soft")
        note.setWordWrap(True)
        self.column.addWidget(self._list)
        self.column.addWidget(note)
        self.accept_button.setEnabled(bool(self._backups))
        self.finish()

    @property
    def backup(self) -> Path:
        """The backup chosen."""
        return self._backups[self._list.currentRow()].path


def _backup_words(backup: Backup) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(backup.taken.timestamp()))
    when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    size = QLocale().formattedDataSize(backup.size)
    kinds = {
        BackupKind.TAKEN: "",
        BackupKind.REPLACED: QCoreApplication.translate("Forms", "what a restore replaced"),
        BackupKind.DAMAGED: QCoreApplication.translate("Forms", "damaged"),
    }
    return " · ".join(part for part in (when, size, kinds[backup.kind]) if part)
