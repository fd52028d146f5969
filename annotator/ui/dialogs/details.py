"""The form in which the details of one page, or of many at once, are corrected."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from annotator.core.errors import EditRefused
from annotator.core.page import PageId
from annotator.services.details import Changes, Detail, Details, checked_details, shared_details
from annotator.ui.detail_words import detail_name
from annotator.ui.dialogs.forms import Form
from annotator.ui.errors import spoken
from annotator.ui.theme import Space, Theme
from annotator.ui.words import QT_TRANSLATE_NOOP

_EXAMPLES = {
    Detail.PUBLICATION: "",
    Detail.DATE: "2023-07-27",
    Detail.ISSUE: QT_TRANSLATE_NOOP("Details", "named by publication and date"),
    Detail.PAGE_NUMBER: "2, A03",
    Detail.LANGUAGE: "zh, en",
}


class DetailsForm(Form):
    """Fields hold what all pages share. ``changes`` are the details that were typed, once the form was accepted."""

    def __init__(self, look: Theme, parent: QWidget, *, details: Mapping[PageId, Details], title: str) -> None:
        """``title`` says which pages these are."""
        super().__init__(
            QCoreApplication.translate("Details", "Page details"),
            QCoreApplication.translate("Details", "Change"),
            look,
            parent,
        )
        self.pages = tuple(details)
        self.changes: Changes = {}
        self._shared = shared_details(list(details.values()))
        self._fields = {detail: self._field(detail) for detail in Detail}
        self._refusal = QLabel()
        self._refusal.setProperty("kind", "bad")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._arrange(look, title)
        self._look_whole()
        self._fields[Detail.PUBLICATION].setFocus()

    @property
    def refusal(self) -> str:
        """The sentence that says what is wrong with a field; empty while nothing is."""
        return self._refusal.text()

    def field(self, detail: Detail) -> QLineEdit:
        """The field of a detail."""
        return self._fields[detail]

    def accept(self) -> None:
        """Close, unless what was typed is refused: then the form says so and goes to the field."""
        try:
            self.changes = self._checked()
        except EditRefused as refusal:
            self._refusal.setText(spoken(refusal))
            self._refusal.show()
            return
        super().accept()

    def _arrange(self, look: Theme, title: str) -> None:
        heading, note = QLabel(title), QLabel(_note(len(self.pages)))
        heading.setProperty("kind", "title")
        note.setProperty("kind", "soft")
        for words in (heading, note):
            words.setWordWrap(True)
        fields = QFormLayout()
        fields.setHorizontalSpacing(look.px(Space.L))
        fields.setVerticalSpacing(look.px(Space.S))
        for detail, field in self._fields.items():
            fields.addRow(detail_name(detail), field)
        self.column.addWidget(heading)
        self.column.addLayout(fields)
        self.column.addWidget(self._refusal)
        self.column.addWidget(note)
        self.finish()

    def _field(self, detail: Detail) -> QLineEdit:
        field = QLineEdit(self._shared.get(detail) or "")
        is_shared = detail in self._shared
        example = QCoreApplication.translate("Details", _EXAMPLES[detail])
        field.setPlaceholderText(example if is_shared else QCoreApplication.translate("Details", "several values"))
        field.setAccessibleName(detail_name(detail))
        field.textChanged.connect(self._look_whole)
        return field

    def _given(self) -> dict[Detail, str]:
        """What was typed and is not what was there."""
        typed = {detail: field.text().strip() for detail, field in self._fields.items()}
        return {detail: words for detail, words in typed.items() if words != (self._shared.get(detail) or "")}

    def _checked(self) -> Changes:
        out: dict[Detail, str | None] = {}
        for detail, words in self._given().items():
            try:
                out |= checked_details({detail: words})
            except EditRefused:
                self._fields[detail].setFocus()
                self._fields[detail].selectAll()
                raise
        return out

    def _look_whole(self) -> None:
        self.accept_button.setEnabled(bool(self._given()))
        self._refusal.clear()
        self._refusal.hide()


def _note(pages: int) -> str:
    if pages == 1:
        return QCoreApplication.translate("Details", "The rest stays. It can be undone: Page › Undo change of page details.")
    return QCoreApplication.translate(
        "Details",
        "What you type is set on all of these pages, the rest stays. It can be undone: Page › Undo change of page details.",
    )
