"""Agreement of coders who label the same units, beyond chance: Krippendorff's α, Cohen's κ, Fleiss' κ."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from annotator.metrics.answer import Answer
from annotator.metrics.contingency import Label, items_of

Unit = Sequence[Label]

_PAIR = 2


def alpha(units: Sequence[Unit], weights: Sequence[float] | None = None) -> Answer:
    """Krippendorff's α for nominal labels: 1 is best, 0 what chance gives. A row a unit, a label a coder, None for missing.

    Krippendorff 2004, Content Analysis, chapter 11; computed from the coincidences, so that any label may be missing. A
    unit of weight w counts as w units with the same labels.
    """
    observed, totals = 0.0, defaultdict[Label, float](float)
    for unit, weight in zip(units, _weights(units, weights), strict=True):
        counts = Counter(label for label in unit if label is not None)
        size = counts.total()
        if size < _PAIR:
            continue
        observed += weight * (size * size - _squares(counts)) / (size - 1)
        for label, count in counts.items():
            totals[label] += weight * count
    if not totals:
        return Answer(None, "no unit is labelled by two coders: α is undefined")
    if len(totals) == 1:
        return Answer(None, _no_choice("α", next(iter(totals))))
    values = sum(totals.values())
    return Answer(1 - (values - 1) * observed / (values * values - _squares(totals)))


def cohen_kappa(first: Unit, second: Unit, weights: Sequence[float] | None = None) -> Answer:
    """Cohen's κ of two coders: 1 is best, 0 what chance gives. Units that one of them left out are left out.

    Cohen 1960, A coefficient of agreement for nominal scales.
    """
    masses = items_of(first, second, weights).weights.tolist()
    rows = [row for row in zip(first, second, masses, strict=True) if row[0] is not None and row[1] is not None]
    left_out = len(masses) - len(rows)
    remark = f"units left out because a coder left them out: {left_out}" if left_out else ""
    if not rows:
        return Answer(None, "no unit is labelled by both coders: κ is undefined")
    return _kappa_of_two(rows).but(remark)


def fleiss_kappa(units: Sequence[Unit]) -> Answer:
    """Fleiss' κ of many coders, not always the same: 1 is best, 0 what chance gives. Each unit has as many labels.

    Fleiss 1971, Measuring nominal scale agreement among many raters.
    """
    return fleiss_of_counts([Counter(label for label in unit if label is not None) for unit in units])


def fleiss_of_counts(units: Sequence[Mapping[Label, int]]) -> Answer:
    """The same where only is known how often each unit got each label."""
    sizes = {sum(counts.values()) for counts in units}
    if len(sizes) > 1:
        return Answer(None, f"units have from {min(sizes)} to {max(sizes)} labels: Fleiss' κ wants as many for each")
    size = sizes.pop() if sizes else 0
    if size < _PAIR:
        return Answer(None, "no unit is labelled by two coders: κ is undefined")
    totals = Counter[Label]()
    for counts in units:
        totals.update({label: count for label, count in counts.items() if count})
    if len(totals) == 1:
        return Answer(None, _no_choice("κ", next(iter(totals))))
    observed = sum(_squares(counts) - size for counts in units) / (len(units) * size * (size - 1))
    return Answer(_beyond(observed, _squares(totals) / totals.total() ** 2))


def _kappa_of_two(rows: Sequence[tuple[Label, Label, float]]) -> Answer:
    wanted, found = defaultdict[Label, float](float), defaultdict[Label, float](float)
    for label, other, mass in rows:
        wanted[label] += mass
        found[other] += mass
    if len(wanted.keys() | found.keys()) == 1:
        return Answer(None, _no_choice("κ", next(iter(wanted))))
    total = sum(mass for _, _, mass in rows)
    observed = sum(mass for label, other, mass in rows if label == other) / total
    return Answer(_beyond(observed, sum(wanted[label] * found[label] for label in wanted) / total**2))


def _weights(units: Sequence[Unit], weights: Sequence[float] | None) -> list[float]:
    """One for each unit, checked as those of labellings are."""
    nobody: list[Label] = [None] * len(units)
    return list(items_of(nobody, nobody, weights).weights.tolist())


def _squares(counts: Mapping[Label, float]) -> float:
    return sum(count * count for count in counts.values())


def _beyond(observed: float, expected: float) -> float:
    """Agreement beyond that expected by chance, of all that there could be."""
    return (observed - expected) / (1 - expected)


def _no_choice(measure: str, label: Label) -> str:
    return f"all labels are {label}: without a second one chance would agree too, and {measure} is undefined"
