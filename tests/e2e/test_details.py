"""Details of pages are corrected in the window: chosen in the list, typed in a form, undone."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from annotator.core.annotation import ReviewState
from annotator.core.details import Detail, Details, details_of
from annotator.core.page import PageId
from annotator.core.progress import Silent
from annotator.services.checking import check_corpus
from annotator.services.corpora import create_corpus, open_corpus
from annotator.services.details import change_details
from annotator.services.importing import import_sources
from annotator.ui.dialogs.details import DetailsForm
from tests.e2e.reviewer import Answer, Reviewer, until

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


PAGES = [f"Page {number}" for number in range(1, 5)]


def line(number: int, day: int) -> str:
    about = {"publication": "日报", "date": f"2023-07-{day}", "page_number": str(number), "language": "zh"}
    return json.dumps({"id": f"{day}/{number}", "text": f"第{number}版的文字", **about}, ensure_ascii=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two issues of four pages each."""
    source, path = tmp_path / "pages.jsonl", tmp_path / "a.corpus"
    source.write_text("\n".join(line(number, day) for day in (26, 27) for number in range(1, 5)), encoding="utf-8")
    with create_corpus(path) as store:
        import_sources(store, [source], progress=Silent())
    return path


def shown(reviewer: Reviewer) -> list[str]:
    """The names of the lines of the list that are open, from the top."""
    lines = reviewer.window.pages.tree.model()
    return [str(lines.index(at, 0).data()) for at in range(lines.rowCount())]


def title(reviewer: Reviewer) -> str:
    """What stands over the panes."""
    return reviewer.window.top_bar._title.text()


def place(reviewer: Reviewer, name: str, *, nth: int = 0) -> QPoint:
    """Where a line of the list with this name is."""
    tree = reviewer.window.pages.tree
    named = [at for at, found in enumerate(shown(reviewer)) if found == name]
    return tree.visualRect(tree.model().index(named[nth], 0)).center()


def click(reviewer: Reviewer, name: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Click a line of the list."""
    tree = reviewer.window.pages.tree
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifiers, place(reviewer, name))
    tree.setFocus()
    reviewer.wait()


def filling(**words: str) -> Answer:
    """Fills fields of the form by name and presses Enter."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, DetailsForm)
        for name, value in words.items():
            field = dialog.field(Detail(name))
            field.setFocus()
            field.selectAll()
            QTest.keyClick(field, Qt.Key.Key_Delete)
            field.insert(value)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    return answer


@contextmanager
def form(reviewer: Reviewer) -> Iterator[DetailsForm]:
    """The form, opened by its key."""
    reviewer.press_ahead("Ctrl+D")
    dialog = reviewer.dialog()
    assert isinstance(dialog, DetailsForm)
    yield dialog
    if dialog.isVisible():
        dialog.reject()
    reviewer.wait()


def correct(reviewer: Reviewer, **words: str) -> None:
    """Correct what is chosen in the list, by key."""
    with form(reviewer) as dialog:
        filling(**words)(dialog)
        until(lambda: not dialog.isVisible(), "the form to close")


def details_in(corpus: Path, page: str) -> Details:
    with open_corpus(corpus) as store:
        return details_of(store.pages.get(PageId(page)))


def dates(corpus: Path, day: int) -> list[str | None]:
    """The dates of the pages that came as those of one issue."""
    return [details_in(corpus, f"{day}/{number}").date for number in range(1, 5)]


@pytest.fixture
def sitting(reviewer: Reviewer, corpus: Path) -> Reviewer:
    """A reviewer before the open list, on whose screen is page 1 of the 26th."""
    reviewer.open(corpus)
    assert shown(reviewer) == ["日报", "27 July 2023", *PAGES, "26 July 2023", *PAGES]
    return reviewer


def test_pages_chosen_with_shift_get_another_date_and_the_list_follows(sitting: Reviewer, corpus: Path) -> None:
    click(sitting, "Page 2")
    click(sitting, "Page 4", SHIFT)
    correct(sitting, date="2023-07-28")
    assert sitting.sentence == "Changed on 3 pages: Date 28 July 2023"
    assert shown(sitting)[:4] == ["日报", "28 July 2023", "Page 2", "Page 3"]
    assert title(sitting) == "日报 · 28 July 2023 · Page 2"
    sitting.close()
    assert dates(corpus, 27) == ["2023-07-27", "2023-07-28", "2023-07-28", "2023-07-28"]
    assert dates(corpus, 26) == ["2023-07-26"] * 4


def test_pages_chosen_with_ctrl_get_another_number(sitting: Reviewer, corpus: Path) -> None:
    click(sitting, "Page 1")
    click(sitting, "Page 3", CONTROL)
    with form(sitting) as dialog:
        assert [dialog.field(detail).text() for detail in Detail] == ["日报", "2023-07-27", "", "", "zh"]
        assert dialog.field(Detail.PAGE_NUMBER).placeholderText() == "several values"
        filling(page_number="A9")(dialog)
    assert shown(sitting)[2:6] == ["Page 2", "Page 4", "Page A9", "Page A9"]
    assert details_in(corpus, "27/3").page_number == "A9"


def test_an_issue_stands_for_its_pages_but_not_where_some_of_them_are_chosen(sitting: Reviewer, corpus: Path) -> None:
    click(sitting, "27 July 2023")
    with form(sitting) as dialog:
        assert sorted(dialog.pages) == ["27/1", "27/2", "27/3", "27/4"]
    click(sitting, "27 July 2023")
    click(sitting, "Page 4")
    QTest.keyClick(sitting.window.pages.tree, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(sitting.window.pages.tree, Qt.Key.Key_Down, SHIFT)
    with form(sitting) as dialog:
        assert sorted(dialog.pages) == ["26/1", "27/4"]


def test_all_that_the_filter_keeps_are_chosen_by_a_command(sitting: Reviewer) -> None:
    sitting.window.pages.filter.setText("07-26")
    until(lambda: "27 July 2023" not in shown(sitting), "the filter")
    sitting.run("details.choose_all")
    with form(sitting) as dialog:
        assert sorted(dialog.pages) == ["26/1", "26/2", "26/3", "26/4"]
        assert "4 pages" in {label.text() for label in dialog.findChildren(QLabel)}


def test_with_nothing_chosen_in_the_list_the_open_page_is_meant(sitting: Reviewer, corpus: Path) -> None:
    sitting.window.pages.tree.clearSelection()
    correct(sitting, publication="晚报")
    assert sitting.sentence == "Changed on 1 page: Publication 晚报"
    assert title(sitting) == "晚报 · 26 July 2023 · Page 1"
    assert details_in(corpus, "26/1") == ("晚报", "2023-07-26", None, "1", "zh")


def test_what_is_no_date_is_said_in_the_form_which_stays(sitting: Reviewer, corpus: Path) -> None:
    with form(sitting) as dialog:
        assert not dialog.accept_button.isEnabled()
        filling(publication="晚报", date="2023-02-30")(dialog)
        assert dialog.isVisible()
        assert dialog.refusal == "2023-02-30 is no date; write it as 2023-07-27"
        assert dialog.focusWidget() is dialog.field(Detail.DATE)
        filling(date="2023-02-28")(dialog)
        assert not dialog.isVisible()
    assert details_in(corpus, "26/1").publication == "晚报"
    assert details_in(corpus, "26/1").date == "2023-02-28"


def test_undo_and_redo_say_what_they_did_and_leave_steps_on_the_page_alone(sitting: Reviewer, corpus: Path) -> None:
    sitting.run("review.ignore")
    click(sitting, "26 July 2023")
    correct(sitting, date="2023-07-01")
    sitting.run("details.undo")
    assert sitting.sentence.startswith("Undone on 4 pages: Date 1 July 2023, ")
    assert (sitting.steps, sitting.page.date) == (1, "2023-07-26")
    assert "1 July 2023" not in shown(sitting)
    sitting.run("details.redo")
    assert sitting.sentence.startswith("Done again on 4 pages: Date 1 July 2023, ")
    sitting.run("review.undo")
    assert (sitting.steps, sitting.page.date) == (0, "2023-07-01")
    assert dates(corpus, 26) == ["2023-07-01"] * 4


def test_undo_works_tomorrow(sit_down: Callable[[], Reviewer], corpus: Path) -> None:
    today = sit_down()
    today.open(corpus)
    correct(today, date="2023-07-01")
    today.close()
    tomorrow = sit_down()
    tomorrow.open(corpus)
    tomorrow.run("details.undo")
    assert dates(corpus, 26) == ["2023-07-26"] * 4
    tomorrow.run("details.undo")
    assert tomorrow.sentence.startswith("No change of page details by ")


def test_a_step_on_its_way_is_kept_and_goes_on(sitting: Reviewer, corpus: Path) -> None:
    click(sitting, "26 July 2023")
    with form(sitting) as dialog:
        filling(date="2023-07-01")(dialog)
        # Neither waits for the other.
        sitting.workspace.review.ignore()
    assert (sitting.page.date, sitting.annotation.states.articles) == ("2023-07-01", ReviewState.IGNORED)
    sitting.run("review.reopen")
    assert sitting.steps == 2
    sitting.close()
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []


def test_the_menu_of_the_list_has_the_commands(sitting: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append(menu))
    tree = sitting.window.pages.tree
    at = place(sitting, "Page 2")
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.RightButton, pos=at)
    QApplication.sendEvent(tree.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, tree.mapToGlobal(at)))
    (menu,) = menus
    assert [action.text() for action in menu.actions()] == [
        "Page details…",
        "Undo change of page details",
        "Redo change of page details",
        "Choose all pages in the list",
    ]
    assert sitting.window.pages.chosen() == ["27/2"]
    assert sitting.page.id == "26/1"
    menu.deleteLater()


def test_choosing_several_opens_none_and_a_click_opens_one(sitting: Reviewer) -> None:
    click(sitting, "Page 2")
    assert sitting.page.id == "27/2"
    click(sitting, "Page 4", CONTROL)
    assert sitting.page.id == "27/2"
    assert sitting.window.pages.chosen() == ["27/2", "27/4"]
    click(sitting, "Page 3")
    assert sitting.page.id == "27/3"
    assert sitting.window.pages.chosen() == ["27/3"]


def test_what_another_program_corrected_is_shown_when_the_window_comes_up(sitting: Reviewer, corpus: Path) -> None:
    with open_corpus(corpus) as store:
        change_details(store, [PageId("26/1")], {Detail.PUBLICATION: "晚报"}, reviewer="wang", session="s")
    QApplication.sendEvent(sitting.window, QEvent(QEvent.Type.WindowActivate))
    sitting.wait()
    assert sitting.page.publication == "晚报"
    assert title(sitting) == "晚报 · 26 July 2023 · Page 1"
    assert "晚报" in shown(sitting)


def test_what_was_corrected_elsewhere_while_the_form_was_open_is_not_overwritten(sitting: Reviewer, corpus: Path) -> None:
    click(sitting, "26 July 2023")
    with form(sitting) as dialog:
        with open_corpus(corpus) as store:
            change_details(store, [PageId("26/2")], {Detail.DATE: "2023-07-02"}, reviewer="wang", session="s")
        filling(date="2023-07-01")(dialog)
    assert sitting.sentence.startswith("The details of page 26/2 were changed elsewhere meanwhile")
    assert dates(corpus, 26) == ["2023-07-26", "2023-07-02", "2023-07-26", "2023-07-26"]


def test_pages_found_are_called_as_they_are_now(sitting: Reviewer) -> None:
    sitting.press("Ctrl+Shift+F")
    sitting.type("2")
    until(lambda: len(sitting.window.search_panel.hits) == 2, "the pages found")
    seen = {PageId("27/2"): Details("日报", "2023-07-27", None, "2", "zh")}
    sitting.workspace.details.correct(seen, {Detail.PUBLICATION: "晚报"})
    until(lambda: [hit.publication for hit in sitting.window.search_panel.hits] == ["日报", "晚报"], "the new name")


def test_escape_leaves_all_pages_as_they_are(sitting: Reviewer, corpus: Path) -> None:
    with form(sitting) as dialog:
        dialog.field(Detail.DATE).setText("2023-07-01")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dates(corpus, 26) == ["2023-07-26"] * 4
