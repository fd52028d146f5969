"""What a segmenter is, and which there are by name."""

from collections.abc import Callable
from typing import Protocol

from annotator.core.annotation import Run, Segmentation
from annotator.core.errors import NotFound
from annotator.core.page import Page
from annotator.segment.baselines import Blocks, One


class Segmenter(Protocol):
    """Guesses the articles of one page from its text. Knows nothing but the page; the same page gives the same guess."""

    @property
    def name(self) -> str:
        """The name by which it is asked for."""

    def describe(self) -> Run:
        """The name, version and settings that a prediction is kept under."""

    def segment(self, page: Page) -> Segmentation:
        """Articles and furniture that hold every non-space character of the page exactly once."""


def _rules() -> Segmenter:
    # numpy and scipy come in here and not with the window's start.
    from annotator.segment.rules import Rules

    return Rules()


_SEGMENTERS: dict[str, Callable[[], Segmenter]] = {"rules": _rules, "blocks": Blocks, "one": One}


def segmenter_names() -> tuple[str, ...]:
    """The names that ``segmenter_named`` knows, the usual one first."""
    return tuple(_SEGMENTERS)


def segmenter_named(name: str) -> Segmenter:
    """The segmenter of that name; raises NotFound naming those there are."""
    if name not in _SEGMENTERS:
        raise NotFound("there is no segmenter {name}; there are {known}", name=name, known=", ".join(_SEGMENTERS))
    return _SEGMENTERS[name]()
