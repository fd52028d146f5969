"""Asks for files, forms and names, and shows sheets; each answer goes straight to the controller that wanted it.

Forms and sheets are read when they are asked for: the window starts without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator import __version__
from annotator.core.errors import UserError
from annotator.core.page import PageId
from annotator.services.backups import Backup
from annotator.services.corpora import SUFFIX, recent_corpora
from annotator.services.details import Details
from annotator.ui.appearance import Appearance
from annotator.ui.attach_words import attach_words
from annotator.ui.detail_words import pages_title
from annotator.ui.translation import Translation

if TYPE_CHECKING:
    from annotator.services.exporting import ExportChoice
    from annotator.services.importing import ImportReport
    from annotator.services.naming import Naming
    from annotator.services.sources import SourceFile
    from annotator.ui.dialogs.forms import Form
    from annotator.ui.workspace import Workspace


class DialogsController(QObject):
    """Wires what the corpus and help controllers ask for, and the first-run page, to windows that answer."""

    def __init__(self, workspace: Workspace, *, appearance: Appearance, translation: Translation) -> None:
        super().__init__()
        self._workspace, self._window = workspace, workspace.window
        self._appearance, self._translation = appearance, translation
        self._wire_corpus()
        self._wire_first_run()
        self._wire_details()
        workspace.facsimile.file_wanted.connect(self._ask_picture)
        help_ = workspace.help
        help_.keys_wanted.connect(self._show_keys)
        help_.roles_wanted.connect(self._show_roles)
        help_.reviewer_wanted.connect(self._ask_reviewer)
        help_.about_wanted.connect(self._show_about)

    def _wire_corpus(self) -> None:
        corpus = self._workspace.corpus
        corpus.new_wanted.connect(lambda: self._ask_new(()))
        corpus.open_wanted.connect(self._ask_open)
        corpus.files_wanted.connect(self._ask_files)
        corpus.folder_wanted.connect(self._ask_folder)
        corpus.names_wanted.connect(self._ask_names)
        corpus.paste_wanted.connect(self._ask_text)
        corpus.boxes_wanted.connect(self._ask_boxes)
        corpus.segment_wanted.connect(self._ask_segment)
        corpus.export_wanted.connect(self._ask_export)
        corpus.restore_wanted.connect(self._ask_backup)
        corpus.copy_wanted.connect(self._ask_copy)
        corpus.rescued.connect(self._tell_rescued)
        corpus.imported.connect(self._tell_imported)
        corpus.attached.connect(lambda report: self._window.status.show_sentence(*attach_words(report)))
        corpus.exported.connect(self._tell_exported)
        corpus.segmented.connect(self._tell_segmented)

    def _wire_details(self) -> None:
        details = self._workspace.details
        details.form_wanted.connect(self._ask_details)
        details.said.connect(self._window.status.show_sentence)
        details.told.connect(self._workspace.tell)
        self._window.pages.menu_asked.connect(self._show_pages_menu)

    def _wire_first_run(self) -> None:
        page, corpus = self._window.first_run, self._workspace.corpus
        page.set_recent(recent_corpora())
        page.sample_asked.connect(corpus.open_sample)
        page.new_asked.connect(self._ask_new_from_files)
        page.open_asked.connect(self._ask_open)
        page.recent_chosen.connect(lambda path: corpus.open_path(Path(path)))
        page.files_dropped.connect(self._ask_new)
        page.reviewer_named.connect(self._workspace.view.name_reviewer)

    def _ask_new_from_files(self) -> None:
        files, _kind = QFileDialog.getOpenFileNames(
            self._window,
            QCoreApplication.translate("Dialogs", "Pages of the new corpus"),
            "",
            _file_kinds(),
        )
        self._ask_new(tuple(Path(file) for file in files))

    def _ask_new(self, sources: Sequence[Path]) -> None:
        title = QCoreApplication.translate("Dialogs", "Save the new corpus as")
        name, _kind = QFileDialog.getSaveFileName(
            self._window, title, f"newspapers{SUFFIX}", QCoreApplication.translate("Dialogs", "Corpora (*.corpus)")
        )
        if name:
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(SUFFIX)
            self._workspace.corpus.create(path, sources)

    def _ask_open(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            QCoreApplication.translate("Dialogs", "Open a corpus"),
            "",
            QCoreApplication.translate("Dialogs", "Corpora (*.corpus);;All files (*)"),
        )
        if name:
            self._workspace.corpus.open_path(Path(name))

    def _ask_files(self) -> None:
        files, _kind = QFileDialog.getOpenFileNames(
            self._window,
            QCoreApplication.translate("Dialogs", "Import files"),
            "",
            _file_kinds(),
        )
        if files:
            self._workspace.corpus.import_paths([Path(file) for file in files])

    def _ask_picture(self, before: str) -> None:
        """In which file a page's picture is; ``before`` is where it was."""
        folder = Path(before).parent if before else Path()
        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            QCoreApplication.translate("Dialogs", "The file with the picture of this page"),
            str(folder) if folder.is_dir() and before else "",
            QCoreApplication.translate(
                "Dialogs", "Pictures of pages (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp);;All files (*)"
            ),
        )
        if name:
            self._workspace.facsimile.keep_file(Path(name))

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, QCoreApplication.translate("Dialogs", "Import folder"))
        if folder:
            self._workspace.corpus.import_paths([Path(folder)])

    def _ask_names(self, naming: Naming) -> None:
        from annotator.ui.controllers.naming import NamingController
        from annotator.ui.dialogs.names import NamesForm

        form = NamesForm(self._appearance.theme, self._window, naming=naming)
        names = NamingController(form, naming, corpus=self._workspace.corpus)
        self._answered(form, lambda: self._workspace.corpus.import_named(naming, names.pattern))

    def _ask_text(self) -> None:
        from annotator.ui.dialogs.forms import PasteForm

        review = self._workspace.desk.review
        picture = review.page.id if review is not None and not review.page.text else ""
        form = PasteForm(self._appearance.theme, self._window, text=QGuiApplication.clipboard().text(), name=picture)
        self._answered(form, lambda: self._workspace.corpus.add_text(form.text, form.name))

    def _ask_boxes(self) -> None:
        files, _kind = QFileDialog.getOpenFileNames(
            self._window,
            QCoreApplication.translate("Dialogs", "Attach boxes from files"),
            "",
            QCoreApplication.translate("Dialogs", "Pages with boxes (*.pdf *.xml *.jsonl);;All files (*)"),
        )
        if files:
            self._workspace.corpus.attach_from([Path(file) for file in files])

    def _ask_segment(self) -> None:
        from annotator.services.segmenting import DEFAULT_SEGMENTER, segmenter_names
        from annotator.ui.dialogs.forms import SegmentForm

        form = SegmentForm(self._appearance.theme, self._window, segmenters=segmenter_names(), chosen=DEFAULT_SEGMENTER)
        self._answered(form, lambda: self._workspace.corpus.segment_with(form.segmenter, only_new=form.only_new))

    def _ask_export(self) -> None:
        from annotator.ui.dialogs.forms import ExportForm

        form = ExportForm(self._appearance.theme, self._window)
        self._answered(form, lambda: self._ask_target(form.choice))

    def _ask_target(self, choice: ExportChoice) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self._window,
            QCoreApplication.translate("Dialogs", "Export to"),
            "reviewed.jsonl",
            QCoreApplication.translate("Dialogs", "page-jsonl (*.jsonl)"),
        )
        if name:
            self._workspace.corpus.export_to(Path(name), choice)

    def _ask_details(self, details: Mapping[PageId, Details]) -> None:
        from annotator.ui.dialogs.details import DetailsForm

        form = DetailsForm(self._appearance.theme, self._window, details=details, title=pages_title(details))
        self._answered(form, lambda: self._workspace.details.correct(details, form.changes))

    def _show_pages_menu(self, point: QPoint) -> None:
        menu = self._workspace.actions.menu_of(self._window, "details")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _ask_backup(self, backups: Sequence[Backup]) -> None:
        if not backups:
            self._window.status.show_sentence(QCoreApplication.translate("Dialogs", "There is no backup of this corpus yet."))
            return
        from annotator.ui.dialogs.forms import RestoreForm

        form = RestoreForm(self._appearance.theme, self._window, backups=backups)
        self._answered(form, lambda: self._workspace.corpus.restore_from(form.backup))

    def _ask_copy(self) -> None:
        title = QCoreApplication.translate("Dialogs", "Save a copy as")
        name, _kind = QFileDialog.getSaveFileName(self._window, title, f"copy{SUFFIX}")
        if name:
            self._workspace.corpus.rescue_to(Path(name))

    def _tell_rescued(self, target: Path) -> None:
        words = QCoreApplication.translate("Dialogs", "Everything that was saved is in {file}.")
        self._window.status.show_sentence(words.format(file=target))

    def _ask_reviewer(self) -> None:
        from annotator.ui.dialogs.forms import ReviewerForm

        form = ReviewerForm(self._appearance.theme, self._window, name=self._workspace.view.preferences.reviewer_name)
        self._answered(form, lambda: self._workspace.view.name_reviewer(form.name))

    def _answered(self, form: Form, then: Callable[[], object]) -> None:
        """Show a form; ``then`` runs when it was accepted."""
        form.accepted.connect(then)
        form.finished.connect(form.deleteLater)
        form.setModal(True)
        form.open()

    def _show_keys(self) -> None:
        from annotator.ui.dialogs.sheet import key_sheet

        key_sheet(self._workspace.actions, self._appearance.theme, self._window).show()

    def _show_roles(self) -> None:
        from annotator.ui.dialogs.sheet import role_sheet

        review = self._workspace.desk.review
        spans = self._workspace.selection.targets()
        fragment = review.annotation.fragment_at(spans[0].start) if review and spans else None
        is_chinese = self._translation.language == "zh_CN"
        role_sheet(self._appearance.theme, self._window, chosen=fragment.role if fragment else None, is_chinese=is_chinese).show()

    def _show_about(self) -> None:
        words = QCoreApplication.translate(
            "Dialogs", "Annotator {version}\nTurns the raw text of newspaper pages into clean, reviewed articles."
        )
        QMessageBox.about(self._window, "Annotator", words.format(version=__version__))

    def _tell_imported(self, report: ImportReport, sources: Sequence[Path | SourceFile]) -> None:
        words = QCoreApplication.translate("Dialogs", "%n page(s) imported", "", len(report.added))
        if report.filled:
            words += QCoreApplication.translate("Dialogs", ", %n given a text", "", len(report.filled))
        if report.skipped:
            words += QCoreApplication.translate("Dialogs", ", %n already there", "", report.skipped)
        if report.twins:
            words += QCoreApplication.translate("Dialogs", ", %n with the text of another page", "", len(report.twins))
        if report.left_out:
            words += QCoreApplication.translate("Dialogs", ", %n XML file(s) of another kind left out", "", len(report.left_out))
        if len(report.added) == 1:
            self._workspace.pages.open_page(report.added[0])
        self._workspace.pages.show_anew(report.added + report.filled)
        self._window.status.show_sentence(words)
        if report.refused:
            is_rest_there = bool(report.added or report.filled or report.skipped)
            self._tell_refused(report.refused, sources, is_rest_there=is_rest_there)

    def _tell_refused(self, refused: Sequence[UserError], sources: Sequence[Path | SourceFile], *, is_rest_there: bool) -> None:
        from annotator.ui.dialogs.refusals import RefusalsDialog

        dialog = RefusalsDialog(self._appearance.theme, self._window, refused=refused, is_rest_there=is_rest_there)
        dialog.scans_wanted.connect(lambda: self._workspace.corpus.import_scans(sources))
        dialog.open()

    def _tell_exported(self, count: int, target: Path) -> None:
        words = QCoreApplication.translate("Dialogs", "%n page(s) exported to {file}", "", count)
        self._window.status.show_sentence(words.format(file=target.name))

    def _tell_segmented(self, count: int) -> None:
        self._window.status.show_sentence(QCoreApplication.translate("Dialogs", "%n page(s) segmented", "", count))


def _file_kinds() -> str:
    from annotator.services.files import NAME_PATTERNS

    words = QCoreApplication.translate("Dialogs", "Pages ({endings});;All files (*)")
    return words.format(endings=NAME_PATTERNS)
