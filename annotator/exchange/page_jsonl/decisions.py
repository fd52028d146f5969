"""Standings and confidences: three decisions of a fragment as one pair of keys, and apart where they differ.

``standing`` and ``confidence`` of a span speak for its role, attachment and boundary together: the most human standing,
the lowest margin. Where the three differ, ``decisions`` has each. A standing left out is the one that everything in a
layer has by itself: confirmed where the layer is finished, else machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.annotation import Fragment, ReviewState
from annotator.core.decisions import Decision, Standing
from annotator.core.flat import DECIDED, END, ROLE, START, FlatDecision, FlatFragment, combined_flat
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.exchange.page_jsonl.fields import Fields, Json

KEYS = frozenset(("standing", "confidence"))
SPAN_KEYS = KEYS | {"start", "end", "role", "decisions", "placed"}
_THREE = ("role", "attachment", "boundary")
_AS_ALWAYS = {standing: (*(standing.value, None) * 3, False) for standing in Standing}


def default_standing(state: ReviewState) -> Standing:
    """The standing that decisions of a layer have when the file does not say it."""
    return Standing.CONFIRMED if state is ReviewState.FINISHED else Standing.MACHINE


def read_decision(fields: Fields, default: Standing) -> Decision:
    """The decision that an object's ``standing`` and ``confidence`` tell."""
    return Decision(fields.word("standing", Standing, default), fields.share("confidence"))


def decision_keys(decision: FlatDecision, default: Standing) -> Json:
    """The keys for a decision; none for one that says nothing new."""
    standing, margin = decision
    keys: Json = {}
    if margin is not None:
        keys["confidence"] = margin
    if standing != default:
        keys["standing"] = standing
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


def fragment_objects(fragments: Iterable[FlatFragment], default: Standing) -> list[Json]:
    """Fragments as objects, in their order."""
    as_always = _AS_ALWAYS[default]
    return [
        {"start": fragment[START], "end": fragment[END], "role": fragment[ROLE]}
        if fragment[DECIDED] == as_always
        else _fragment_object(fragment, default)
        for fragment in fragments
    ]


def _fragment_object(fragment: FlatFragment, default: Standing) -> Json:
    keys: Json = {"start": fragment[START], "end": fragment[END], "role": fragment[ROLE]}
    decided = fragment[DECIDED]
    role, attachment, boundary = decisions = (decided[:2], decided[2:4], decided[4:6])
    keys |= decision_keys(combined_flat(decisions), default)
    if not role == attachment == boundary:
        keys["decisions"] = {name: decision_keys(decision, default) for name, decision in zip(_THREE, decisions, strict=True)}
    return keys | ({"placed": True} if decided[6] else {})
