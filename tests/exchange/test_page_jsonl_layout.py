"""Where lines stand on the page comes in with page-jsonl, is shared by their characters, and goes out again."""

import io
import json
from collections.abc import Sequence

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import BadFile
from annotator.core.layout import Box, Boxes, Layout, Unit
from annotator.core.page import Page, PageId
from annotator.exchange.page_jsonl import PageRecord, line_of, read_lines

Json = dict[str, object]


def page_of(text: str, *lines: Json, **keys: object) -> Page:
    told = {"id": "p", "text": text, "page_size": [100, 200], "lines": lines, **keys}
    (record,) = read_lines(io.BytesIO(json.dumps(told).encode()), file="f.jsonl")
    return record.page


def boxes_of(text: str, *lines: Json) -> list[Box | None]:
    page = page_of(text, *lines)
    assert page.layout is not None
    return list(page.layout.boxes)


def at(start: int, end: int, *box: float) -> Json:
    return {"start": start, "end": end, "box": list(box)}


def written(page: Page) -> Json:
    line: Json = orjson.loads(line_of(PageRecord(page)))
    return line


def refused(text: str, *lines: Json, **keys: object) -> str:
    with pytest.raises(BadFile) as refusal:
        page_of(text, *lines, **keys)
    return str(refusal.value)


def test_the_characters_of_a_line_share_its_box_by_their_width() -> None:
    assert boxes_of("甲 ab乙", at(0, 5, 10, 20, 17, 22)) == [
        (10, 20, 12, 22),
        (13, 20, 14, 22),
        (14, 20, 15, 22),
        (15, 20, 17, 22),
    ]


def test_a_line_that_is_higher_than_wide_runs_from_top_to_bottom() -> None:
    assert boxes_of("甲乙a", at(0, 3, 0, 0, 10, 30)) == [(0, 0, 10, 10), (0, 10, 10, 20), (0, 20, 10, 30)]


def test_one_character_that_is_higher_than_wide_has_the_whole_box() -> None:
    assert boxes_of("1", at(0, 1, 3, 4, 5, 9)) == [(3, 4, 5, 9)]


def test_characters_without_a_line_have_no_box_and_space_at_the_ends_takes_none() -> None:
    assert boxes_of("甲\n 乙丙 \n", at(2, 6, 0, 0, 20, 10)) == [None, (0, 0, 10, 10), (10, 0, 20, 10)]


def test_size_and_unit_are_those_of_the_line() -> None:
    layout = page_of("甲", at(0, 1, 0, 0, 1, 1)).layout
    assert layout is not None
    assert (layout.width, layout.height, layout.unit) == (100, 200, Unit.POINT)
    other = page_of("甲", at(0, 1, 0, 0, 1, 1), page_unit="mm10").layout
    assert other is not None
    assert other.unit is Unit.TENTH_MILLIMETRE


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (at(0, 4, 0, 0, 1, 1), "lines[0].end: offset 4 is outside the text of 3 characters"),
        (at(1, 1, 0, 0, 1, 1), "lines[0]: the span 1 to 1 is empty"),
        (at(2, 3, 0, 0, 1, 1), "lines[0]: the span 2 to 3 holds white space only"),
        ({"start": 0, "end": 1}, "lines[0].box: missing"),
        (at(0, 1, 0, 0, 1), "lines[0].box: must be a list of four numbers, not a list"),
        ({**at(0, 1), "box": [0, 0, "1", 1]}, "lines[0].box: must be a list of four numbers, not a list"),
        (at(0, 1, 5, 0, 4, 1), "lines[0].box: [5, 0, 4, 1] is no box; write left, top, right and bottom, in this order"),
        (at(0, 1, 0, 2, 1, 1), "lines[0].box: [0, 2, 1, 1] is no box; write left, top, right and bottom, in this order"),
        (at(0, 1, 0, 0, 1e300, 1), "lines[0].box: 1e+300 is not between -10000000 and 10000000"),
    ],
)
def test_a_wrong_line_is_refused_with_its_key(line: Json, words: str) -> None:
    assert refused("甲乙\n", line) == f"f.jsonl, line 1, {words}"


def test_two_lines_on_one_character_are_refused() -> None:
    lines = at(0, 2, 0, 0, 1, 1), at(1, 3, 0, 0, 1, 1)
    assert refused("甲乙丙", *lines) == "f.jsonl, line 1, lines[1]: the character at 1 is already in lines[0]"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"page_size": None}, "page_size: missing"),
        ({"page_size": [10]}, "page_size: must be a list of two numbers, not a list"),
        ({"page_size": [0, 10]}, "page_size: 0 × 10 is no size of a page"),
        ({"page_unit": "cm"}, "page_unit: unknown word cm; one of pt, px, mm10, inch1200"),
        ({"lines": {}}, "lines: must be a list, not an object"),
        ({"lines": [3]}, "lines[0]: must be an object, not a number"),
    ],
)
def test_a_layout_that_cannot_be_meant_is_refused(keys: Json, words: str) -> None:
    assert refused("甲", at(0, 1, 0, 0, 1, 1), **keys) == f"f.jsonl, line 1, {words}"


def test_what_came_in_goes_out_again() -> None:
    lines = [at(1, 3, 40.1, 80, 300.55, 98.2), {**at(4, 5, 1, 2, 3, 4), "hand": "li"}]
    page = page_of("\n甲乙\n丙", *lines, page_size=[1087, 1230.5])
    out = written(page)
    assert (out["page_size"], out["lines"], "page_unit" in out) == ([1087, 1230.5], lines, False)
    assert page.extra == '{"lines":{"4":{"hand":"li"}}}'


def test_a_line_of_the_text_is_one_line_with_the_box_around_its_characters() -> None:
    layout = Layout(9, 9, Unit.PIXEL, Boxes.of([(1, 1, 2, 2), None, (5, 0, 6, 3), None, (0.25, 0, 1, 1)]))
    out = written(Page(PageId("p"), "甲乙 丙\n\n丁\n戊", layout=layout))
    assert out["lines"] == [at(0, 4, 1, 0, 6, 3), at(8, 9, 0.25, 0, 1, 1)]
    assert (out["page_size"], out["page_unit"]) == ([9, 9], "px")


def test_a_page_without_boxes_has_no_lines() -> None:
    assert not {"page_size", "lines"} & set(written(Page(PageId("p"), "甲")))
    empty = Layout(9, 9, Unit.PIXEL, Boxes.of([None]))
    assert not {"page_size", "lines"} & set(written(Page(PageId("p"), "甲", layout=empty)))


def test_a_size_alone_is_kept_as_it_is() -> None:
    page = page_of("甲", page_size=[3, 4.5])
    assert page.layout is None
    assert (written(page)["page_size"], written(page)["lines"]) == ([3, 4.5], [])


def test_lines_that_an_older_version_kept_unread_go_out_once_and_give_way_to_a_layout() -> None:
    extra = '{"page_size":[3,4],"lines":[{"start":0,"end":1,"box":[0,0,1,1]}]}'
    assert written(Page(PageId("p"), "甲", extra=extra))["lines"] == [at(0, 1, 0, 0, 1, 1)]
    layout = Layout(9, 9, Unit.POINT, Boxes.of([(2, 2, 3, 3)]))
    out = written(Page(PageId("p"), "甲", extra=extra, layout=layout))
    assert (out["page_size"], out["lines"]) == ([9, 9], [at(0, 1, 2, 2, 3, 3)])


numbers = st.integers(-3000, 300_000).map(lambda parts: parts / 100)
sides = st.lists(numbers, min_size=2, max_size=2).map(sorted)


@given(st.lists(st.tuples(st.text(st.sampled_from("甲a 。\u3000𠮷i"), min_size=1, max_size=9), sides, sides), max_size=4))
def test_lines_come_back_as_they_were_written(some: Sequence[tuple[str, list[float], list[float]]]) -> None:
    text, lines = "", []
    for words, (x0, x1), (y0, y1) in some:
        if words.strip():
            lines.append(at(len(text), len(text) + len(words), x0, y0, x1, y1))
        text += words + "\n"
    once = written(page_of(text or "甲", *lines))
    assert [line["box"] for line in once.get("lines", [])] == [line["box"] for line in lines]  # type: ignore[attr-defined]
    twice = written(page_of(text or "甲", **{key: once[key] for key in ("page_size", "lines")}))
    assert twice == once
