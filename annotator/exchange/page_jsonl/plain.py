"""The articles and furniture of a line that says nothing out of the ordinary, checked a column at a time.

Thousands of pages come this way. A line of which anything is not ordinary or not right is left to ``articles``, which reads
it with care or says what is wrong where: what is accepted here is what would be accepted, and made, there.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from operator import le, lt
from typing import Any

from annotator.core.decisions import Standing
from annotator.core.flat import Decided, FlatArticle, FlatFragment, FlatSegmentation, anchored
from annotator.core.roles import ARTICLE_ROLES, FURNITURE_ROLES
from annotator.core.spans import trimmed
from annotator.exchange.page_jsonl.fields import Fields, Json

Column = Sequence[Any]

_DECISION = frozenset(("standing", "confidence"))
_ARTICLE_KEYS = _DECISION | {"id", "number", "spans", "text"}
_SPAN_KEYS = _DECISION | {"start", "end", "role"}
_IN_ARTICLES = frozenset(role.value for role in ARTICLE_ROLES)
_IN_FURNITURE = frozenset(role.value for role in FURNITURE_ROLES)
_STANDINGS = frozenset(standing.value for standing in Standing)


def plain_segmentation(line: Fields, text: str, default: Standing) -> FlatSegmentation | None:
    """What a plain line says; None where it is not plain."""
    articles, furniture = _objects(line.raw("articles"), _ARTICLE_KEYS), _objects(line.raw("furniture"), _SPAN_KEYS)
    if articles is None or furniture is None:
        return None
    heads, lists = _heads(articles, default), articles.column("spans")
    if heads is None or not _are(list, lists) or not all(lists):
        return None
    counts = list(map(len, lists))
    spans = _objects([*chain.from_iterable(lists), *furniture.items], _SPAN_KEYS)
    owners = chain.from_iterable([(head[0], at) for at in range(count)] for head, count in zip(heads, counts, strict=True))
    fragments = _fragments(spans, text, default, inside=sum(counts), owners=list(owners)) if spans else None
    if fragments is None:
        return None
    parts = [fragments[start:end] for start, end in pairwise(accumulate(counts, initial=0))]
    return anchored(zip(heads, parts, strict=True), fragments[sum(counts) :])


@dataclass(frozen=True, slots=True)
class _Objects:
    """Some objects, and every key that any of them has."""

    items: Sequence[Json]
    keys: Set[str]

    def column(self, key: str) -> Column:
        """What each has under a key."""
        return [item.get(key) for item in self.items] if key in self.keys else [None] * len(self.items)


def _objects(items: object, known: frozenset[str]) -> _Objects | None:
    """A list of objects that have known keys alone, or no list; None for anything else."""
    if items is None:
        return _Objects((), frozenset())
    if type(items) is not list or not _are(dict, items):
        return None
    keys = set().union(*items)
    return _Objects(items, keys) if keys <= known else None


def _heads(articles: _Objects, default: Standing) -> list[FlatArticle] | None:
    ids, numbers, decisions = articles.column("id"), _numbers(articles), _decisions(articles, default)
    if numbers is None or decisions is None or not _are(str, ids) or not all(ids) or len(set(ids)) < len(ids):
        return None
    return [
        (article, number, standing, margin, None, None)
        for article, number, (standing, margin) in zip(ids, numbers, decisions, strict=True)
    ]


def _numbers(articles: _Objects) -> Column | None:
    """The number of each article: as given, or as they come where none has any."""
    numbers = articles.column("number")
    if _are(type(None), numbers):
        return range(1, len(numbers) + 1)
    return numbers if _are(int, numbers) and min(numbers) > 0 and len(set(numbers)) == len(numbers) else None


def _fragments(
    spans: _Objects, text: str, default: Standing, *, inside: int, owners: Sequence[tuple[str, int]]
) -> list[FlatFragment] | None:
    """Fragments of spans, of which the first ``inside`` are the articles', each with its article and place there."""
    roles, decisions, places = spans.column("role"), _decisions(spans, default), _places(spans, text)
    if decisions is None or places is None or not _are(str, roles):
        return None
    if not (set(roles[:inside]) <= _IN_ARTICLES and set(roles[inside:]) <= _IN_FURNITURE):
        return None
    decided: dict[tuple[str, float | None], Decided] = {pair: (*pair, *pair, *pair, False) for pair in set(decisions)}
    owned: Column = [*owners, *[(None, None)] * (len(roles) - inside)]
    return [
        (start, end, role, article, position, decided[pair])
        for start, end, role, (article, position), pair in zip(*places, roles, owned, decisions, strict=True)
    ]


def _places(spans: _Objects, text: str) -> tuple[Column, Column] | None:
    """Starts and ends, trimmed of white space, no two spans on one character; None where one is anything else."""
    starts, ends = spans.column("start"), spans.column("end")
    if not (starts and _are(int, starts) and _are(int, ends) and all(map(lt, starts, ends))):
        return None if starts else ((), ())
    if min(starts) < 0 or max(ends) > len(text):
        return None
    edges = "".join([*map(text.__getitem__, starts), *[text[end - 1] for end in ends]])
    if edges.split() != [edges]:
        starts, ends = _trimmed(text, starts, ends)
    # In order, each end comes before the next start only where no two spans share a character.
    are_apart = all(map(le, sorted(ends), sorted(starts)[1:]))
    return (starts, ends) if are_apart and len(starts) == len(spans.items) else None


def _trimmed(text: str, starts: Column, ends: Column) -> tuple[Column, Column]:
    """The spans without white space at their ends, those of white space alone left out."""
    spans = [trimmed(text, start, end) for start, end in zip(starts, ends, strict=True)]
    return [span.start for span in spans if span], [span.end for span in spans if span]


def _decisions(objects: _Objects, default: Standing) -> Sequence[tuple[str, float | None]] | None:
    """Standing and margin of each; None where one is no such thing."""
    if not objects.keys & _DECISION:
        return [(default.value, None)] * len(objects.items)
    standings = [default.value if word is None else word for word in objects.column("standing")]
    margins = objects.column("confidence")
    if not _are(str, standings) or not set(standings) <= _STANDINGS or not set(map(type, margins)) <= {type(None), int, float}:
        return None
    if not all(margin is None or 0 <= margin <= 1 for margin in margins):
        return None
    return [(word, None if margin is None else float(margin)) for word, margin in zip(standings, margins, strict=True)]


def _are(kind: type, column: Column) -> bool:
    """Whether all are of this very type: true is a number elsewhere, not here."""
    return set(map(type, column)) <= {kind}
