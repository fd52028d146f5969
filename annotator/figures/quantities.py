"""Finding the quantities of a page: its numbers with unit, value, bound and exact place, article by article."""

import re
from collections.abc import Iterator
from dataclasses import replace

from annotator.core.annotation import Article, Segmentation
from annotator.core.assemble import JoinPolicy, ReadingText, assemble
from annotator.core.canonical import canonical_fragments
from annotator.core.decisions import Decision
from annotator.core.figures import Quantity
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.figures.amounts import read_amount
from annotator.figures.changes import with_change
from annotator.figures.dates import read_bare_year, read_date
from annotator.figures.found import Found
from annotator.figures.labels import read_bare_label, read_label
from annotator.figures.lists import shared
from annotator.language.chinese import RUN
from annotator.language.figurewords import FigureWords, figure_words
from annotator.language.tight import Tight, tightened

_RUNNING = (Role.BODY, Role.CROSSHEAD)
# Addresses are named first: the digits in them are no figures.
_BEGINS = re.compile(
    r"(?P<address>(?<![\w.-])[A-Za-z0-9._-]{1,40}@[A-Za-z0-9.-]{1,40}|(?:https?://|www\.)[\w./?=&%#:~+-]{1,200})"
    "|[0-9第零〇一二两三四五六七八九十百千万亿几数翻]"
    "|(?<![A-Za-z0-9])(?:[A-Za-z]{1,12}-?|(?:CN|ISSN|ISBN)[ :])(?=[0-9])"
    "|负(?=[0-9一二三四五六七八九十])|零下|(?<![0-9A-Za-z])-(?=[0-9])"
    "|(?:[上下]午|晚上?|凌晨|清晨|早上?|傍晚|中午)(?=[0-9一二三四五六七八九十])"
)
# A number cut by a line end is as likely two numbers.
_CUT = 0.5


def find_quantities(page: Page, segmentation: Segmentation, policy: JoinPolicy) -> tuple[Quantity, ...]:
    """Every numeric figure of a page, numbered ``q1`` on in page order.

    Looked for in the reading text of each article and in each other fragment alone, so that a figure cut by a column
    break is found whole and none runs over into another article.
    """
    words = figure_words()
    quantities = [
        _quantity(page, tight, found)
        for reading in _readings(page, segmentation, policy)
        for tight in [tightened(reading.text, reading.offsets, keeps_line_ends=True)]
        for found in find_in(tight, words)
    ]
    return tuple(_numbered(quantity, index) for index, quantity in enumerate(sorted(quantities, key=_place), start=1))


def find_in(tight: Tight, words: FigureWords) -> list[Found]:
    """The figures of one text in their order; positions are those of the tight text."""
    found = [with_change(tight.text, item, words) for item in _scan(tight.text, words)]
    return [_less_sure_if_cut(tight, item) for item in shared(tight.text, found)]


def _readings(page: Page, segmentation: Segmentation, policy: JoinPolicy) -> Iterator[ReadingText]:
    for article in segmentation.articles:
        yield from _readings_of(page, article, policy)
    for fragment in canonical_fragments(page.text, segmentation.furniture):
        yield assemble(page, [fragment], policy)


def _readings_of(page: Page, article: Article, policy: JoinPolicy) -> Iterator[ReadingText]:
    running = [fragment for fragment in article.fragments if fragment.role in _RUNNING]
    if running:
        yield assemble(page, running, policy)
    for fragment in canonical_fragments(page.text, article.fragments):
        if fragment.role not in _RUNNING:
            yield assemble(page, [fragment], policy)


def _scan(text: str, words: FigureWords) -> Iterator[Found]:
    at = after = 0
    while match := _BEGINS.search(text, at):
        found = None if match["address"] else _read(text, match.start(), words, after=after)
        if found is None:
            run = RUN.match(text, match.start())
            at = run.end() if run else max(match.end("address"), match.start() + 1)
        else:
            yield found
            at = after = found.end


def _read(text: str, at: int, words: FigureWords, *, after: int) -> Found | None:
    found = read_date(text, at) or read_label(text, at, words)
    if found is not None:
        return found
    amount = read_amount(text, at, words, after=after)
    if amount is not None and amount.unit is None:
        return read_bare_year(text, at) or read_bare_label(text, at) or amount
    return amount


def _less_sure_if_cut(tight: Tight, found: Found) -> Found:
    """Less sure where digits stand on both sides of a line end or a gap."""
    text, offsets = tight.text, tight.offsets
    is_cut = any(
        text[at].isdigit() and text[at + 1].isdigit() and offsets[at + 1] != offsets[at] + 1
        for at in range(found.start, found.end - 1)
    )
    return found.less_sure(_CUT) if is_cut else found


def _quantity(page: Page, tight: Tight, found: Found) -> Quantity:
    return Quantity(
        id="q0",
        spans=tight.page_spans(page.text, found.start, found.end),
        value=found.value,
        low=found.low,
        high=found.high,
        iso=found.iso,
        bound=found.bound,
        unit=found.unit,
        kind=found.kind,
        change=found.change,
        base=found.base,
        decision=Decision(margin=found.margin),
    )


def _place(quantity: Quantity) -> tuple[Span, ...]:
    return tuple(sorted(quantity.spans))


def _numbered(quantity: Quantity, index: int) -> Quantity:
    return replace(quantity, id=f"q{index}")
