"""How alike two assembled texts are."""

from enum import StrEnum

from annotator.metrics.answer import Answer


class Distance(StrEnum):
    """What one edit is: Levenshtein's may replace a character, that of Indel only inserts and deletes."""

    LEVENSHTEIN = "levenshtein"
    INDEL = "indel"


def text_similarity(reference: str, hypothesis: str, *, distance: Distance = Distance.LEVENSHTEIN) -> Answer:
    """1 minus the edits over the most there could be, white space stripped everywhere; 1 is best.

    Levenshtein's distance is the default, since a misread character is one error and not two, as in a character error rate:
    the most there can be is the length of the longer text. For Indel it is the length of both.
    """
    from rapidfuzz.distance import Indel, Levenshtein

    wanted, found = ("".join(text.split()) for text in (reference, hypothesis))
    if not wanted and not found:
        return Answer(1.0, "both texts are empty: 1.0")
    measure = Levenshtein if distance is Distance.LEVENSHTEIN else Indel
    return Answer(float(measure.normalized_similarity(wanted, found)))
