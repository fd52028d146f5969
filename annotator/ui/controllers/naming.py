"""Looks at files before an import, tries a pattern on their names while it is written, and counts those that do not fit."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.services.looking import FileSeen, look_at
from annotator.services.naming import SHOWN, NamePattern, Naming, PatternRefused, count_misfits, name_pattern, read_names
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.dialogs.names import NamesForm
from annotator.ui.errors import spoken
from annotator.ui.tasks import JobProgress, Wanted


class _Looking(JobProgress):
    """A look at some files; ``seen`` carries the number of each and what was understood of it."""

    seen = Signal(int, object)


class NamingController(QObject):
    """Lives as long as its form. ``pattern`` is what the form holds: None where each name is read by itself."""

    def __init__(self, form: NamesForm, naming: Naming, *, corpus: CorpusController) -> None:
        super().__init__(form)
        self._form, self._files, self._corpus = form, naming.named, corpus
        self._shown = [file for file in naming.files[:SHOWN] if file in naming.named]
        self._wanted, self._counting, self._looking = Wanted(), JobProgress(), _Looking()
        self._looked = Wanted()
        self.pattern: NamePattern | None = None
        form.edited.connect(self._try)
        form.finished.connect(self._end)
        self._try(naming.pattern)
        self._look(naming)

    def _try(self, words: str) -> None:
        self._drop()
        try:
            self.pattern = name_pattern(words) if words.strip() else None
        except PatternRefused as refusal:
            self._form.say(spoken(refusal), kind="bad", can_import=False)
            return
        rows = read_names(self._shown, self.pattern)
        self._form.show_names(rows)
        if self.pattern is None:
            words = QCoreApplication.translate("Names", "Each name is read by itself.")
            self._form.say(words, kind="soft", can_import=True)
        else:
            self._form.say("", kind="soft", can_import=any(row.misfit is None for row in rows))
            self._count(self.pattern)

    def _look(self, naming: Naming) -> None:
        """Look at the first files where long work is done: a reviewer may go on meanwhile."""
        if self._corpus.jobs is not None:
            looking, files = self._looking, naming.files[:SHOWN]
            looking.seen.connect(self._show)
            self._corpus.jobs.ask(
                lambda _, progress: look_at(files, looking.seen.emit, progress=progress),
                lambda _: None,
                failed=self._corpus.told.emit,
                wanted=self._looked,
                progress=looking,
            )

    def _show(self, row: int, seen: FileSeen) -> None:
        self._form.show_seen(row, seen)

    def _count(self, pattern: NamePattern) -> None:
        if self._corpus.worker is not None:
            self._wanted, self._counting = Wanted(), JobProgress()
            self._corpus.worker.ask(
                lambda _, progress: count_misfits(self._files, pattern, progress=progress),
                self._tell,
                failed=self._corpus.told.emit,
                wanted=self._wanted,
                progress=self._counting,
            )

    def _tell(self, misfits: int) -> None:
        files = len(self._files)
        if misfits == files:
            words = QCoreApplication.translate("Names", "No name fits the pattern.")
            self._form.say(words, kind="bad", can_import=False)
        elif misfits:
            words = QCoreApplication.translate(
                "Names", "%n of {files} names do not fit the pattern; their pages come in without these details.", "", misfits
            )
            self._form.say(words.format(files=files), kind="caution", can_import=True)
        else:
            words = QCoreApplication.translate("Names", "All %n names fit the pattern.", "", files)
            self._form.say(words, kind="good", can_import=True)

    def _end(self) -> None:
        self._drop()
        self._looked.drop()
        self._looking.cancel()

    def _drop(self) -> None:
        """Nobody waits for a count of the pattern before."""
        self._wanted.drop()
        self._counting.cancel()
