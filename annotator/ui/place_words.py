"""What is to be known of the place at the caret, in words: what a machine was unsure of, what reviewers noted."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from annotator.core.annotation import Article, Evidence, Fragment
from annotator.core.decisions import Doubt
from annotator.core.spans import Span
from annotator.services.review import Review
from annotator.ui.decision_words import doubt_word
from annotator.ui.numerals import circled
from annotator.ui.role_words import role_word

_SEPARATOR = " · "
_SHOWN = 3
_NAME = 9  # characters: nine choices stand side by side


def place_words(review: Review, fragment: Fragment) -> str:
    """Questions about a fragment that is in doubt, and the flags and open notes on it; nothing for any other."""
    return _SEPARATOR.join(filter(None, (doubt_words(review, fragment), *_others(review, fragment), *_remarks(review, fragment))))


def article_name(review: Review, article: Article) -> str:
    """``② 上半年我区新开工…``: the article's number and how it begins."""
    return f"{circled(article.number)} {beginning(review, article.fragments[0].span)}"


def beginning(review: Review, span: Span) -> str:
    """The first characters of the span, on one line."""
    words = " ".join(review.page.text[span.start : span.end].split())
    return words if len(words) <= _NAME else words[:_NAME] + "…"


def doubt_words(review: Review, fragment: Fragment) -> str:
    """``check: does this body belong to ②?``; nothing for a fragment that is in no doubt."""
    article = review.annotation.article_at(fragment.start)
    questions = _SEPARATOR.join(_questions(fragment, article))
    return f"{doubt_word(_worst(fragment, article))}: {questions}" if questions else ""


def _questions(fragment: Fragment, article: Article | None) -> Iterator[str]:
    role = role_word(fragment.role)
    if article is not None and fragment.attachment.doubt is not Doubt.NONE:
        words = QCoreApplication.translate("Places", "does this {role} belong to {article}?")
        yield words.format(role=role, article=circled(article.number))
    if fragment.role_decision.doubt is not Doubt.NONE:
        yield QCoreApplication.translate("Places", "is this a {role}?").format(role=role)
    if fragment.boundary.doubt is not Doubt.NONE:
        yield QCoreApplication.translate("Places", "does it begin here?")
    if article is not None and fragment.start == article.anchor and article.decision.doubt is not Doubt.NONE:
        yield QCoreApplication.translate("Places", "is {article} an article of its own?").format(article=circled(article.number))


def _worst(fragment: Fragment, article: Article | None) -> Doubt:
    decisions = [*fragment.decisions, *([article.decision] if article else [])]
    return Doubt.DOUBTFUL if any(decision.doubt is Doubt.DOUBTFUL for decision in decisions) else Doubt.CHECK


def _others(review: Review, fragment: Fragment) -> Iterator[str]:
    """Where else it could go, as Enter offers it."""
    if fragment.attachment.doubt is Doubt.NONE:
        return
    numbers = {article.id: article.number for article in review.annotation.articles}
    found: list[Evidence] = [item for item in review.evidence if item.span.overlaps(fragment.span)]
    places = [numbers[other.article] for item in found for other in item.alternatives if other.article in numbers]
    if places:
        shown = " ".join(circled(number) for number in places[:_SHOWN])
        yield QCoreApplication.translate("Places", "else {articles} (Enter)").format(articles=shown)


def _remarks(review: Review, fragment: Fragment) -> Iterator[str]:
    for flag in review.annotation.flags:
        if flag.target.span is not None and flag.target.span.overlaps(fragment.span):
            yield f"⚑ {flag.reason}".strip()
    for note in review.annotation.notes:
        if not note.is_resolved and note.target.span is not None and note.target.span.overlaps(fragment.span):
            yield QCoreApplication.translate("Places", "note: {words}").format(words=note.text)
