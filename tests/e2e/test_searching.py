"""A reviewer looks for words in the whole corpus and goes from page to page where they stand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent

from annotator.core.errors import WriteFailed
from annotator.ui.controllers import indexing, searching
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, until

TEXTS = ("第一版没有。", "果蔬出\n口火热，ＧＤＰ增长，出口第一。", "第三版没有。", "今年出口增长１５％。")


@pytest.fixture
def at_page(reviewer: Reviewer, tmp_path: Path) -> Reviewer:
    reviewer.open(corpus_of(tmp_path / "a.corpus", *TEXTS))
    return reviewer


def search(reviewer: Reviewer, words: str) -> None:
    """Open the panel, let an input method hand over the words, and wait for the answer."""
    reviewer.press("Ctrl+Shift+F")
    compose(reviewer, words)


def compose(reviewer: Reviewer, words: str) -> None:
    commit(reviewer, words)
    wait(reviewer)


def commit(reviewer: Reviewer, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(reviewer.focus, event)


def wait(reviewer: Reviewer) -> None:
    """Wait until the search is answered and every page is indexed."""
    reviewer.wait()
    worker = reviewer.workspace.search._worker
    until(lambda: worker is None or not worker.is_busy, "the search")
    until(lambda: not reviewer.workspace.index._is_running, "the index")
    until(lambda: worker is None or not worker.is_busy, "the search")


def pages(reviewer: Reviewer) -> list[str]:
    return [hit.page for hit in reviewer.window.search_panel.hits]


def said(reviewer: Reviewer) -> str:
    return reviewer.window.search_panel.said


def place(reviewer: Reviewer) -> str:
    """What stands at the caret, marked as the place that is looked at."""
    span = reviewer.window.text._scene.found_here
    assert span is not None
    assert span.start == reviewer.workspace.selection.selection.caret
    return reviewer.page.text[span.start : span.end]


def test_pages_are_listed_with_the_words_in_what_stands_around_them(at_page: Reviewer) -> None:
    search(at_page, "出口")
    assert pages(at_page) == ["p2", "p4"]
    assert said(at_page) == "2 pages"
    first = at_page.window.search_panel.hits[0]
    assert (first.excerpt.before, first.excerpt.words, first.excerpt.after) == ("果蔬", "出口", "火热，ＧＤＰ增长，出口第一。")


def test_enter_opens_the_page_at_the_place(at_page: Reviewer) -> None:
    search(at_page, "出口")
    at_page.press("Return")
    assert at_page.page.id == "p2"
    assert place(at_page) == "出\n口"
    assert at_page.window.text.hasFocus()
    assert at_page.window.find_strip.count == "1 of 2"
    at_page.press("F3")
    assert place(at_page) == "出口"


def test_enter_pressed_before_the_answer_goes_to_what_was_typed(at_page: Reviewer) -> None:
    search(at_page, "出口")
    at_page.press("Ctrl+Shift+F")
    for key in ("1", "5", "%", "Return"):
        at_page.press_ahead(key)
    wait(at_page)
    at_page.wait()
    assert (at_page.page.id, place(at_page)) == ("p4", "１５％")


def test_the_list_stays_and_leads_on_from_page_to_page(at_page: Reviewer) -> None:
    search(at_page, "出口")
    at_page.press("Down", "Return")
    assert at_page.page.id == "p4"
    assert at_page.window.search_panel.isVisible()
    at_page.press("Shift+F4")
    assert at_page.page.id == "p2"
    at_page.press("F4")
    assert (at_page.page.id, place(at_page)) == ("p4", "出口")
    at_page.press("F4")
    assert at_page.page.id == "p4"


def test_a_line_can_be_clicked(at_page: Reviewer) -> None:
    search(at_page, "出口")
    lines = at_page.window.search_panel._list
    at_page.click(lines.viewport(), lines.visualRect(lines.model().index(1, 0)).center())
    assert (at_page.page.id, place(at_page)) == ("p4", "出口")


def test_a_hit_on_the_page_that_is_open_is_gone_to(at_page: Reviewer) -> None:
    search(at_page, "没有")
    at_page.press("Return")
    assert (at_page.page.id, place(at_page)) == ("p1", "没有")


@pytest.mark.parametrize(("words", "found"), [("gdp", ["p2"]), ("15%", ["p4"]), ("进口", []), (" ", [])])
def test_width_and_case_make_no_difference(at_page: Reviewer, words: str, found: list[str]) -> None:
    search(at_page, words)
    assert pages(at_page) == found
    assert said(at_page) == ("1 page" if found else "on no page" if words.strip() else "")


def test_escape_puts_the_panel_away_and_leaves_the_page_as_it_was(at_page: Reviewer) -> None:
    search(at_page, "出口")
    at_page.press("Esc")
    assert not at_page.window.search_panel.isVisible()
    assert at_page.window.text.hasFocus()
    assert at_page.page.id == "p1"
    assert at_page.window.find_strip.isHidden()


def test_escape_on_the_page_puts_away_the_marks_and_then_the_list(at_page: Reviewer) -> None:
    search(at_page, "出口")
    at_page.press("Return", "F6")
    cards = at_page.focus
    at_page.press("Esc")
    assert at_page.window.find_strip.isHidden()
    assert at_page.window.search_panel.isVisible()
    at_page.press("Esc")
    assert at_page.window.search_panel.isHidden()
    assert at_page.focus is cards


def test_letters_typed_into_the_field_stay_letters(at_page: Reviewer) -> None:
    at_page.press("Ctrl+Shift+F")
    at_page.type("smn1/?!")
    wait(at_page)
    assert at_page.window.search_panel.field.text() == "smn1/?!"
    assert at_page.steps == 0
    assert at_page.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_what_is_selected_is_looked_for(at_page: Reviewer) -> None:
    at_page.select("没有")
    at_page.press("Ctrl+Shift+F")
    wait(at_page)
    assert at_page.window.search_panel.field.text() == "没有"
    assert pages(at_page) == ["p1", "p3"]


def test_only_the_last_words_are_answered(at_page: Reviewer) -> None:
    answers: list[int] = []
    at_page.press("Ctrl+Shift+F")
    at_page.window.search_panel._model.modelReset.connect(lambda: answers.append(len(pages(at_page))))
    for letter in "15%":
        at_page.press_ahead(letter)
    wait(at_page)
    assert pages(at_page) == ["p4"]
    assert answers[-1] == 1
    assert len(answers) <= 2  # the panel may have been answered anew when the index was complete


def test_later_pages_come_when_the_end_of_the_list_is_seen(
    reviewer: Reviewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "SHOWN", 4)
    monkeypatch.setattr(searching, "MOST", 9)
    reviewer.open(corpus_of(tmp_path / "a.corpus", *(f"第{number}版出口" for number in range(12))))
    search(reviewer, "出口")
    assert said(reviewer) == "more than 9 pages"
    for _ in range(11):
        reviewer.press("Down")
        wait(reviewer)
    assert pages(reviewer) == [f"p{number}" for number in range(1, 10)]
    assert reviewer.window.search_panel.current == reviewer.window.search_panel.hits[-1]


def test_pages_that_are_not_indexed_yet_are_told(at_page: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise WriteFailed("another program is writing")

    monkeypatch.setattr(indexing, "index_next", refuse)
    monkeypatch.setattr(searching, "MOST_UNREAD", 3)
    search(at_page, "出口")
    assert said(at_page) == "on no page · 0 of 4 pages indexed, the others are not looked at yet"
    at_page.run("search.index")
    wait(at_page)
    assert at_page.sentence == "Another program is writing"
    monkeypatch.undo()
    at_page.run("search.index")
    wait(at_page)
    assert at_page.sentence == "4 pages can be searched"
    assert said(at_page) == "2 pages"


def test_a_corpus_that_opens_is_indexed_after_a_while(
    reviewer: Reviewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_PAUSE_MS", 1)
    sat_down = reviewer.workspace.index
    sat_down._pause.setInterval(1)
    completed: list[bool] = []
    sat_down.advanced.connect(lambda: completed.append(True))
    reviewer.open(corpus_of(tmp_path / "a.corpus", *TEXTS))
    until(lambda: bool(completed), "the index")
    assert not reviewer.window.job_strip.isVisible()


def test_a_long_index_shows_how_far_it_is_and_can_be_stopped(at_page: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    from annotator.services import searching as service

    monkeypatch.setattr(service, "_SOME", 1)
    monkeypatch.setattr(service, "_BATCH", 1)
    strip, index = at_page.window.job_strip, at_page.workspace.index
    index.reported.connect(lambda done, *_: strip.cancelled.emit() if done == 2 else None)
    at_page.workspace.search.index()
    until(strip.isVisible, "the strip")
    assert strip._what.text() == "Indexing"
    wait(at_page)
    assert not strip.isVisible()
    monkeypatch.setattr(searching, "MOST_UNREAD", 0)
    search(at_page, "出口")
    assert said(at_page) == "1 page · 3 of 4 pages indexed, the others are not looked at yet"
    at_page.run("search.index")
    wait(at_page)
    assert said(at_page) == "2 pages"


def test_a_job_goes_before_the_rest_of_the_index_and_the_strip_is_gone_after_both(
    at_page: Reviewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.services import searching as service

    monkeypatch.setattr(service, "_SOME", 1)
    monkeypatch.setattr(service, "_BATCH", 1)
    (tmp_path / "new.txt").write_text("新来的出口。", encoding="utf-8")
    index, strip, shown = at_page.workspace.index, at_page.window.job_strip, list[str]()
    for began in (index.began, at_page.workspace.corpus.job_began):
        began.connect(shown.append)
    at_page.workspace.search.index()
    until(strip.isVisible, "the strip")
    at_page.workspace.corpus.import_paths([tmp_path / "new.txt"])
    at_page.wait()
    wait(at_page)
    assert shown[:3] == ["Indexing", "Looking for pages", "Importing"]
    assert at_page.sentence == "5 pages can be searched"
    assert not strip.isVisible()


def test_the_list_grows_as_pages_are_indexed_and_keeps_the_line_that_is_chosen(
    at_page: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.services import searching as service

    monkeypatch.setattr(service, "_SOME", 1)
    monkeypatch.setattr(service, "_BATCH", 1)
    monkeypatch.setattr(searching, "MOST_UNREAD", 0)
    at_page.workspace.quiet.hold()
    at_page.press("Ctrl+Shift+F")
    commit(at_page, "第")

    def is_answered() -> bool:
        at_page.workspace.quiet.hold()  # no page more before the first answer, however slow it is
        return "pages indexed" in said(at_page)

    until(is_answered, "the first answer")
    assert len(pages(at_page)) < 3
    until(lambda: len(pages(at_page)) == 3, "all pages")
    wait(at_page)
    assert said(at_page) == "3 pages"
    assert at_page.window.search_panel.current == at_page.window.search_panel.hits[0]


def test_pages_are_not_indexed_while_the_reviewer_works(at_page: Reviewer) -> None:
    at_page.press("Down")
    at_page.workspace.search.index()
    at_page.wait()
    assert at_page.workspace.index._is_running
    assert not at_page.workspace.index._is_under_way
    wait(at_page)
    assert at_page.sentence == "4 pages can be searched"


def test_imported_pages_are_found_and_indexed(at_page: Reviewer, tmp_path: Path) -> None:
    search(at_page, "出口")
    (tmp_path / "new.txt").write_text("新来的出口。", encoding="utf-8")
    at_page.workspace.corpus.import_paths([tmp_path / "new.txt"])
    at_page.wait()
    wait(at_page)
    assert pages(at_page) == ["p2", "p4", "new"]


@pytest.mark.parametrize(("height", "are_aside"), [(700, True), (1000, False)])
def test_in_a_low_window_the_list_stands_where_the_figures_were(
    at_page: Reviewer,
    height: int,
    are_aside: bool,  # noqa: FBT001 - a parameter
) -> None:
    at_page.window.resize(1300, height)
    search(at_page, "出口")
    assert at_page.window.figures.isHidden() is are_aside
    at_page.press("Esc")
    assert at_page.window.figures.isVisible()


def test_another_corpus_begins_without_what_was_found(at_page: Reviewer, tmp_path: Path) -> None:
    search(at_page, "出口")
    at_page.workspace.open(corpus_of(tmp_path / "b.corpus", "别的出口。"))
    at_page.wait_for_page()
    assert not at_page.window.search_panel.isVisible()
    at_page.press("Ctrl+Shift+F")
    wait(at_page)
    assert pages(at_page) == ["p1"]
    assert at_page.page.text == "别的出口。"


def test_the_panel_speaks_the_language_of_the_window(at_page: Reviewer) -> None:
    search(at_page, "出口")
    at_page.workspace.view.language_chinese()
    at_page.wait()
    assert said(at_page) == "2 个版面"
    assert at_page.window.search_panel.field.placeholderText() == "搜索所有版面"
    at_page.workspace.view.language_english()


def test_a_closed_window_leaves_one_file(sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    path = corpus_of(tmp_path / "a.corpus", *TEXTS)
    reviewer = sit_down()
    reviewer.open(path)
    search(reviewer, "出口")
    reviewer.close()
    assert [file.name for file in tmp_path.glob("a.corpus*")] == ["a.corpus"]
