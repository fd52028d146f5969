"""What is written is read back the same."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation import (
    Annotation,
    Article,
    Flag,
    Fragment,
    JumpLink,
    LayerStates,
    Note,
    Prediction,
    ReviewState,
    Run,
    Segmentation,
    Target,
    TargetKind,
)
from annotator.core.assemble import JoinPolicy
from annotator.core.canonical import canonical
from annotator.core.decisions import Decision, Standing
from annotator.core.figures import Base, Bound, Change, Illustration, IllustrationKind, Quantity, QuantityKind
from annotator.core.page import Page, PageId, Source
from annotator.core.roles import ARTICLE_ROLES, FURNITURE_ROLES, Role
from annotator.core.spans import Span, trimmed
from annotator.exchange.page_jsonl import AnnotationRecord, PageRecord, PredictionRecord, Record, Stamp, line_of, read_lines
from annotator.exchange.page_jsonl.numbers import from_json, to_json
from annotator.resources import resource_path

GOLD = resource_path("samples/hohhot-daily-2023-07-27-p2.gold.jsonl")

decisions = st.builds(Decision, st.sampled_from(Standing), st.none() | st.floats(0, 1))
decimals = st.none() | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**25), max_value=10**25)
words = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=5)
names = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=5)
sides = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=2).map(sorted)
boxes = st.none() | st.builds(lambda x, y: (x[0], y[0], x[1], y[1]), sides, sides)
plain = st.dictionaries(names.map(lambda name: f"x-{name}"), st.none() | st.booleans() | st.integers(-9, 9) | names, max_size=2)
texts = st.text(st.sampled_from("\n \u3000正文𠮷。甲12ab"), min_size=1, max_size=60)


@st.composite
def fragments(draw: st.DrawFn, text: str) -> list[Span]:
    """Spans of the text that share no character, in any order."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pieces = [trimmed(text, start, end) for start, end in pairwise(cuts)]
    return draw(st.permutations([piece for piece in pieces if piece is not None]))


@st.composite
def segmentations(draw: st.DrawFn, text: str) -> Segmentation:
    spans = draw(fragments(text))
    groups: dict[int, list[Span]] = {}
    for span in spans:
        groups.setdefault(draw(st.integers(0, 3)), []).append(span)
    furniture = [draw(fragment_of(span, FURNITURE_ROLES)) for span in sorted(groups.pop(0, []))]
    numbers = draw(st.permutations(range(1, 5)))
    articles = [draw(article_of(number, group)) for number, group in zip(numbers, groups.values(), strict=False)]
    return Segmentation(tuple(sorted(articles, key=lambda article: article.anchor)), tuple(furniture))


@st.composite
def fragment_of(draw: st.DrawFn, span: Span, roles: Sequence[Role]) -> Fragment:
    return Fragment(
        span, draw(st.sampled_from(roles)), draw(decisions), draw(decisions), draw(decisions), is_placed=draw(st.booleans())
    )


links = st.none() | st.builds(JumpLink, words, words.map(lambda word: PageId(word) if word else None), words)


@st.composite
def article_of(draw: st.DrawFn, number: int, spans: Sequence[Span]) -> Article:
    made = tuple(draw(fragment_of(span, ARTICLE_ROLES)) for span in spans)
    return Article(draw(st.sampled_from(["a", "x"])) + str(number), number, made, draw(decisions), draw(links), draw(links))


@st.composite
def illustrations(draw: st.DrawFn, articles: Sequence[Article]) -> tuple[Illustration, ...]:
    def spans(role: Role) -> tuple[Span, ...]:
        there = [f.span for article in articles for f in article.fragments if f.role is role]
        return tuple(draw(st.lists(st.sampled_from(there), max_size=2)) if there else ())

    return tuple(
        Illustration(
            f"i{number}",
            draw(st.sampled_from(IllustrationKind)),
            draw(words),
            spans(Role.CAPTION),
            spans(Role.CREDIT),
            draw(st.sampled_from([None, *(article.id for article in articles)])),
            draw(boxes),
            draw(decisions),
        )
        for number in range(draw(st.integers(0, 2)))
    )


@st.composite
def quantities(draw: st.DrawFn, text: str) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            f"q{number}",
            tuple(spans),
            draw(decimals),
            draw(decimals),
            draw(decimals),
            draw(words),
            draw(st.sampled_from(Bound)),
            draw(words),
            draw(st.sampled_from(QuantityKind)),
            draw(st.none() | st.sampled_from(Change)),
            draw(st.none() | st.sampled_from(Base)),
            tuple(draw(fragments(text))),
            draw(decisions),
        )
        for number in range(draw(st.integers(0, 2)))
        if (spans := draw(fragments(text)))
    )


@st.composite
def pages(draw: st.DrawFn) -> Page:
    return Page(
        PageId(draw(names)),
        draw(texts),
        language=draw(words),
        publication=draw(words),
        issue=draw(words),
        date=draw(words),
        page_number=draw(words),
        source=Source(draw(words), draw(words)),
        extra=orjson.dumps(draw(plain), option=orjson.OPT_SORT_KEYS).decode(),
    )


@st.composite
def targets(draw: st.DrawFn, text: str) -> Target:
    kind = draw(st.sampled_from(TargetKind))
    spans = draw(fragments(text))
    if kind is TargetKind.FRAGMENT and not spans:
        return Target()
    return Target(kind, draw(words), spans[0] if kind is TargetKind.FRAGMENT else None)


@st.composite
def annotations(draw: st.DrawFn) -> AnnotationRecord:
    page = draw(pages())
    segmentation = draw(segmentations(page.text))
    annotation = Annotation(
        page.id,
        draw(names),
        segmentation.articles,
        segmentation.furniture,
        draw(illustrations(segmentation.articles)),
        draw(quantities(page.text)),
        tuple(Note(f"n{n}", draw(targets(page.text)), draw(names), draw(st.booleans())) for n in range(draw(st.integers(0, 2)))),
        tuple(Flag(f"f{n}", draw(targets(page.text)), draw(names)) for n in range(draw(st.integers(0, 2)))),
        LayerStates(*(draw(st.sampled_from(ReviewState)) for _ in range(3))),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(extras(segmentation)),
    )
    return AnnotationRecord(page, annotation, draw(words), draw(st.none() | st.integers(0, 99)))


@st.composite
def extras(draw: st.DrawFn, segmentation: Segmentation) -> str:
    """What a file may have said of articles and spans beyond the format."""
    said = {
        "articles": {article.id: found for article in segmentation.articles if (found := draw(plain))},
        "spans": {
            str(fragment.start): found
            for article in segmentation.articles
            for fragment in article.fragments
            if (found := draw(plain))
        },
        "state": draw(plain),
        "provenance": draw(plain),
    }
    return orjson.dumps({key: value for key, value in said.items() if value}, option=orjson.OPT_SORT_KEYS).decode()


@st.composite
def predictions(draw: st.DrawFn) -> PredictionRecord:
    page = draw(pages())
    segmentation = draw(segmentations(page.text))
    prediction = Prediction(segmentation, draw(illustrations(segmentation.articles)), draw(quantities(page.text)))
    settings = orjson.dumps(draw(plain), option=orjson.OPT_SORT_KEYS).decode()
    return PredictionRecord(page, prediction, Run(draw(names), draw(names), settings))


def again(line: bytes) -> Record:
    (record,) = read_lines(io.BytesIO(line), file="f")
    return record


@given(annotations())
def test_an_annotation_comes_back_the_same(record: AnnotationRecord) -> None:
    assert again(line_of(record, as_made=True)) == record


@given(predictions())
def test_a_prediction_comes_back_the_same(record: PredictionRecord) -> None:
    assert again(line_of(record, as_made=True)) == record


@given(pages())
def test_a_page_comes_back_the_same(page: Page) -> None:
    assert again(line_of(PageRecord(page))) == PageRecord(page)


@given(annotations())
def test_articles_are_written_in_canonical_form(record: AnnotationRecord) -> None:
    back = again(line_of(record))
    assert isinstance(back, AnnotationRecord)
    text = record.page.text
    expected = [canonical(text, article).spans for article in record.annotation.articles]
    assert [article.spans for article in back.annotation.articles] == expected


@given(annotations())
def test_the_same_record_is_the_same_bytes(record: AnnotationRecord) -> None:
    line = line_of(record, as_made=True)
    assert line_of(again(line), as_made=True) == line


@given(decimals.filter(lambda value: value is not None))
def test_a_decimal_comes_back_exact(value: Decimal) -> None:
    assert from_json(orjson.loads(orjson.dumps(to_json(value)))) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("9846900", 9846900),
        ("32.90", 32.9),
        ("1E3", 1000),
        ("0", 0),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("0.1234567890123456", "0.1234567890123456"),
        ("1E200", 1e200),
    ],
)
def test_a_number_is_written_where_fifteen_digits_suffice_else_a_string(value: str, written: object) -> None:
    assert to_json(Decimal(value)) == written


def test_the_sample_gold_comes_back_key_for_key() -> None:
    (record,) = read_lines(GOLD, file="gold")
    assert orjson.loads(line_of(record)) == orjson.loads(GOLD.read_bytes())
    assert again(line_of(record)) == record


LINE = {
    "id": "p",
    "text": "标题正文图",
    "rating": 5,
    "page_size": [10, 20],
    "lines": [{"start": 0, "end": 2, "box": [0, 0, 1, 1]}],
    "meta": {"b": None, "a": [1, {"c": 0.5}]},
    "source": {"file": "f", "dpi": 300},
    "articles": [
        {
            "id": "a1",
            "topic": "heating",
            "spans": [
                {"start": 0, "end": 2, "role": "headline", "seen": True},
                {"start": 2, "end": 4, "role": "body", "decisions": {"role": {"confidence": 0.5, "by": "x"}, "y": 1}},
                {"start": 4, "end": 5, "role": "caption"},
            ],
            "continued_from": {"page_number": "1", "page": None, "article": None, "sure": False},
        }
    ],
    "furniture": [],
    "illustrations": [{"id": "i1", "caption": [{"start": 4, "end": 5, "lang": "zh"}], "dpi": 72}],
    "quantities": [{"id": "q1", "spans": [{"start": 2, "end": 3, "font": "f"}], "note": "n"}],
    "notes": [{"id": "n1", "text": "t", "target": {"kind": "page", "at": 1}, "by": "li"}],
    "flags": [{"id": "f1", "reason": "r", "when": "now"}],
    "state": {"articles": "new", "layout": "done"},
    "reviewer": "li",
    "provenance": {"run": {"segmenter": "rules"}, "project": "x"},
}


def covers(written: object, given: object) -> bool:
    """Whether everything given is in what was written."""
    if isinstance(given, dict):
        return isinstance(written, dict) and all(key in written and covers(written[key], value) for key, value in given.items())
    if isinstance(given, list):
        return isinstance(written, list) and all(map(covers, written, given)) and len(written) == len(given)
    return written == given


def test_unknown_keys_are_kept_wherever_they_stand() -> None:
    line = line_of(again(json.dumps(LINE).encode()))
    assert covers(orjson.loads(line), LINE), line.decode()
    assert again(line) == again(json.dumps(LINE).encode())


def test_keys_come_in_the_order_of_the_format_and_unknown_ones_after() -> None:
    keys = list(orjson.loads(line_of(again(json.dumps(LINE).encode()))))
    assert keys == [
        "format", "id", "text", "sha256", "source", "page_size", "lines", "articles", "furniture", "illustrations",
        "quantities", "notes", "flags", "state", "reviewer", "meta", "rating", "provenance",
    ]  # fmt: skip


def test_an_unknown_key_follows_its_span_into_another_article() -> None:
    record = again(json.dumps(LINE).encode())
    assert isinstance(record, AnnotationRecord)
    headline, *others = record.annotation.articles[0].fragments
    first = record.annotation.articles[0].with_fragments(others)
    moved = replace(record, annotation=replace(record.annotation, articles=(first, Article("a2", 2, (headline,)))))
    articles = orjson.loads(line_of(moved))["articles"]
    assert articles[1]["spans"][0] == {"start": 0, "end": 2, "role": "headline", "seen": True}


def test_text_is_written_under_an_article_when_asked() -> None:
    (record,) = read_lines(GOLD, file="gold")
    line = orjson.loads(line_of(record, with_text=JoinPolicy(line_end="")))
    assert line["articles"][0]["text"]["headline"] == "市宣讲团走进新城区"
    assert line["articles"][0]["text"]["body"].startswith("7月 26日，学习贯彻习近平总书记考察内蒙古重要讲话精神市宣讲团")


def test_a_prediction_says_its_run_and_a_stamp_its_tool() -> None:
    record = PredictionRecord(Page(PageId("p"), "x"), Prediction(Segmentation()), Run("rules", "1", '{"a":1}'))
    line = orjson.loads(line_of(record, stamp=Stamp("annotator 0.1.0", "2026-11-23T10:00:00Z")))
    assert line["provenance"] == {
        "run": {"segmenter": "rules", "version": "1", "settings": {"a": 1}},
        "tool": "annotator 0.1.0",
        "exported_at": "2026-11-23T10:00:00Z",
    }
    assert (line["articles"], line["quantities"]) == ([], [])


def test_a_layer_that_nobody_opened_has_no_empty_list() -> None:
    page = Page(PageId("p"), "x")
    line = orjson.loads(
        line_of(AnnotationRecord(page, Annotation(page.id, "li", states=LayerStates(pictures=ReviewState.FINISHED))))
    )
    assert line["illustrations"] == []
    assert "quantities" not in line


def test_the_quantity_says_its_article_and_text() -> None:
    page = Page(PageId("p"), "面积10平方米")
    article = Article("a1", 1, (Fragment(Span(0, 7), Role.BODY),))
    annotation = Annotation(page.id, "li", (article,), quantities=(Quantity("q1", (Span(2, 7),), Decimal(10), unit="m2"),))
    quantity = orjson.loads(line_of(AnnotationRecord(page, annotation)))["quantities"][0]
    assert (quantity["article"], quantity["text"], quantity["value"]) == ("a1", "10平方米", 10)
