"""Captions and credits: which make one picture, and which article a picture belongs to."""

from collections.abc import Sequence

from annotator.core.roles import Role
from annotator.language.blocks import Block
from annotator.segment.assigning import Picture


def pictures_of(blocks: Sequence[Block]) -> list[Picture]:
    """The pictures of a page: captions with the credit right after them, and credits that stand alone."""
    out: list[Picture] = []
    captions: list[int] = []
    for index, block in enumerate(blocks):
        if block.role is Role.CAPTION:
            if captions and captions[-1] != index - 1:
                out.append(Picture(tuple(captions), ()))
                captions = []
            captions.append(index)
        elif block.role is Role.CREDIT:
            out.append(Picture(tuple(captions), (index,)))
            captions = []
        elif captions:
            out.append(Picture(tuple(captions), ()))
            captions = []
    return [*out, Picture(tuple(captions), ())] if captions else out
