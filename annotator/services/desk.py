"""What the language of a page brings to its review: how lines join, how roles are read, where articles likely begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.core.annotation import Fragment
from annotator.core.assemble import JoinPolicy
from annotator.core.edits import Context
from annotator.core.page import Page
from annotator.core.roles import FURNITURE_ROLES, Role
from annotator.core.spans import Span
from annotator.language.cuts import Cut, CutKind, likely_cuts, likely_starts
from annotator.language.furniture import furniture_role
from annotator.language.joining import join_policy
from annotator.language.pack import LocalePack, pack_for
from annotator.language.reading import PackReader


@dataclass(frozen=True)
class Desk:
    """A page made ready for review.

    ``cuts``, ``starts`` and ``heads`` are in page order, offsets as everywhere. They are found when first asked for, in
    whatever thread asks: 30 milliseconds for a page, half a second for one twenty times as long.
    """

    context: Context
    policy: JoinPolicy
    pack: LocalePack

    @property
    def page(self) -> Page:
        """The page under review."""
        return self.context.page

    @cached_property
    def cuts(self) -> tuple[Cut, ...]:
        """The likely cuts."""
        return likely_cuts(self.page.text, self.pack)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where articles probably begin."""
        return likely_starts(self.page.text, self.pack)

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """Where a byline or jump mark at the head of a line ends."""
        return tuple(cut.offset for cut in self.cuts if cut.kind is CutKind.BLOCK)


def desk_for(page: Page) -> Desk:
    """The desk on which a page is reviewed, set up for its language."""
    pack = pack_for(page.language, page.text)
    return Desk(Context(page, PackReader(pack)), join_policy(pack), pack)


def next_furniture_role(desk: Desk, fragment: Fragment | None, spans: Sequence[Span]) -> Role:
    """The furniture role that the language guesses for this text; for text that is furniture already, the next one."""
    if fragment is not None and fragment.role.is_furniture:
        offered = [role for role in FURNITURE_ROLES if role is not Role.UNLABELLED]
        return offered[(offered.index(fragment.role) + 1) % len(offered)] if fragment.role in offered else offered[0]
    return furniture_role("\n".join(desk.page.text[span.start : span.end] for span in spans), desk.pack)


__all__ = ["Cut", "CutKind", "Desk", "desk_for", "next_furniture_role"]
