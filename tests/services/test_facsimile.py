"""Where the picture of a page is: where it was, else where files lie that came with the corpus from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.errors import NotFound
from annotator.core.layout import Facsimile
from annotator.core.page import PageId
from annotator.services.corpora import Store, create_corpus
from annotator.services.facsimile import keep_place, place_of
from annotator.services.importing import import_text
from tests.picture_files import write_pdf


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty corpus in a folder of its own."""
    (tmp_path / "here").mkdir()
    with create_corpus(tmp_path / "here" / "days.corpus") as store:
        yield store


def page_with(store: Store, file: str, name: str = "一", index: int = 0) -> PageId:
    """A page whose picture was in this file."""
    page = import_text(store, f"第{name}版", name)
    with store.atomic():
        store.layouts.put_facsimile(page, Facsimile(file, index))
    return page


def path_of(store: Store, page: PageId) -> Path | None:
    """Where the picture of a page is now."""
    place = place_of(store, page)
    assert place is not None
    return place.path


def test_a_page_that_never_had_a_picture_has_no_place(store: Store) -> None:
    assert place_of(store, import_text(store, "字", "一")) is None


def test_a_picture_is_where_it_was(store: Store, tmp_path: Path) -> None:
    file = write_pdf(tmp_path / "a.pdf")
    assert path_of(store, page_with(store, str(file), index=3)) == file


@pytest.mark.parametrize("stored", ["/gone/scans/a.pdf", r"C:\Users\li\scans\a.pdf", "scans/a.pdf"])
@pytest.mark.parametrize("folder", [".", "scans", "days"])
def test_a_picture_that_came_with_its_corpus_is_found_beside_it(store: Store, stored: str, folder: str) -> None:
    (store.path.parent / folder).mkdir(exist_ok=True)
    file = write_pdf(store.path.parent / folder / "a.pdf")
    assert path_of(store, page_with(store, stored)) == file


def test_a_picture_that_is_gone_is_said_with_where_it_was(store: Store) -> None:
    place = place_of(store, page_with(store, "/gone/scans/a.pdf"))
    assert place is not None
    with pytest.raises(NotFound, match=r"/gone/scans/a\.pdf, which is not there any more"):
        _ = place.found


def test_a_place_told_for_one_page_serves_those_whose_pictures_were_beside_its(store: Store, tmp_path: Path) -> None:
    first, second = page_with(store, "/gone/a.pdf", "一", index=2), page_with(store, "/gone/b.pdf", "二", index=1)
    apart, missing = page_with(store, "/other/b.pdf", "三"), page_with(store, "/gone/c.pdf", "四")
    for name in "ab":
        write_pdf(tmp_path / f"{name}.pdf")
    keep_place(store, first, tmp_path / "a.pdf")
    assert [path_of(store, page) for page in (first, second, apart, missing)] == [
        tmp_path / "a.pdf",
        tmp_path / "b.pdf",
        None,
        None,
    ]
    assert [store.layouts.facsimile_of(page) for page in (first, second)] == [
        Facsimile(str(tmp_path / "a.pdf"), 2),
        Facsimile(str(tmp_path / "b.pdf"), 1),
    ]


def test_a_page_without_a_picture_can_be_given_one(store: Store, tmp_path: Path) -> None:
    page = import_text(store, "字", "一")
    keep_place(store, page, write_pdf(tmp_path / "a.pdf"))
    assert path_of(store, page) == tmp_path / "a.pdf"
