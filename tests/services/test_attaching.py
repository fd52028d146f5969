"""Boxes and pictures of one source are laid onto pages whose text came from another."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core.errors import NotFound
from annotator.core.layout import Boxes, Facsimile, Layout, Style, Unit
from annotator.core.page import Page, PageId, Source
from annotator.services.attaching import Missing, NoPageFits, TextsDiffer, attach_pages
from annotator.services.corpora import Store, create_corpus

_HAN = [chr(0x4E00 + at) for at in range(1500)]


def blocks_of(seed: int, count: int = 4) -> list[str]:
    """Blocks of 60 characters in lines of ten, which no other seed has."""
    lot = random.Random(seed)
    lines = ["".join(lot.choices(_HAN, k=10)) for _ in range(6 * count)]
    return ["\n".join(lines[at : at + 6]) for at in range(0, len(lines), 6)]


def laid_out(page: Page) -> Page:
    """The page with a layout in which the box of each character says where in its text it is."""
    boxes = Boxes.of((at, 0, at + 1, 1) for at in range(page.ink))
    styles = (Style(0, 9.0), Style(60, 22.0, is_bold=True))
    rules, pictures = ((0, 5, 9, 5),), ((1, 1, 4, 4),)
    return replace(page, layout=Layout(900, 1200, Unit.POINT, boxes, styles, rules, pictures))


def source(
    seed: int, *, name: str = "x", order: tuple[int, ...] = (2, 0, 3, 1), date: str | None = None, page_number: str | None = None
) -> Page:
    """A page as another extractor reads it: with boxes and a picture, its blocks in another order."""
    blocks = blocks_of(seed)
    file = f"{name}.pdf"
    picture = Facsimile(f"/papers/{file}")
    text = "\n".join(blocks[index] for index in order)
    told = Page(PageId(name), text, date=date, page_number=page_number, source=Source(file, "pdf"), facsimile=picture)
    return laid_out(told)


def page(seed: int, page_id: str, *, date: str | None = None, page_number: str | None = None, file: str | None = None) -> Page:
    """A page of the corpus."""
    text = "\n\n".join(blocks_of(seed))
    return Page(PageId(page_id), text, date=date, page_number=page_number, source=Source(file))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A corpus of one page."""
    with create_corpus(tmp_path / "a.corpus") as store:
        store.pages.add(page(1, "p1"))
        yield store


def words_in(store: Store, came: Page, page_id: str) -> str:
    """The characters of the source that stand in the boxes of a page, in that page's order."""
    layout = store.layouts.of(PageId(page_id))
    assert layout is not None
    ink = "".join(came.text.split())
    return "".join(ink[int(box[0])] if box is not None else "□" for box in layout.boxes)


def test_each_character_gets_the_box_it_has_in_the_source(store: Store) -> None:
    came = source(1, name="p1")
    (done,) = attach_pages(store, [came]).attached
    assert (done.page, done.source, done.share, done.missing) == ("p1", "p1.pdf", 1.0, ())
    assert words_in(store, came, "p1") == "".join(page(1, "p1").text.split())


def test_size_styles_rules_pictures_and_the_place_of_the_picture_come_along(store: Store) -> None:
    attach_pages(store, [source(1, name="p1")])
    layout = store.layouts.of(PageId("p1"))
    assert layout is not None
    assert (layout.width, layout.height, layout.unit) == (900, 1200, Unit.POINT)
    assert (layout.rules, layout.pictures) == (((0, 5, 9, 5),), ((1, 1, 4, 4),))
    # The first 60 characters of the source, which are small, are the third block of the page.
    assert layout.styles == (Style(0, 22.0, is_bold=True), Style(120, 9.0), Style(180, 22.0, is_bold=True))
    assert store.layouts.facsimile_of(PageId("p1")) == Facsimile("/papers/p1.pdf")


def test_a_picture_that_is_there_stays_where_the_new_one_is_not(store: Store, tmp_path: Path) -> None:
    store.layouts.put_facsimile(PageId("p1"), Facsimile("/papers/old.pdf"))
    attach_pages(store, [source(1, name="p1")])
    assert store.layouts.facsimile_of(PageId("p1")) == Facsimile("/papers/old.pdf")
    (tmp_path / "new.pdf").touch()
    attach_pages(store, [replace(source(1, name="p1"), facsimile=Facsimile(str(tmp_path / "new.pdf")))], is_forced=True)
    assert store.layouts.facsimile_of(PageId("p1")) == Facsimile(str(tmp_path / "new.pdf"))


def test_what_the_source_lacks_has_no_box_and_is_told(store: Store) -> None:
    came = source(1, name="p1", order=(2, 0, 1))
    (done,) = attach_pages(store, [came]).attached
    assert done.share == 0.75
    first = "".join(blocks_of(1)[3].split())[:12]
    assert done.missing == (Missing(22, 60, first),)
    assert str(done.lack) == f"p1: 75 % of the characters have a box; without are, by line, 22: {first}…"
    assert words_in(store, came, "p1").endswith("□" * 60)


def test_another_text_is_not_attached_unless_it_is_forced(store: Store) -> None:
    came = source(1, name="p1", order=(0, 1))
    refused = attach_pages(store, [came])
    assert refused.attached == []
    assert [str(one) for one in refused.refused] == ["p1.pdf has only 50 % of the characters of p1: nothing was attached"]
    assert isinstance(refused.refused[0], TextsDiffer)
    assert store.layouts.of(PageId("p1")) is None
    (done,) = attach_pages(store, [came], is_forced=True).attached
    assert done.share == 0.5


def test_a_text_that_is_read_badly_is_told_to_be_unlike_whatever_it_is_called(store: Store) -> None:
    came = source(1, name="scan", order=(0, 1))
    assert [str(one) for one in attach_pages(store, [came]).refused] == [
        "scan.pdf has only 50 % of the characters of p1: nothing was attached"
    ]
    assert [one.page for one in attach_pages(store, [came], is_forced=True).attached] == ["p1"]


def test_attaching_again_changes_nothing(store: Store) -> None:
    attach_pages(store, [source(1, name="p1")])
    first = store.layouts.of(PageId("p1"))
    again = attach_pages(store, [source(1, name="p1", order=(3, 2, 1, 0))])
    assert (again.attached, again.known, again.refused) == ([], ["p1"], [])
    assert store.layouts.of(PageId("p1")) == first


def test_forced_it_takes_the_place_of_other_boxes(store: Store) -> None:
    attach_pages(store, [source(1, name="p1")])
    came = source(1, name="p1", order=(3, 2, 1, 0))
    assert [one.page for one in attach_pages(store, [came], is_forced=True).attached] == ["p1"]
    assert words_in(store, came, "p1") == "".join(page(1, "p1").text.split())


def test_a_file_is_of_the_page_that_has_its_name(store: Store) -> None:
    store.pages.add(page(2, "daily/2023-07-27/2", file="daily-p2.txt"))
    report = attach_pages(store, [source(2, name="daily-p2"), source(2, name="other/2")])
    assert [one.page for one in report.attached] == ["daily/2023-07-27/2"]
    assert report.known == ["daily/2023-07-27/2"]


def test_of_pages_with_one_name_it_is_the_one_with_its_text(store: Store) -> None:
    for day in range(10, 30):
        store.pages.add(page(day, f"daily/2023-07-{day}/2"))
    assert [one.page for one in attach_pages(store, [source(17, name="2")]).attached] == ["daily/2023-07-17/2"]


def test_without_a_name_it_is_the_page_of_its_date_and_number(store: Store) -> None:
    # Two editions print one text; the date says which is meant.
    store.pages.add(page(2, "early", date="2023-07-26", page_number="2"))
    store.pages.add(page(2, "late", date="2023-07-27", page_number="2"))
    came = source(2, name="scan0815", date="2023-07-27", page_number="2")
    assert [one.page for one in attach_pages(store, [came]).attached] == ["late"]


def test_without_name_and_number_it_is_the_page_with_its_text(store: Store) -> None:
    for number in range(2, 40):
        store.pages.add(page(number, f"p{number}", date="2023-07-26"))
    came = [source(33, name="a", date="2023-07-26"), source(12, name="b"), source(21, name="c", date="1999-01-01")]
    assert [one.page for one in attach_pages(store, came).attached] == ["p33", "p12", "p21"]


def test_a_wrong_name_is_no_reason_to_attach(store: Store) -> None:
    store.pages.add(page(2, "p2"))
    assert [one.page for one in attach_pages(store, [source(2, name="p1")]).attached] == ["p2"]


def test_every_version_of_the_page_gets_the_boxes(store: Store) -> None:
    version = store.pages.add(Page(PageId("p1"), "\n".join(reversed(blocks_of(1)))), as_version=True).id
    assert [one.page for one in attach_pages(store, [source(1, name="p1")]).attached] == ["p1", version]


def test_a_source_of_no_page_is_told(store: Store) -> None:
    (refusal,) = attach_pages(store, [source(5, name="unknown")]).refused
    assert isinstance(refusal, NoPageFits)
    assert str(refusal) == "no page of the corpus has the text of unknown.pdf: nothing was attached"


def test_a_source_that_tells_no_boxes_is_told(store: Store) -> None:
    (refusal,) = attach_pages(store, [page(1, "p1", file="p1.txt")]).refused
    assert str(refusal) == "p1.txt tells neither boxes nor a picture: nothing was attached"


def test_a_picture_without_text_goes_to_the_page_that_has_its_name(store: Store) -> None:
    scan = Page(PageId("p1"), "", source=Source("p1.pdf"), facsimile=Facsimile("/scans/p1.pdf"))
    (done,) = attach_pages(store, [scan]).attached
    assert (done.share, done.lack) == (None, None)
    assert store.layouts.facsimile_of(PageId("p1")) == Facsimile("/scans/p1.pdf")
    assert attach_pages(store, [scan]).known == ["p1"]
    (refusal,) = attach_pages(store, [replace(scan, id=PageId("p9"), source=Source("p9.pdf"))]).refused
    assert isinstance(refusal, NoPageFits)


def test_a_page_that_is_a_picture_alone_has_no_characters_for_boxes(store: Store) -> None:
    store.pages.add(Page(PageId("scan"), ""))
    (refusal,) = attach_pages(store, [source(7, name="scan")]).refused
    assert isinstance(refusal, NoPageFits)
    assert attach_pages(store, [source(7)], page=PageId("scan")).attached == []
    assert store.layouts.of(PageId("scan")) is None


def test_for_one_page_that_is_named_the_closest_source_is_taken(store: Store) -> None:
    store.pages.add(page(2, "p2"))
    came = [source(2, name="p2"), source(1, name="x", order=(0, 1, 2)), source(1, name="y")]
    report = attach_pages(store, came, page=PageId("p1"))
    assert [(one.page, one.source) for one in report.attached] == [("p1", "y.pdf")]
    assert store.layouts.of(PageId("p2")) is None


def test_a_page_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(NotFound):
        attach_pages(store, [source(1)], page=PageId("p9"))
