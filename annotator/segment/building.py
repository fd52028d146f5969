"""Making the articles of a segmentation out of chains, titles and pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import exp

from annotator.core.annotation import Alternative, Article, Evidence, Fragment, JumpLink, Segmentation
from annotator.core.canonical import canonical_fragments
from annotator.core.decisions import Decision
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.blocks import Block
from annotator.language.furniture import furniture_role
from annotator.language.pack import LocalePack
from annotator.language.titles import is_kicker, is_subtitle, title_parts
from annotator.segment.assigning import Assigner, Assignment, Picture
from annotator.segment.chaining import GUESS, LIKELY, SURE, UNSURE, Chain
from annotator.segment.matching import Match
from annotator.segment.titles import Title

# A lead of so many nats makes a margin of two thirds.
_NATS = 3.0
# Such short titles that no article wants are a rubric.
_RUBRIC = 4
# What a picture's caption must share with an article for the two to belong together surely.
_ORDER = (Role.KICKER, Role.HEADLINE, Role.SUBTITLE)


@dataclass(slots=True)
class _Draft:
    """An article while it is put together."""

    text: list[Fragment] = field(default_factory=list)
    titles: list[Fragment] = field(default_factory=list)
    pictures: list[Fragment] = field(default_factory=list)
    evidence: list[tuple[Span, Match, int]] = field(default_factory=list)
    continued_from: JumpLink | None = None
    continued_on: JumpLink | None = None

    def fragments(self) -> list[Fragment]:
        titles = sorted(self.titles, key=lambda fragment: (_ORDER.index(fragment.role), fragment.start))
        return [*titles, *self.text, *self.pictures]


class Builder:
    """Builds the segmentation of one page."""

    def __init__(self, page: Page, pack: LocalePack, blocks: Sequence[Block], assigner: Assigner) -> None:
        self.page, self.pack, self.blocks, self.assigner = page, pack, blocks, assigner

    def build(self, assignment: Assignment) -> Segmentation:
        """Articles by their anchor, numbered from 1, and the furniture."""
        drafts = [self._of_chain(chain) for chain in assignment.chains]
        stories, loose = self._give_titles(assignment, drafts)
        self._give_pictures(assignment, drafts, stories)
        drafts = [*drafts, *(draft for draft in stories if draft is not None), *loose]
        return self._numbered([draft for draft in drafts if draft.fragments()], self._furniture())

    def _of_chain(self, chain: Chain) -> _Draft:
        draft = _Draft()
        for number, (index, margin) in enumerate(zip(chain.blocks, chain.margins, strict=True)):
            block = self.blocks[index]
            decision = Decision(margin=margin)
            role = Decision(margin=SURE if block.role in (Role.BYLINE, Role.JUMP) else LIKELY)
            draft.text.append(
                Fragment(block.span, block.role, role, decision if number else Decision(), decision if not number else Decision())
            )
            if block.role is Role.JUMP:
                link = JumpLink(block.page)
                if block.is_head:
                    draft.continued_from = link
                else:
                    draft.continued_on = link
        return draft

    def _give_titles(self, assignment: Assignment, drafts: list[_Draft]) -> tuple[list[_Draft | None], list[_Draft]]:
        """Titles into the drafts of their texts; drafts of the pictures that have a title, and of titles alone."""
        stories: list[_Draft | None] = [None] * len(assignment.pictures)
        loose: list[_Draft] = []
        for row, (title, match) in enumerate(zip(assignment.titles, assignment.matches, strict=True)):
            text = match.text if match.text is not None else second_home(assignment, row)
            margin = margin_of(match.lead) if match.text is not None else GUESS
            if text is None:
                draft = _Draft()
                loose.append(draft)
            elif text < len(drafts):
                draft = drafts[text]
            else:
                draft = stories[text - len(drafts)] = stories[text - len(drafts)] or _Draft()
            draft.titles.extend(self._parts(title, margin))
            draft.evidence.append((title.span, match, row))
        return stories, loose

    def _parts(self, title: Title, margin: float) -> list[Fragment]:
        attachment = Decision(margin=margin)
        return [
            Fragment(span, role, Decision(margin=LIKELY), attachment, Decision(margin=min(margin, LIKELY)))
            for span, role in title_roles(self.page.text, title, self.pack)
        ]

    def _give_pictures(self, assignment: Assignment, drafts: list[_Draft], stories: list[_Draft | None]) -> None:
        texts = [chain.blocks for chain in assignment.chains]
        for number, picture in enumerate(assignment.pictures):
            draft = stories[number]
            margin = LIKELY
            if draft is None:
                home, margin = self._home(picture, texts)
                draft = drafts[home] if home is not None else _Draft()
                if home is None:
                    stories[number] = draft
            draft.pictures.extend(self._picture_fragments(picture, margin))

    def _picture_fragments(self, picture: Picture, margin: float) -> Iterable[Fragment]:
        for index in picture.blocks:
            block = self.blocks[index]
            yield Fragment(block.span, block.role, Decision(margin=LIKELY), Decision(margin=margin))

    def _home(self, picture: Picture, texts: Sequence[Sequence[int]]) -> tuple[int | None, float]:
        """The text whose words the caption repeats, else the one the picture stands in or after."""
        if not texts:
            return None, GUESS
        if picture.caption:
            words = self.assigner.words
            counts, lengths = words.counts(texts)
            scores = sum(words.score(words.query(self.blocks[i].span), counts, lengths) for i in picture.caption)
            order = sorted(range(len(texts)), key=lambda i: (-float(scores[i]), i))
            best, second = order[0], order[1] if len(order) > 1 else None
            lead = float(scores[best]) - (float(scores[second]) if second is not None else 0.0)
            if float(scores[best]) > 0.0:
                return best, margin_of(lead)
        near = min(range(len(texts)), key=lambda i: min(abs(index - picture.blocks[0]) for index in texts[i]))
        return near, GUESS

    def _furniture(self) -> list[Fragment]:
        return [Fragment(b.span, b.role, Decision(margin=LIKELY)) for b in self.blocks if b.role.is_furniture]

    def _numbered(self, drafts: list[_Draft], furniture: list[Fragment]) -> Segmentation:
        kept = [draft for draft in drafts if not self._is_rubric(draft)]
        for draft in drafts:
            if self._is_rubric(draft):
                furniture.extend(self._as_furniture(fragment) for fragment in draft.fragments())
        made = [(self._article(draft), draft) for draft in kept]
        made.sort(key=lambda pair: pair[0].anchor)
        articles = [replace(article, id=f"a{n}", number=n) for n, (article, _) in enumerate(made, start=1)]
        names = {id(draft): article.id for article, (_, draft) in zip(articles, made, strict=True)}
        evidence = tuple(self._evidence(draft, names[id(draft)]) for _, draft in made if draft.evidence)
        pieces = canonical_fragments(self.page.text, tuple(sorted(furniture, key=lambda f: f.start)))
        return Segmentation(tuple(articles), pieces, evidence)

    def _is_rubric(self, draft: _Draft) -> bool:
        span = draft.titles[0].span if draft.titles else None
        return not draft.text and not draft.pictures and span is not None and self.page.ink_of(span) <= _RUBRIC

    def _as_furniture(self, fragment: Fragment) -> Fragment:
        text = self.page.text[fragment.start : fragment.end]
        return Fragment(fragment.span, furniture_role(text, self.pack), Decision(margin=GUESS))

    def _article(self, draft: _Draft) -> Article:
        fragments = canonical_fragments(self.page.text, tuple(draft.fragments()))
        sure = min((f.boundary.margin for f in fragments[:1] if f.boundary.margin is not None), default=UNSURE)
        return Article("a0", 0, fragments, Decision(margin=sure), draft.continued_from, draft.continued_on)

    def _evidence(self, draft: _Draft, name: str) -> Evidence:
        span, match, _ = draft.evidence[0]
        return Evidence(span, name if match.text is not None else None)


def second_home(assignment: Assignment, row: int) -> int | None:
    """The text that a title which got none joins as a second one: what its neighbour has, else what it fits best."""
    title = assignment.titles[row]
    near = {
        assignment.matches[other].text
        for other in (row - 1, row + 1)
        if 0 <= other < len(assignment.titles) and assignment.titles[other].run == title.run
    }
    worth = assignment.worth[row]
    if not len(worth):
        return None
    return max(range(len(worth)), key=lambda text: (float(worth[text]) + (_NEIGHBOUR if text in near else 0.0), -text))


_NEIGHBOUR = 3.0


def margin_of(lead: float) -> float:
    """A lead in nats as a margin in [0, 1]."""
    return 1.0 - exp(-max(lead, 0.0) / _NATS * 1.0986)


def title_roles(text: str, title: Title, pack: LocalePack) -> list[tuple[Span, Role]]:
    """The parts of a title with their roles, by the words of its blocks and their order."""
    groups: dict[int, list[Span]] = {}
    for line in title.lines:
        groups.setdefault(line.block, []).append(line.span)
    blocks = list(groups.values())
    if len(blocks) == 1:
        return list(title_parts(text, _whole_lines(text, blocks[0]), pack)) if not title.lines[0].is_vertical else _headline(title)
    spans = [Span(lines[0].start, lines[-1].end) for lines in blocks]
    roles = _block_roles(text, spans, pack)
    return list(zip(spans, roles, strict=True))


def _headline(title: Title) -> list[tuple[Span, Role]]:
    return [(title.span, Role.HEADLINE)]


def _whole_lines(text: str, spans: Sequence[Span]) -> list[Span]:
    """Pieces of a line that belong together as one line again."""
    out: list[Span] = []
    for span in spans:
        if out and "\n" not in text[out[-1].end : span.start]:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _block_roles(text: str, spans: Sequence[Span], pack: LocalePack) -> list[Role]:
    roles = [Role.HEADLINE] * len(spans)
    if any(is_kicker(text, span, pack) for span in spans[:-1]):
        last = max(i for i, span in enumerate(spans[:-1]) if is_kicker(text, span, pack))
        roles[: last + 1] = [Role.KICKER] * (last + 1)
    for i in range(len(spans) - 1, 0, -1):
        if not is_subtitle(text, spans[i], pack) or roles[i - 1] is Role.KICKER:
            break
        roles[i] = Role.SUBTITLE
    return roles
