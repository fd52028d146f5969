"""Whether a figure tells a change, and against what: 同比增长32.9%."""

import re
from dataclasses import replace

from annotator.core.figures import Base, Change, QuantityKind
from annotator.figures.found import Found
from annotator.language.figurewords import FigureWords

_CLAUSE_END = "，。；;！？!?\n"
# As far back as a clause is searched for its base, in characters.
_CLAUSE = 40
_WORD = 10
_AFTER = re.compile("的?(?:(?P<up>正?增长|增幅|涨幅|增速)|(?P<down>负增长|下降|降幅|跌幅))")
_CHANGING = (
    QuantityKind.COUNT,
    QuantityKind.MONEY,
    QuantityKind.MEASURE,
    QuantityKind.PERCENT,
    QuantityKind.PERCENT_POINT,
    QuantityKind.MULTIPLE,
)


def with_change(text: str, found: Found, words: FigureWords) -> Found:
    """The figure with the change and base that its clause gives it."""
    if found.kind not in _CHANGING:
        return found
    clause = _clause(text, found.start)
    base = _base(text, clause, found.start, words)
    change = found.change or _change(text, clause, found, words, has_base=base is not None)
    return replace(found, change=change, base=base if change else None)


def _clause(text: str, end: int) -> int:
    """Where the clause begins that runs up to ``end``."""
    window = max(0, end - _CLAUSE)
    return max((text.rfind(sign, window, end) + 1 for sign in _CLAUSE_END), default=0) or window


def _change(text: str, clause: int, found: Found, words: FigureWords, *, has_base: bool) -> Change | None:
    start = max(clause, found.start - _WORD)
    for change in (Change.DECREASE, Change.INCREASE):
        match = words.changes[change].search(text, start, found.start)
        if match and (has_base or match["word"] not in words.short_changes):
            return change
    return _change_after(text, found)


def _change_after(text: str, found: Found) -> Change | None:
    """5%的增长."""
    match = _AFTER.match(text, found.end) if found.kind is QuantityKind.PERCENT else None
    if match is None or not match.group().startswith("的"):
        return None
    return Change.INCREASE if match["up"] else Change.DECREASE


def _base(text: str, clause: int, end: int, words: FigureWords) -> Base | None:
    """The comparison that stands last in the clause; one with a name outweighs 比… at the same place."""
    found = [(match.start(), base) for base, pattern in words.bases for match in pattern.finditer(text, clause, end)]
    return max(found, key=lambda item: (item[0], item[1] is not Base.OTHER))[1] if found else None
