"""The real program, saying on its output which command each key runs: a process of its own, for the keys of a real keyboard.

The words are those of the command line. With ``TRACED_ONLY`` set commands are said and not carried out, so that every key meets
the same page, and all are enabled, those too that a rare state asks for. F12, which is no command's, is answered by what the
field holds that has the keys; by nothing where none has.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from annotator.__main__ import main
from annotator.ui import app as window
from annotator.ui.commands import When
from annotator.ui.workspace import Workspace

READY, ASKED = "ready", "asked"
ONLY = "TRACED_ONLY"


def say(*words: str) -> None:
    """One line, at once."""
    sys.stdout.write("\t".join(words) + "\n")
    sys.stdout.flush()


class Asked(QObject):
    """Answers F12 wherever it is pressed, in dialogs too."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event was the question, which nobody else hears then."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_F12:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            say(ASKED, *_field())
        return True


def _field() -> tuple[str, ...]:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        return (field.text(),)
    return (field.toPlainText(),) if isinstance(field, QPlainTextEdit) and not field.isReadOnly() else ()


def _trace(workspace: Workspace) -> None:
    """Say each command as it begins, and when the page has the keys."""
    workspace.actions.triggered.connect(say)
    is_only_said = ONLY in os.environ
    if is_only_said:
        workspace.actions._gate = lambda *_: None
    asked = Asked(workspace)
    heart = QTimer(workspace, interval=20)

    def look() -> None:
        workspace.window.activateWindow()
        if workspace.window.text.hasFocus() and workspace.desk.review is not None:
            heart.stop()
            if is_only_said:
                workspace.actions.enable(When)
            QApplication.instance().installEventFilter(asked)  # type: ignore[union-attr]  # it is there as long as its window
            say(READY)

    heart.timeout.connect(look)
    heart.start()


def run() -> int:
    """Open the window, traced."""
    make = window._workspace

    def made(app: QApplication, corpus: Path | None = None) -> Workspace:
        workspace = make(app, corpus)
        _trace(workspace)
        return workspace

    window._workspace = made
    return main()


if __name__ == "__main__":
    raise SystemExit(run())
