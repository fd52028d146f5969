"""Drags from their first move to their end: shown while they last, given up by Escape, one step when let go."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.core.annotation import Article
from annotator.services.review import Review
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.drags import Act, BoundaryDrag, CarryDrag, Drag, DropSurface, GapSurface, LinesDrag
from annotator.ui.controllers.panes import PanesController
from annotator.ui.controllers.picture_drags import AreaDrag, FrameDrag, PictureSurface
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.views.articles import ArticlesView
from annotator.ui.views.carried import CarriedLabel
from annotator.ui.views.page_text.view import PageTextView
from annotator.ui.views.pull import AreaGrip, ArticleGrip, BoundaryGrip, FragmentGrip, FrameGrip, Grip, Hand, LinesGrip, Pull

_BEAT = 60  # milliseconds between two steps of scrolling near an edge
_KEYS = {
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}
_SWALLOWED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class DraggingController(QObject):
    """At most one drag at a time. It ends without a step when the page changes under it or the window is left."""

    def __init__(
        self,
        desk: ReviewDesk,
        selection: SelectionController,
        panes: PanesController,
        *,
        app: QApplication,
        text: PageTextView,
        articles: ArticlesView,
    ) -> None:
        super().__init__()
        self._app = app
        self._desk, self._selection, self._panes = desk, selection, panes
        self._text, self._articles = text, articles
        self._drag: Drag | None = None
        self._hand = Hand(QPoint(), Qt.KeyboardModifier.NoModifier)
        self._label = CarriedLabel(text.window())
        self._label.hide()
        self._beat = QTimer(self, interval=_BEAT)
        self._beat.timeout.connect(self._scroll)
        self._picture: PictureSurface | None = None
        self._takers: tuple[DropSurface, ...] = (articles,)
        for pull in (text.pull, text.gutter.pull, articles.cards.pull):
            self._hear_pull(pull, text)
        for moved in (desk.opened, desk.changed, desk.closed):
            moved.connect(lambda *_: self.cancel())

    @property
    def is_dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._drag is not None

    def use_picture(self, picture: PictureSurface) -> None:
        """Let things be dragged on the picture of the page too, and onto it."""
        self._picture, self._takers = picture, (picture, self._articles)
        self._hear_pull(picture.pull, picture)

    def _hear_pull(self, pull: Pull, surface: GapSurface) -> None:
        pull.began.connect(partial(self._begin, surface))
        pull.moved.connect(self._move)
        pull.dropped.connect(self._drop)
        pull.lost.connect(self.cancel)

    def cancel(self) -> None:
        """Leave everything as it was before the drag."""
        drag, self._drag = self._drag, None
        if drag is not None:
            self._beat.stop()
            self._app.removeEventFilter(self)
            QApplication.restoreOverrideCursor()
            self._label.hide()
            drag.clear()

    def _begin(self, surface: GapSurface, grip: Grip) -> None:
        self.cancel()
        review = self._desk.review
        self._drag = self._taken(review, grip, surface) if review is not None else None
        if self._drag is not None:
            QApplication.setOverrideCursor(Qt.CursorShape.ArrowCursor)
            self._app.installEventFilter(self)
            self._label.raise_()
            self._beat.start()

    def _taken(self, review: Review, grip: Grip, surface: GapSurface) -> Drag | None:
        if isinstance(grip, BoundaryGrip):
            fragment = review.annotation.fragment_at(grip.offset)
            return BoundaryDrag(review, fragment, surface) if fragment and fragment.start == grip.offset else None
        if isinstance(grip, FragmentGrip | ArticleGrip):
            return self._carried(review, grip)
        if isinstance(grip, LinesGrip):
            chosen = self._selection.article()
            return LinesDrag(review.page, grip.line, chosen, text=self._text, colour=self._colour)
        return self._drawn(review, grip)

    def _drawn(self, review: Review, grip: AreaGrip | FrameGrip) -> Drag | None:
        """Something that is drawn on the picture: a rectangle, or the frame of an illustration."""
        if self._picture is None:
            return None
        if isinstance(grip, AreaGrip):
            return AreaDrag(self._selection.selection.caret, grip, self._picture)
        known = (one for one in review.annotation.illustrations if one.id == grip.figure)
        illustration = next(known, None)
        return FrameDrag(illustration, grip, self._picture) if illustration is not None else None

    def _carried(self, review: Review, grip: FragmentGrip | ArticleGrip) -> CarryDrag | None:
        """The whole article, all that is selected where the press was on a part of it, else the fragment there."""
        if isinstance(grip, ArticleGrip):
            articles = (article.spans for article in review.annotation.articles if article.id == grip.article)
            return CarryDrag(review, next(articles), self._takers, is_selected=False)
        selection, targets = self._selection.selection, self._selection.targets()
        if (selection.anchor is not None or selection.chosen) and any(grip.offset in span for span in targets):
            return CarryDrag(review, targets, self._takers, is_selected=True)
        fragment = review.annotation.fragment_at(grip.offset)
        return CarryDrag(review, (fragment.span,), self._takers, is_selected=False) if fragment is not None else None

    def _colour(self, article: Article) -> int:
        return self._panes.colours[article.id]

    def _move(self, hand: Hand) -> None:
        self._hand = hand
        self._show()

    def _show(self) -> None:
        if self._drag is None:
            return
        said = self._drag.show(self._hand)
        self._label.follow(self._hand.point, said.words)
        cursor = QApplication.overrideCursor()
        if cursor is not None and cursor.shape() is not said.shape:
            QApplication.changeOverrideCursor(said.shape)

    def _scroll(self) -> None:
        if self._drag is not None:
            self._drag.scroll(self._hand)
            self._show()

    def _drop(self, hand: Hand) -> None:
        self._move(hand)
        act = self._drag.act() if self._drag is not None else None
        self.cancel()
        if act is not None:
            self._desk.when_confirmed(lambda: self._carry_out(act))

    def _carry_out(self, act: Act) -> None:
        is_done = act.edit is None or self._desk.do(act.edit, **act.arguments)
        if is_done and act.then is not None:
            self._selection.select(act.then)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys are the drag's while it lasts: Escape gives it up, Alt and Ctrl change it, all others do nothing."""
        if event.type() == QEvent.Type.WindowDeactivate and watched is self._text.window():
            self.cancel()
        elif event.type() in _SWALLOWED and isinstance(event, QKeyEvent):
            event.accept()
            self._hear(event)
            return True
        elif event.type() in (QEvent.Type.ContextMenu, QEvent.Type.MouseButtonPress):
            return True
        return super().eventFilter(watched, event)

    def _hear(self, event: QKeyEvent) -> None:
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.type() != QEvent.Type.ShortcutOverride and event.key() in _KEYS:
            key = _KEYS[Qt.Key(event.key())]
            held = self._hand.keys | key if event.type() == QEvent.Type.KeyPress else self._hand.keys & ~key
            self._move(Hand(self._hand.point, held))
