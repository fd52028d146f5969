"""The columns of the two tables of the Figures pane: what they show, and which field an edit changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt

from annotator.core.figures import Base, Change, IllustrationKind, Quantity, QuantityKind
from annotator.ui.decision_words import decision_word
from annotator.ui.figure_words import Choices, bound_choices, bound_sign, choices, figure_word, unit_of, unit_text
from annotator.ui.models.figure_rows import IllustrationRow, QuantityRow
from annotator.ui.models.typed_values import editable_value, shown_value, typed_value
from annotator.ui.numerals import circled
from annotator.ui.words import QT_TRANSLATE_NOOP

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. ``field`` is the attribute that an edit changes, empty where it cannot be edited here.

    With ``choices`` the editor is a list and ``current`` the value chosen; else it is a line, ``current`` its text, and
    ``typed`` makes field and value of what was typed or raises EditRefused.
    """

    title: str
    text: Callable[[Row], str]
    field: str = ""
    current: Callable[[Row], object] | None = None
    choices: Callable[[], Choices] | None = None
    typed: Callable[[str, Row], tuple[str, object]] | None = None
    is_number: bool = False
    is_standing: bool = False
    stretches: bool = False

    @property
    def translated(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate("Figures", self.title) if self.title else ""

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        side = Qt.AlignmentFlag.AlignRight if self.is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def _article(number: int | None) -> str:
    return "" if number is None else circled(number)


def _value(text: str, row: QuantityRow) -> tuple[str, object]:
    return typed_value(text, row.quantity)


def _pick(get: Callable[[Quantity], object]) -> Callable[[QuantityRow], object]:
    return lambda row: get(row.quantity)


NUMBERS: tuple[Column[QuantityRow], ...] = (
    Column(QT_TRANSLATE_NOOP("Figures", "Text"), lambda row: row.text),
    Column("", lambda row: bound_sign(row.quantity.bound), "bound", _pick(lambda q: q.bound), bound_choices, is_number=True),
    Column(
        QT_TRANSLATE_NOOP("Figures", "Value"),
        lambda row: shown_value(row.quantity),
        "value",
        lambda row: editable_value(row.quantity),
        typed=_value,
        is_number=True,
    ),
    Column(
        QT_TRANSLATE_NOOP("Figures", "Unit"),
        lambda row: unit_text(row.quantity.unit),
        "unit",
        lambda row: unit_text(row.quantity.unit),
        typed=lambda text, _row: ("unit", unit_of(text)),
    ),
    Column(
        QT_TRANSLATE_NOOP("Figures", "Kind"),
        lambda row: figure_word(row.quantity.kind),
        "kind",
        _pick(lambda q: q.kind),
        lambda: choices(QuantityKind),
    ),
    Column(
        QT_TRANSLATE_NOOP("Figures", "Change"),
        lambda row: figure_word(row.quantity.change),
        "change",
        _pick(lambda q: q.change),
        lambda: choices(Change, has_none=True),
    ),
    Column(
        QT_TRANSLATE_NOOP("Figures", "Against"),
        lambda row: figure_word(row.quantity.base),
        "base",
        _pick(lambda q: q.base),
        lambda: choices(Base, has_none=True),
    ),
    Column(QT_TRANSLATE_NOOP("Figures", "Measures"), lambda row: row.measures, stretches=True),
    Column(QT_TRANSLATE_NOOP("Figures", "Article"), lambda row: _article(row.article)),
    Column(QT_TRANSLATE_NOOP("Figures", "Standing"), lambda row: decision_word(row.decision), is_standing=True),
)

PICTURES: tuple[Column[IllustrationRow], ...] = (
    Column(
        QT_TRANSLATE_NOOP("Figures", "Label"),
        lambda row: row.illustration.label or "",
        "label",
        lambda row: row.illustration.label or "",
        typed=lambda text, _row: ("label", text.strip() or None),
    ),
    Column(
        QT_TRANSLATE_NOOP("Figures", "Kind"),
        lambda row: figure_word(row.illustration.kind),
        "kind",
        lambda row: row.illustration.kind,
        lambda: choices(IllustrationKind),
    ),
    Column(QT_TRANSLATE_NOOP("Figures", "Caption"), lambda row: row.caption, stretches=True),
    Column(QT_TRANSLATE_NOOP("Figures", "Credit"), lambda row: row.credit),
    Column(QT_TRANSLATE_NOOP("Figures", "Article"), lambda row: _article(row.article)),
    Column(QT_TRANSLATE_NOOP("Figures", "Standing"), lambda row: decision_word(row.decision), is_standing=True),
)
