"""The queue: how pages sort and group, what a filter keeps, what is said of each."""

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.modeltest import ModelTester

from annotator.core.annotation import ReviewState
from annotator.core.details import Detail, Details
from annotator.core.errors import EditRefused
from annotator.core.page import PageId
from annotator.services.corpora import open_corpus
from annotator.services.details import change_details
from annotator.services.pages import QueuedIssue, list_issues
from annotator.ui.models.page_lines import PageLines
from annotator.ui.models.page_queue import Issue, Paper, queue_of
from annotator.ui.models.page_rows import Keep, PageRow, natural
from annotator.ui.page_words import date_text, issue_name, page_name, publication_name, work_words
from tests.e2e.corpora import corpus_of
from tests.ui.queues import listed, queue

DONE = ReviewState.FINISHED


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def row(number: str, *, date: str = "2023-07-27", paper: str = "日报", **more: Any) -> PageRow:
    return PageRow(PageId(f"{paper}/{date}/{number}"), paper, f"{paper}/{date}", date, number)._replace(**more)


def tree(*rows: PageRow, keep: Keep = Keep.ALL, words: str = "", is_flat: bool = False) -> PageLines:
    """The lines of these pages, those of ``keep`` and ``words`` alone, with every issue open."""
    model = PageLines()
    model.set_queue(queue(*rows))
    model.set_filter(keep=keep, words=words, is_flat=is_flat)
    for one in rows:
        model.reveal(one.id)
    return model


def lines(model: PageLines) -> list[str]:
    """The names of the lines from the top, one dash before each for a level."""
    depth = {Paper: "", Issue: "-", PageRow: "--"}
    return [depth[type(line)] + str(model.index(at).data()) for at, line in enumerate(model.lines)]


def numbers(model: PageLines) -> str:
    return "".join(line.page_number or "" for line in model.lines if isinstance(line, PageRow))


def note(model: PageLines, at: int) -> str:
    return str(model.index(at).data(Qt.ItemDataRole.AccessibleTextRole))


def test_page_numbers_sort_as_people_count() -> None:
    assert sorted(["10", "2", "B1", "A03", "A3", "1"], key=natural) == ["1", "2", "10", "A03", "A3", "B1"]


def test_the_flat_list_begins_with_most_work_and_ends_with_what_is_done() -> None:
    rows = (row("1", state=DONE, expected=9), row("10"), row("2", expected=4), row("3", doubtful=7), row("4"))
    assert [one.page_number for one in tree(*rows, is_flat=True).lines if isinstance(one, PageRow)] == ["3", "2", "4", "10", "1"]


@pytest.mark.parametrize(
    ("keep", "found"),
    [
        (Keep.ALL, "1234"),
        (Keep.OPEN, "234"),
        (Keep.IN_PROGRESS, "2"),
        (Keep.FINISHED, "1"),
        (Keep.FLAGGED, "3"),
        (Keep.PARKED, "4"),
    ],
)
@pytest.mark.parametrize("is_flat", [False, True])
def test_a_filter_keeps_what_it_says(keep: Keep, found: str, *, is_flat: bool) -> None:
    begun = ReviewState.IN_PROGRESS
    rows = [row("1", state=DONE), row("2", state=begun), row("3", is_flagged=True), row("4", is_parked=True)]
    assert "".join(sorted(numbers(tree(*rows, keep=keep, is_flat=is_flat)))) == found


def test_words_are_looked_for_in_paper_date_and_number_all_of_them() -> None:
    rows = [row("1"), row("1", paper="晚报"), row("2", paper="晚报", date="2023-07-26")]
    assert lines(tree(*rows, words="晚报 07-26")) == ["晚报", "-26 July 2023", "--Page 2"]
    assert lines(tree(*rows, words="晚报/2023-07-27 1")) == ["晚报", "-27 July 2023", "--Page 1"]
    assert lines(tree(*rows, words="晚报 4")) == []


def test_the_tree_has_papers_issues_and_pages() -> None:
    model = tree(row("10"), row("2"), row("1", date="2023-07-26"), row("1", paper="晚报"))
    assert lines(model) == [
        *("日报", "-27 July 2023", "--Page 2", "--Page 10", "-26 July 2023", "--Page 1"),
        *("晚报", "-27 July 2023", "--Page 1"),
    ]


def test_progress_is_shown_at_every_level_and_follows_an_update() -> None:
    model = tree(row("1"), row("2"))
    assert (note(model, 0), note(model, 1)) == ("日报, 0 / 2, open", "27 July 2023, 0 / 2, open")
    model.update_row(row("1", state=DONE, steps=3))
    model.set_open(model.index(1), is_open=False)
    assert (note(model, 0), note(model, 1)) == ("日报, 1 / 2, open", "27 July 2023, 1 / 2, closed")
    model.set_open(model.index(1), is_open=True)
    assert note(model, 2) == "Page 1, 3 steps"


def test_a_page_stays_in_view_though_the_filter_would_drop_it_and_counts_everywhere() -> None:
    model = tree(row("1"), row("2"), keep=Keep.OPEN)
    model.update_row(row("1", state=DONE))
    assert lines(model)[2:] == ["--Page 1", "--Page 2"]
    assert note(model, 0) == "日报, 1 / 2, open"
    model.set_filter(keep=Keep.OPEN, words="", is_flat=False)
    assert lines(model)[2:] == ["--Page 2"]
    model.set_filter(keep=Keep.ALL, words="", is_flat=False)
    assert note(model, 0) == "日报, 1 / 2, open"
    model.set_filter(keep=Keep.ALL, words="", is_flat=True)
    assert lines(model) == ["--Page 2", "--Page 1"]


def test_pages_with_other_details_are_where_they_belong_and_as_far_as_they_were() -> None:
    pages = queue(row("1"), row("2"), row("3"))
    model = PageLines()
    model.set_queue(pages)
    model.update_row(row("2", state=DONE))
    other = Details("日报", "2023-07-28", None, "10", "zh")
    first, second, third = (PageId(f"日报/2023-07-27/{number}") for number in (1, 2, 3))
    model.set_queue(pages.corrected({second: other, first: other._replace(page_number="9")}))
    for page in (second, third):
        model.reveal(page)
    assert lines(model) == ["日报", "-28 July 2023", "--Page 9", "--Page 10", "-27 July 2023", "--Page 3"]
    assert note(model, 1) == "28 July 2023, 1 / 2, open"
    assert model.lines[3] == row("10", date="2023-07-28", state=DONE)._replace(id=second)


def test_a_queue_with_other_details_is_as_if_it_were_listed_anew(tmp_path: Path) -> None:
    with open_corpus(corpus_of(tmp_path / "a.corpus", *(f"第{number}" for number in range(1, 31)))) as store:
        chance, pages = random.Random(7), store.pages.ids()
        values = {
            Detail.PUBLICATION: ("日报", "晚报"),
            Detail.DATE: ("2023-07-26", "2023-07-27", None),
            Detail.ISSUE: ("特刊", None),
            Detail.PAGE_NUMBER: ("2", "10", "A3", None),
        }
        now = queue_of(list_issues(store, "li"))
        for _ in range(40):
            given = {detail: chance.choice(some) for detail, some in values.items() if chance.random() < 0.5}
            with suppress(EditRefused):
                some = chance.sample(pages, chance.randint(1, 30))
                now = now.corrected(change_details(store, some, given, reviewer="li", session="s").details)
            anew = queue_of(list_issues(store, "li"))
            assert [(issue.key, issue.rows) for issue in now.issues] == [(issue.key, issue.rows) for issue in anew.issues]
            assert [len(paper.issues) for paper in now.papers] == [len(paper.issues) for paper in anew.papers]


@pytest.mark.parametrize(
    ("chosen", "pages"),
    [((1,), "12"), ((0,), "121"), ((0, 4), "1"), ((1, 3), "2"), ((1, 4, 5), "121"), ((2, 2, 3), "12"), ((0, 1, 2), "1")],
)
def test_a_line_stands_for_its_pages_unless_some_of_them_are_chosen(chosen: tuple[int, ...], pages: str) -> None:
    model = tree(row("1"), row("2"), row("1", date="2023-07-26"))
    found = model.pages_of(set(chosen))
    assert "".join(page[-1] for page in found) == pages


def test_a_filter_leaves_out_papers_without_a_page_left() -> None:
    model = tree(row("1"), row("1", paper="晚报"), words="晚报")
    assert lines(model) == ["晚报", "-27 July 2023", "--Page 1"]
    assert not model.reveal("日报/2023-07-27/1").isValid()


def test_what_is_closed_stays_closed_and_what_is_opened_open() -> None:
    model = tree(row("1"), row("1", date="2023-07-26"), row("1", paper="晚报"))
    model.set_open(model.index(1), is_open=False)
    model.set_open(model.index(4), is_open=False)
    wanted = ["日报", "-27 July 2023", "-26 July 2023", "--Page 1", "晚报"]
    assert lines(model) == wanted
    model.set_queue(queue(row("1"), row("1", date="2023-07-26"), row("1", paper="晚报")))
    assert lines(model) == wanted
    model.set_open(model.index(4), is_open=True)
    assert lines(model) == [*wanted, "-27 July 2023", "--Page 1"]
    assert [model.is_open(model.index(at)) for at in range(7)] == [True, False, True, False, True, True, False]


def test_what_holds_a_line_is_found() -> None:
    model = tree(row("1"), row("2"), row("1", date="2023-07-26"))
    assert [model.above(model.index(at)).row() for at in range(6)] == [-1, 0, 1, 1, 0, 4]


def test_an_index_from_before_a_filter_finds_no_line() -> None:
    model = tree(*(row(str(number)) for number in range(9)))
    old = model.index(8)
    model.set_filter(keep=Keep.FINISHED, words="", is_flat=False)
    assert model.line(old) is None


def test_a_filter_waits_until_the_pages_are_unpacked_and_what_is_shown_stays() -> None:
    packed = queue_of([listed("1", "5")])
    model = PageLines()
    model.set_queue(packed)
    model.set_filter(keep=Keep.ALL, words="5", is_flat=False)
    assert lines(model) == ["日报", "-27 July 2023"]
    packed.adopt(packed.unpack())
    model.grow()
    assert lines(model) == ["日报", "-27 July 2023", "--Page 5"]


def test_a_step_made_while_the_pages_are_unpacked_is_not_lost() -> None:
    packed = queue_of([listed("1", "2")])
    contents = packed.unpack()
    model = PageLines()
    model.set_queue(packed)
    model.update_row(row("1", state=DONE))
    packed.adopt(contents)
    assert [one.page_number for one in packed.by_work()] == ["2", "1"]
    assert packed.papers[0].done == 1


def test_an_issue_with_and_without_its_name_is_one_issue() -> None:
    named = listed("2")._replace(issue="日报/2023-07-27")
    (issue,) = queue_of([listed("10"), named]).issues
    assert [one.page_number for one in issue.rows] == ["2", "10"]
    assert issue.total == 2


def test_what_is_seen_first_is_unpacked_by_who_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = queue_of([listed("1", date=f"2023-07-{day}") for day in (25, 26, 27)])
    packed.look_at("日报/2023-07-25/1")
    monkeypatch.setattr(QueuedIssue, "pages", lambda _: [])
    assert [len(issue.rows) for issue in packed.issues] == [1, 0, 1]


def test_a_page_is_found_before_and_after_all_are_unpacked() -> None:
    packed = queue_of([listed("1"), listed("1", date="2023-07-26")])
    for _ in range(2):
        assert packed.home("日报/2023-07-26/1") is packed.issues[0]
        assert packed.home("日报/2023-07-26/2") is None
        packed.adopt(packed.unpack())


def test_pages_without_number_date_or_paper_have_names_all_the_same() -> None:
    bare = PageRow(PageId("scan-17"))
    assert (page_name(bare), issue_name(bare), publication_name(bare)) == ("scan-17", "No issue named", "No publication named")


def test_issues_of_one_day_are_told_apart_by_their_names() -> None:
    names = ("日报/2023-07-27", "日报/2023-07-27/晨报", "日报/2023-07-27/晚报", "No. 4711", None)
    assert [issue_name(row("2", issue=name)) for name in names] == [
        "27 July 2023",
        "27 July 2023 · 晨报",
        "27 July 2023 · 晚报",
        "27 July 2023 · No. 4711",
        "27 July 2023",
    ]


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
        (row("1", state=DONE, steps=2), "2 steps"),
        (row("1", state=ReviewState.IGNORED), "ignored"),
        (row("1"), ""),
    ],
)
def test_the_work_on_a_page_is_said_in_words(page: PageRow, words: str) -> None:
    assert work_words(page) == words


def test_the_tree_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = tree(row("1"), row("2"), row("1", date="2023-07-26"), row("1", paper="晚报"))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
