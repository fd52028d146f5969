"""Turns an annotation into the cards of the Articles pane, making anew only those whose article changed."""

from collections.abc import Iterable, Sequence
from functools import partial

from annotator.core.annotation import Annotation, Article, Evidence, Fragment
from annotator.core.assemble import JoinPolicy
from annotator.core.decisions import Decision, Doubt
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.ui.models.card import Card, CardTexts, Decided, DoubtNote, EvidenceLine, Remark, RemarkKind
from annotator.ui.models.card_text import clean_text, folded_blocks, read_blocks, running_fragments, skim_blocks


def cards(
    page: Page,
    annotation: Annotation,
    *,
    policy: JoinPolicy,
    evidence: Sequence[Evidence] = (),
    previous: Sequence[Card] = (),
) -> tuple[Card, ...]:
    """One card an article, in the order of the articles; a card of ``previous`` that still holds is taken over.

    ``previous`` must be of the same page and policy.
    """
    numbers = {article.id: article.number for article in annotation.articles}
    before = {card.id: card for card in previous}
    return tuple(
        _kept(article, before.get(article.id))
        or _card(page, article, policy=policy, line=_evidence_line(article, evidence, numbers), before=before.get(article.id))
        for article in annotation.articles
    )


def changed_cards(before: Iterable[Card], after: Iterable[Card]) -> tuple[Card, ...]:
    """Those of ``after`` that were not taken over from ``before``."""
    kept = set(before)
    return tuple(card for card in after if card not in kept)


def _kept(article: Article, before: Card | None) -> Card | None:
    """The card made before, where the article is the same and nothing about it is doubtful: most of a page."""
    return before if before is not None and before.article is article and not before.doubts else None


def _card(page: Page, article: Article, *, policy: JoinPolicy, line: EvidenceLine | None, before: Card | None) -> Card:
    if before is not None and before.article is article and before.evidence == line:
        return before
    return Card(
        page,
        article,
        _texts(page, article, policy),
        doubts=tuple(_doubts(article)),
        evidence=line,
        remarks=tuple(_remarks(page, article, policy)),
    )


def _texts(page: Page, article: Article, policy: JoinPolicy) -> CardTexts:
    return CardTexts(
        skim=partial(skim_blocks, page, article, policy),
        opened=partial(skim_blocks, page, article, policy, is_open=True),
        read=partial(read_blocks, page, article, policy),
        folded=partial(folded_blocks, page, article, policy),
        clean=partial(clean_text, page, article, policy),
    )


def _doubts(article: Article) -> Iterable[DoubtNote]:
    for decision, decided, role in _decisions(article):
        if decision.margin is not None and decision.doubt is not Doubt.NONE:
            yield DoubtNote(decided, role, decision.margin)


def _decisions(article: Article) -> Iterable[tuple[Decision, Decided, Role | None]]:
    yield article.decision, Decided.ARTICLE, None
    for fragment in article.fragments:
        yield fragment.attachment, Decided.ATTACHMENT, fragment.role
        yield fragment.role_decision, Decided.ROLE, fragment.role
        yield fragment.boundary, Decided.BOUNDARY, fragment.role


def _evidence_line(article: Article, evidence: Sequence[Evidence], numbers: dict[str, int]) -> EvidenceLine | None:
    """Of the article's doubtful attachments the least sure one; None where nothing more can be said of it."""
    doubtful = [f for f in article.fragments if f.attachment.doubt is not Doubt.NONE]
    if not doubtful:
        return None
    fragment = min(doubtful, key=_margin)
    why = next((e for e in evidence if e.span.overlaps(fragment.span) and e.article == article.id), None)
    if why is None:
        return EvidenceLine(fragment.role, article.number, more=len(doubtful) - 1) if len(doubtful) > 1 else None
    others = tuple(numbers.get(a.article) if a.article else None for a in why.alternatives if a.article in (None, *numbers))
    return EvidenceLine(fragment.role, article.number, shared=why.shared, others=others, more=len(doubtful) - 1)


def _margin(fragment: Fragment) -> float:
    return 1.0 if fragment.attachment.margin is None else fragment.attachment.margin


def _remarks(page: Page, article: Article, policy: JoinPolicy) -> Iterable[Remark]:
    roles = {fragment.role for fragment in article.fragments}
    if Role.HEADLINE not in roles:
        yield Remark(RemarkKind.NO_HEADLINE)
    if not roles & {Role.BODY, Role.CAPTION}:
        yield Remark(RemarkKind.NO_BODY)
    elif article.continued_on is None and _stops_mid_sentence(page, article, policy):
        yield Remark(RemarkKind.STOPS)
    yield from _open_links(article, has_jump=Role.JUMP in roles)


def _stops_mid_sentence(page: Page, article: Article, policy: JoinPolicy) -> bool:
    running = running_fragments(article)
    text = page.text[running[-1].start : running[-1].end].rstrip(policy.closing) if running else ""
    return bool(text) and not text.endswith(tuple(policy.terminal))


def _open_links(article: Article, *, has_jump: bool) -> Iterable[Remark]:
    came, goes = article.continued_from, article.continued_on
    if came is not None and came.page is None:
        yield Remark(RemarkKind.FROM_UNLINKED, came.page_number)
    if goes is not None and goes.page is None:
        yield Remark(RemarkKind.ON_UNLINKED, goes.page_number)
    if has_jump and came is None and goes is None:
        yield Remark(RemarkKind.JUMP_UNLINKED)
