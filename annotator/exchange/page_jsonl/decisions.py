"""Standings and confidences: three decisions of a fragment as one pair of keys, and apart where they differ.

``standing`` and ``confidence`` of a span speak for its role, attachment and boundary together: the most human standing,
the lowest margin. Where the three differ, ``decisions`` has each. A standing left out is the one that everything in a
layer has by itself: confirmed where the layer is finished, else machine.
"""

from dataclasses import dataclass
from functools import reduce

from annotator.core.annotation import Fragment, ReviewState
from annotator.core.canonical import combined
from annotator.core.decisions import Decision, Standing
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.exchange.page_jsonl.fields import Fields, Json

KEYS = frozenset(("standing", "confidence"))
SPAN_KEYS = KEYS | {"start", "end", "role", "decisions", "placed"}
_THREE = ("role", "attachment", "boundary")


def default_standing(state: ReviewState) -> Standing:
    """The standing that decisions of a layer have when the file does not say it."""
    return Standing.CONFIRMED if state is ReviewState.FINISHED else Standing.MACHINE


def read_decision(fields: Fields, default: Standing) -> Decision:
    """The decision that an object's ``standing`` and ``confidence`` tell."""
    return Decision(fields.word("standing", Standing, default), fields.share("confidence"))


def decision_keys(decision: Decision, default: Standing) -> Json:
    """The keys for a decision; none for one that says nothing new."""
    keys: Json = {}
    if decision.margin is not None:
        keys["confidence"] = decision.margin
    if decision.standing is not default:
        keys["standing"] = decision.standing.value
    return keys


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A fragment and what its object said beyond it."""

    fragment: Fragment
    rest: Json


def read_fragment(fields: Fields, text: str, default: Standing) -> ReadSpan:
    """A span with a role and its decisions."""
    together = read_decision(fields, default)
    apart = fields.child("decisions")
    each = [apart.child(name) if apart else None for name in _THREE]
    role, attachment, boundary = (read_decision(one, default) if one else together for one in each)
    fragment = Fragment(
        fields.span(text), fields.role("role", Role), role, attachment, boundary, is_placed=fields.truth("placed")
    )
    left = {name: one.rest(KEYS) for name, one in zip(_THREE, each, strict=True) if one}
    beyond = apart.rest(frozenset(_THREE), **left) if apart else {}
    return ReadSpan(fragment, fields.rest(SPAN_KEYS, decisions=beyond))


def span_object(span: Span) -> Json:
    """A span as an object of two offsets."""
    return {"start": span.start, "end": span.end}


def fragment_object(fragment: Fragment, default: Standing) -> Json:
    """A fragment as an object."""
    keys = span_object(fragment.span) | {"role": fragment.role.value}
    keys |= decision_keys(reduce(combined, fragment.decisions), default)
    if len(set(fragment.decisions)) > 1:
        keys["decisions"] = {
            name: decision_keys(decision, default) for name, decision in zip(_THREE, fragment.decisions, strict=True)
        }
    return keys | ({"placed": True} if fragment.is_placed else {})
