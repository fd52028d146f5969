"""What of a PDF page is seen, and which way up: from the coordinates of the file to those of the page as shown."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from annotator.exchange.pdf.native import Floats


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the file's plane that is the page, and how many quarters clockwise it is turned to be shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def placed(self, boxes: Floats) -> Floats:
        """Rows of left, top, right and bottom in the file as x0, y0, x1 and y1 from the top left of the page as shown."""
        left, right = (boxes[:, [0, 2]] - np.float32(self.left)).T
        above, below = (np.float32(self.top) - boxes[:, [1, 3]]).T
        width, height = np.float32(self.right - self.left), np.float32(self.top - self.bottom)
        columns = (
            (left, above, right, below),
            (height - below, left, height - above, right),
            (width - right, height - below, width - left, height - above),
            (above, width - right, below, width - left),
        )[self.turns]
        return np.stack(columns, axis=1)


def frame_of(page: Any) -> Frame:
    """The frame of a page: its crop box within its media box, and its rotation."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)
