"""Articles and furniture as plain tuples: the form in which thousands of pages go from a file to a corpus and back.

A fragment as a value is five objects that check themselves; where a page is only carried, its rows are enough. What is
flat has been checked by whoever made it: a reader of files, or the corpus it comes from.
"""

import hashlib
import json
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby
from operator import eq, itemgetter
from typing import Any, Final, TypeAlias

from annotator.core import rows
from annotator.core.annotation import Annotation, Segmentation
from annotator.core.canonical import combined
from annotator.core.decisions import Decision, Standing
from annotator.core.roles import TITLE_ROLES, Role
from annotator.core.rows import Row
from annotator.core.spans import is_blank

FlatDecision: TypeAlias = tuple[str, float | None]
"""Standing and margin."""
Link: TypeAlias = list[str | None] | None
"""Page number, page and article where an article goes on."""
FlatArticle: TypeAlias = tuple[str, int, str, float | None, Link, Link]
"""Id and what ``ARTICLE_VALUES`` names."""
Decided: TypeAlias = tuple[str, float | None, str, float | None, str, float | None, bool]
"""Role, attachment and boundary, each standing and margin, and whether a person placed it: one tuple for all alike."""
FlatFragment: TypeAlias = tuple[int, int, str, str | None, int | None, Decided]
"""Start, end, role, article and position, which furniture has not, and what was decided."""
FlatPart: TypeAlias = tuple[FlatArticle, Sequence[FlatFragment]]
"""An article and its fragments."""

ARTICLE_VALUES = ("number", "standing", "margin", "continued_from", "continued_on")
DECIDED_VALUES = (
    "role_standing", "role_margin", "attachment_standing", "attachment_margin", "boundary_standing", "boundary_margin",
    "is_placed",
)  # fmt: skip
FRAGMENT_VALUES = ("end", "role", "article", "position", *DECIDED_VALUES)
START: Final = 0
END: Final = 1
ROLE: Final = 2
ARTICLE: Final = 3
POSITION: Final = 4
DECIDED: Final = 5

_TITLES = frozenset(role.value for role in TITLE_ROLES)
_article_of = itemgetter(ARTICLE)
_role_of = itemgetter(ROLE)
_role_and_article = itemgetter(ROLE, ARTICLE)
_decided_of = itemgetter(DECIDED)


@dataclass(frozen=True, slots=True)
class FlatSegmentation:
    """Articles by their anchor, each with its fragments in reading order, and the furniture by position."""

    parts: Sequence[FlatPart] = ()
    furniture: Sequence[FlatFragment] = ()

    def __reduce__(self) -> tuple[Callable[[bytes], "FlatSegmentation"], tuple[bytes]]:
        """Handed from one program to another as what it is, numbers and words: a third of the time of pickling each."""
        told: Any = (self.parts, self.furniture)
        return _flat_again, (marshal.dumps(told),)

    @property
    def articles(self) -> list[FlatArticle]:
        """The articles alone."""
        return [article for article, _ in self.parts]

    @property
    def fragments(self) -> list[FlatFragment]:
        """Every fragment: article by article, then the furniture."""
        return [*chain.from_iterable(fragments for _, fragments in self.parts), *self.furniture]

    def rows(self) -> Iterable[Row]:
        """The same as rows of ``core.rows``."""
        for article in self.articles:
            yield Row("article", article[0], dict(zip(ARTICLE_VALUES, article[1:], strict=True)))
        for fragment in self.fragments:
            yield Row("fragment", fragment[START], dict(zip(FRAGMENT_VALUES, (*fragment[1:5], *fragment[5]), strict=True)))

    def values(self) -> Segmentation:
        """The same as values."""
        made = list(self.rows())
        articles = [row for row in made if row.table == "article"]
        fragments = [row for row in made if row.table == "fragment"]
        return Segmentation(tuple(rows.articles_of(articles, fragments)), rows.furniture_of(fragments))


def _flat_again(told: bytes) -> FlatSegmentation:
    return FlatSegmentation(*marshal.loads(told))


def flat_of(segmentation: Segmentation | Annotation) -> FlatSegmentation:
    """The articles and furniture of a value, in the order they have there."""
    parts = [_part(*rows.article_rows(article)) for article in segmentation.articles]
    furniture = (rows.fragment_row(fragment, article=None, position=None) for fragment in segmentation.furniture)
    return FlatSegmentation(parts, list(map(_fragment, furniture)))


def _part(article: Row, *fragments: Row) -> FlatPart:
    number, standing, margin, came, went = article.values.values()
    return (str(article.key), number, standing, margin, came, went), list(map(_fragment, fragments))


def _fragment(row: Row) -> FlatFragment:
    end, role, article, position, *decided = row.values.values()
    return int(row.key), end, role, article, position, tuple(decided)


def without_segmentation(annotation: Annotation) -> Annotation:
    """The annotation without articles and furniture, which are flat beside it."""
    return replace(annotation, articles=(), furniture=())


def anchored(parts: Iterable[FlatPart], furniture: Iterable[FlatFragment]) -> FlatSegmentation:
    """The segmentation of articles and furniture that come in any order."""
    return FlatSegmentation(sorted(parts, key=anchor_of), sorted(furniture))


def anchor_of(part: FlatPart) -> int:
    """The ``anchor`` of an article."""
    text = [fragment[START] for fragment in part[1] if fragment[ROLE] not in _TITLES]
    return min(text or [fragment[START] for fragment in part[1]])


def with_links(flat: FlatSegmentation, meant: Mapping[tuple[str, str], str | None]) -> FlatSegmentation:
    """The segmentation whose links, by article and direction, lead to other articles of their page, or to the page alone."""
    if not meant:
        return flat
    return replace(flat, parts=[(_led_on(article, meant), fragments) for article, fragments in flat.parts])


def _led_on(article: FlatArticle, meant: Mapping[tuple[str, str], str | None]) -> FlatArticle:
    came, went = (
        [*link[:2], meant[article[0], direction]] if link and (article[0], direction) in meant else link
        for direction, link in zip(ARTICLE_VALUES[3:], article[4:], strict=True)
    )
    return (*article[:4], came, went)


def refuse_unknown_roles(fragments: Iterable[Sequence[Any]]) -> None:
    """Raises ValueError for a word that is no role, and for one of furniture in an article."""
    for role, article in set(map(_role_and_article, fragments)):
        if Role(role).is_furniture and article is not None:
            raise ValueError(f"a fragment of an article is {role}")


def canonical_flat(text: str, flat: FlatSegmentation) -> FlatSegmentation:
    """The segmentation with articles in the form of ``core.canonical``."""
    return FlatSegmentation([(article, _canonical(text, some)) for article, some in flat.parts], flat.furniture)


def _canonical(text: str, fragments: Sequence[FlatFragment]) -> Sequence[FlatFragment]:
    roles = list(map(_role_of, fragments))
    if not any(map(eq, roles, roles[1:])):
        return fragments
    out = [fragments[0]]
    for fragment in fragments[1:]:
        if _continues(text, out[-1], fragment):
            out[-1] = _joined(out[-1], fragment)
        else:
            out.append(fragment)
    return out


def _continues(text: str, first: FlatFragment, second: FlatFragment) -> bool:
    return first[ROLE] == second[ROLE] and first[END] <= second[START] and is_blank(text, first[END], second[START])


def _joined(first: FlatFragment, second: FlatFragment) -> FlatFragment:
    """As ``canonical.joined``."""
    before, after = first[DECIDED], second[DECIDED]
    role = combined_flat((before[:2], after[:2]))
    attachment = combined_flat((before[2:4], after[2:4]))
    decided = (*role, *attachment, *before[4:6], before[6] or after[6])
    return (first[START], second[END], first[ROLE], first[ARTICLE], first[POSITION], decided)


def flat_decision(decision: Decision) -> FlatDecision:
    """A decision as standing and margin."""
    return decision.standing.value, decision.margin


def combined_flat(decisions: Iterable[FlatDecision]) -> FlatDecision:
    """One decision for several, as ``canonical.combined``."""
    first, *others = (Decision(Standing(standing), margin) for standing, margin in decisions)
    for other in others:
        first = combined(first, other)
    return flat_decision(first)


def flat_digest(flat: FlatSegmentation) -> int:
    """The sum of the hashes of its rows, as ``changes.digest_after`` adds them up; not yet modulo 2**256."""
    number, sha256 = int.from_bytes, hashlib.sha256
    # One encoding for all: JSON writes a line feed as two other characters, so each line is a row.
    lines = "\n".join((*_article_texts(flat.articles), *_fragment_texts(flat.fragments))).encode().split(b"\n")
    return sum([number(sha256(line).digest(), "big") for line in lines if line])


def _article_texts(articles: Iterable[FlatArticle]) -> Iterator[str]:
    """The canonical JSON of article rows."""
    for article, number, standing, margin, came, went in articles:
        links = f'"continued_from":{_json(came)},"continued_on":{_json(went)}'
        yield f'["article",{_json(article)},{{{links},"margin":{_json(margin)},"number":{number},"standing":"{standing}"}}]'


def _fragment_texts(fragments: Iterable[FlatFragment]) -> Iterator[str]:
    """The canonical JSON of fragment rows, a line each: most of it is the same for all that were decided alike."""
    quoted = {article: _json(article) for article in set(map(_article_of, fragments))}
    for decided, some in groupby(fragments, _decided_of):
        a, b, c, d, e, f = _pieces(decided)
        yield from [
            f"{a}{row[0]}{b}{quoted[row[3]]}{c}{row[1]}{d}{'null' if row[4] is None else row[4]}{e}{row[2]}{f}" for row in some
        ]


@lru_cache(maxsize=1024)
def _pieces(decided: Decided) -> list[str]:
    """The canonical JSON of such a fragment's row, cut where start, article, end, position and role stand."""
    values = dict(zip(DECIDED_VALUES, map(json.dumps, decided), strict=True))
    values |= {"article": "\n", "end": "\n", "position": "\n", "role": '"\n"'}
    inside = ",".join(f'"{name}":{values[name]}' for name in sorted(values))
    return f'["fragment",\n,{{{inside}}}]'.split("\n")


def _json(value: object) -> str:
    return "null" if value is None else _encoded(value)


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
