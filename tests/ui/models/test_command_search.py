"""A few letters find the command that is meant."""

import pytest

from annotator.ui.models.command_search import Entry, article_number, found, means_page

ENTRIES = (
    Entry("review.split", "Split article here", "在此拆分文章", ("Article", "文章"), ("S",)),
    Entry("review.merge_before", "Merge into the article before", "并入上一篇", ("Article", "文章"), ("M",)),
    Entry("selection.copy", "Copy", "复制", ("Edit", "编辑"), ("Ctrl+C",)),
    Entry("pages.next", "Next page", "下一版", ("Page", "版面"), ("Ctrl+PgDown",), "open a page first"),
    Entry("view.next_pane", "Next pane", "下一窗格", ("View", "视图"), ("F6",)),
    Entry("view.scheme_dark", "Dark", "深色", ("View", "视图")),
)


def ids(typed: str) -> list[str]:
    return [one.entry.id for one in found(typed, ENTRIES)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("spl", "review.split"),
        ("SPLIT", "review.split"),
        ("拆分", "review.split"),
        ("zccf", "review.split"),
        ("cf", "review.split"),
        ("sah", "review.split"),
        ("s", "review.split"),
        ("ｓ", "review.split"),
        ("mer bef", "review.merge_before"),
        ("brsyp", "review.merge_before"),
        ("ctrl+c", "selection.copy"),
        ("ctrl + c", "selection.copy"),
        ("f6", "view.next_pane"),
        ("view.sch", "view.scheme_dark"),
        ("深", "view.scheme_dark"),
        ("pgd", "pages.next"),
    ],
)
def test_a_command_is_found_by_name_in_either_language_initials_key_or_id(typed: str, first: str) -> None:
    assert ids(typed)[0] == first


def test_nothing_typed_finds_everything_what_cannot_be_done_last() -> None:
    assert ids("") == [*(entry.id for entry in ENTRIES if not entry.why), "pages.next"]


def test_what_can_be_done_comes_before_what_cannot() -> None:
    assert ids("next") == ["view.next_pane", "pages.next"]


def test_a_menu_finds_its_commands() -> None:
    assert ids("视图") == ["view.next_pane", "view.scheme_dark"]


def test_what_is_like_nothing_is_not_found() -> None:
    assert ids("xyzzy") == []


def test_the_other_title_is_shown_where_only_it_is_like_what_was_typed() -> None:
    assert [one.is_by_other for one in found("拆分", ENTRIES)] == [True]
    assert [one.is_by_other for one in found("split", ENTRIES)] == [False]
    assert [one.is_by_other for one in found("s", ENTRIES)][:1] == [False]


@pytest.mark.parametrize(
    ("typed", "number"), [("12", 12), ("１２", 12), (" 3 ", 3), ("第3篇", 3), ("article 7", 7), ("3a", None), ("", None)]
)
def test_a_number_means_an_article(typed: str, number: int | None) -> None:
    assert article_number(typed) == number


@pytest.mark.parametrize("typed", ["2", "02", "p2", "P 2", "page 2", "第2版", "２"])
def test_a_number_means_a_page(typed: str) -> None:
    is_meant = means_page(typed)
    assert is_meant is not None
    assert is_meant("2")
    assert not is_meant("12")
    assert not is_meant(None)


def test_a_page_is_meant_by_its_printed_letter_too() -> None:
    is_meant = means_page("a03")
    assert is_meant is not None
    assert is_meant("A03")
    assert not is_meant("3")


def test_words_mean_no_page() -> None:
    assert means_page("split") is None
    assert means_page("") is None
