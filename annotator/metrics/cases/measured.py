"""How each measure answers a case."""

from collections.abc import Hashable, Mapping

from annotator.core.roles import Role
from annotator.metrics import agreement, boundaries, detection, headlines, order, partitions, roles, texts, unitizing, windows
from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.cases import coders, labels, sequences
from annotator.metrics.cases.articles import articles_of, has_articles, pieces_of, text_of
from annotator.metrics.cases.case import Case, frozen, items
from annotator.metrics.contingency import Label
from annotator.metrics.segments import Segments


def pk(case: Case) -> Answer:
    """Pk."""
    reference, hypothesis = sequences.segmentations(case)
    return windows.pk(reference, hypothesis, window=_window(case, reference))


def window_diff(case: Case) -> Answer:
    """WindowDiff."""
    reference, hypothesis = sequences.segmentations(case)
    window = _window(case, reference)
    return windows.window_diff(reference, hypothesis, window=window, is_padded=case.flag("lamprier"))


def boundary_similarity(case: Case) -> Answer:
    """B."""
    return boundaries.boundary_similarity(*sequences.segmentations(case), span=_near(case))


def segmentation_similarity(case: Case) -> Answer:
    """S."""
    return boundaries.segmentation_similarity(*sequences.segmentations(case), span=_near(case))


def ari(case: Case) -> Answer:
    """The adjusted Rand index."""
    found = labels.partitions(case)
    return partitions.ari(found.reference, found.hypothesis, found.weights)


def v_measure(case: Case) -> Answer:
    """The V measure."""
    found, beta = labels.partitions(case), case.number("beta", 1.0)
    return partitions.v_measure(found.reference, found.hypothesis, found.weights, beta=beta)


def bcubed(case: Case) -> Answer:
    """B cubed."""
    found = labels.partitions(case)
    return partitions.bcubed(found.reference, found.hypothesis, found.weights)


def panoptic(case: Case) -> Answer:
    """PQ, or PQ*."""
    return detection.panoptic(labels.detections(case), is_star=case.flag("star"))


def article_f1(case: Case) -> Answer:
    """F1 of articles."""
    return detection.article_f1(labels.detections(case), threshold=_threshold(case))


def newseye(case: Case) -> Answer:
    """The article separation measure."""
    return detection.newseye(labels.detections(case))


def role_f1(case: Case) -> Answer:
    """F1 of roles."""
    found = labels.roles(case)
    answer = roles.role_f1(found.reference, found.hypothesis, found.weights)
    return answer.part("micro") if case.word("average", "macro", "micro") == "micro" else answer


def headline_attachment(case: Case) -> Answer:
    """Of pairs, or end to end where the sides are articles of spans with roles."""
    if not _are_readings(case):
        reference, hypothesis = (headlines.attachment_of(_pairs(side)) for side in case.sides)
        return headlines.attachment_given_blocks(reference, hypothesis)
    articles, others = map(articles_of, case.sides)
    role = case.word("role") or Role.HEADLINE.value
    text, threshold = text_of(case), _threshold(case)
    return headlines.attachment_end_to_end(articles, others, text=text, threshold=threshold, role=role)


def kendall_tau(case: Case) -> Answer:
    """τ of orders, τ-b of ranks."""
    ranks = sequences.values(case)
    return order.kendall_tau(*sequences.orders(case)) if ranks is None else order.rank_correlation(*ranks)


def ard(case: Case) -> Answer:
    """Average relative distance."""
    return order.ard(*sequences.orders(case))


def successor_accuracy(case: Case) -> Answer:
    """Neighbours that are kept."""
    return order.successor_accuracy(*sequences.chains(case))


def text_similarity(case: Case) -> Answer:
    """Of assembled texts."""
    distance = texts.Distance(case.word("distance", *texts.Distance) or texts.Distance.LEVENSHTEIN)
    return texts.text_similarity(*sequences.texts(case), distance=distance)


def alpha(case: Case) -> Answer:
    """Krippendorff's α."""
    return agreement.alpha(coders.table(case), case.weights())


def alpha_u(case: Case) -> Answer:
    """Krippendorff's α for unitizing."""
    return unitizing.alpha_u(*coders.unitizings(case))


def cohen_kappa(case: Case) -> Answer:
    """Cohen's κ."""
    rows = coders.table_of_two(case)
    return agreement.cohen_kappa([row[0] for row in rows], [row[1] for row in rows], case.weights())


def fleiss_kappa(case: Case) -> Answer:
    """Fleiss' κ."""
    counts = coders.counts(case)
    return agreement.fleiss_kappa(coders.table(case)) if counts is None else agreement.fleiss_of_counts(counts)


def _window(case: Case, reference: Segments) -> int | None:
    window = case.whole("window")
    if window is None and case.word("convention", "segeval", "nltk") == "nltk":
        return windows.nltk_window(reference)
    return window


def _near(case: Case) -> int:
    span = case.whole("n_t")
    return boundaries.DEFAULT_SPAN if span is None else span


def _threshold(case: Case) -> float:
    return case.number("threshold", 0.5)


def _are_readings(case: Case) -> bool:
    """Whether the sides are articles, and some span in them has a role."""
    if not all(has_articles(side) or side == [] for side in case.sides):
        return False
    return any(piece.label for side in case.sides for piece in pieces_of(side))


def _pairs(side: object) -> list[tuple[Hashable, Label]]:
    """Headlines and articles: an object, pairs, objects with ``headline`` and ``article``, or the article of each."""
    if isinstance(side, Mapping):
        return [(headline, frozen(article)) for headline, article in side.items()]
    return [_pair(each, number) for number, each in enumerate(items(side, "a side"))]


def _pair(each: object, number: int) -> tuple[Hashable, Label]:
    if isinstance(each, Mapping):
        if "headline" not in each:
            raise BadCase("a pair has a headline and an article")
        return frozen(each["headline"]), frozen(each.get("article"))
    if isinstance(each, list) and len(each) == 2:
        return frozen(each[0]), frozen(each[1])
    return number, frozen(each)
