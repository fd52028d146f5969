"""Headline attachment: whether each headline stands in the article that it belongs to."""

from collections.abc import Hashable, Mapping, Sequence

from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.metrics.answer import Answer, BadCase, retrieval
from annotator.metrics.contingency import Label
from annotator.metrics.detection import matched
from annotator.metrics.pieces import Pieces, joined, overlaps

_WHAT = "attached headlines"
_COUNTED = 0.8

Attachment = Mapping[Hashable, Label]


def attachment_given_blocks(reference: Attachment, hypothesis: Attachment) -> Answer:
    """F1 of pairs of a headline and its article, where both sides mean the same by both.

    None is no article on this page: it makes no pair. The part ``accuracy`` is over all headlines of the reference, and
    there None is an answer like any other.
    """
    wanted, found = ({pair for pair in side.items() if pair[1] is not None} for side in (reference, hypothesis))
    hits = len(wanted & found)
    answer = retrieval((hits, hits), len(found), len(wanted), what=_WHAT)
    right = sum(headline in hypothesis and hypothesis[headline] == article for headline, article in reference.items())
    return Answer(answer.value, answer.why, {**answer.parts, "accuracy": right / len(reference) if reference else None})


def attachment_end_to_end(
    reference: Sequence[Pieces],
    hypothesis: Sequence[Pieces],
    *,
    text: str | None = None,
    threshold: float = 0.5,
    role: str = Role.HEADLINE.value,
) -> Answer:
    """F1 of headlines in the right article, of whole readings.

    A headline of the reference is found when 80 % of its characters or more are headline in the counterpart of its article,
    the one with an IoU of ``threshold`` or more; a headline of the hypothesis is right when the same holds the other way
    round. ``role`` may be another one, such as caption. With the text its white space counts nowhere.
    """
    pairs = matched(overlaps(reference, hypothesis, text=text), threshold=threshold)
    wanted, found = (_titles(side, role, text) for side in (reference, hypothesis))
    counterpart = dict(zip(pairs.wanted.tolist(), pairs.found.tolist(), strict=True))
    back = {there: here for here, there in counterpart.items()}
    hits = sum(_is_there(title, found, counterpart.get(at), text) for at, titles in enumerate(wanted) for title in titles)
    right = sum(_is_there(title, wanted, back.get(at), text) for at, titles in enumerate(found) for title in titles)
    return retrieval((right, hits), sum(map(len, found)), sum(map(len, wanted)), what=_WHAT)


def _titles(articles: Sequence[Pieces], role: str, text: str | None) -> list[list[Span]]:
    """The headlines of each article."""
    return [[piece.span for piece in joined(text, pieces) if piece.label == role] for pieces in articles]


def _is_there(title: Span, titles: Sequence[Sequence[Span]], article: int | None, text: str | None) -> bool:
    if article is None:
        return False
    shared = sum(_ink(max(title.start, span.start), min(title.end, span.end), text) for span in titles[article])
    return shared >= _COUNTED * _ink(title.start, title.end, text)


def _ink(start: int, end: int, text: str | None) -> int:
    if text is None:
        return max(0, end - start)
    return len("".join(text[start:end].split())) if start < end else 0


def attachment_of(pairs: Sequence[tuple[Hashable, Label]]) -> Attachment:
    """Pairs as a mapping; raises BadCase where one headline is in two articles."""
    attachment = dict(pairs)
    if len(attachment) < len(pairs):
        raise BadCase("a headline is attached twice")
    return attachment
