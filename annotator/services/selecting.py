"""What a reviewer's selection means, and how it widens, grows and moves from landmark to landmark."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.page import Page
from annotator.core.roles import TITLE_ROLES
from annotator.core.spans import Span, merged, trimmed
from annotator.services.desk import Desk
from annotator.services.review import Review, doubtful


@dataclass(frozen=True, slots=True)
class Selection:
    """The caret, the other end of selected characters if any, and fragments chosen beside them.

    All are page offsets; ``caret`` lies between 0 and the text's length inclusive.
    """

    caret: int = 0
    anchor: int | None = None
    chosen: tuple[Span, ...] = ()

    def characters(self, page: Page) -> Span | None:
        """The selected characters without the white space around them."""
        if self.anchor is None or self.anchor == self.caret:
            return None
        return trimmed(page.text, min(self.anchor, self.caret), max(self.anchor, self.caret))


def at(caret: int) -> Selection:
    """Just a caret."""
    return Selection(caret)


def over(span: Span) -> Selection:
    """The characters of a span, the caret at their end."""
    return Selection(span.end, span.start)


def before(span: Span) -> Selection:
    """The characters of a span, the caret at their beginning: that is what comes into view."""
    return Selection(span.start, span.end)


def choosing(page: Page, spans: tuple[Span, ...]) -> Selection:
    """These spans: as characters where they hang together, else as chosen fragments with the caret in the first."""
    together = merged(page.text, spans)
    if len(together) == 1:
        return over(together[0])
    return Selection(spans[0].start, None, spans) if spans else Selection()


def targets(review: Review, selection: Selection) -> tuple[Span, ...]:
    """What a gesture acts on: selected characters, else chosen fragments, else the fragment under the caret."""
    characters = selection.characters(review.page)
    if characters is not None:
        return (characters, *selection.chosen)
    if selection.chosen:
        return selection.chosen
    fragment = under(review, selection.caret)
    return (fragment.span,) if fragment else ()


def ink_from(page: Page, offset: int) -> int:
    """The first non-space character from an offset on; the text's length where there is none."""
    while offset < len(page.text) and page.text[offset].isspace():
        offset += 1
    return offset


def under(review: Review, caret: int) -> Fragment | None:
    """The fragment that the caret is in, at the end of, or before on its line."""
    annotation = review.annotation
    found = annotation.fragment_at(caret) or (annotation.fragment_at(caret - 1) if caret else None)
    if found is not None or not review.page.text:
        return found
    _, end = review.page.line_span(review.page.line_of(min(caret, len(review.page.text))))
    word = trimmed(review.page.text, caret, end) if caret < end else None
    return annotation.fragment_at(word.start) if word else None


def article_of(review: Review, selection: Selection) -> Article | None:
    """The article that the selection is about."""
    spans = targets(review, selection)
    return review.annotation.article_at(spans[0].start) if spans else None


def widened(review: Review, selection: Selection) -> Selection:
    """The next wider thing: characters, fragment, headline group, article."""
    spans = targets(review, selection)
    if not spans:
        return selection
    fragment = review.annotation.fragment_at(spans[0].start)
    article = review.annotation.article_at(spans[0].start)
    steps = [_sorted([fragment.span])] if fragment else []
    if article is not None and fragment is not None and fragment.role in TITLE_ROLES:
        steps.append(_sorted([f.span for f in article.fragments if f.role in TITLE_ROLES]))
    if article is not None:
        steps.append(_sorted(list(article.spans)))
    now = _sorted(list(spans))
    is_bare = selection.anchor is None and not selection.chosen
    wider = (step for step in steps if is_bare or _size(step) > _size(now))
    return choosing(review.page, next(wider, now))


def grown(review: Review, selection: Selection) -> Selection:
    """From the start of the selection to just before the next likely start; grown again, to the start after that.

    With nothing selected it begins at the caret where that stands at a likely cut, else with the fragment under it.
    """
    characters = selection.characters(review.page)
    start = characters.start if characters else _growing_from(review, selection.caret)
    if start is None:
        return selection
    # The selection ends with ink: the start that it has grown to is behind the white space after it.
    reached = ink_from(review.page, characters.end) + 1 if characters else start + 1
    starts = review.desk.starts
    index = bisect_left(starts, reached)
    end = starts[index] if index < len(starts) else len(review.page.text)
    span = trimmed(review.page.text, start, end)
    return over(span) if span else selection


def _growing_from(review: Review, caret: int) -> int | None:
    fragment = under(review, caret)
    place = ink_from(review.page, caret)
    if fragment is not None and place in fragment.span and any(cut.offset == place for cut in review.desk.cuts):
        return place
    return fragment.start if fragment else None


def to_cut(review: Review, selection: Selection, *, forwards: bool, keep_anchor: bool = False) -> Selection:
    """The caret at the next likely cut before or after it: of the language, or where a fragment begins in doubt."""
    offsets = sorted({cut.offset for cut in review.desk.cuts} | {f.start for f in doubtful(review.annotation)})
    return _moved(selection, _landmark(review, selection, offsets, forwards=forwards), keep_anchor=keep_anchor)


def to_fragment(review: Review, selection: Selection, *, forwards: bool, keep_anchor: bool = False) -> Selection:
    """The caret at the start of the next fragment before or after it in page order."""
    offsets = sorted(fragment.start for fragment in review.annotation.fragments())
    return _moved(selection, _landmark(review, selection, offsets, forwards=forwards), keep_anchor=keep_anchor)


def to_doubt(review: Review, selection: Selection, *, forwards: bool) -> Selection:
    """The next doubtful fragment after or before the caret, selected; round the page; as it was where there is none."""
    found = doubtful(review.annotation)
    starts = [fragment.start for fragment in found]
    if not found:
        return selection
    if forwards:
        index = bisect_right(starts, _reference(selection)) % len(found)
    else:
        index = bisect_left(starts, _reference(selection)) - 1
    return before(found[index].span)


def article_beside(annotation: Annotation, article: Article, *, forwards: bool) -> Article | None:
    """The article listed before or after this one."""
    index = [one.id for one in annotation.articles].index(article.id) + (1 if forwards else -1)
    return annotation.articles[index] if 0 <= index < len(annotation.articles) else None


def fragment_beside(article: Article, fragment: Fragment, *, forwards: bool) -> Fragment | None:
    """The fragment before or after this one in its article's reading order."""
    index = article.fragments.index(fragment) + (1 if forwards else -1)
    return article.fragments[index] if 0 <= index < len(article.fragments) else None


def line_beside(desk: Desk, offset: int, *, forwards: bool) -> int:
    """Where a boundary at ``offset`` goes by one line that has text; ``offset`` itself at either end of the text.

    A byline or jump mark at the head of a line ends where a boundary belongs too: going back stops there.
    """
    line = _line_beside(desk.page, offset, forwards=forwards)
    head = _beside(desk.heads, offset, forwards=forwards)
    found = [place for place in (line, head) if place is not None]
    return (min if forwards else max)(found, default=offset)


def _line_beside(page: Page, offset: int, *, forwards: bool) -> int | None:
    """The first character of the nearest line with text that begins after or before the offset."""
    here = page.line_of(min(offset, len(page.text)))
    for line in range(here, len(page.line_starts)) if forwards else range(here, -1, -1):
        span = trimmed(page.text, *page.line_span(line))
        if span is not None and (span.start > offset if forwards else span.start < offset):
            return span.start
    return None


def character_beside(desk: Desk, offset: int, *, forwards: bool) -> int:
    """Where a boundary at ``offset`` goes by one non-space character; ``offset`` itself at either end of the text."""
    page, step = desk.page, 1 if forwards else -1
    at_offset = offset + step
    while 0 <= at_offset < len(page.text):
        if not page.text[at_offset].isspace():
            return at_offset
        at_offset += step
    return offset


def _reference(selection: Selection) -> int:
    return selection.caret if selection.anchor is None else min(selection.caret, selection.anchor)


def _landmark(review: Review, selection: Selection, offsets: list[int], *, forwards: bool) -> int | None:
    """The next of these places; a caret in the white space before one is there already."""
    caret = ink_from(review.page, selection.caret) if forwards else selection.caret
    return _beside(offsets, caret, forwards=forwards)


def _beside(offsets: Sequence[int], caret: int, *, forwards: bool) -> int | None:
    index = bisect_right(offsets, caret) if forwards else bisect_left(offsets, caret) - 1
    return offsets[index] if 0 <= index < len(offsets) else None


def _moved(selection: Selection, caret: int | None, *, keep_anchor: bool) -> Selection:
    if caret is None:
        return selection
    anchor = (selection.caret if selection.anchor is None else selection.anchor) if keep_anchor else None
    return Selection(caret, anchor)


def _sorted(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans))


def _size(spans: tuple[Span, ...]) -> int:
    return sum(len(span) for span in spans)
