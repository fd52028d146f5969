"""The short way through plain lines: it makes what the careful way makes, and leaves everything else to it."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.annotation import Segmentation
from annotator.core.decisions import Standing
from annotator.core.errors import BadFile
from annotator.core.flat import FlatSegmentation, flat_of
from annotator.core.roles import ARTICLE_ROLES, FURNITURE_ROLES, Role
from annotator.exchange.page_jsonl.articles import read_articles
from annotator.exchange.page_jsonl.fields import Fields, Json, Place
from annotator.exchange.page_jsonl.plain import plain_segmentation

TEXT = "甲乙 丙\n𠮷丁\u3000戊己庚\n\n辛"
BODY = {"start": 0, "end": 2, "role": "body"}
FOLIO = {"start": 3, "end": 4, "role": "folio"}


def plainly(line: Json) -> FlatSegmentation | None:
    return plain_segmentation(Fields(line, Place("f", 1)), TEXT, Standing.CONFIRMED)


def carefully(line: Json) -> FlatSegmentation | None:
    """What the careful way makes of a line; None where it refuses it."""
    try:
        read = read_articles(Fields(line, Place("f", 1)), TEXT, Standing.CONFIRMED)
    except BadFile:
        return None
    return flat_of(Segmentation(read.articles, read.furniture))


def told(flat: FlatSegmentation | None) -> object:
    return None if flat is None else (flat.articles, flat.fragments)


offsets = st.integers(-1, len(TEXT) + 1)
odd = st.sampled_from([None, True, False, 1.0, "1", "", [], {}, ["a"], {"a": 1}, 0, -1, 2, 1.5, "body", "folio", "machine", "a1"])


def objects(usual: Mapping[str, st.SearchStrategy[object]]) -> st.SearchStrategy[Json]:
    """Objects with these keys, now and then with one that is missing, odd or unknown."""
    spoiled = st.fixed_dictionaries({}, optional=dict.fromkeys((*usual, "x"), odd))
    whole = st.fixed_dictionaries(dict(usual))
    return st.one_of(whole, whole, whole, st.tuples(whole, spoiled).map(lambda both: both[0] | both[1]), spoiled)


shares = st.sampled_from([None, 0, 1, 0.25, 1.0])
standings = st.sampled_from([None, *(standing.value for standing in Standing)])


def spans(*roles: Role) -> st.SearchStrategy[Json]:
    words = st.sampled_from([role.value for role in roles])
    return objects({"start": offsets, "end": offsets, "role": words, "confidence": shares, "standing": standings})


articles = objects(
    {
        "id": st.sampled_from(["a1", "a2", "x", "甲"]),
        "number": st.sampled_from([None, None, 1, 2, 3]),
        "spans": st.lists(spans(*ARTICLE_ROLES), max_size=3),
        "text": st.just({"headline": "?"}),
        "standing": standings,
        "confidence": shares,
    }
)
lines = objects({"articles": st.lists(articles, max_size=2), "furniture": st.lists(spans(*FURNITURE_ROLES), max_size=2)})


@given(lines)
@example({"articles": [{"id": "a1", "spans": [{**BODY, "start": True}]}]})
@example({"articles": [{"id": "a1", "spans": [BODY]}, {"id": "a2", "spans": [{**BODY, "start": 1}]}]})
@example({"articles": [{"id": "a1", "spans": [BODY], "continued_on": {"page_number": "3"}}]})
def test_a_line_is_made_as_with_care_or_left_to_it(line: Json) -> None:
    plain = plainly(line)
    assert plain is None or told(plain) == told(carefully(line))


@st.composite
def ordinary(draw: st.DrawFn) -> Json:
    """Lines as programs write them: spans that lie apart, trimmed or not."""
    cuts = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=4, max_size=9)))
    pieces = [(start, end) for start, end in pairwise(cuts) if TEXT[start:end].strip()]
    share = draw(st.integers(1, len(pieces)))
    decided = {"confidence": draw(shares), "standing": draw(standings)} if draw(st.booleans()) else {}
    inside = [{"start": start, "end": end, "role": "body", **decided} for start, end in draw(st.permutations(pieces[:share]))]
    furniture = [{"start": start, "end": end, "role": "folio"} for start, end in pieces[share:]]
    return {"articles": [{"id": f"a{at}", "spans": [span]} for at, span in enumerate(inside)], "furniture": furniture}


@given(ordinary())
def test_ordinary_lines_are_plain(line: Json) -> None:
    plain = plainly(line)
    assert plain is not None
    assert told(plain) == told(carefully(line))


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"articles": None, "furniture": []},
        {"articles": [{"id": "a1", "number": 7, "spans": [BODY]}], "furniture": [FOLIO]},
        {"articles": [{"id": "a1", "spans": [BODY], "text": {"body": "甲乙"}, "confidence": 0.5, "standing": "machine"}]},
        {"furniture": [{**FOLIO, "start": 2, "end": 5}]},
    ],
)
def test_what_programs_write_of_a_page_is_plain(line: Json) -> None:
    assert told(plainly(line)) == told(carefully(line)) is not None


@pytest.mark.parametrize(
    "line",
    [
        {"articles": [{"id": "a1", "spans": [{**BODY, "x": 1}]}]},
        {"articles": [{"id": "a1", "spans": [{**BODY, "placed": True}]}]},
        {"articles": [{"spans": [BODY]}]},
        {"articles": [{"id": "a1", "number": 2, "spans": [BODY]}, {"id": "a2", "spans": [{**FOLIO, "role": "body"}]}]},
    ],
)
def test_what_needs_care_is_left_to_it_and_right(line: Json) -> None:
    assert plainly(line) is None
    assert carefully(line) is not None
