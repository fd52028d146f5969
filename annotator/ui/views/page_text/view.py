"""The pane of raw page text: moves a caret through it, selects, and says what the reader did."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.decisions import Doubt
from annotator.core.page import Page
from annotator.core.spans import Span
from annotator.ui.keys import trigger_half_width
from annotator.ui.models.page_paint import Run
from annotator.ui.role_words import role_word
from annotator.ui.views.page_text.caret import is_caret_key
from annotator.ui.views.page_text.drag_surface import DragSurface
from annotator.ui.views.page_text.handles import Handle, handle_at
from annotator.ui.views.pull import BoundaryGrip, FragmentGrip, Grip

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


_LINES_IN_VIEW = 4  # above and below the caret


class PageTextView(DragSurface):
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
        self._pressed: QMouseEvent | None = None
        self._handle: Handle | None = None
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
        self.gutter.extended_to.connect(self._extend_to)

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

    def set_found(self, spans: tuple[Span, ...], here: Span | None) -> None:
        """Mark these places, by start, as those where sought words stand, and one of them as the one looked at."""
        if (spans, here) != (self._scene.found, self._scene.found_here):
            self._scene = replace(self._scene, found=spans, found_here=here)
            self.viewport().update()

    def caret(self) -> int:
        """The offset before which the caret stands."""
        return self._offsets.to_offset(self.textCursor().position())

    def move_caret(self, offset: int, *, anchor: int | None = None) -> None:
        """Put the caret before the character at ``offset``; characters from ``anchor`` to there are selected."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_units(offset if anchor is None else anchor))
        cursor.setPosition(self._offsets.to_units(offset), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._keep_neighbours_in_view()

    def _keep_neighbours_in_view(self) -> None:
        """Scroll on before the caret is at the edge: what is about to be worked on shall be seen with what follows it."""
        pitch, height = self._grid.pitch, self.viewport().height()
        margin = min(_LINES_IN_VIEW, height // pitch // 4) * pitch
        caret, bar = self.cursorRect(), self.verticalScrollBar()
        below, above = caret.bottom() + margin - height, margin - caret.top()
        if below > 0:
            bar.setValue(bar.value() + -(-below // pitch))
        elif above > 0:
            bar.setValue(bar.value() - -(-above // pitch))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A strip that opens below does not hide the place it asks about."""
        was_seen = 0 <= self.cursorRect().top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_seen:
            self._keep_neighbours_in_view()

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
            self._keep_neighbours_in_view()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not trigger_half_width(self, event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a boundary or of selected text; Ctrl+click adds a fragment; any other click moves the caret."""
        grip = self._grip_at(event) if event.button() == Qt.MouseButton.LeftButton else None
        if grip is not None:
            # Whether this is a drag or a click is known later: a click then is made up for.
            self._pressed = self._on_row(event)
            self.pull.press(grip, event)
        elif event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fragment_clicked.emit(self.character_at(event.position()), True)
        else:
            super().mousePressEvent(self._on_row(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected no characters means the fragment under it."""
        pressed, self._pressed = self._pressed, None
        if self.pull.release(event):
            return
        if pressed is not None:
            super().mousePressEvent(pressed)
        super().mouseReleaseEvent(self._on_row(event))
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.button() == Qt.MouseButton.LeftButton and is_plain and not self.textCursor().hasSelection():
            self.fragment_clicked.emit(self.character_at(event.position()), False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging moves what is held, else selects; hovering tells boundaries and likely cuts."""
        if self.pull.move(event):
            return
        super().mouseMoveEvent(self._on_row(event))
        if not event.buttons():
            self._hover(event.position())

    def _grip_at(self, event: QMouseEvent) -> Grip | None:
        """What a press there takes hold of: a boundary, else text that is selected or pressed with Alt."""
        if event.modifiers() & _ADDING:
            return None
        handle = handle_at(self._scene, self.shown_lines(), event.position())
        if handle is not None and handle.is_boundary:
            return BoundaryGrip(handle.offset)
        offset = self.ink_at(event.position())
        is_carried = offset is not None and (event.modifiers() & Qt.KeyboardModifier.AltModifier or self._scene.is_held(offset))
        return FragmentGrip(offset) if offset is not None and is_carried else None

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        super().leaveEvent(event)
        self._handle = None
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
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos().toPointF()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPointF) -> str:
        if self._handle is not None and self._handle.is_boundary:
            return QCoreApplication.translate("PageText", "Drag the boundary; with Alt it goes between any two characters")
        run = self._scene.paint.at(self.character_at(point))
        return spoken(run) if run is not None else ""

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
        self._handle = handle_at(self._scene, self.shown_lines(), point)
        self._set_hovered(self._handle.offset if self._handle is not None else None)
        offset = self.ink_at(point) if self._handle is None else None
        is_held = offset is not None and self._scene.is_held(offset)
        free = Qt.CursorShape.OpenHandCursor if is_held else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(self._handle.shape if self._handle is not None else free)

    def _set_hovered(self, offset: int | None) -> None:
        if offset == self._scene.hovered:
            return
        before = self._scene.hovered
        self._scene = replace(self._scene, hovered=offset)
        self._repaint(*(Span(at, at + 1) for at in (before, offset) if at is not None))
        self.cut_hovered.emit(-1 if offset is None else offset)

    def _note_selection(self) -> None:
        before, now = self._scene.characters, self.selected_text_span()
        if now != before:
            self._scene = replace(self._scene, characters=now)
            self._repaint(*(changed for changed in (before, now) if changed is not None))
        self.selection_changed.emit()

    def _extend_to(self, y: int) -> None:
        """Select from where the selection or the caret is to the line at ``y``, the whole of it."""
        line = self.line_at(y)
        if line is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        anchor = self._offsets.to_offset(self.textCursor().anchor())
        is_above = line.start < anchor
        if not self.textCursor().hasSelection():
            start, end = self._scene.page.line_span(self._scene.page.line_of(anchor))
            anchor = end if is_above else start
        self.move_caret(line.start if is_above else line.end, anchor=anchor)

    def _click_beside(self, y: int, is_additive: bool) -> None:  # noqa: FBT001 - the signal's argument
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        line = self.line_at(y)
        runs = list(line.runs) if line is not None else []
        if line is not None and runs:
            offset = max(runs[0][1].span.start, line.start)
            if not is_additive:
                self.move_caret(offset)
            self.fragment_clicked.emit(offset, is_additive)


def spoken(run: Run) -> str:
    """Article, role and doubt in words, with the margin's number."""
    parts = [role_word(run.role)]
    if run.article is not None:
        parts.insert(0, QCoreApplication.translate("PageText", "article {number}").format(number=run.article))
    if run.doubt is not Doubt.NONE and run.margin is not None:
        doubtful, check = QCoreApplication.translate("PageText", "doubtful"), QCoreApplication.translate("PageText", "check")
        parts.append(f"{doubtful if run.doubt is Doubt.DOUBTFUL else check} ({run.margin:.2f})")
    return " · ".join(parts)
