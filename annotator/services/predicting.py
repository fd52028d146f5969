"""What a machine makes of one page: articles, pictures and numbers."""

from annotator.core.annotation import Prediction
from annotator.core.page import Page
from annotator.figures.illustrations import find_illustrations
from annotator.figures.quantities import find_quantities
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.segment.segmenter import Segmenter


def predict(page: Page, segmenter: Segmenter) -> Prediction:
    """What a segmenter makes of a page, with the figures found in its articles."""
    segmentation = segmenter.segment(page)
    policy = join_policy(pack_for(page.language, page.text))
    return Prediction(
        segmentation,
        find_illustrations(page, segmentation),
        find_quantities(page, segmentation, policy),
    )
