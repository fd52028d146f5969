"""The reviewer's verbs: pure functions from an annotation to the next one, refusing by ``EditRefused``."""

from annotator.core.edits.articles import (
    dissolve,
    merge,
    new_article,
    place,
    renumber,
    reorder,
    send,
    split,
    unassign,
)
from annotator.core.edits.carrying import carry_over
from annotator.core.edits.context import Context, RoleReader
from annotator.core.edits.figures import (
    change_illustration,
    change_quantity,
    confirm_figures,
    mark_illustration,
    mark_quantity,
    unmark_figures,
)
from annotator.core.edits.fragments import confirm, cut, make_furniture, move_boundary, set_role
from annotator.core.edits.restoring import restore
from annotator.core.edits.verdicts import (
    finish,
    flag,
    ignore,
    link_jump,
    note,
    nothing_here,
    park,
    reopen,
    resolve_note,
    unflag,
    unpark,
)

__all__ = [
    "Context",
    "RoleReader",
    "carry_over",
    "change_illustration",
    "change_quantity",
    "confirm",
    "confirm_figures",
    "cut",
    "dissolve",
    "finish",
    "flag",
    "ignore",
    "link_jump",
    "make_furniture",
    "mark_illustration",
    "mark_quantity",
    "merge",
    "move_boundary",
    "new_article",
    "note",
    "nothing_here",
    "park",
    "place",
    "renumber",
    "reopen",
    "reorder",
    "resolve_note",
    "restore",
    "send",
    "set_role",
    "split",
    "unassign",
    "unflag",
    "unmark_figures",
    "unpark",
]
