"""Notes and flags of a line."""

from annotator.core.annotation import Flag, Note, Target, TargetKind
from annotator.exchange.page_jsonl.decisions import span_object
from annotator.exchange.page_jsonl.fields import Fields, Json
from annotator.exchange.page_jsonl.ids import FreeIds

_NOTE_KEYS = frozenset(("id", "target", "text", "resolved"))
_FLAG_KEYS = frozenset(("id", "target", "reason"))
_TARGET_KEYS = frozenset(("kind", "id", "start", "end"))


def read_notes(line: Fields, text: str) -> tuple[tuple[Note, ...], Json]:
    """The notes of a line, and what it said beyond them."""
    items = line.children("notes")
    if not items:
        return (), {}
    ids = FreeIds("n", items)
    beyond: Json = {}
    notes = []
    for fields in items:
        note = Note(ids.of(fields), _target(fields, text), fields.text("text"), fields.truth("resolved"))
        _keep(beyond, note.id, fields, _NOTE_KEYS)
        notes.append(note)
    return tuple(notes), beyond


def read_flags(line: Fields, text: str) -> tuple[tuple[Flag, ...], Json]:
    """The flags of a line, and what it said beyond them."""
    items = line.children("flags")
    if not items:
        return (), {}
    ids = FreeIds("f", items)
    beyond: Json = {}
    flags = []
    for fields in items:
        flag = Flag(ids.of(fields), _target(fields, text), fields.optional_text("reason") or "")
        _keep(beyond, flag.id, fields, _FLAG_KEYS)
        flags.append(flag)
    return tuple(flags), beyond


def _target(fields: Fields, text: str) -> Target:
    target = fields.child("target")
    if target is None:
        return Target()
    kind = target.word("kind", TargetKind, TargetKind.PAGE)
    span = target.span(text) if "start" in target or kind is TargetKind.FRAGMENT else None
    return Target(kind, target.optional_text("id"), span)


def _keep(beyond: Json, remark_id: str, fields: Fields, known: frozenset[str]) -> None:
    target = fields.child("target")
    if rest := fields.rest(known, target=target.rest(_TARGET_KEYS) if target else {}):
        beyond[remark_id] = rest


def note_object(note: Note) -> Json:
    """A note as an object."""
    return {"id": note.id, "target": _target_object(note.target), "text": note.text, "resolved": note.is_resolved}


def flag_object(flag: Flag) -> Json:
    """A flag as an object."""
    return {"id": flag.id, "target": _target_object(flag.target), "reason": flag.reason}


def _target_object(target: Target) -> Json:
    keys: Json = {"kind": target.kind.value}
    if target.id is not None:
        keys["id"] = target.id
    return keys | (span_object(target.span) if target.span else {})
