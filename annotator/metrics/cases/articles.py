"""Spans, and articles made of them, as cases write them."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from annotator.core.spans import Span
from annotator.metrics.answer import BadCase
from annotator.metrics.cases.case import Case, frozen, items, shown, whole
from annotator.metrics.pieces import Piece, Pieces

_START, _END, _LENGTH = ("start", "begin", "from", "offset"), ("end", "stop", "to"), ("length", "len")
_ROLES = ("role", "label", "category", "type", "kind")
_PARTS = ("spans", "fragments", "pieces")


def is_span(value: object) -> bool:
    """Whether it is written as a span: ``[start, end]``, ``[start, end, role]`` or an object with these."""
    if isinstance(value, Mapping):
        return any(key in value for key in _START)
    return (
        isinstance(value, (list, tuple))
        and len(value) in {2, 3}
        and all(isinstance(at, int) for at in value[:2])
        and all(isinstance(role, str) or role is None for role in value[2:])
    )


def is_article(value: object) -> bool:
    """Whether it is written as an article: a list of spans, or an object with ``spans``."""
    if isinstance(value, Mapping):
        return any(key in value for key in _PARTS)
    return isinstance(value, (list, tuple)) and all(map(is_span, value))


def has_articles(side: object) -> bool:
    """Whether a side is articles or spans at all."""
    if isinstance(side, Mapping):
        return "articles" in side or any(key in side for key in _PARTS)
    return isinstance(side, (list, tuple)) and bool(side) and all(is_span(each) or is_article(each) for each in side)


def articles_of(side: object) -> list[Pieces]:
    """A list of articles, or of spans: those with the same ``article`` or third element are one, others one each.

    A page as in page-jsonl is read too: its ``articles``.
    """
    listed = items(_inside(side, ("articles",)), "a side")
    if not all(map(is_span, listed)):
        return [_article(each) for each in listed]
    groups: dict[Hashable, list[Piece]] = {}
    for number, span in enumerate(listed):
        groups.setdefault(_home(span, number), []).append(piece_of(span))
    return [tuple(pieces) for pieces in groups.values()]


def pieces_of(side: object) -> Pieces:
    """All spans of a side with their roles, in articles or not; furniture too where there is any."""
    if isinstance(side, Mapping):
        furniture = items(side.get("furniture", []), "furniture")
        inside = items(_inside(side, ("articles", *_PARTS)), "a side")
        return (*_flat(inside), *map(piece_of, furniture))
    return tuple(_flat(items(side, "a side")))


def piece_of(value: object) -> Piece:
    """One span with its role, if it has one; raises BadCase."""
    if not is_span(value):
        raise BadCase(f"a span is [start, end], [start, end, role] or an object with start and end, not {shown(value)}")
    start, end, role = _written(value)
    if not 0 <= start < end:
        raise BadCase(f"the span {start}..{end} is empty or begins before the text")
    return Piece(Span(start, end), role)


def text_of(case: Case) -> str | None:
    """The text of which white space is not counted: the option, or that of the pages compared, which must be one."""
    texts = {side["text"] for side in case.sides if isinstance(side, Mapping) and isinstance(side.get("text"), str)}
    given = case.word("text")
    if given is not None:
        texts.add(given)
    if len(texts) > 1:
        raise BadCase("the texts of reference and hypothesis differ")
    return next(iter(texts), None)


def _written(value: object) -> tuple[int, int, str | None]:
    if isinstance(value, Mapping):
        start = whole(_first(value, _START), "the start of a span")
        length = _first(value, _LENGTH)
        end = whole(_first(value, _END), "the end of a span") if length is None else start + whole(length, "a length")
        role = _first(value, _ROLES)
        return start, end, None if role is None else str(role)
    first, last, *rest = items(value, "a span")
    role = rest[0] if rest else None
    return whole(first, "the start of a span"), whole(last, "the end of a span"), None if role is None else str(role)


def _article(value: object) -> Pieces:
    """One article; a span alone is one too."""
    if is_span(value):
        return (piece_of(value),)
    spans = items(_inside(value, _PARTS), "an article")
    return tuple(map(piece_of, spans))


def _flat(listed: Iterable[object]) -> Iterator[Piece]:
    for each in listed:
        yield from _article(each)


def _home(span: object, number: int) -> Hashable:
    """What is the same for spans of one article."""
    if isinstance(span, Mapping):
        return ("article", frozen(span["article"])) if "article" in span else number
    return ("article", span[2]) if isinstance(span, Sequence) and len(span) > 2 else number


def _inside(side: object, keys: Sequence[str]) -> object:
    return _first(side, keys, default=side) if isinstance(side, Mapping) else side


def _first(value: Mapping[str, object], keys: Sequence[str], default: object = None) -> object:
    return next((value[key] for key in keys if key in value), default)
