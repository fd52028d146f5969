"""Pk and WindowDiff: how often a window that slides over a text sees something else in the hypothesis than in the reference.

The conventions are those of segeval 2: windows begin at each unit and have ``window`` places between units, by default half
the mean length of a reference segment, ties to even, at least 2.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.segments import Segments, check_same_length

_SMALLEST = 2


def pk(reference: Segments, hypothesis: Segments, *, window: int | None = None) -> Answer:
    """The share of unit pairs a window apart of which only one side says that a boundary lies between; 0 is best.

    Beeferman, Berger, Lafferty 1999, Statistical models for text segmentation.
    """
    width = _width(reference, hypothesis, window)
    wanted, found = (_counts(segments.marks, width) > 0 for segments in (reference, hypothesis))
    return _share(wanted != found, len(wanted), width, reference, hypothesis)


def window_diff(reference: Segments, hypothesis: Segments, *, window: int | None = None, is_padded: bool = False) -> Answer:
    """The share of windows in which the numbers of boundaries differ; 0 is best.

    Pevzner, Hearst 2002, A critique and improvement of an evaluation metric for text segmentation. ``is_padded`` adds a
    window of units without boundaries at both ends, so that boundaries there weigh no less (Lamprier et al. 2007); the
    divisor is then units + window + 1, as in segeval.
    """
    width = _width(reference, hypothesis, window)
    margin = width if is_padded else 0
    wanted, found = (_counts(np.pad(segments.marks, margin), width) for segments in (reference, hypothesis))
    return _share(wanted != found, len(wanted) + is_padded, width, reference, hypothesis)


def default_window(reference: Segments) -> int:
    """Half the mean length of the reference's segments, ties to even, at least 2."""
    return max(_SMALLEST, round(Fraction(reference.units, 2 * reference.count)))


def nltk_window(reference: Segments) -> int:
    """The window that nltk's ``pk`` takes by default: half the places between units by boundary, ties to even, at least 1."""
    return max(1, round(Fraction(reference.units - 1, 2 * max(1, len(reference.boundaries)))))


def _width(reference: Segments, hypothesis: Segments, window: int | None) -> int:
    check_same_length(reference, hypothesis)
    if window is not None and window < 1:
        raise BadCase("a window has at least 1 place")
    return default_window(reference) if window is None else window


def _counts(marks: NDArray[np.bool_], width: int) -> NDArray[np.int64]:
    """How many boundaries each window of this width has; nothing where none fits."""
    before: NDArray[np.int64] = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(marks, dtype=np.int64)])
    return before[width:] - before[:-width]


def _share(differs: NDArray[np.bool_], windows: int, width: int, reference: Segments, hypothesis: Segments) -> Answer:
    if windows:
        return Answer(int(differs.sum()) / windows)
    too_short = f"no window of {width} fits into {reference.units} units"
    if reference == hypothesis:
        return Answer(0.0, f"{too_short}, and the segmentations are equal: 0.0")
    return Answer(None, f"{too_short}: nothing can be counted; give a smaller window")
