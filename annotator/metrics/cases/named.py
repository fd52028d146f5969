"""The measures by name: what they are, where they were published, what options they take, how a case is read for them."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.cases import measured
from annotator.metrics.cases.case import Case, Option

COMMON = (
    Option("part", "which of the numbers that make the value to answer instead, such as precision", ("component", "category")),
    Option("one_minus", "true for 1 minus the value"),
)

_WINDOW = Option("window", "places in a window; by default half the mean reference segment", ("window_size", "k"))
_CONVENTION = Option("convention", "segeval (default) or nltk: whose default window")
_SEGMENTS = Option("format", "masses, nltk (0 and 1 for each place between units) or labels", ("boundary_format",))
_LINEAR = (_WINDOW, _CONVENTION, _SEGMENTS)
_NEAR = (
    Option("n_t", "near misses are up to n_t - 1 places off; 2", ("span", "transposition_span", "max_transposition_span")),
    _SEGMENTS,
)
_WEIGHTS = Option("weights", "how many characters each item has", ("sample_weight",))
_LABELS = Option("format", "labels, or masses (lengths of segments)")
_TEXT = Option("text", "the text of spans: its white space counts nowhere")
_PARTITION = (_WEIGHTS, _LABELS, _TEXT)
_THRESHOLD = Option("threshold", "the least IoU of an article and its counterpart; 0.5", ("iou", "iou_threshold", "t"))
_ROWS = Option("rows", "units (default) or coders: what a row of the table is", ("orientation",))


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure by name; ``takes`` says what a case for it holds."""

    name: str
    what: str
    source: str
    takes: str
    answer: Callable[[Case], Answer]
    own_options: tuple[Option, ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """All options that it takes."""
        return (*self.own_options, *COMMON)


_SEGMENTATIONS = "masses or 0/1 strings"
_LABEL_LISTS = "label lists (null is unassigned), or articles as spans"
_ARTICLES = "articles as lists of spans, label lists, or lengths of segments"
_TABLE = "data: a table of units × coders (null is missing), or reference and hypothesis"

METRICS = (
    Metric(
        "pk",
        "share of unit pairs a window apart that only one side separates; 0 is best",
        "Beeferman, Berger, Lafferty 1999, Statistical models for text segmentation",
        _SEGMENTATIONS,
        measured.pk,
        _LINEAR,
    ),
    Metric(
        "window_diff",
        "share of windows whose numbers of boundaries differ; 0 is best",
        "Pevzner, Hearst 2002, A critique and improvement of an evaluation metric for text segmentation",
        _SEGMENTATIONS,
        measured.window_diff,
        (
            *_LINEAR,
            Option(
                "lamprier",
                "true: pad both ends (Lamprier et al. 2007)",
                ("padding", "padded", "lamprier_fix", "lamprier_et_al_2007_fix"),
            ),
        ),
    ),
    Metric(
        "boundary_similarity",
        "1 minus weighted boundary edits over edits and matches; 1 is best",
        "Fournier 2013, Evaluating text segmentation using boundary edit distance",
        _SEGMENTATIONS,
        measured.boundary_similarity,
        _NEAR,
    ),
    Metric(
        "segmentation_similarity",
        "1 minus weighted boundary edits over all places between units; 1 is best",
        "Fournier, Inkpen 2012, Segmentation similarity and agreement",
        _SEGMENTATIONS,
        measured.segmentation_similarity,
        _NEAR,
    ),
    Metric(
        "ari",
        "adjusted Rand index; 1 is best, 0 what chance gives",
        "Hubert, Arabie 1985, Comparing partitions",
        _LABEL_LISTS,
        measured.ari,
        _PARTITION,
    ),
    Metric(
        "v_measure",
        "mean of homogeneity and completeness (parts); 1 is best",
        "Rosenberg, Hirschberg 2007, V-measure: a conditional entropy-based external cluster evaluation measure",
        _LABEL_LISTS,
        measured.v_measure,
        (*_PARTITION, Option("beta", "above 1 favours completeness; 1")),
    ),
    Metric(
        "bcubed",
        "F1 of the mean precision and recall (parts) of each character's class; 1 is best",
        "Bagga, Baldwin 1998, Entity-based cross-document coreferencing using the vector space model",
        _LABEL_LISTS,
        measured.bcubed,
        _PARTITION,
    ),
    Metric(
        "panoptic",
        "panoptic quality: rq times sq (parts; with _star those of PQ*); 1 is best",
        "Kirillov et al. 2019, Panoptic segmentation; PQ*: van Heusden et al., OpenPSS",
        _ARTICLES,
        measured.panoptic,
        (*_PARTITION, Option("star", "true for PQ*", ("pq_star", "is_star"))),
    ),
    Metric(
        "article_f1",
        "F1 of articles whose counterpart has at least the IoU of the threshold; parts precision, recall, matched",
        "Everingham et al. 2010, The Pascal visual object classes challenge, on sets of characters, one to one",
        _ARTICLES,
        measured.article_f1,
        (_THRESHOLD, *_PARTITION),
    ),
    Metric(
        "role_f1",
        "mean F1, in characters, of the roles that occur in the reference; parts micro, ROLE f1, ROLE precision, ROLE recall",
        "van Rijsbergen 1979, Information retrieval; macro mean as in Yang, Liu 1999, A re-examination of text categorization",
        "spans with roles, articles of these, or lists of roles",
        measured.role_f1,
        (*_PARTITION, Option("average", "macro (default) or micro: all roles' characters together")),
    ),
    Metric(
        "headline_attachment",
        "F1 of headlines in the right article; parts precision, recall and, given the blocks, accuracy",
        "bipartite title to body pairs as in Gao et al. 2012, ICPR; found when 80 % of the headline is there",
        "pairs [headline, article] given the blocks; articles of spans with roles end to end",
        measured.headline_attachment,
        (_THRESHOLD, _TEXT, Option("role", "which role to look at; headline")),
    ),
    Metric(
        "kendall_tau",
        "Kendall's τ-b of the order of elements; 1 is best, -1 reversed",
        "Kendall 1945, The treatment of ties in ranking problems; Lapata 2006, for orders of text",
        "lists of elements in order, or of ranks where numbers repeat or differ",
        measured.kendall_tau,
        (Option("format", "order or ranks"),),
    ),
    Metric(
        "ard",
        "average relative distance of elements from their places; 0 is best",
        "Wang et al. 2021, LayoutReader",
        "lists of elements in order",
        measured.ard,
    ),
    Metric(
        "successor_accuracy",
        "share of neighbours in the reference that are neighbours in the hypothesis; 1 is best",
        "share of relations as in Clausner et al. 2013, The significance of reading order, here of immediate successors",
        "lists of elements in order, or lists of such chains",
        measured.successor_accuracy,
    ),
    Metric(
        "text_similarity",
        "1 minus edits over the most there could be, without white space; 1 is best",
        "Levenshtein 1966, Binary codes capable of correcting deletions, insertions and reversals",
        "two strings",
        measured.text_similarity,
        (
            Option(
                "distance",
                "levenshtein (default: a misread character is one error, as in a character error rate) or indel",
                ("method",),
            ),
        ),
    ),
    Metric(
        "newseye",
        "F1 of the text in articles paired greedily, one to one; parts precision, recall, splits, merges",
        "CITlab, NewsEye article separation measure, characters instead of baselines",
        _ARTICLES,
        measured.newseye,
        _PARTITION,
    ),
    Metric(
        "alpha",
        "Krippendorff's α for nominal labels; 1 is best, 0 what chance gives",
        "Krippendorff 2004, Content analysis, chapter 11",
        _TABLE,
        measured.alpha,
        (_ROWS, _WEIGHTS),
    ),
    Metric(
        "alpha_u",
        "Krippendorff's α for units marked on a continuum; parts are the categories; 1 is best",
        "Krippendorff 1995, On the reliability of unitizing continuous data; 2004, Content analysis, chapter 11",
        "data: a list of spans for each coder, or reference and hypothesis",
        measured.alpha_u,
        (
            Option("length", "length of the continuum; by default it ends with the last unit", ("continuum_length", "l")),
            Option("begin", "where the continuum begins; 0", ("continuum_begin", "start")),
            Option("continuum", "[begin, end] of the continuum, or its length"),
            _TEXT,
        ),
    ),
    Metric(
        "cohen_kappa",
        "Cohen's κ of two coders; 1 is best, 0 what chance gives",
        "Cohen 1960, A coefficient of agreement for nominal scales",
        _TABLE,
        measured.cohen_kappa,
        (_ROWS, _WEIGHTS),
    ),
    Metric(
        "fleiss_kappa",
        "Fleiss' κ of many coders; 1 is best, 0 what chance gives",
        "Fleiss 1971, Measuring nominal scale agreement among many raters",
        _TABLE,
        measured.fleiss_kappa,
        (_ROWS, Option("format", "labels, or counts of each label for each unit")),
    ),
)


def metric_named(name: str) -> Metric:
    """The measure of this name; case, hyphens and underscores make no difference. Raises BadCase for an unknown one."""
    metric = _BY_NAME.get(_bare(name))
    if metric is None:
        raise BadCase(f"there is no metric {name}; there are {', '.join(metric.name for metric in METRICS)}")
    return metric


def _bare(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


_BY_NAME = {_bare(metric.name): metric for metric in METRICS}
