"""An annotation as rows and back: nothing is lost, also by way of JSON."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import rows
from annotator.core.rows import Row
from tests.core.stories import annotation
from tests.core.strategies import Review, reviews


@given(reviews(), st.randoms(use_true_random=False))
def test_an_annotation_comes_back_from_its_rows_in_any_order(review: Review, chance: random.Random) -> None:
    said = review.annotation
    shuffled = list(rows.rows_of(said))
    chance.shuffle(shuffled)
    again = rows.annotation_of(shuffled, page=said.page, reviewer=said.reviewer, next_ids=said.next_ids)
    assert again == said


@given(reviews())
def test_an_annotation_comes_back_from_its_rows_as_json(review: Review) -> None:
    said = review.annotation
    told = [Row(*json.loads(row.canonical_json())) for row in rows.rows_of(said)]
    assert rows.annotation_of(told, page=said.page, reviewer=said.reviewer, next_ids=said.next_ids) == said


@given(reviews())
def test_no_two_rows_have_one_place(review: Review) -> None:
    places = [row.place for row in rows.rows_of(review.annotation)]
    assert len(set(places)) == len(places)


def test_equal_rows_give_equal_json_whatever_the_order_of_their_keys() -> None:
    assert Row("t", 1, {"a": 1, "b": "键"}).canonical_json() == Row("t", 1, {"b": "键", "a": 1}).canonical_json()


def test_ids_are_sorted_by_their_number() -> None:
    assert sorted(["a10", "a9", "a1"], key=rows.id_order) == ["a1", "a9", "a10"]


@pytest.mark.parametrize("table", ["article", "fragment", "verdict"])
def test_an_annotation_has_rows_of_each_table(table: str) -> None:
    assert table in {row.table for row in rows.rows_of(annotation())}
