"""The two segmenters that know nothing: every block an article, and the whole page one article."""

import re
from collections.abc import Iterable
from itertools import pairwise

from annotator.core.annotation import Article, Fragment, Run, Segmentation
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span, trimmed

_VERSION = "1"
_GAP = re.compile(r"\n[^\S\n]*(?=\n)")


class Blocks:
    """Every run of non-blank lines is an article of one body fragment."""

    name = "blocks"

    def describe(self) -> Run:
        """Its name and version; it has no settings."""
        return Run(self.name, _VERSION)

    def segment(self, page: Page) -> Segmentation:
        """One article a block, in page order."""
        cuts = [0, *(match.end() for match in _GAP.finditer(page.text)), len(page.text)]
        pieces = (trimmed(page.text, *pair) for pair in pairwise(cuts))
        return _bodies(span for span in pieces if span is not None)


class One:
    """The whole page is one article."""

    name = "one"

    def describe(self) -> Run:
        """Its name and version; it has no settings."""
        return Run(self.name, _VERSION)

    def segment(self, page: Page) -> Segmentation:
        """One article of one body fragment, none where the page is blank."""
        span = trimmed(page.text, 0, len(page.text))
        return _bodies([span] if span is not None else [])


def _bodies(spans: Iterable[Span]) -> Segmentation:
    numbered = enumerate(spans, start=1)
    return Segmentation(tuple(Article(f"a{n}", n, (Fragment(span, Role.BODY),)) for n, span in numbered))
