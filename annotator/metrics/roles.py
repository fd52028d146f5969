"""Roles: how much of the text of each role is found in that role."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from annotator.core.roles import Role
from annotator.metrics.answer import Answer, f_score
from annotator.metrics.contingency import Label, items_of

_NEVER_SCORED = Role.UNLABELLED.value


def role_f1(reference: Sequence[Label], hypothesis: Sequence[Label], weights: Sequence[float] | None = None) -> Answer:
    """The mean F1 of the roles that occur in the reference, each counted in characters; 1 is best.

    None is no role. What the reference calls ``unlabelled`` nobody has recorded: it is left out. Parts are ``macro``,
    ``micro`` (all roles' characters together) and ``ROLE precision``, ``ROLE recall``, ``ROLE f1``.
    """
    masses = items_of(reference, hypothesis, weights).weights.tolist()
    wanted, found, both = (defaultdict[Label, float](float) for _ in range(3))
    for label, other, mass in zip(reference, hypothesis, masses, strict=True):
        if label == _NEVER_SCORED:
            continue
        wanted[label] += mass
        found[other] += mass
        both[label] += mass if label == other else 0
    return _answer(wanted, found, both)


def _answer(wanted: Mapping[Label, float], found: Mapping[Label, float], both: Mapping[Label, float]) -> Answer:
    roles = [role for role in wanted if role is not None]
    total = sum(found[role] for role in found if role is not None)
    if not roles:
        value = float(not total)
        side = "in the reference" if total else "on either side"
        return Answer(value, f"no role {side}: {value}", {"macro": value, "micro": value})
    parts: dict[str, float | None] = {}
    for role in roles:
        precision, recall = both[role] / found[role] if role in found else 0.0, both[role] / wanted[role]
        parts |= {f"{role} precision": precision, f"{role} recall": recall, f"{role} f1": f_score(precision, recall)}
    macro = sum(parts[f"{role} f1"] or 0.0 for role in roles) / len(roles)
    hits, text = sum(both[role] for role in roles), sum(wanted[role] for role in roles)
    return Answer(macro, parts={"macro": macro, "micro": f_score(hits / total if total else 0.0, hits / text), **parts})
