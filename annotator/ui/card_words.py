"""What a card says in words: its doubts, its warnings and why a doubtful piece is where it is."""

from PySide6.QtCore import QCoreApplication

from annotator.core.decisions import Doubt
from annotator.ui.decision_words import doubt_word
from annotator.ui.models.card import Card, Decided, DoubtNote, EvidenceLine, Remark, RemarkKind
from annotator.ui.numerals import circled
from annotator.ui.role_words import role_word
from annotator.ui.words import QT_TRANSLATE_NOOP

_REMARKS: dict[RemarkKind, str] = {
    RemarkKind.NO_HEADLINE: QT_TRANSLATE_NOOP("Cards", "no headline"),
    RemarkKind.NO_BODY: QT_TRANSLATE_NOOP("Cards", "no body"),
    RemarkKind.STOPS: QT_TRANSLATE_NOOP("Cards", "stops mid-sentence"),
    RemarkKind.FROM_UNLINKED: QT_TRANSLATE_NOOP("Cards", "from page {page}, not linked"),
    RemarkKind.ON_UNLINKED: QT_TRANSLATE_NOOP("Cards", "goes on on page {page}, not linked"),
    RemarkKind.JUMP_UNLINKED: QT_TRANSLATE_NOOP("Cards", "jump line, not linked"),
}
_DECIDED: dict[Decided, str] = {
    Decided.ARTICLE: QT_TRANSLATE_NOOP("Cards", "that this is an article: {margin}"),
    Decided.ATTACHMENT: QT_TRANSLATE_NOOP("Cards", "that the {role} belongs here: {margin}"),
    Decided.ROLE: QT_TRANSLATE_NOOP("Cards", "that this is {role}: {margin}"),
    Decided.BOUNDARY: QT_TRANSLATE_NOOP("Cards", "that the {role} begins here: {margin}"),
}
BETWEEN = " · "


def _translated(text: str, **fields: object) -> str:
    return QCoreApplication.translate("Cards", text).format(**fields)


def remark_words(remark: Remark) -> str:
    """The warning as a phrase."""
    return _translated(_REMARKS[remark.kind], page=remark.page_number or "?")


def evidence_words(line: EvidenceLine) -> str:
    """``headline → ② (984.69万平方米 in both) · else ⑥ · none``."""
    shared = "、".join(line.shared[:3])
    reason = QCoreApplication.translate("Cards", " ({shared} in both)").format(shared=shared) if shared else ""
    return BETWEEN.join([f"{role_word(line.role)} → {circled(line.number)}{reason}", *_others(line)])


def _others(line: EvidenceLine) -> list[str]:
    nowhere = QCoreApplication.translate("Cards", "none")
    names = [nowhere if number is None else circled(number) for number in line.others]
    if names:
        names[0] = QCoreApplication.translate("Cards", "else {article}").format(article=names[0])
    if line.more:
        names.append(QCoreApplication.translate("Cards", "%n more to check", None, line.more))
    return names


def remarks_words(card: Card) -> str:
    """The card's warnings; empty where all is well."""
    return BETWEEN.join(remark_words(remark) for remark in card.remarks)


def foot_words(card: Card) -> str:
    """Warnings, then the evidence; empty where all is well."""
    evidence = evidence_words(card.evidence) if card.evidence else ""
    return BETWEEN.join(part for part in (remarks_words(card), evidence) if part)


def seam_words(seams: int) -> str:
    """How many sure seams a gap leaves out."""
    return QCoreApplication.translate("Cards", "%n seams", None, seams)


def doubt_words(card: Card) -> str:
    """What is not sure, line by line with the margin to the next best, for the tooltip."""
    least_sure_first = sorted(card.doubts, key=lambda note: note.margin)
    return "\n".join(_doubt_line(note) for note in least_sure_first)


def _doubt_line(note: DoubtNote) -> str:
    role = role_word(note.role) if note.role else ""
    return _translated(_DECIDED[note.decided], role=role, margin=f"{note.margin:.2f}")


def spoken(card: Card) -> str:
    """The card for a screen reader."""
    title = QCoreApplication.translate("Cards", "Article {number}").format(number=card.number)
    headline = "".join(piece.text for block in card.folded for piece in block.pieces)
    word = doubt_word(card.doubt) if card.doubt is not Doubt.NONE else ""
    return ", ".join(part for part in (title, headline, word, foot_words(card)) if part)
