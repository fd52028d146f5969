"""Which palette colour an article wears: it stays while the page is open, and neighbours never look alike."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from annotator.core.annotation import Annotation
from annotator.ui.colour_vision import distance
from annotator.ui.theme import Scheme, theme

FAR_ENOUGH = 6.0  # in the units of colour_vision.distance: told apart side by side, also without red or green cones
_PLAIN = 14.0  # beyond this nobody mixes two colours up: more is not better


@cache
def apart(first: int, second: int) -> float:
    """How far apart two palette colours look, in the theme where they are closer."""
    palettes = [theme(scheme).articles for scheme in Scheme]
    return min(distance(palette[first], palette[second]) for palette in palettes)


def neighbours(annotation: Annotation) -> Mapping[str, set[str]]:
    """For each article id, the articles that stand next to it on the page or in the list of cards."""
    out: dict[str, set[str]] = defaultdict(set)
    on_page = [owner for _, owner in sorted((f.start, article.id) for article in annotation.articles for f in article.fragments)]
    for order in (on_page, [article.id for article in annotation.articles]):
        for first, second in pairwise(order):
            if first != second:
                out[first].add(second)
                out[second].add(first)
    return out


def assign(annotation: Annotation, previous: Mapping[str, int]) -> dict[str, int]:
    """Palette indices by article id: all of ``previous`` (an undone article comes back as it was), and the new articles'."""
    if all(article.id in previous for article in annotation.articles):
        return dict(previous)
    out = dict(previous)
    beside = neighbours(annotation)
    living = [article.id for article in annotation.articles]
    used = Counter(out[name] for name in living if name in out)
    for name in living:
        if name not in out:
            out[name] = _chosen({out[other] for other in beside[name] if other in out}, used)
            used[out[name]] += 1
    return out


def _chosen(taken: Iterable[int], used: Mapping[int, int]) -> int:
    """Of the colours far enough from those taken around it the least used, then the farthest; else the farthest of all."""
    size = len(theme(Scheme.LIGHT).articles)
    nearest = {colour: min((apart(colour, other) for other in taken), default=100.0) for colour in range(size)}
    far = [colour for colour in range(size) if nearest[colour] >= FAR_ENOUGH]
    if far:
        return min(far, key=lambda colour: (used.get(colour, 0), -min(nearest[colour], _PLAIN), colour))
    return max(nearest, key=lambda colour: nearest[colour])
