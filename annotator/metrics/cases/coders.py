"""What several coders say, as cases write it: a table of labels, or spans of each."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from annotator.core.spans import Span
from annotator.metrics.answer import BadCase
from annotator.metrics.cases.articles import piece_of
from annotator.metrics.cases.case import Case, frozen, items, shown, whole
from annotator.metrics.contingency import Label
from annotator.metrics.pieces import Piece

_CODER, _UNIT, _LABEL = ("coder", "rater", "annotator", "reviewer"), ("unit", "item", "id"), ("label", "value", "category")
_LOOKS_TURNED = "read as {units} units by {coders} coders; if each row is a coder, say so by option rows: coders"
_ARE_TWO = "each row read as a coder, since there are two of them"
_ARE_COUNTS = "read as how many of {size} coders gave each label to a unit; option format: labels reads labels"


def table(case: Case) -> list[list[Label]]:
    """A row for each unit with the label of each coder, however it is written.

    Lists of rows, rows that are objects by coder, columns by coder, single labels as objects, or reference and hypothesis
    as two coders.
    """
    given = _given(case)
    if isinstance(given, Mapping):
        return _turned([[frozen(label) for label in items(column, "a coder")] for column in given.values()])
    rows = items(given, "a table")
    if rows and all(isinstance(row, Mapping) for row in rows):
        return _of_objects([row for row in rows if isinstance(row, Mapping)])
    listed = [[frozen(label) for label in items(row, "a row")] for row in rows]
    if case.word("rows", "units", "coders") == "coders" or not _is_table(case):
        return _turned(listed)
    _check_widths(listed)
    if listed and 1 < len(listed) < len(listed[0]) and "rows" not in case.options:
        case.remarks.append(_LOOKS_TURNED.format(units=len(listed), coders=len(listed[0])))
    return listed


def table_of_two(case: Case) -> list[list[Label]]:
    """The same where two coders are meant, who may then be two rows of any length."""
    rows = table(case)
    if len(rows) == 2 != len(rows[0]) and "rows" not in case.options:
        case.remarks[:] = [_ARE_TWO]
        return _turned(rows)
    if rows and len(rows[0]) != 2:
        raise BadCase(f"Cohen's κ is for two coders, not {len(rows[0])}; for more there are fleiss_kappa and alpha")
    return rows


def counts(case: Case) -> list[dict[Label, int]] | None:
    """How often each unit got each label, where the table is of that kind: ``format`` says so or the rows look like it."""
    form = case.word("format", "labels", "counts")
    if form == "labels" or not _is_table(case):
        return None
    rows = _given(case)
    if form is None and not _look_like_counts(rows):
        return None
    numbers = [[whole(count, "a count") for count in items(row, "a row")] for row in items(rows, "a table")]
    if form is None:
        case.remarks.append(_ARE_COUNTS.format(size=sum(numbers[0])))
    return [dict(enumerate(row)) for row in numbers]


def unitizings(case: Case) -> tuple[list[list[Piece]], Span]:
    """The spans of each coder, and the continuum on which they lie.

    That is ``continuum``, else ``length`` from ``begin`` on, else the whole ``text``, else it ends with the last unit.
    """
    coders = [[piece_of(unit) for unit in items(units, "a coder")] for units in _units(case)]
    return coders, _continuum(case, [piece.span.end for units in coders for piece in units])


def _is_table(case: Case) -> bool:
    """Whether one value holds everything, under a name of its own or as reference without a hypothesis."""
    return case.has("data") or not case.has("hypothesis") or case.side("hypothesis") in (None, [], {})


def _given(case: Case) -> object:
    if _is_table(case):
        return case.side("data") if case.has("data") else case.side("reference")
    return [items(side, "a coder") for side in case.sides]


def _turned(columns: Sequence[Sequence[Label]]) -> list[list[Label]]:
    _check_widths(columns)
    return [list(row) for row in zip(*columns, strict=True)]


def _check_widths(rows: Sequence[Sequence[Label]]) -> None:
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        raise BadCase(f"the rows of the table have from {min(widths)} to {max(widths)} labels; write null for a missing one")


def _of_objects(rows: Sequence[Mapping[str, object]]) -> list[list[Label]]:
    """Rows by coder, or single labels with their coder and unit."""
    if not all(_key(row, _CODER) and _key(row, _UNIT) and _key(row, _LABEL) for row in rows):
        names = list(dict.fromkeys(name for row in rows for name in row))
        return [[frozen(row.get(name)) for name in names] for row in rows]
    cells: dict[Hashable, dict[Hashable, Label]] = defaultdict(dict)
    for row in rows:
        coder, unit, label = (frozen(row[_key(row, keys)]) for keys in (_CODER, _UNIT, _LABEL))
        if coder in cells[unit]:
            raise BadCase(f"coder {shown(coder)} labels unit {shown(unit)} twice")
        cells[unit][coder] = label
    coders = list(dict.fromkeys(coder for unit in cells.values() for coder in unit))
    return [[unit.get(coder) for coder in coders] for unit in cells.values()]


def _key(row: Mapping[str, object], keys: Sequence[str]) -> str:
    """Under which of the names the row has something; empty for none."""
    return next((key for key in keys if key in row), "")


def _look_like_counts(rows: object) -> bool:
    """Whether every row of whole numbers adds up to the same, and not because it holds the same labels in another order."""
    if not isinstance(rows, list) or len(rows) < 3 or not all(isinstance(row, list) and row for row in rows):
        return False
    if not all(isinstance(count, int) and not isinstance(count, bool) and count >= 0 for row in rows for count in row):
        return False
    sizes, kinds = {sum(row) for row in rows}, {tuple(sorted(row)) for row in rows}
    return len(sizes) == 1 and sizes.pop() > 1 and len(kinds) > 1


def _units(case: Case) -> Iterable[object]:
    """The units of each coder."""
    given = _given(case)
    if isinstance(given, Mapping):
        return list(given.values())
    listed = items(given, "a table")
    if not listed or not all(isinstance(unit, Mapping) and _key(unit, _CODER) for unit in listed):
        return listed
    coders: dict[Hashable, list[object]] = defaultdict(list)
    for unit in listed:
        if isinstance(unit, Mapping):
            coders[frozen(unit[_key(unit, _CODER)])].append(unit)
    return list(coders.values())


def _continuum(case: Case, ends: Sequence[int]) -> Span:
    text, length, begin = case.word("text"), case.whole("length"), case.whole("begin") or 0
    continuum = case.option("continuum")
    if isinstance(continuum, int):
        length = continuum
    elif continuum is not None:
        return piece_of(continuum).span
    if length is None and text is not None:
        length = len(text)
    if length is None:
        length = max([*ends, begin + 1]) - begin
        case.remarks.append(f"the continuum is taken to be {begin}..{begin + length}; option length says otherwise")
    return piece_of([begin, begin + length]).span
