"""The segmenter by rules: blocks, chains of running text, titles given to them as one assignment."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.core.annotation import Run, Segmentation
from annotator.core.page import Page
from annotator.language.blocks import blocks_of
from annotator.language.pack import pack_for
from annotator.segment.assigning import Assigner, Assignment
from annotator.segment.building import Builder
from annotator.segment.chaining import Chain, chains_of
from annotator.segment.cohesion import Cohesion
from annotator.segment.cutting import Cutter
from annotator.segment.pictures import pictures_of

# After so many rounds of cutting the rest is left to the reviewer.
_MOST_ROUNDS = 8


class Rules:
    """Finds articles by the rules of the page's locale pack and by what titles and texts share; learns nothing."""

    name = "rules"

    def describe(self) -> Run:
        """Its name and version; it has no settings."""
        return Run(self.name, "1")

    def segment(self, page: Page) -> Segmentation:
        """Articles and furniture that hold every non-space character of the page exactly once."""
        pack = pack_for(page.language, page.text)
        blocks = blocks_of(page.text, pack)
        assigner = Assigner(page, pack, blocks, pictures_of(blocks))
        cutter = Cutter(blocks, assigner.words, Cohesion(page, pack, blocks))
        assignment = _settled(assigner, cutter, chains_of(blocks))
        titles_left = any(match.text is None for match in assignment.matches)
        chains = tuple(cutter.with_margins(chain, titles_left=titles_left) for chain in assignment.chains)
        return Builder(page, pack, blocks, assigner.words).build(replace(assignment, chains=chains))


def _settled(assigner: Assigner, cutter: Cutter, chains: Iterable[Chain]) -> Assignment:
    """The assignment after which no title that is left over makes another cut worth while."""
    assignment = assigner.assigned(tuple(part for chain in chains for part in cutter.parted(chain)))
    for _ in range(_MOST_ROUNDS):
        cut = cutter.cut(assignment)
        if cut == assignment.chains:
            break
        assignment = assigner.assigned(cut)
    return assignment
