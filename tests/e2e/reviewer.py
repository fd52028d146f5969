"""A reviewer at the real window, in words: opens, presses, clicks, looks. Everything goes through events of Qt."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.page import Page
from annotator.core.spans import Span
from annotator.services.review import Review
from annotator.ui.dialogs.refusals import RefusalsDialog
from annotator.ui.workspace import Workspace

PATIENCE = 10.0
Answer = Callable[[QWidget], object]


def until(is_so: Callable[[], bool], what: str) -> None:
    """Let the window work until something is so; fails after a while, naming ``what`` was waited for."""
    heart = QTimer()
    heart.start(5)  # wakes the loop, so that waiting in vain ends
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    heart.stop()


def typing(*paths: Path) -> Answer:
    """Answers a file dialog by typing these paths, all of one folder."""
    words = str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText(words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return answer


@contextmanager
def borrowed(app: QApplication) -> Iterator[None]:
    """The application as it was once the windows that dress it anew are gone."""
    font, palette, style = app.font(), app.palette(), app.style().name()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.setStyleSheet("")
    app.setFont(font)
    app.setPalette(palette)
    app.setStyle(style)


class Reviewer:
    """Hands and eyes; ``keys`` counts key presses, each with its modifiers, and ``clicks`` pointer acts."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.window = workspace.window
        self.keys = 0
        self.clicks = 0

    def show(self) -> None:
        """Put the window on the screen."""
        self.window.show()
        self.turn_to()

    def turn_to(self) -> None:
        """Bring this window in front of the others."""
        self.window.activateWindow()
        until(self.window.isActiveWindow, "the window to come up")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as in the shortcut sheet, and wait until each is stored."""
        for key in keys:
            self.press_ahead(key)
            self.wait()

    def press_ahead(self, key: str) -> None:
        """Press a key without waiting for what it causes."""
        combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know it
        QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())
        self.keys += 1

    def press_full_width(self, character: str) -> None:
        """Press a key whose input method sends a full-width character."""
        QTest.sendKeyEvent(QTest.KeyAction.Click, self.focus, Qt.Key.Key_unknown, character, Qt.KeyboardModifier.NoModifier)
        self.keys += 1
        self.wait()

    def type(self, words: str) -> None:
        """Type ASCII words into whatever has the keys."""
        QTest.keyClicks(self.focus, words)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle unless said otherwise."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())
        self.clicks += 1
        self.wait()

    def wait(self) -> None:
        """Wait until everything asked of the corpus is done and shown."""
        until(lambda: self.is_settled, "the corpus")
        QCoreApplication.processEvents()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is on its way to the corpus or from it."""
        worker = self.workspace.corpus.worker
        is_idle = worker is None or not worker.is_busy
        return is_idle and not self.workspace.desk.is_unconfirmed and not self.workspace.corpus.is_job_running

    def sees_pages(self) -> bool:
        """Whether the panes are shown, not the first-run page."""
        return self.window.is_reviewing

    @property
    def focus(self) -> QWidget:
        """The widget that has the keys."""
        if QApplication.activeWindow() is None:
            # Without a window manager nothing comes to the front when a dialog closes.
            self.turn_to()
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keys"
        return widget

    @property
    def review(self) -> Review:
        """The review on the screen."""
        review = self.workspace.desk.review
        assert review is not None, "no page is open"
        return review

    @property
    def page(self) -> Page:
        """The page on the screen."""
        return self.review.page

    @property
    def annotation(self) -> Annotation:
        """What the reviewer says of the page so far."""
        return self.review.annotation

    @property
    def steps(self) -> int:
        """How many steps the page is away from its seed."""
        return self.review.history.depth

    @property
    def sentence(self) -> str:
        """What the status line says."""
        return self.window.status.sentence

    def open_sample(self) -> None:
        """Begin with the sample page, as the first-run page offers."""
        self.open_first_run()
        self.click(self.first_run_button("sample"))
        self.wait_for_page()

    def open_first_run(self) -> None:
        """Start without a corpus."""
        self.workspace.open(None)
        self.show()

    def open(self, corpus: Path) -> None:
        """Start with a corpus."""
        self.workspace.open(corpus)
        self.show()
        self.wait_for_page()

    def wait_for_page(self) -> None:
        """Wait until a page is on the screen, and its text has the keys."""
        until(lambda: self.workspace.desk.review is not None, "a page")
        self.wait()
        self.turn_to()
        until(self.window.text.hasFocus, "the page text to have the keys")

    def first_run_button(self, name: str) -> QWidget:
        """One of the buttons of the first-run page."""
        button = self.window.first_run.findChild(QWidget, name)
        assert isinstance(button, QWidget)
        return button

    def span(self, words: str) -> Span:
        """Where the words stand on the page; they must stand there once."""
        assert self.page.text.count(words) == 1, f"{words} stands {self.page.text.count(words)} times on the page"
        start = self.page.text.index(words)
        return Span(start, start + len(words))

    def click_words(self, words: str) -> None:
        """Click on the first character of the words in the page text."""
        self.click_offset(self.span(words).start)

    def click_offset(self, offset: int) -> None:
        """Click on a character of the page text, scrolled to by the wheel's doing."""
        text = self.window.text
        text.reveal(Span(offset, offset + 1))
        QCoreApplication.processEvents()
        line = next(line for line in text.shown_lines() if line.start <= offset <= line.end)
        spot = line.place(offset)
        self.click(text.viewport(), QPoint(round(spot.x()) + 3, round(spot.y()) + line.pitch // 2))

    def caret_to(self, words: str) -> None:
        """Put the caret before the words, which stand once on the page: click and, where need be, step to the left."""
        start = self.span(words).start
        self.click_offset(start)
        while self.workspace.selection.selection.caret > start:
            self.press("Left")
        assert self.workspace.selection.selection.caret == start

    def select(self, words: str) -> None:
        """Select the characters of the words by keys."""
        span = self.span(words)
        self.caret_to(words)
        self.press(*["Shift+Right"] * len(span))
        assert self.window.text.selected_text_span() == span

    def article_of(self, words: str) -> Article:
        """The article in which the words begin."""
        article = self.annotation.article_at(self.span(words).start)
        assert article is not None, f"{words} is in no article"
        return article

    def fragment_of(self, words: str) -> Fragment:
        """The fragment in which the words begin."""
        fragment = self.annotation.fragment_at(self.span(words).start)
        assert fragment is not None, f"{words} is unassigned"
        return fragment

    def finish(self) -> None:
        """Finish the page though something is open: Ctrl+Enter, and again where it lists what is open."""
        page = self.page.id
        self.press("Ctrl+Return")
        if self.workspace.finish.is_listed and self.page.id == page:
            self.press("Ctrl+Return")

    def run(self, command: str) -> None:
        """Choose a command in its menu."""
        action = self.workspace.actions[command]
        assert action.isEnabled(), f"{command} is greyed out"
        action.trigger()
        self.wait()

    def when_asked(self, *answers: Answer) -> None:
        """Answer the dialogs that the next act opens one after the other, and waits for."""
        waiting, answered = list(answers), [QApplication.activeModalWidget()]
        deadline = time.monotonic() + PATIENCE

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is not None and dialog is not answered[-1]:
                answered.append(dialog)
                answer = waiting.pop(0)
                if waiting:
                    QTimer.singleShot(5, look)
                answer(dialog)
            elif time.monotonic() < deadline:
                QTimer.singleShot(5, look)

        QTimer.singleShot(0, look)

    def dialog(self) -> QDialog:
        """The dialog in front, once it is there."""
        until(lambda: QApplication.activeModalWidget() is not None, "a dialog")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        return dialog

    def other_window(self, title: str) -> QWidget:
        """The window beside the main one that has these words in its title."""

        def found() -> QWidget | None:
            shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
            return next((widget for widget in shown if title in widget.windowTitle() and widget is not self.window), None)

        until(lambda: found() is not None, f"a window called {title}")
        window = found()
        assert window is not None
        return window

    def refusals(self) -> str:
        """What the sheet of refusals in front says, its heading first; it is closed."""
        sheet = self.dialog()
        assert isinstance(sheet, RefusalsDialog)
        heading = sheet.findChild(QLabel)
        assert isinstance(heading, QLabel)
        said = f"{heading.text()}\n{sheet.words}"
        sheet.close()
        QCoreApplication.processEvents()
        return said

    def close(self) -> None:
        """Close the window, by its own button."""
        self.window.close()
