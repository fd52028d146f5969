"""What file names say of their page."""

import unicodedata

import pytest

from annotator.exchange.filename import named


@pytest.mark.parametrize(
    ("name", "publication", "date", "number"),
    [
        ("hohhot-daily-2023-07-27-p2.txt", "hohhot-daily", "2023-07-27", "2"),
        ("hohhot-daily/2023-07-27/02.txt", "hohhot-daily", "2023-07-27", "2"),
        ("呼和浩特日报2023年7月27日第2版.txt", "呼和浩特日报", "2023-07-27", "2"),
        ("人民日报_20190201_第11版.txt", "人民日报", "2019-02-01", "11"),
        ("New York Tribune 1912-03-03 page 12.txt", "New York Tribune", "1912-03-03", "12"),
        ("daily-2023.07.27-A03.txt", "daily", "2023-07-27", "A03"),
        ("daily-2023-07-27.txt", "daily", "2023-07-27", None),
        ("2023-07-27-p1.txt", None, "2023-07-27", "1"),
        ("daily-2023-13-45-p2.txt", None, None, None),
        ("daily-20230727123456.txt", None, None, None),
        ("page.txt", None, None, None),
    ],
)
def test_a_file_name_tells_publication_date_and_page(
    name: str, publication: str | None, date: str | None, number: str | None
) -> None:
    told = named(name)
    assert (told.details.publication, told.details.date, told.details.page_number) == (publication, date, number)


@pytest.mark.parametrize(
    ("name", "page_id"),
    [
        ("hohhot-daily-2023-07-27-p2.txt", "hohhot-daily/2023-07-27/2"),
        ("first/hohhot-daily-2023-07-27-p2.txt", "first/hohhot-daily/2023-07-27/2"),
        ("2023-07-27-p1.txt", "2023-07-27-p1"),
        ("daily-2023-07-27-p2.gold.txt", "daily-2023-07-27-p2.gold"),
        ("folder/page one.v2.txt", "folder/page one.v2"),
        (".hidden", ".hidden"),
    ],
)
def test_the_id_is_issue_and_page_or_else_the_name(name: str, page_id: str) -> None:
    assert named(name).page_id == page_id


def test_a_decomposed_name_gives_the_composed_id() -> None:
    assert named(unicodedata.normalize("NFD", "été.txt")).page_id == "été"


def test_a_name_that_is_no_unicode_gives_an_id_that_is() -> None:
    assert named("caf\udce9.txt").page_id == "caf\ufffd"
