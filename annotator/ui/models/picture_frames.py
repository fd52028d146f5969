"""The frames of illustrations on the picture of a page, and the boxes that may become some."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.core.annotation import Annotation
from annotator.core.decisions import Standing
from annotator.core.layout import Box
from annotator.ui.figure_words import figure_word

_COVERED = 0.5  # so much of a picture in the file lies under a frame that it is that picture


@dataclass(frozen=True, slots=True)
class Frame:
    """The box of an illustration, by its id; ``words`` say what it is, ``colour`` is the palette index of its article."""

    figure: str
    box: Box
    words: str = ""
    colour: int | None = None


def frames_of(annotation: Annotation, colours: Mapping[str, int]) -> tuple[Frame, ...]:
    """The frames of the illustrations that stand; ``colours`` are palette indices by article id."""
    living = (one for one in annotation.illustrations if one.decision.standing is not Standing.REJECTED)
    return tuple(
        Frame(one.id, one.box, figure_word(one.kind), colours.get(one.article or "")) for one in living if one.box is not None
    )


def unframed(boxes: tuple[Box, ...], frames: tuple[Frame, ...]) -> tuple[Box, ...]:
    """The boxes of pictures in the file where there is no illustration yet."""
    return tuple(box for box in boxes if not any(_shared(box, frame.box) >= _COVERED * _shared(box, box) for frame in frames))


def _shared(one: Box, other: Box) -> float:
    """How much room two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)
