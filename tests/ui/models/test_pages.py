"""The queue: how pages sort and group, what a filter keeps, what is said of each."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from annotator.core.annotation import Layer, LayerStates, ReviewState
from annotator.core.details import Details
from annotator.core.page import PageId
from annotator.ui.models.page_rows import Keep, PageRow, by_expected_work, by_issue, kept, natural
from annotator.ui.models.page_tree import PageTreeModel
from annotator.ui.page_words import date_text, issue_name, page_name, publication_name, work_words

DONE = LayerStates(articles=ReviewState.FINISHED)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def row(number: str, *, date: str = "2023-07-27", paper: str = "日报", **more: Any) -> PageRow:
    return PageRow(PageId(f"{paper}/{date}/{number}"), paper, f"{paper}/{date}", date, number)._replace(**more)


def tree(*rows: PageRow) -> PageTreeModel:
    model = PageTreeModel()
    model.set_rows(rows)
    return model


def lines(model: PageTreeModel, parent: QModelIndex = QModelIndex(), depth: int = 0) -> list[str]:
    """The names in the tree from the top, one dash before each for a level."""
    out: list[str] = []
    for at in range(model.rowCount(parent)):
        index = model.index(at, 0, parent)
        out += ["-" * depth + index.data(), *lines(model, index, depth + 1)]
    return out


def test_page_numbers_sort_as_people_count() -> None:
    assert sorted(["10", "2", "B1", "A03", "A3", "1"], key=natural) == ["1", "2", "10", "A03", "A3", "B1"]


def test_issues_come_latest_first_and_pages_by_number() -> None:
    ((paper, issues),) = by_issue([row("10"), row("2"), row("1", date="2023-07-26")])
    assert paper == "日报"
    numbers = [(issue, [one.page_number for one in pages]) for issue, pages in issues]
    assert numbers == [("日报/2023-07-27", ["2", "10"]), ("日报/2023-07-26", ["1"])]


def test_the_flat_list_begins_with_most_work_and_ends_with_what_is_done() -> None:
    ordered = by_expected_work([row("1", states=DONE, expected=9), row("2", expected=4), row("3", doubtful=7)])
    assert [one.page_number for one in ordered] == ["3", "2", "1"]


def test_a_page_is_finished_when_every_layer_asked_for_is() -> None:
    both = (Layer.ARTICLES, Layer.NUMBERS)
    assert row("1", states=DONE).state is ReviewState.FINISHED
    assert row("1", states=DONE, layers=both).state is ReviewState.IN_PROGRESS
    assert row("1").state is ReviewState.NEW
    ignored = DONE.with_layer(Layer.NUMBERS, ReviewState.IGNORED)
    assert row("1", states=ignored, layers=both).is_done


@pytest.mark.parametrize(
    ("keep", "numbers"),
    [
        (Keep.ALL, "1234"),
        (Keep.OPEN, "234"),
        (Keep.IN_PROGRESS, "2"),
        (Keep.FINISHED, "1"),
        (Keep.FLAGGED, "3"),
        (Keep.PARKED, "4"),
    ],
)
def test_a_filter_keeps_what_it_says(keep: Keep, numbers: str) -> None:
    begun = LayerStates(articles=ReviewState.IN_PROGRESS)
    rows = [row("1", states=DONE), row("2", states=begun), row("3", is_flagged=True), row("4", is_parked=True)]
    assert "".join(one.page_number or "" for one in kept(rows, keep, "")) == numbers


def test_words_are_looked_for_in_paper_date_and_number_all_of_them() -> None:
    rows = [row("1"), row("1", paper="晚报"), row("2", paper="晚报", date="2023-07-26")]
    assert [one.id for one in kept(rows, Keep.ALL, "晚报 07-26")] == ["晚报/2023-07-26/2"]


def test_the_tree_has_papers_issues_and_pages() -> None:
    model = tree(row("2"), row("1"), row("1", date="2023-07-26"))
    assert lines(model) == ["日报", "-27 July 2023", "--Page 1", "--Page 2", "-26 July 2023", "--Page 1"]


def test_progress_is_shown_at_every_level_and_follows_an_update() -> None:
    model = tree(row("1"), row("2"))
    issue = model.page_index("日报/2023-07-27/1").parent()
    assert issue.data(Qt.ItemDataRole.AccessibleTextRole) == "27 July 2023, 0 / 2"
    model.update_row(row("1", states=DONE, steps=3))
    assert issue.data(Qt.ItemDataRole.AccessibleTextRole) == "27 July 2023, 1 / 2"
    assert issue.parent().data(Qt.ItemDataRole.AccessibleTextRole) == "日报, 1 / 2"


def test_pages_with_other_details_are_where_they_belong_and_as_far_as_they_were() -> None:
    model = tree(row("1"), row("2"), row("3"))
    model.update_row(row("2", states=DONE))
    other = Details("日报", "2023-07-28", None, "10", "zh")
    model.correct({PageId("日报/2023-07-27/2"): other, PageId("日报/2023-07-27/1"): other._replace(page_number="9")})
    assert lines(model) == ["日报", "-28 July 2023", "--Page 9", "--Page 10", "-27 July 2023", "--Page 3"]
    index = model.page_index("日报/2023-07-27/2")
    assert index.parent().data(Qt.ItemDataRole.AccessibleTextRole) == "28 July 2023, 1 / 2"
    assert model.node(index).row == row("10", date="2023-07-28", states=DONE)._replace(id=PageId("日报/2023-07-27/2"))


def test_a_filter_leaves_out_papers_without_a_page_left() -> None:
    model = tree(row("1"), row("1", paper="晚报"))
    model.set_filter(keep=Keep.ALL, words="晚报", is_flat=False)
    assert lines(model) == ["晚报", "-27 July 2023", "--Page 1"]
    assert not model.page_index("日报/2023-07-27/1").isValid()


def test_one_list_has_no_levels() -> None:
    model = tree(row("1"), row("2", expected=3))
    model.set_filter(keep=Keep.ALL, words="", is_flat=True)
    assert lines(model) == ["Page 2", "Page 1"]


def test_an_index_from_before_a_filter_finds_no_freed_page() -> None:
    model = tree(*(row(str(number)) for number in range(9)))
    old = model.index(0, 0, model.page_index("日报/2023-07-27/8").parent())
    model.set_filter(keep=Keep.FINISHED, words="", is_flat=False)
    assert model.node(old) is model.root


def test_pages_without_number_date_or_paper_have_names_all_the_same() -> None:
    bare = PageRow(PageId("scan-17"))
    assert (page_name(bare), issue_name(bare), publication_name(bare)) == ("scan-17", "No issue named", "No publication named")


def test_a_date_is_written_as_the_language_does() -> None:
    assert date_text("2023-07-27") == "27 July 2023"
    assert date_text("Easter 1911") == "Easter 1911"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (row("1", is_flagged=True, doubtful=3), "second look"),
        (row("1", is_parked=True), "later"),
        (row("1", doubtful=3), "3 doubtful"),
        (row("1", expected=9), "≈ 9 steps"),
        (row("1", states=DONE, steps=2), "2 steps"),
        (row("1", states=LayerStates(articles=ReviewState.IGNORED)), "ignored"),
        (row("1"), ""),
    ],
)
def test_the_work_on_a_page_is_said_in_words(page: PageRow, words: str) -> None:
    assert work_words(page) == words


def test_the_tree_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = tree(row("1"), row("2"), row("1", date="2023-07-26"), row("1", paper="晚报"))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_lines_of_pages_are_made_only_where_they_are_shown() -> None:
    model = tree(*(row(str(number), date=f"2023-07-{day:02}") for day in range(1, 11) for number in range(1, 9)))
    before = len(model._nodes)
    issue = model.index(3, 0, model.index(0, 0))
    assert model.rowCount(issue) == 8
    assert len(model._nodes) == before
    assert [model.index(at, 0, issue).data() for at in range(2)] == ["Page 1", "Page 2"]
    assert len(model._nodes) == before + 2
