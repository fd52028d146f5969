"""What is open on a page, and what reviewers remarked on it, in words that lead to their places."""

from PySide6.QtCore import QCoreApplication

from annotator.core.annotation import Annotation, Article, Flag, Fragment, Note, Target
from annotator.core.coverage import unassigned
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.services.review import Review, doubtful
from annotator.ui.numerals import circled
from annotator.ui.place_words import doubt_words
from annotator.ui.views.point_list import Point

EXCERPT = 40


def open_points(review: Review) -> tuple[Point, ...]:
    """What a reviewer may have missed: unassigned text, articles without headline or body, doubts, flags, open notes."""
    return (*_unassigned(review), *_incomplete(review), *_doubts(review), *remark_points(review))


def remark_points(review: Review) -> tuple[Point, ...]:
    """The flags and open notes in the order of their places; each point has the id of its remark."""
    remarks: list[Flag | Note] = [*review.annotation.flags, *(note for note in review.annotation.notes if not note.is_resolved)]
    return tuple(sorted((_remarked(review, remark) for remark in remarks), key=lambda point: point.offset))


def _unassigned(review: Review) -> tuple[Point, ...]:
    words = QCoreApplication.translate("Finish", "unassigned: {text}")
    spans = unassigned(review.page, review.annotation)
    return tuple(Point(words.format(text=_excerpt(review, span)), span.start) for span in spans)


def _incomplete(review: Review) -> tuple[Point, ...]:
    return tuple(
        Point(words.format(number=circled(article.number), text=_opening(review, article)), article.anchor)
        for article in review.annotation.articles
        for words in _lacks(article)
    )


def _lacks(article: Article) -> list[str]:
    roles = {fragment.role for fragment in article.fragments}
    out = []
    if Role.HEADLINE not in roles:
        out.append(QCoreApplication.translate("Finish", "{number} has no headline: {text}"))
    if not roles & {Role.BODY, Role.CAPTION}:
        out.append(QCoreApplication.translate("Finish", "{number} has no body: {text}"))
    return out


def _doubts(review: Review) -> tuple[Point, ...]:
    return tuple(Point(_doubted(review, fragment), fragment.start) for fragment in doubtful(review.annotation))


def _doubted(review: Review, fragment: Fragment) -> str:
    """``② check: does this body belong to ②? · 近日，全国…``."""
    number = _number(review.annotation, fragment.start)
    return f"{number} {doubt_words(review, fragment)} · {_excerpt(review, fragment.span)}".lstrip()


def _remarked(review: Review, remark: Flag | Note) -> Point:
    span = _place(review.annotation, remark.target)
    offset, text = (span.start, _excerpt(review, span)) if span else (0, QCoreApplication.translate("Finish", "on the page"))
    number = _number(review.annotation, offset) if span else ""
    words = _remark_form(remark).format(number=number, words=_remark_said(remark), text=text)
    return Point(words.lstrip(), offset, remark.id)


def _remark_form(remark: Flag | Note) -> str:
    if isinstance(remark, Note):
        return QCoreApplication.translate("Finish", "{number} note: {words} · {text}")
    if remark.reason:
        return QCoreApplication.translate("Finish", "{number} flag: {words} · {text}")
    return QCoreApplication.translate("Finish", "{number} flag · {text}")


def _remark_said(remark: Flag | Note) -> str:
    return remark.text if isinstance(remark, Note) else remark.reason


def _place(annotation: Annotation, target: Target) -> Span | None:
    """Where what is remarked on lies; None for the page as a whole, and for what is gone."""
    if target.span is not None:
        return target.span
    spans = {article.id: article.spans for article in annotation.articles}
    spans |= {quantity.id: quantity.spans for quantity in annotation.quantities}
    spans |= {picture.id: (*picture.caption, *picture.credit) for picture in annotation.illustrations}
    return next(iter(spans.get(target.id or "", ())), None)


def _number(annotation: Annotation, offset: int) -> str:
    article = annotation.article_at(offset)
    return circled(article.number) if article else ""


def _opening(review: Review, article: Article) -> str:
    return _excerpt(review, next(fragment.span for fragment in article.fragments if fragment.start == article.anchor))


def _excerpt(review: Review, span: Span) -> str:
    words = " ".join(review.page.text[span.start : min(span.end, span.start + EXCERPT)].split())
    return f"{words}…" if len(span) > EXCERPT else words
