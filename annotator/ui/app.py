"""The process of the window: application object, fonts, look, language, and the edge at which bugs are caught."""

import logging
import logging.handlers
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.core.errors import WriteFailed
from annotator.resources import resource_path
from annotator.services.corpora import log_file, recent_corpora
from annotator.services.preferences import Preferences, load_preferences
from annotator.ui.appearance import Appearance, SchemeChoice
from annotator.ui.collecting import calm_collector, uncollected
from annotator.ui.controllers.sitting import Sitting
from annotator.ui.fonts import install_fonts
from annotator.ui.signals import EndingSignals
from annotator.ui.translation import Translation
from annotator.ui.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from annotator.ui.workspace import Workspace

log = logging.getLogger("annotator")
DRAWING_MILLISECONDS = 20_000
_ICON_SIZES = (48, 128, 256)


def open_window(corpus: Path | None = None, *, screenshot: Path | None = None) -> int:
    """Open the window on a corpus, by default the last one, and return when it is closed; the exit code.

    With ``screenshot`` the window is drawn, its picture written there, and closed again.
    """
    app = _application()
    known = corpus or next((path for path in recent_corpora() if path.exists()), None)
    workspace = _workspace(app, known)
    if known is None:
        workspace.open(None)
    if screenshot is not None:
        workspace.window.show()
        _draw(workspace, screenshot)
        code = 0
    else:
        _fit_screen(workspace)
        workspace.window.show()
        signals = EndingSignals(app)
        code = app.exec()
        signals.stop()
    workspace.close()
    return code


def _fit_screen(workspace: "Workspace") -> None:
    """Never larger than the screen; on a screen that is no larger than the window anyway, all of it."""
    room = workspace.window.screen().availableGeometry().size()
    size = workspace.window.size()
    workspace.window.resize(size.boundedTo(room))
    if room.width() <= size.width() or room.height() <= size.height():
        workspace.window.setWindowState(Qt.WindowState.WindowMaximized)


def _application() -> QApplication:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("an application without windows is running in this process")
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setDesktopFileName("annotator")
    app.setWindowIcon(_icon())
    _log_to_file()
    qInstallMessageHandler(_log_qt)
    sys.excepthook = _report_bug
    return app


def _icon() -> QIcon:
    """The program's own icon, for windows and task bars that look into no desktop file."""
    out = QIcon()
    for size in _ICON_SIZES:
        out.addFile(str(resource_path(f"desktop/annotator-{size}.png")))
    return out


def _workspace(app: QApplication, corpus: Path | None = None) -> "Workspace":
    """The window and all that belongs to it; a corpus is opened and read in its thread while the window is made."""
    preferences = load_preferences()
    sitting = Sitting(reviewer=preferences.reviewer_name)
    if corpus is not None:
        sitting.corpus.open_path(corpus)
    with uncollected():
        workspace = _furnished(app, sitting, preferences)
    calm_collector()
    return workspace


def _furnished(app: QApplication, sitting: Sitting, preferences: Preferences) -> "Workspace":
    # Only now: the corpus is on its way.
    from annotator.ui.workspace import Workspace

    families = install_fonts().text
    font = app.font()
    # One family for both scripts: a line of mixed text has one height and one baseline then.
    font.setFamilies([*families, font.family()])
    app.setFont(font)
    translation = Translation(app)
    translation.speak(preferences.language)
    try:
        choice = SchemeChoice(preferences.scheme)
    except ValueError:
        choice = SchemeChoice.SYSTEM
    appearance = Appearance(app, choice=choice, scale=preferences.scale)
    return Workspace(app, sitting, appearance=appearance, translation=translation, preferences=preferences)


def _draw(workspace: "Workspace", screenshot: Path) -> None:
    """Write a picture of the window as soon as the page is on it; raises WriteFailed where it cannot be written."""
    loop = QEventLoop()
    workspace.desk.opened.connect(lambda _: QTimer.singleShot(0, loop.quit))
    workspace.corpus.told.connect(lambda _: loop.quit())
    QTimer.singleShot(DRAWING_MILLISECONDS, loop.quit)
    loop.exec()
    QApplication.processEvents()
    if not workspace.window.grab().save(str(screenshot), "PNG"):
        workspace.close()
        raise WriteFailed(QT_TRANSLATE_NOOP("Errors", "the picture could not be written to {file}"), file=screenshot)


def _log_to_file() -> None:
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            log_file(), maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt says goes to the log: a terminal shows only what its user can do something about."""
    del context
    log.log(logging.INFO if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING, "Qt: %s", message)


def _report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug of ours: into the log, and a window that says so. What was confirmed is in the corpus."""
    text = "".join(traceback.format_exception(kind, error, trace))
    log.error("unexpected error\n%s", text)
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt) or QApplication.instance() is None:
        return
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("Annotator")
    box.setText(QApplication.translate("App", "Something went wrong in the program itself. Everything marked as saved is saved."))
    box.setInformativeText(QApplication.translate("App", "The details are in {file}.").format(file=log_file()))
    box.setDetailedText(text)
    box.finished.connect(box.deleteLater)
    box.open()
