"""Layouts and places of pictures are kept with their pages and come out as they went in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.errors import BadCorpus
from annotator.core.layout import Boxes, Facsimile, Layout, Style, Unit
from annotator.core.page import Page, PageId
from annotator.store import Store
from annotator.store.layouts import packed, unpacked

P1 = PageId("p1")
LAYOUT = Layout(
    595.3,
    841.9,
    Unit.POINT,
    Boxes.of([(10.5, 20.25, 30, 40), None, (5, 6, 7, 8)]),
    (Style(0, 22.5, is_bold=True, font="黑体"), Style(1)),
    rules=((0, 1, 2, 3),),
    pictures=((1, 1, 9, 9), (2, 2, 8, 8)),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A corpus of one page of three characters."""
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        store.pages.add(Page(P1, "甲 乙\n𠮷"))
        yield store


def test_a_layout_comes_out_as_it_went_in(store: Store) -> None:
    assert store.layouts.of(P1) is None
    store.layouts.put(P1, LAYOUT)
    assert store.layouts.of(P1) == LAYOUT
    assert store.layouts.having([P1, PageId("p2")]) == {P1}


def test_another_layout_takes_its_place(store: Store) -> None:
    other = Layout(10, 10, Unit.PIXEL, Boxes.of([None] * 3))
    store.layouts.put(P1, LAYOUT)
    store.layouts.put(P1, other)
    assert store.layouts.of(P1) == other


def test_boxes_of_another_text_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="2 boxes are none for page p1"):
        store.layouts.put(P1, Layout(10, 10, Unit.PIXEL, Boxes.of([None] * 2)))
    with pytest.raises(ValueError, match="are none for page p2"):
        store.layouts.put(PageId("p2"), LAYOUT)


def test_a_damaged_column_is_said_to_be_damaged(store: Store) -> None:
    store.layouts.put(P1, LAYOUT)
    store._connection.write("UPDATE layouts SET boxes = x'00' WHERE page = 'p1'", ())
    with pytest.raises(BadCorpus):
        store.layouts.of(P1)


def test_where_the_picture_is_can_be_said_anew(store: Store) -> None:
    assert store.layouts.facsimile_of(P1) is None
    store.layouts.put_facsimile(P1, Facsimile("/报纸/一版.pdf", 3))
    store.layouts.put_facsimile(P1, Facsimile("/新/一版.pdf"))
    assert store.layouts.facsimile_of(P1) == Facsimile("/新/一版.pdf", 0)


def test_a_page_of_seven_thousand_characters_takes_little_room() -> None:
    boxes = Boxes.of((x * 10.0, y * 12.0, x * 10.0 + 9.8, y * 12.0 + 9.8) for y in range(100) for x in range(70))
    assert unpacked(packed(boxes)) == boxes
    assert len(packed(boxes)) < 10_000
