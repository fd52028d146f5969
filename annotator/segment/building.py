"""Making the articles and furniture of a segmentation out of chains, titles and pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log

from annotator.core.annotation import Alternative, Article, Evidence, Fragment, JumpLink, Segmentation
from annotator.core.canonical import canonical_fragments
from annotator.core.decisions import Decision
from annotator.core.page import Page
from annotator.core.roles import TITLE_ROLES, Role
from annotator.language.blocks import Block
from annotator.language.furniture import furniture_role
from annotator.language.pack import LocalePack
from annotator.segment.assigning import Assignment, Picture
from annotator.segment.chaining import GUESS, LIKELY, SURE, UNSURE, Chain
from annotator.segment.headings import title_roles
from annotator.segment.words import PageWords

# With a lead of so many nats a decision is no longer worth a look.
_NATS = 3.0
# So short a title that has no text of its own is a rubric.
_RUBRIC = 4
# What it says for a text, in nats, that a title beside has it.
_NEIGHBOUR = 3.0
_MOST_ALTERNATIVES = 3


@dataclass(slots=True)
class _Draft:
    """An article while it is put together; ``rows`` are the titles given to it."""

    text: list[Fragment] = field(default_factory=list)
    titles: list[Fragment] = field(default_factory=list)
    pictures: list[Fragment] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    continued_from: JumpLink | None = None
    continued_on: JumpLink | None = None

    def fragments(self) -> tuple[Fragment, ...]:
        """In reading order: titles by role, running text, pictures."""
        titles = sorted(self.titles, key=lambda fragment: (TITLE_ROLES.index(fragment.role), fragment.start))
        return (*titles, *self.text, *self.pictures)

    @property
    def is_rubric(self) -> bool:
        """Whether it is a short title and nothing else."""
        return not self.text and not self.pictures and sum(len(title.span) for title in self.titles) <= _RUBRIC


class Builder:
    """Builds the segmentation of one page."""

    def __init__(self, page: Page, pack: LocalePack, blocks: Sequence[Block], words: PageWords) -> None:
        self.page, self.pack, self.blocks, self.words = page, pack, blocks, words

    def build(self, assignment: Assignment) -> Segmentation:
        """Articles by their anchor, numbered from 1, furniture by position, and why titles went where they are."""
        drafts = [self._of_chain(chain) for chain in assignment.chains] + [_Draft() for _ in assignment.pictures]
        alone = self._give_titles(assignment, drafts)
        self._give_pictures(assignment, drafts)
        made = [draft for draft in (*drafts, *alone) if draft.fragments()]
        kept = sorted((d for d in made if not d.is_rubric), key=lambda draft: self._article(draft, 0).anchor)
        articles = tuple(self._article(draft, number) for number, draft in enumerate(kept, start=1))
        names = {id(draft): article.id for draft, article in zip(kept, articles, strict=True)}
        evidence = self._evidence(assignment, [names.get(id(draft)) for draft in drafts])
        return Segmentation(articles, self._furniture(d for d in made if d.is_rubric), tuple(evidence))

    def _of_chain(self, chain: Chain) -> _Draft:
        draft = _Draft()
        for place, (index, margin) in enumerate(zip(chain.blocks, chain.margins, strict=True)):
            block = self.blocks[index]
            draft.text.append(_text_fragment(block, margin, is_first=place == 0))
            if block.role is Role.JUMP and block.is_head:
                draft.continued_from = JumpLink(block.page)
            elif block.role is Role.JUMP:
                draft.continued_on = JumpLink(block.page)
        return draft

    def _give_titles(self, assignment: Assignment, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Put titles into the drafts of their texts; drafts of their own for titles on a page without text."""
        alone: list[_Draft] = []
        for row, (title, match) in enumerate(assignment.pairs()):
            text = match.text if match.text is not None else second_home(assignment, row)
            margin = GUESS if match.text is None else margin_of(match.lead - assignment.wants[match.text] / 2)
            draft = drafts[text] if text is not None else _Draft()
            if text is None:
                alone.append(draft)
            draft.rows.append(row)
            for span, role in title_roles(self.page.text, title, self.pack):
                attachment, boundary = Decision(margin=margin), Decision(margin=min(margin, LIKELY))
                draft.titles.append(Fragment(span, role, Decision(margin=LIKELY), attachment, boundary))
        return alone

    def _give_pictures(self, assignment: Assignment, drafts: Sequence[_Draft]) -> None:
        texts = [chain.blocks for chain in assignment.chains]
        for picture, own in zip(assignment.pictures, drafts[len(texts) :], strict=True):
            home, margin = (None, LIKELY) if own.titles or not texts else self._home(picture, texts)
            draft = own if home is None else drafts[home]
            for index in picture.blocks:
                block = self.blocks[index]
                draft.pictures.append(Fragment(block.span, block.role, Decision(margin=LIKELY), Decision(margin=margin)))

    def _home(self, picture: Picture, texts: Sequence[Sequence[int]]) -> tuple[int, float]:
        """The text whose words the caption repeats, else the one that lies nearest."""
        scores = [0.0] * len(texts)
        counts, lengths = self.words.counts(texts)
        for index in picture.caption:
            found = self.words.score(self.words.query(self.blocks[index].span), counts, lengths)
            scores = [total + float(score) for total, score in zip(scores, found, strict=True)]
        best, *others = sorted(range(len(texts)), key=lambda text: (-scores[text], text))
        if scores[best] > 0.0:
            return best, margin_of(scores[best] - (scores[others[0]] if others else 0.0))
        return min(range(len(texts)), key=lambda text: min(abs(index - picture.blocks[0]) for index in texts[text])), GUESS

    def _article(self, draft: _Draft, number: int) -> Article:
        fragments = canonical_fragments(self.page.text, draft.fragments())
        margins = [fragment.boundary.margin for fragment in draft.text[:1]]
        decision = Decision(margin=margins[0] if margins else UNSURE)
        return Article(f"a{number}", number, fragments, decision, draft.continued_from, draft.continued_on)

    def _furniture(self, rubrics: Iterable[_Draft]) -> tuple[Fragment, ...]:
        found = [Fragment(b.span, b.role, Decision(margin=LIKELY)) for b in self.blocks if b.role.is_furniture]
        found.extend(self._rubric(title) for draft in rubrics for title in draft.titles)
        return canonical_fragments(self.page.text, tuple(sorted(found, key=lambda fragment: fragment.start)))

    def _rubric(self, title: Fragment) -> Fragment:
        role = furniture_role(self.page.text[title.start : title.end], self.pack)
        return Fragment(title.span, role, Decision(margin=GUESS))

    def _evidence(self, assignment: Assignment, names: Sequence[str | None]) -> Iterator[Evidence]:
        """For each title that a text got by assignment: what both share, and the next best texts."""
        for row, (title, match) in enumerate(assignment.pairs()):
            if match.text is None or names[match.text] is None:
                continue
            texts = [*(chain.blocks for chain in assignment.chains), *(picture.caption for picture in assignment.pictures)]
            shared = self.words.shared(title.span, [self.blocks[index].span for index in texts[match.text]])
            others = tuple(self._alternatives(assignment, row, names))
            yield Evidence(title.span, names[match.text], shared, others)

    def _alternatives(self, assignment: Assignment, row: int, names: Sequence[str | None]) -> Iterator[Alternative]:
        worth = assignment.worth[row]
        taken = assignment.matches[row].text
        texts = [(float(worth[text]), name) for text, name in enumerate(names) if name is not None and text != taken]
        texts.sort(key=lambda option: -option[0])
        options: list[tuple[float, str | None]] = [*texts[:_MOST_ALTERNATIVES], (0.0, None)]
        most = max(float(worth.max(initial=0.0)), 0.0)
        total = sum(exp(float(value) - most) for value in (*worth, 0.0))
        options.sort(key=lambda option: -option[0])
        for value, name in options:
            yield Alternative(name, exp(value - most) / total)


def _text_fragment(block: Block, margin: float, *, is_first: bool) -> Fragment:
    role = Decision(margin=SURE if block.role in (Role.BYLINE, Role.JUMP) else LIKELY)
    decision = Decision(margin=margin)
    return Fragment(block.span, block.role, role, Decision() if is_first else decision, decision if is_first else Decision())


def second_home(assignment: Assignment, row: int) -> int | None:
    """The text that a title which got none joins as a second one: what a title beside it has, or what it fits best."""
    title = assignment.titles[row]
    beside = {
        assignment.matches[other].text
        for other in (row - 1, row + 1)
        if 0 <= other < len(assignment.titles) and assignment.titles[other].run == title.run
    }
    worth = assignment.worth[row]
    texts = range(len(assignment.chains)) or range(len(worth))
    return max(texts, key=lambda text: (float(worth[text]) + (_NEIGHBOUR if text in beside else 0.0), -text), default=None)


def margin_of(lead: float) -> float:
    """A lead in nats as a margin in [0, 1]: two thirds at the lead from which a decision needs no look."""
    return 1.0 - exp(-max(lead, 0.0) / _NATS * log(3.0))
