"""What a machine can say at once of a figure that a reviewer marks."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.core.annotation import Article, Fragment, Segmentation
from annotator.core.figures import IllustrationKind, Quantity
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.services.review import Review


def read_quantity(review: Review, spans: Sequence[Span]) -> Quantity:
    """The marked characters read as a number: value, unit and kind as far as they can be read, the spans as marked."""
    from annotator.figures.quantities import find_quantities

    marked = _alone(spans, Role.BODY)
    found = find_quantities(review.page, marked, review.desk.policy)
    best = max(found, key=lambda quantity: sum(map(len, quantity.spans)), default=None)
    return replace(best, spans=tuple(spans)) if best else Quantity("q0", tuple(spans))


def illustration_kind(review: Review, spans: Sequence[Span]) -> IllustrationKind:
    """The kind of picture that its caption speaks of; a photo where it does not say."""
    from annotator.figures.illustrations import find_illustrations

    if not spans:
        return IllustrationKind.PHOTO
    found = find_illustrations(review.page, _alone(spans, Role.CAPTION))
    return found[0].kind if found else IllustrationKind.PHOTO


def _alone(spans: Sequence[Span], role: Role) -> Segmentation:
    return Segmentation((Article("a0", 1, tuple(Fragment(span, role) for span in spans)),))
