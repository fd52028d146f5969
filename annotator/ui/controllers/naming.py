"""Tries a pattern on the names of files while it is written, and counts the names that do not fit."""

from PySide6.QtCore import QCoreApplication, QObject

from annotator.services.naming import SHOWN, NamePattern, Naming, PatternRefused, count_misfits, name_pattern, read_names
from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.dialogs.names import NamesForm
from annotator.ui.errors import spoken
from annotator.ui.tasks import JobProgress, Wanted


class NamingController(QObject):
    """Lives as long as its form. ``pattern`` is what the form holds: None where each name is read by itself."""

    def __init__(self, form: NamesForm, naming: Naming, *, corpus: CorpusController) -> None:
        super().__init__(form)
        self._form, self._files, self._corpus = form, naming.files, corpus
        self._wanted, self._counting = Wanted(), JobProgress()
        self.pattern: NamePattern | None = None
        form.edited.connect(self._try)
        form.finished.connect(lambda _: self._drop())
        self._try(naming.pattern)

    def _try(self, words: str) -> None:
        self._drop()
        try:
            self.pattern = name_pattern(words) if words.strip() else None
        except PatternRefused as refusal:
            self._form.say(spoken(refusal), kind="bad", can_import=False)
            return
        rows = read_names(self._files[:SHOWN], self.pattern)
        self._form.show_names(rows)
        if self.pattern is None:
            words = QCoreApplication.translate("Names", "Each name is read by itself.")
            self._form.say(words, kind="soft", can_import=True)
        else:
            self._form.say("", kind="soft", can_import=any(row.misfit is None for row in rows))
            self._count(self.pattern)

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

    def _drop(self) -> None:
        """Nobody waits for a count of the pattern before."""
        self._wanted.drop()
        self._counting.cancel()
