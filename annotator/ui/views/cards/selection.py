"""What a selection means in a card: which spans lie between two carets, and which positions show them."""

from collections.abc import Iterator, Sequence

from annotator.core.annotation import Article
from annotator.core.spans import Span, trimmed
from annotator.ui.views.cards.block import BlockLayout, Caret


def spans_between(text: str, article: Article, *, anchor: Caret, caret: Caret) -> tuple[Span, ...]:
    """The article's text between two carets, in reading order, each span trimmed of white space."""
    (first, start), (last, end) = sorted((_place(article, anchor), _place(article, caret)))
    pieces = []
    for index in range(first, last + 1):
        fragment = article.fragments[index]
        low = start if index == first else fragment.start
        pieces.append(trimmed(text, low, end if index == last else fragment.end))
    return tuple(piece for piece in pieces if piece is not None)


def fragment_index(article: Article, caret: Caret) -> int:
    """The index in reading order of the fragment a caret stands in, else of the one nearest before it on the page."""
    return _place(article, caret)[0]


def _place(article: Article, caret: Caret) -> tuple[int, int]:
    inked = caret.offset - 1 if caret.is_after else caret.offset
    for index, fragment in enumerate(article.fragments):
        if inked in fragment.span:
            return index, caret.offset
    before = [index for index, fragment in enumerate(article.fragments) if fragment.start <= caret.offset]
    index = max(before, key=lambda index: article.fragments[index].start, default=0)
    fragment = article.fragments[index]
    return index, min(max(caret.offset, fragment.start), fragment.end)


def selected_positions(block: BlockLayout, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The stretches of positions whose characters lie in the spans, gaps that hide such characters with them."""
    held = {offset for span in spans for offset in range(span.start, span.end)}
    marked = [offset in held for offset in block.offsets]
    for start, end, piece in block.marks:
        if any(hidden.overlaps(span) for hidden in piece.hidden for span in spans):
            marked[start:end] = [True] * (end - start)
    return list(_runs(marked))


def _runs(marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for at, is_marked in enumerate([*marked, False]):
        if is_marked and start is None:
            start = at
        elif not is_marked and start is not None:
            yield start, at
            start = None
