"""Kinds, changes and bounds of figures in the reader's language, and units as people write them."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from annotator.core.figures import Base, Bound, Change, IllustrationKind, QuantityKind
from annotator.ui.words import QT_TRANSLATE_NOOP

_WORDS: dict[StrEnum, str] = {
    IllustrationKind.PHOTO: QT_TRANSLATE_NOOP("Figures", "photo"),
    IllustrationKind.CHART: QT_TRANSLATE_NOOP("Figures", "chart"),
    IllustrationKind.MAP: QT_TRANSLATE_NOOP("Figures", "map"),
    IllustrationKind.DRAWING: QT_TRANSLATE_NOOP("Figures", "drawing"),
    IllustrationKind.TABLE: QT_TRANSLATE_NOOP("Figures", "table"),
    IllustrationKind.ADVERTISEMENT: QT_TRANSLATE_NOOP("Figures", "advertisement"),
    IllustrationKind.LOGO: QT_TRANSLATE_NOOP("Figures", "logo"),
    IllustrationKind.OTHER: QT_TRANSLATE_NOOP("Figures", "other"),
    QuantityKind.COUNT: QT_TRANSLATE_NOOP("Figures", "count"),
    QuantityKind.MONEY: QT_TRANSLATE_NOOP("Figures", "money"),
    QuantityKind.MEASURE: QT_TRANSLATE_NOOP("Figures", "measure"),
    QuantityKind.PERCENT: QT_TRANSLATE_NOOP("Figures", "percent"),
    QuantityKind.PERCENT_POINT: QT_TRANSLATE_NOOP("Figures", "percentage points"),
    QuantityKind.MULTIPLE: QT_TRANSLATE_NOOP("Figures", "multiple"),
    QuantityKind.RATIO: QT_TRANSLATE_NOOP("Figures", "ratio"),
    QuantityKind.ORDINAL: QT_TRANSLATE_NOOP("Figures", "ordinal"),
    QuantityKind.DATE: QT_TRANSLATE_NOOP("Figures", "date"),
    QuantityKind.PERIOD: QT_TRANSLATE_NOOP("Figures", "period"),
    QuantityKind.LABEL: QT_TRANSLATE_NOOP("Figures", "label"),
    Change.INCREASE: QT_TRANSLATE_NOOP("Figures", "↑ increase"),
    Change.DECREASE: QT_TRANSLATE_NOOP("Figures", "↓ decrease"),
    Base.YOY: QT_TRANSLATE_NOOP("Figures", "a year before"),
    Base.MOM: QT_TRANSLATE_NOOP("Figures", "the month before"),
    Base.PRIOR_PERIOD: QT_TRANSLATE_NOOP("Figures", "the period before"),
    Base.OTHER: QT_TRANSLATE_NOOP("Figures", "other"),
}
_SIGNS = {Bound.EQUAL: "=", Bound.ABOUT: "≈", Bound.LESS: "<", Bound.AT_MOST: "≤", Bound.MORE: ">", Bound.AT_LEAST: "≥"}
_UNITS = {"m2": "m²", "m3": "m³", "km2": "km²", "cm2": "cm²", "cm3": "cm³"}

Choices = tuple[tuple[str, StrEnum | None], ...]


def figure_word(value: StrEnum | None) -> str:
    """The word for a kind, change or base; nothing for none."""
    return QCoreApplication.translate("Figures", _WORDS[value]) if value is not None else ""


def bound_sign(bound: Bound) -> str:
    """The sign before a value; none where it is exact."""
    return "" if bound is Bound.EQUAL else _SIGNS[bound]


def unit_text(unit: str | None) -> str:
    """The unit with its powers raised."""
    return _UNITS.get(unit or "", unit or "")


def unit_of(text: str) -> str | None:
    """The unit that a reviewer typed or left as shown."""
    plain = text.strip()
    return next((unit for unit, shown in _UNITS.items() if shown == plain), plain) or None


def choices(values: type[StrEnum], *, has_none: bool = False) -> Choices:
    """Words and values to choose from, in the order of the glossary."""
    none: Choices = (("—", None),) if has_none else ()
    return (*none, *((figure_word(value), value) for value in values))


def bound_choices() -> Choices:
    """Signs and bounds to choose from."""
    return tuple((_SIGNS[bound], bound) for bound in Bound)
