"""What lies over the picture of a page as long as its articles stay the same, put together once: few paths, many boxes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from annotator.core.decisions import Doubt
from annotator.core.layout import Box
from annotator.core.page import Page
from annotator.core.roles import TITLE_ROLES, Role
from annotator.core.spans import Span, trimmed
from annotator.ui.models.page_paint import PagePaint, Run
from annotator.ui.models.page_places import Outline, PagePlaces

DOTTED_ROLES = (Role.BYLINE, Role.JUMP, Role.CREDIT, Role.CAPTION)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the outline of a kind of text is drawn: ``colour`` is the palette index of its article, None for furniture."""

    colour: int | None
    width: float
    style: Qt.PenStyle


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of an article at the corner where a part of it begins."""

    number: int
    colour: int
    corner: QPointF


@dataclass(frozen=True, slots=True)
class Start:
    """Where a fragment begins: an upright line beside a character, or a level one over a row ``height`` high."""

    offset: int
    line: QRectF
    height: float

    @property
    def is_upright(self) -> bool:
        """Whether the boundary is moved along a row."""
        return self.line.width() == 0


@dataclass(frozen=True, slots=True)
class Overlay:
    """Paths in the units of the page."""

    strokes: dict[Stroke, QPainterPath] = field(default_factory=dict)
    unassigned: QPainterPath = field(default_factory=QPainterPath)
    doubts: tuple[tuple[Doubt, QRectF], ...] = ()
    badges: tuple[Badge, ...] = ()
    starts: tuple[Start, ...] = ()


def overlay_of(places: PagePlaces, paint: PagePaint) -> Overlay:
    """What to draw for these runs."""
    strokes: dict[Stroke, QPainterPath] = defaultdict(QPainterPath)
    for run in paint.runs:
        strokes[_stroke(run)].addPath(path_of(places.outlines(run.span)))
    doubts = ((run.doubt, _head(places, run)) for run in paint.runs if run.doubt is not Doubt.NONE)
    return Overlay(
        dict(strokes),
        path_of(outline for span in unassigned(places.page, paint) for outline in places.outlines(span)),
        tuple((doubt, head) for doubt, head in doubts if head is not None),
        tuple(_badges(places, paint)),
        tuple(_starts(places, paint)),
    )


def path_of(outlines: Iterable[Outline]) -> QPainterPath:
    """Outlines as one path."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for outline in outlines:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
        path.closeSubpath()
    return path


def rect_of(box: Box) -> QRectF:
    """A box as Qt has it."""
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])


def box_of(rect: QRectF) -> Box:
    """A rectangle as a box."""
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def unassigned(page: Page, paint: PagePaint) -> list[Span]:
    """The text that belongs to no run, block by block."""
    ends = [0, *(run.span.end for run in paint.runs)]
    starts = [*paint.starts, len(page.text)]
    gaps = (trimmed(page.text, end, start) for end, start in zip(ends, starts, strict=True) if end < start)
    return [gap for gap in gaps if gap is not None]


def _stroke(run: Run) -> Stroke:
    if run.colour is None:
        return Stroke(None, 1, Qt.PenStyle.DashLine)
    if run.role in DOTTED_ROLES:
        return Stroke(run.colour, 1.5, Qt.PenStyle.DotLine)
    return Stroke(run.colour, 2 if run.role in TITLE_ROLES else 1, Qt.PenStyle.SolidLine)


def _head(places: PagePlaces, run: Run) -> QRectF | None:
    """The beginning of a run's first row, as far as it is doubted by name."""
    rows = places.rows(run.span)
    if not rows:
        return None
    first = rect_of(rows[0])
    first.setWidth(min(first.width(), 6 * first.height()))
    return first


def _badges(places: PagePlaces, paint: PagePaint) -> Iterable[Badge]:
    before: int | None = None
    for run in paint.runs:
        rows = places.rows(run.span)
        if rows and run.article is not None and run.colour is not None and run.article != before:
            yield Badge(run.article, run.colour, QPointF(rows[0][0], rows[0][1]))
        before = run.article if rows else before


def _starts(places: PagePlaces, paint: PagePaint) -> Iterable[Start]:
    for before, run in pairwise(paint.runs):
        ends, rows = places.rows(before.span), places.rows(run.span)
        if rows:
            is_inner = bool(ends) and _shares_row(ends, rows[0])
            x0, y0, x1, y1 = rows[0]
            line = QRectF(x0, y0, 0, y1 - y0) if is_inner else QRectF(x0, y0, x1 - x0, 0)
            yield Start(run.span.start, line, y1 - y0)


def _shares_row(ends: Sequence[Box], row: Box) -> bool:
    """Whether the text before ends on the row where this begins."""
    return ends[-1][2] <= row[0] + 1 and min(ends[-1][3], row[3]) - max(ends[-1][1], row[1]) > (row[3] - row[1]) / 2
