"""The layouts of pages and where their pictures are: kept when a page comes, loaded when they are looked at."""

import zlib
from array import array
from collections.abc import Sequence

import orjson

from annotator.core.errors import BadCorpus
from annotator.core.layout import PARTS, Boxes, Facsimile, Layout, Style, Unit
from annotator.core.page import Page, PageId
from annotator.store.connection import GIVEN, Connection, as_given
from annotator.store.findings import Faults

_PUT = "INSERT OR REPLACE INTO layouts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_GET = "SELECT width, height, unit, characters, boxes, styles, rules, pictures FROM layouts WHERE page = ?"
_SOME = f"SELECT page, width, height, unit, characters, boxes, styles, rules, pictures FROM layouts WHERE page IN {GIVEN}"
_SIZE = "SELECT width, height, unit FROM layouts WHERE page = ?"
_PUT_FACSIMILE = "INSERT OR REPLACE INTO facsimiles VALUES (?, ?, ?)"
_GET_FACSIMILE = "SELECT file, number FROM facsimiles WHERE page = ?"
_FACSIMILES = "SELECT page, file, number FROM facsimiles"
_BEYOND = 0.1
"""So much of its size beyond the page a character may stand: in its bleed, or where the scan was cut."""
_WITH = f"SELECT page FROM layouts WHERE page IN {GIVEN}"


class Layouts:
    """Questions about layouts and pictures, and keeping them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, page: PageId, layout: Layout) -> None:
        """Keep the layout of a page instead of any it has; raises ValueError where it has not a box for each character."""
        told = self._connection.row("SELECT ink FROM pages WHERE id = ?", (page,))
        if told is None or told[0] != len(layout.boxes):
            raise ValueError(f"{len(layout.boxes)} boxes are none for page {page}")
        self._connection.write(_PUT, (page, *_values(layout)))

    def of(self, page: PageId) -> Layout | None:
        """The layout of a page; None where it has none. Raises BadCorpus where it is damaged."""
        row = self._connection.row(_GET, (page,))
        if row is None:
            return None
        with self._connection.making_values():
            return _layout(*row)

    def some(self, pages: Sequence[PageId]) -> dict[PageId, Layout]:
        """The layouts of those of the pages that have one, by one question; raises BadCorpus where one is damaged."""
        rows = self._connection.rows(_SOME, (as_given(pages),))
        with self._connection.making_values():
            return {page: _layout(*row) for page, *row in rows}

    def size_of(self, page: PageId) -> tuple[tuple[float, float], Unit] | None:
        """Width, height and unit of a page by its layout; None where it has none. Raises BadCorpus where it is damaged."""
        row = self._connection.row(_SIZE, (page,))
        if row is None:
            return None
        with self._connection.making_values():
            return (row[0], row[1]), Unit(row[2])

    def having(self, pages: Sequence[PageId]) -> set[PageId]:
        """Those of the pages that have a layout."""
        return {page for (page,) in self._connection.rows(_WITH, (as_given(pages),))}

    def put_facsimile(self, page: PageId, facsimile: Facsimile) -> None:
        """Keep where the picture of a page is, instead of where it was said to be."""
        self._connection.write(_PUT_FACSIMILE, (page, facsimile.file, facsimile.index))

    def facsimile_of(self, page: PageId) -> Facsimile | None:
        """Where the picture of a page is to be had; None where it has none."""
        row = self._connection.row(_GET_FACSIMILE, (page,))
        return None if row is None else Facsimile(*row)

    def facsimiles(self) -> list[tuple[PageId, Facsimile]]:
        """Every page that has a picture, and where that is to be had."""
        return [(page, Facsimile(file, number)) for page, file, number in self._connection.rows(_FACSIMILES)]

    def faults(self, page: Page) -> Faults:
        """What is wrong with the layout of a page, and with where its picture is said to be."""
        picture = self.facsimile_of(page.id)
        if picture is not None and (not picture.file or picture.index < 0):
            yield "it has a picture, but no file or no page of a file where it is", {}
        try:
            layout = self.of(page.id)
        except BadCorpus as error:
            yield "its layout cannot be read: {reason}", {"reason": error.fields.get("reason", error)}
            return
        if layout is None:
            return
        if len(layout.boxes) != page.ink:
            counts = {"boxes": len(layout.boxes), "characters": page.ink}
            yield "its layout has {boxes} boxes, its text {characters} characters", counts
        if layout.styles and layout.styles[-1].first >= max(len(layout.boxes), 1):
            yield "its layout has a style behind the last character", {}
        if outside := _count_outside(layout):
            yield "{outside} of {boxes} boxes lie outside the page", {"outside": outside, "boxes": len(layout.boxes)}


def _count_outside(layout: Layout) -> int:
    """How many boxes lie wholly outside the page and a margin around it."""
    import numpy as np

    x0, y0, x1, y1 = np.frombuffer(layout.boxes.cells, dtype=np.int32).reshape(-1, 4).T / PARTS
    across, down = _BEYOND * layout.width, _BEYOND * layout.height
    is_out = (x1 < -across) | (x0 > layout.width + across) | (y1 < -down) | (y0 > layout.height + down)
    return int(np.count_nonzero(is_out & (x1 >= x0)))


def _values(layout: Layout) -> tuple[float | str | int | bytes, ...]:
    styles = [[style.first, style.size, style.is_bold, style.is_italic, style.font] for style in layout.styles]
    told = (orjson.dumps(some).decode() for some in (styles, layout.rules, layout.pictures))
    return (layout.width, layout.height, layout.unit.value, len(layout.boxes), packed(layout.boxes), *told)


def _layout(
    width: float, height: float, unit: str, characters: int, boxes: bytes, styles: str, rules: str, pictures: str
) -> Layout:
    unpacked_boxes = unpacked(boxes)
    if len(unpacked_boxes) != characters:
        raise ValueError(f"{len(unpacked_boxes)} boxes where there were {characters}")
    return Layout(
        width,
        height,
        Unit(unit),
        unpacked_boxes,
        tuple(Style(*style) for style in orjson.loads(styles)),
        *(tuple(map(tuple, orjson.loads(some))) for some in (rules, pictures)),
    )


def packed(boxes: Boxes) -> bytes:
    """Boxes as the column holds them: neighbours differ little, so differences take a third of the room."""
    import numpy as np

    table = np.frombuffer(boxes.cells, dtype=np.int32).reshape(-1, 4).astype(np.int32)
    x0, y0, x1, y1 = table.T
    out = np.stack([np.diff(x0, prepend=np.int32(0)), np.diff(y0, prepend=np.int32(0)), x1 - x0, y1 - y0])
    return zlib.compress(out.astype("<i4").tobytes(), level=6)


def unpacked(column: bytes) -> Boxes:
    """The boxes of a column; raises ValueError where it holds none."""
    import numpy as np

    try:
        numbers = np.frombuffer(zlib.decompress(column), dtype="<i4").reshape(4, -1)
    except zlib.error as error:
        raise ValueError("boxes that cannot be unpacked") from error
    x0, y0 = np.cumsum(numbers[0], dtype=np.int32), np.cumsum(numbers[1], dtype=np.int32)
    cells = array("i")
    cells.frombytes(np.stack([x0, y0, x0 + numbers[2], y0 + numbers[3]], axis=1).astype(np.int32).tobytes())
    return Boxes(cells)
