"""Lines of page-jsonl become values, or are refused with file, line, key and reason."""

import hashlib
import io
import json
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from annotator.core.annotation import JumpLink, NextIds, ReviewState, Run, Target, TargetKind
from annotator.core.decisions import Decision, Standing
from annotator.core.errors import BadFile
from annotator.core.page import Source
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.exchange.page_jsonl import AnnotationRecord, PageRecord, PredictionRecord, ReadAs, Record, read_lines
from annotator.exchange.page_jsonl.lines import numbered_lines
from annotator.resources import resource_path

TEXT = "标题\n  正文𠮷一二三\n图为甲\n乙摄\n"
HEADLINE = {"start": 0, "end": 2, "role": "headline"}
BODY = {"start": 5, "end": 11, "role": "body"}
CAPTION = {"start": 12, "end": 15, "role": "caption"}
CREDIT = {"start": 16, "end": 18, "role": "credit"}
ARTICLE = {"id": "a1", "spans": [HEADLINE, BODY, CAPTION, CREDIT]}


def stream(*lines: object) -> io.BytesIO:
    rows = (line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines)
    return io.BytesIO(b"\n".join(rows) + b"\n")


def read(*lines: object, read_as: ReadAs = ReadAs.AUTO) -> list[Record]:
    return list(read_lines(stream(*lines), file="f.jsonl", read_as=read_as))


def line(**keys: object) -> dict[str, object]:
    return {"id": "p", "text": TEXT, **keys}


def annotation_of(**keys: object) -> AnnotationRecord:
    record = read(line(**{"reviewer": "li", "state": {}, **keys}))[0]
    assert isinstance(record, AnnotationRecord)
    return record


def prediction_of(**keys: object) -> PredictionRecord:
    record = read(line(**keys))[0]
    assert isinstance(record, PredictionRecord)
    return record


def refusal(*lines: object, read_as: ReadAs = ReadAs.AUTO) -> BadFile:
    with pytest.raises(BadFile) as refused:
        read(*lines, read_as=read_as)
    return refused.value


def refused(**keys: object) -> str:
    return str(refusal(line(**keys)))


def test_id_and_text_are_enough_for_a_page() -> None:
    record = read({"id": "p", "text": "文"})[0]
    assert isinstance(record, PageRecord)
    assert (record.page.id, record.page.text, record.line) == ("p", "文", 1)


def test_everything_said_of_a_page_is_read() -> None:
    page = read(
        line(
            language="zh",
            publication="日报",
            date="2023-07-27",
            issue="日报/27",
            page_number="A03",
            source={"file": "f", "kind": "pdf"},
        )
    )[0].page
    assert (page.language, page.publication, page.date, page.issue, page.page_number) == (
        "zh",
        "日报",
        "2023-07-27",
        "日报/27",
        "A03",
    )
    assert page.source == Source("f", "pdf")


def test_a_source_may_be_a_string() -> None:
    assert read(line(source="f.pdf"))[0].page.source == Source("f.pdf")


def test_the_issue_is_named_or_of_the_publication_or_of_the_meta() -> None:
    assert read(line(issue="x", meta={"issue": "m"}))[0].page.issue_key == "x"
    assert read(line(publication="a", date="2023-07-27", meta={"issue": "m"}))[0].page.issue_key == "a/2023-07-27"
    assert read(line(meta={"issue": "m"}))[0].page.issue_key == "m"
    assert read(line())[0].page.issue_key is None


def test_null_counts_as_absent() -> None:
    assert isinstance(read(line(articles=None, language=None, state=None))[0], PageRecord)


def test_a_line_with_state_or_reviewer_is_an_annotation() -> None:
    assert isinstance(read(line(reviewer="li"))[0], AnnotationRecord)
    assert isinstance(read(line(state={}))[0], AnnotationRecord)


def test_a_line_with_a_run_is_a_prediction_of_that_run() -> None:
    run = {"segmenter": "rules", "version": "1.0.0", "settings": {"b": 1, "a": 2}}
    assert prediction_of(articles=[], provenance={"run": run}).run == Run("rules", "1.0.0", '{"a":2,"b":1}')


def test_articles_of_nobody_are_a_prediction_of_an_imported_run() -> None:
    assert prediction_of(articles=[ARTICLE]).run == Run("imported", "")


def test_a_line_is_read_as_one_asks() -> None:
    record = read(line(articles=[ARTICLE]), read_as=ReadAs.ANNOTATIONS)[0]
    assert isinstance(record, AnnotationRecord)
    assert record.annotation.reviewer == "imported"
    assert isinstance(read(line(articles=[ARTICLE], state={}), read_as=ReadAs.PAGES)[0], PageRecord)
    assert isinstance(read(line(articles=[ARTICLE], state={}), read_as=ReadAs.PREDICTIONS)[0], PredictionRecord)
    assert isinstance(read(line(), read_as=ReadAs.PREDICTIONS)[0], PageRecord)


def test_fragments_keep_the_reading_order_of_the_file_and_articles_go_by_their_place() -> None:
    articles = [{"id": "b", "spans": [CREDIT, CAPTION]}, {"id": "a", "spans": [BODY, HEADLINE]}]
    read_articles = annotation_of(articles=articles).annotation.articles
    assert [article.id for article in read_articles] == ["a", "b"]
    assert [fragment.role for fragment in read_articles[0].fragments] == [Role.BODY, Role.HEADLINE]
    assert [article.number for article in read_articles] == [2, 1]


def test_numbers_are_kept_and_missing_ones_take_the_lowest_free() -> None:
    articles = [{"id": "a", "spans": [BODY]}, {"id": "b", "number": 1, "spans": [CAPTION]}]
    assert [article.number for article in annotation_of(articles=articles).annotation.articles] == [2, 1]


def test_white_space_at_the_ends_of_a_span_is_nobodys() -> None:
    articles = [{"id": "a", "spans": [{"start": 2, "end": 12, "role": "body"}]}]
    assert annotation_of(articles=articles).annotation.articles[0].spans == (Span(5, 11),)


def test_decisions_of_a_finished_layer_are_confirmed_unless_said_otherwise() -> None:
    spans = [HEADLINE, {**BODY, "standing": "machine", "confidence": 0.25}]
    article = annotation_of(articles=[{"id": "a", "spans": spans}], state={"articles": "finished"}).annotation.articles[0]
    assert article.decision == Decision(Standing.CONFIRMED)
    assert article.fragments[0].decisions == (Decision(Standing.CONFIRMED),) * 3
    assert article.fragments[1].decisions == (Decision(Standing.MACHINE, 0.25),) * 3


def test_decisions_of_an_unfinished_layer_are_the_machines() -> None:
    article = annotation_of(articles=[ARTICLE], state={"articles": "in progress"}).annotation.articles[0]
    assert article.fragments[0].role_decision == Decision()


def test_three_decisions_of_a_span_can_be_told_apart() -> None:
    apart = {"role": {"standing": "changed"}, "attachment": {"confidence": 0.5}}
    span = {**BODY, "standing": "changed", "confidence": 0.5, "decisions": apart, "placed": True}
    fragment = annotation_of(articles=[{"id": "a", "spans": [span]}]).annotation.articles[0].fragments[0]
    assert fragment.role_decision == Decision(Standing.CHANGED)
    assert fragment.attachment == Decision(Standing.MACHINE, 0.5)
    assert fragment.boundary == Decision(Standing.CHANGED, 0.5)
    assert fragment.is_placed


def test_an_annotation_without_state_is_finished_where_it_has_a_list() -> None:
    states = read(line(reviewer="li", articles=[ARTICLE], quantities=[]))[0]
    assert isinstance(states, AnnotationRecord)
    assert states.annotation.states.articles is ReviewState.FINISHED
    assert states.annotation.states.pictures is ReviewState.NEW
    assert states.annotation.states.numbers is ReviewState.FINISHED


def test_links_are_read() -> None:
    link = {"page_number": "1", "page": None, "article": None}
    article = annotation_of(articles=[{**ARTICLE, "continued_from": link, "continued_on": None}]).annotation.articles[0]
    assert article.continued_from == JumpLink("1")
    assert article.continued_on is None


def test_next_ids_are_beyond_every_id_and_foreign_ids_stay() -> None:
    articles = [{"id": "a7", "spans": [HEADLINE]}, {"id": "DIVL10", "spans": [BODY]}, {"spans": [CAPTION]}]
    quantities = [{"id": "q41", "spans": [{"start": 8, "end": 9}]}]
    annotation = annotation_of(articles=articles, quantities=quantities).annotation
    assert {article.id for article in annotation.articles} == {"a7", "DIVL10", "a8"}
    assert annotation.next_ids == NextIds(article=9, quantity=42)


def test_an_illustration_is_read() -> None:
    picture = {
        "id": "i1", "article": "a1", "kind": "chart", "label": "图①",
        "caption": [{"start": 12, "end": 15}], "credit": [{"start": 16, "end": 18}], "box": [1, 2.5, 3, 4],
    }  # fmt: skip
    illustration = annotation_of(articles=[ARTICLE], illustrations=[picture]).annotation.illustrations[0]
    assert (illustration.kind, illustration.label, illustration.box) == ("chart", "图①", (1.0, 2.5, 3.0, 4.0))
    assert (illustration.caption, illustration.credit) == ((Span(12, 15),), (Span(16, 18),))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (9846900, "9846900"),
        (32.9, "32.9"),
        (0.1, "0.1"),
        (1e22, "1E22"),
        (-0.05, "-0.05"),
        ("984.690000000000000001", "984.690000000000000001"),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_numbers_are_exact(written: object, value: str) -> None:
    quantity = {"id": "q1", "spans": [{"start": 8, "end": 9}], "value": written}
    assert annotation_of(quantities=[quantity]).annotation.quantities[0].value == Decimal(value)


def test_notes_and_flags_are_read() -> None:
    note = {"id": "n1", "target": {"kind": "fragment", "start": 5, "end": 11}, "text": "?", "resolved": True}
    annotation = annotation_of(notes=[note], flags=[{"id": "f1", "reason": "blurred"}]).annotation
    assert annotation.notes[0].target == Target(TargetKind.FRAGMENT, None, Span(5, 11))
    assert annotation.notes[0].is_resolved
    assert (annotation.flags[0].target, annotation.flags[0].reason) == (Target(), "blurred")


def test_text_under_an_article_is_ignored() -> None:
    record = annotation_of(articles=[{**ARTICLE, "text": {"headline": "x"}}])
    assert record.annotation.extra == "{}"


def test_the_sample_gold_is_read() -> None:
    record = next(read_lines(resource_path("samples/hohhot-daily-2023-07-27-p2.gold.jsonl"), file="gold"))
    assert isinstance(record, AnnotationRecord)
    assert len(record.annotation.articles) == 10
    assert record.annotation.reviewer == "gold"


WRONG = [
    ({"id": ""}, "id: must not be empty"),
    ({"id": 5}, "id: must be a string, not a number"),
    ({"id": None}, "id: missing"),
    ({"text": None}, "text: missing"),
    ({"text": ["x"]}, "text: must be a string, not a list"),
    ({"text": "a\0b"}, "text: NUL at offset 1"),
    ({"text": "𠮷\rb"}, "text: a carriage return at offset 1"),
    ({"format": "page-jsonl/2"}, "format: this is page-jsonl/2, and page-jsonl/1 is what can be read here"),
    ({"sha256": "00"}, f"sha256: does not fit the text, whose digest is {hashlib.sha256(TEXT.encode()).hexdigest()}"),
    ({"language": 1}, "language: must be a string, not a number"),
    ({"source": 1}, "source: must be a string, not a number"),
    ({"source": {"file": []}}, "source.file: must be a string, not a list"),
    ({"articles": {}}, "articles: must be a list, not an object"),
    ({"articles": [1]}, "articles[0]: must be an object, not a number"),
    ({"articles": [{"id": "a", "spans": []}]}, "articles[0].spans: needs at least one span"),
    ({"articles": [{"id": "a"}]}, "articles[0].spans: needs at least one span"),
    ({"articles": [{"id": 1, "spans": [BODY]}]}, "articles[0].id: must be a string, not a number"),
    ({"articles": [{"id": "a", "spans": [BODY], "number": 0}]}, "articles[0].number: 0 is below 1"),
    ({"furniture": [{**BODY, "role": "folios"}], "state": {}}, "furniture[0].role: unknown role folios; one of kicker, headline"),
    ({"furniture": [BODY], "state": {}}, "furniture[0].role: body is a role of articles and cannot stand in the furniture"),
    ({"state": {"articles": "done"}}, "state.articles: unknown word done; one of new, in progress, finished, ignored"),
    ({"state": "finished"}, "state: must be an object, not a string"),
    ({"reviewer": "li", "revision": "7"}, "revision: must be a whole number, not a string"),
    ({"reviewer": "li", "nothing_here": 1}, "nothing_here: must be true or false, not a number"),
    ({"articles": [], "provenance": {"run": {}}}, "provenance.run.segmenter: missing"),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "reason"), WRONG, ids=[reason for _, reason in WRONG])
def test_a_wrong_key_is_refused_with_its_place(keys: dict[str, object], reason: str) -> None:
    assert refused(**keys).startswith(f"f.jsonl, line 1, {reason}")


WRONG_SPANS: list[tuple[object, str]] = [
    ({"start": 0, "end": 20, "role": "body"}, "articles[0].spans[0].end: offset 20 is outside the text of 19 characters"),
    ({"start": -1, "end": 2, "role": "body"}, "articles[0].spans[0].start: offset -1 is outside the text"),
    ({"start": 5, "end": 5, "role": "body"}, "articles[0].spans[0]: the span 5 to 5 is empty"),
    ({"start": 6, "end": 5, "role": "body"}, "articles[0].spans[0]: the span 6 to 5 is empty"),
    ({"start": 2, "end": 5, "role": "body"}, "articles[0].spans[0]: the span 2 to 5 holds white space only"),
    ({"start": 0.0, "end": 2, "role": "body"}, "articles[0].spans[0].start: must be a whole number, not a number"),
    ({"start": True, "end": 2, "role": "body"}, "articles[0].spans[0].start: must be a whole number, not true or false"),
    ({"end": 2, "role": "body"}, "articles[0].spans[0].start: missing"),
    ({"start": 0, "end": 2}, "articles[0].spans[0].role: missing"),
    ({"start": 0, "end": 2, "role": "titel"}, "articles[0].spans[0].role: unknown role titel; one of kicker"),
    ({"start": 0, "end": 2, "role": "folio"}, "articles[0].spans[0].role: folio is a role of furniture and cannot stand"),
    ({**BODY, "confidence": 1.5}, "articles[0].spans[0].confidence: 1.5 is not between 0 and 1"),
    ({**BODY, "confidence": "high"}, "articles[0].spans[0].confidence: must be a number, not a string"),
    ({**BODY, "standing": "sure"}, "articles[0].spans[0].standing: unknown word sure; one of machine"),
    ("body", "articles[0].spans[0]: must be an object, not a string"),
]


@pytest.mark.parametrize(("span", "reason"), WRONG_SPANS, ids=[reason for _, reason in WRONG_SPANS])
def test_a_wrong_span_is_refused_with_its_place(span: object, reason: str) -> None:
    assert refused(articles=[{"id": "a", "spans": [span]}]).startswith(f"f.jsonl, line 1, {reason}")


WRONG_FIGURES: list[tuple[dict[str, object], str]] = [
    ({"illustrations": [{"kind": "film"}]}, "illustrations[0].kind: unknown word film; one of photo"),
    ({"illustrations": [{"article": "a9"}]}, "illustrations[0].article: no article a9 on this page"),
    ({"illustrations": [{"caption": [{"start": 5, "end": 6}]}]}, "illustrations[0].caption: the span 5 to 6 lies outside"),
    ({"illustrations": [{"credit": [{"start": 12, "end": 18}]}]}, "illustrations[0].credit: the span 12 to 18 lies outside"),
    ({"illustrations": [{"box": [1, 2, 3]}]}, "illustrations[0].box: must be a list of four numbers"),
    ({"illustrations": [{"id": "i"}, {"id": "i"}]}, "illustrations[1].id: i was there before"),
    ({"quantities": [{}]}, "quantities[0].spans: needs at least one span"),
    ({"quantities": [{"spans": [{"start": 5, "end": 6}], "value": True}]}, "quantities[0].value: must be a number, or"),
    ({"quantities": [{"spans": [{"start": 5, "end": 6}], "value": "12a"}]}, "quantities[0].value: 12a is not a decimal"),
    ({"quantities": [{"spans": [{"start": 5, "end": 6}], "value": "NaN"}]}, "quantities[0].value: NaN is not"),
    ({"quantities": [{"spans": [{"start": 5, "end": 6}], "low": "1E999999999"}]}, "quantities[0].low: 1E999999999 is not"),
    ({"quantities": [{"spans": [{"start": 5, "end": 6}], "bound": "!"}]}, "quantities[0].bound: unknown word !; one of =, ~"),
    ({"quantities": [{"spans": [{"start": 5, "end": 99}]}]}, "quantities[0].spans[0].end: offset 99 is outside"),
    ({"notes": [{"text": "x", "target": {"kind": "fragment"}}], "state": {}}, "notes[0].target.start: missing"),
    ({"notes": [{"id": "n1"}], "state": {}}, "notes[0].text: missing"),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "reason"), WRONG_FIGURES, ids=[reason for _, reason in WRONG_FIGURES])
def test_a_wrong_figure_is_refused_with_its_place(keys: dict[str, object], reason: str) -> None:
    assert refused(articles=[ARTICLE], **keys).startswith(f"f.jsonl, line 1, {reason}")


def test_two_spans_on_one_character_are_refused() -> None:
    spans = [{"start": 5, "end": 8, "role": "body"}, {"start": 7, "end": 11, "role": "body"}]
    reason = refused(articles=[{"id": "a", "spans": spans}])
    assert reason == "f.jsonl, line 1, articles[0].spans[1]: the character at 7 is already in articles[0].spans[0]"


def test_a_span_inside_another_is_refused_across_articles_and_furniture() -> None:
    articles = [{"id": "a", "spans": [{"start": 5, "end": 18, "role": "body"}]}]
    furniture = [{"start": 5, "end": 6, "role": "folio"}, {"start": 8, "end": 9, "role": "folio"}]
    assert "is already in" in refused(articles=articles, furniture=furniture)


def test_duplicate_article_ids_and_numbers_are_refused() -> None:
    assert "articles[1].id: a was there before" in refused(
        articles=[{"id": "a", "spans": [BODY]}, {"id": "a", "spans": [HEADLINE]}]
    )
    twice = [{"id": "a", "number": 3, "spans": [BODY]}, {"id": "b", "number": 3, "spans": [HEADLINE]}]
    assert "articles[1].number: 3 was there before" in refused(articles=twice)


def test_a_page_that_comes_twice_is_refused_unless_another_reviewer_speaks() -> None:
    assert str(refusal(line(), line())) == "f.jsonl, line 2, id: p was there before"
    assert "line 2, id: p was there before" in str(refusal(line(reviewer="li"), line(reviewer="li")))
    assert len(read(line(reviewer="li"), line(reviewer="wang"), line())) == 3


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"{", "not JSON: "),
        (b"[1]", "a page must be a JSON object, not a list"),
        (b"null", "a page must be a JSON object, not null"),
        (b'{"id": "\xff"}', "byte 8 is not UTF-8; save the file as UTF-8"),
        (b'{"id": NaN, "text": ""}', "not JSON: "),
    ],
)
def test_a_line_that_is_no_json_object_is_refused(written: bytes, reason: str) -> None:
    assert str(refusal(written)).startswith(f"f.jsonl, line 1: {reason}")


def test_a_lone_surrogate_is_refused_with_its_key() -> None:
    written = b'{"id": "p", "text": "x", "articles": [{"id": "\\ud842"}]}'
    assert str(refusal(written)) == "f.jsonl, line 1, articles[0].id: a lone surrogate at offset 0"


def test_a_line_that_breaks_off_is_named_once() -> None:
    assert str(refusal(line(), b'{"id": "p",')) == "f.jsonl, line 2: not JSON: unexpected end of data"


def test_the_line_named_counts_blank_lines() -> None:
    assert str(refusal(b"", line(), b"  ", b"{")).startswith("f.jsonl, line 4: not JSON")


def test_a_byte_order_mark_before_the_first_line_falls() -> None:
    assert len(read(b'\xef\xbb\xbf{"id": "p", "text": "x"}\r')) == 1


def test_a_bad_line_does_not_stop_the_others_when_asked() -> None:
    bad: list[BadFile] = []
    lines = stream(line(id="1"), b"{", line(id="2"), line(id="1"), line(id="3"))
    records = list(read_lines(lines, file="f", on_bad=bad.append))
    assert [record.page.id for record in records] == ["1", "2", "3"]
    assert [refusal.fields["line"] for refusal in bad] == [2, 4]


def test_a_line_too_long_is_refused_and_the_next_one_read() -> None:
    assert list(numbered_lines(io.BytesIO(b"x" * 100 + b"\nab\n" + b"y" * 100), limit=10)) == [(1, None), (2, b"ab\n"), (3, None)]


def test_a_line_of_just_the_limit_is_read() -> None:
    assert list(numbered_lines(io.BytesIO(b"1234\n12345"), limit=4)) == [(1, b"1234\n"), (2, None)]


class Endless(io.RawIOBase):
    """A stream of one line that is 200 MiB long."""

    left = 200 * 1024 * 1024

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        assert isinstance(buffer, memoryview)
        count = min(len(buffer), self.left)
        buffer[:count] = b"x" * count
        self.left -= count
        return count


def test_an_endless_line_is_refused_in_bounded_memory() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(BadFile, match="line 1: longer than 64 MiB, too long for one page"):
            next(read_lines(io.BufferedReader(Endless()), file="f"))
        assert tracemalloc.get_traced_memory()[1] < 200 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_memory_stays_flat_over_many_lines() -> None:
    text = "文" * 10_000
    rows = (json.dumps({"id": str(number), "text": text}).encode() + b"\n" for number in range(400))

    class Rows(io.RawIOBase):
        def __init__(self, rows: Iterator[bytes]) -> None:
            self.rows, self.rest = rows, b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            assert isinstance(buffer, memoryview)
            self.rest = self.rest or next(self.rows, b"")
            piece, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
            buffer[: len(piece)] = piece
            return len(piece)

    tracemalloc.start()
    try:
        count = sum(1 for _ in read_lines(io.BufferedReader(Rows(rows)), file="f"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 400
    assert peak < 2 * 1024 * 1024


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"gone\.jsonl is not there"):
        next(read_lines(tmp_path / "gone.jsonl", file="gone.jsonl"))
