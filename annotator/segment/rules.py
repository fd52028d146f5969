"""The segmenter by rules: blocks, chains of running text, titles given to them as one assignment."""

from annotator.core.annotation import Run, Segmentation
from annotator.core.page import Page
from annotator.language.blocks import blocks_of
from annotator.language.pack import pack_for
from annotator.segment.assigning import Assigner
from annotator.segment.building import Builder
from annotator.segment.chaining import chains_of
from annotator.segment.pictures import pictures_of


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
        assignment = assigner.assign(chains_of(blocks))
        return Builder(page, pack, blocks, assigner).build(assignment)
