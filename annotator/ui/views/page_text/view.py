"""The pane of raw page text: moves a caret through it, selects, and says what the reader did."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.decisions import Doubt
from annotator.core.page import Page
from annotator.core.spans import Span
from annotator.ui.keys import trigger_half_width
from annotator.ui.models.page_paint import Run
from annotator.ui.role_words import role_word
from annotator.ui.views.page_text.caret import is_caret_key
from annotator.ui.views.page_text.lines import ShownLine
from annotator.ui.views.page_text.surface import TextSurface

_GRIP = 4  # pixels left and right of a boundary or likely cut that count as on it


class PageTextView(TextSurface):
    """Setters in, signals out; offsets are code points of the page.

    ``fragment_clicked`` carries the offset of the character and whether Ctrl was held, ``context_menu_asked`` a global
    point and an offset, ``cut_hovered`` the offset of a boundary or likely cut under the mouse or -1, ``zoom_asked``
    the steps, positive for larger.
    """

    caret_moved = Signal(int)
    selection_changed = Signal()
    fragment_clicked = Signal(int, bool)
    context_menu_asked = Signal(QPoint, int)
    cut_hovered = Signal(int)
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        selectable = Qt.TextInteractionFlag
        self.setTextInteractionFlags(selectable.TextSelectableByKeyboard | selectable.TextSelectableByMouse)
        # With an input method on, S must stay S: a method would open its window instead.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self._say()
        self.cursorPositionChanged.connect(lambda: self.caret_moved.emit(self.caret()))
        self.selectionChanged.connect(self._note_selection)
        self.gutter.line_clicked.connect(self._click_beside)

    def set_page(self, page: Page) -> None:
        """Show another page, unpainted, with the caret at its start."""
        super().set_page(page)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        lines = len(self._scene.page.line_starts)
        self.setAccessibleName(QCoreApplication.translate("PageText", "Page text"))
        self.setAccessibleDescription(QCoreApplication.translate("PageText", "%n line(s)", "", lines))

    def set_selection(self, spans: Iterable[Span]) -> None:
        """Show these fragments as selected."""
        before, now = self._scene.selected, tuple(spans)
        if now != before:
            self._scene = replace(self._scene, selected=now)
            self._repaint(*before, *now)

    def set_current(self, span: Span | None) -> None:
        """Outline the fragment that gestures act on."""
        before = self._scene.current
        if span != before:
            self._scene = replace(self._scene, current=span)
            self._repaint(*(changed for changed in (before, span) if changed is not None))

    def caret(self) -> int:
        """The offset before which the caret stands."""
        return self._offsets.to_offset(self.textCursor().position())

    def move_caret(self, offset: int, *, anchor: int | None = None) -> None:
        """Put the caret before the character at ``offset``; characters from ``anchor`` to there are selected."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_units(offset if anchor is None else anchor))
        cursor.setPosition(self._offsets.to_units(offset), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected_text_span(self) -> Span | None:
        """The characters selected with the caret, white space at their ends included."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return Span(self._offsets.to_offset(cursor.selectionStart()), self._offsets.to_offset(cursor.selectionEnd()))

    def reveal(self, span: Span) -> None:
        """Scroll, if need be, until the span begins a quarter down the pane; the caret stays."""
        shown, page = self.shown_lines(), self._scene.page
        first, last = page.line_of(span.start), page.line_of(span.end - 1)
        whole = [line.index for line in shown if line.origin.y() >= 0 and line.box.bottom() <= self.viewport().height()]
        if first in whole and (last in whole or first == whole[0]):
            return
        rows = self.viewport().height() // self._grid.pitch
        self.verticalScrollBar().setValue(self._text.findBlockByNumber(first).firstLineNumber() - rows // 4)

    def line_at(self, y: float) -> ShownLine | None:
        """The line at this height of the viewport, the last one below the text."""
        shown = self.shown_lines()
        return next((line for line in shown if y < line.box.bottom()), shown[-1] if shown else None)

    def character_at(self, point: QPointF) -> int:
        """The offset of the character under a viewport point, or of the nearest on its row."""
        line = self.line_at(point.y())
        return line.character_at(point) if line is not None else 0

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """The raw text of the page: what the widget shows may have signs in place of characters."""
        data, span = QMimeData(), self.selected_text_span()
        if span is not None:
            data.setText(self._scene.page.text[span.start : span.end])
        return data

    def event(self, event: QEvent) -> bool:
        """Keys that do not move the caret belong to the window's commands: Qt's text control would keep them all."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(is_caret_key(event))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the caret, copies, runs the shortcut of a full-width key; leaves the rest to the window."""
        if is_caret_key(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not trigger_half_width(self, event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl+click adds a fragment and leaves the caret; any other click moves it."""
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fragment_clicked.emit(self.character_at(event.position()), True)
            return
        super().mousePressEvent(self._on_row(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected no characters means the fragment under it."""
        super().mouseReleaseEvent(self._on_row(event))
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.button() == Qt.MouseButton.LeftButton and is_plain and not self.textCursor().hasSelection():
            self.fragment_clicked.emit(self.character_at(event.position()), False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging selects; hovering tells boundaries and likely cuts."""
        super().mouseMoveEvent(self._on_row(event))
        if not event.buttons():
            self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        super().leaveEvent(event)
        self._set_hovered(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu at the mouse, or at the caret when a key asked."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.context_menu_asked.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()), self.caret())
        else:
            self.context_menu_asked.emit(event.globalPos(), self.character_at(event.pos().toPointF()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl asks for another text size, which is the window's to give."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y():
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)

    def viewportEvent(self, event: QEvent) -> bool:
        """Role, article and doubt of the text under the mouse."""
        if isinstance(event, QHelpEvent):
            run = self._scene.paint.at(self.character_at(event.pos().toPointF()))
            QToolTip.showText(event.globalPos(), spoken(run) if run is not None else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _on_row(self, event: QMouseEvent) -> QMouseEvent:
        """The event moved to the middle of its row: Qt takes a click between two rows for one at the line's start."""
        line = self.line_at(event.position().y())
        if line is None:
            return event
        row = min(max(int((event.position().y() - line.origin.y()) // line.pitch), 0), line.rows - 1)
        point = QPointF(event.position().x(), line.origin.y() + (row + 0.5) * line.pitch)
        held = event.button(), event.buttons(), event.modifiers(), event.pointingDevice()
        moved = QMouseEvent(event.type(), point, event.scenePosition(), event.globalPosition(), *held)
        moved.setTimestamp(event.timestamp())
        return moved

    def _hover(self, point: QPointF) -> None:
        line = self.line_at(point.y())
        marks = self._marks_on(line) if line is not None else []
        near = [mark for mark in marks if line is not None and _is_near(line, mark, point)]
        self._set_hovered(near[0] if near else None)

    def _marks_on(self, line: ShownLine) -> list[int]:
        starts = [run.span.start for _, run in line.runs if run.span.start >= line.start]
        return [*starts, *self._scene.cuts_on(line)]

    def _set_hovered(self, offset: int | None) -> None:
        if offset == self._scene.hovered:
            return
        before = self._scene.hovered
        self._scene = replace(self._scene, hovered=offset)
        self._repaint(*(Span(at, at + 1) for at in (before, offset) if at is not None))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if offset is None else Qt.CursorShape.PointingHandCursor)
        self.cut_hovered.emit(-1 if offset is None else offset)

    def _note_selection(self) -> None:
        before, now = self._scene.characters, self.selected_text_span()
        if now != before:
            self._scene = replace(self._scene, characters=now)
            self._repaint(*(changed for changed in (before, now) if changed is not None))
        self.selection_changed.emit()

    def _click_beside(self, y: int, is_additive: bool) -> None:  # noqa: FBT001 - the signal's argument
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        line = self.line_at(y)
        runs = list(line.runs) if line is not None else []
        if line is not None and runs:
            self.fragment_clicked.emit(max(runs[0][1].span.start, line.start), is_additive)


def _is_near(line: ShownLine, mark: int, point: QPointF) -> bool:
    place = line.place(mark)
    return abs(point.x() - place.x()) <= _GRIP and place.y() <= point.y() < place.y() + line.pitch


def spoken(run: Run) -> str:
    """Article, role and doubt in words, with the margin's number."""
    parts = [role_word(run.role)]
    if run.article is not None:
        parts.insert(0, QCoreApplication.translate("PageText", "article {number}").format(number=run.article))
    if run.doubt is not Doubt.NONE and run.margin is not None:
        doubtful, check = QCoreApplication.translate("PageText", "doubtful"), QCoreApplication.translate("PageText", "check")
        parts.append(f"{doubtful if run.doubt is Doubt.DOUBTFUL else check} ({run.margin:.2f})")
    return " · ".join(parts)
