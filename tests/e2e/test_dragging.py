"""A reviewer drags boundaries, text and lines: each drag is one step, and none when Escape is pressed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.builders import outline
from tests.e2e.corpora import corpus_of
from tests.e2e.mouse import Mouse
from tests.e2e.reviewer import Reviewer, until

TEXT = (
    "绿色建筑增长\n本报讯（记者 苗欣）上半年开工面积增长。\n全区建筑均达标。\n"
    "\n宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。\n群众纷纷点赞。\n"
    "\n无主的文字\n末行在此。\n"
)
ALT, CTRL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def mouse(reviewer: Reviewer, tmp_path: Path) -> Mouse:
    """The mouse of a reviewer at a page of three articles, one a block."""
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT, "另一页\n\n另一篇文章。"))
    assert said(reviewer) == BEFORE
    return Mouse(reviewer)


def said(reviewer: Reviewer) -> dict[int, list[str]]:
    return outline(reviewer.page, reviewer.annotation)


def of(reviewer: Reviewer, words: str) -> list[str]:
    """The stretches of the page that the article of these words is read as, wherever fragments begin in them."""
    text, out = reviewer.page.text, list[Span]()
    for span in reviewer.article_of(words).spans:
        follows = bool(out) and out[-1].end <= span.start and not text[out[-1].end : span.start].strip()
        out.append(Span(out.pop().start, span.end) if follows else span)
    return [text[span.start : span.end] for span in out]


FIRST = "绿色建筑增长\n本报讯（记者 苗欣）上半年开工面积增长。\n全区建筑均达标。"
SECOND = "宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。\n群众纷纷点赞。"
THIRD = "无主的文字\n末行在此。"
BEFORE = {1: [f"body: {FIRST}"], 2: [f"body: {SECOND}"], 3: [f"body: {THIRD}"]}


def test_a_boundary_goes_to_the_beginning_of_the_nearest_line_in_one_step(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.drag(mouse.line_top("宣讲团"), mouse.line_top("群众纷纷"))
    assert of(reviewer, "群众") == ["群众纷纷点赞。"]
    assert of(reviewer, "绿色") == [
        "绿色建筑增长\n本报讯（记者 苗欣）上半年开工面积增长。\n全区建筑均达标。\n\n宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。"
    ]
    assert reviewer.steps == 1
    reviewer.press("Ctrl+Z")
    assert said(reviewer) == BEFORE


def test_a_boundary_takes_lines_from_the_article_before(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.drag(mouse.line_top("宣讲团"), mouse.line_top("全区建筑"))
    assert of(reviewer, "群众") == [f"全区建筑均达标。\n\n{SECOND}"]
    assert reviewer.fragment_of("全区建筑").start == reviewer.workspace.selection.selection.caret


def test_with_alt_a_boundary_goes_between_two_characters(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.press(*mouse.line_top("宣讲团"))
    mouse.move(*mouse.gap("居民听"), keys=ALT)
    mouse.let_go(keys=ALT)
    assert of(reviewer, "居民") == ["居民听宣讲。\n群众纷纷点赞。"]


def test_a_boundary_inside_a_line_goes_between_two_characters(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.caret_to("上半年")
    reviewer.press("/")
    mouse.drag(mouse.gap("上半年"), mouse.gap("面积增长"))
    assert said(reviewer)[1] == ["body: 绿色建筑增长\n本报讯（记者 苗欣）上半年开工", "body: 面积增长。\n全区建筑均达标。"]
    assert reviewer.steps == 2


def test_a_boundary_stops_where_its_fragment_ends(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.drag(mouse.line_top("宣讲团"), mouse.line_top("末行"))
    assert of(reviewer, "群众") == ["群众纷纷点赞。"]


def test_a_boundary_let_go_where_it_was_is_no_step(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.press(*mouse.line_top("宣讲团"))
    mouse.move(*mouse.line_top("群众纷纷"))
    mouse.move(*mouse.line_top("宣讲团"))
    mouse.let_go()
    assert (reviewer.steps, reviewer.sentence) == (0, "")


def test_a_boundary_that_would_swallow_text_of_another_role_lands_nowhere(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.caret_to("全区建筑")
    reviewer.press("/", "H")
    mouse.press(*mouse.line_top("宣讲团"))
    mouse.move(*mouse.line_top("全区建筑"))
    assert reviewer.window.text._scene.landing is None
    assert reviewer.workspace.dragging._label.text().startswith("Nothing would be left of the text before it")
    mouse.let_go()
    assert reviewer.steps == 2


def test_while_a_boundary_is_dragged_the_text_shows_where_it_would_land(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.press(*mouse.line_top("宣讲团"))
    mouse.move(*mouse.line_top("群众纷纷"))
    landing = reviewer.window.text._scene.landing
    assert landing is not None
    assert (landing.offset, landing.passed) == (
        reviewer.span("群众").start,
        reviewer.span("宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。"),
    )
    mouse.let_go()
    assert reviewer.window.text._scene.landing is None


def test_a_press_on_a_boundary_that_hardly_moves_is_a_click(reviewer: Reviewer, mouse: Mouse) -> None:
    widget, at = mouse.line_top("宣讲团")
    mouse.drag((widget, at), (widget, at + QPoint(0, QApplication.startDragDistance() - 1)))
    assert reviewer.steps == 0
    assert reviewer.page.line_of(reviewer.workspace.selection.selection.caret) in (3, 4)


def test_a_fragment_dragged_by_its_bar_lands_at_the_mark(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.drag(mouse.bar("末行"), mouse.in_card("宣讲团"))
    assert of(reviewer, "宣讲团") == [THIRD, SECOND]
    assert reviewer.steps == 1
    assert reviewer.fragment_of("末行").is_placed


def test_the_lower_half_of_a_fragment_means_after_it(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.drag(mouse.bar("末行"), mouse.in_card("。\n\n宣讲团", after=True))
    assert of(reviewer, "绿色") == [FIRST, THIRD]


def test_on_the_number_of_a_card_the_role_says_where_text_lands(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.caret_to("群众纷纷")
    reviewer.press("/", "H")
    mouse.drag(mouse.bar("群众纷纷"), mouse.number("绿色"))
    title, *text = FIRST.split("\n", 1)
    # The title it comes to is read as one, now that the article has another.
    assert of(reviewer, "绿色") == [title, "群众纷纷点赞。", *text]
    assert not reviewer.fragment_of("群众").is_placed


def test_a_whole_article_dropped_on_a_number_is_merged(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.caret_to("末行")
    reviewer.press("/")
    mouse.press(*mouse.number("无主"))
    mouse.move(*mouse.number("宣讲团"))
    assert reviewer.workspace.dragging._label.text() == "③ → ②"
    mouse.let_go()
    assert of(reviewer, "无主") == [f"{SECOND}\n\n{THIRD}"]
    step = reviewer.review.history.undo_step
    assert step is not None
    assert step.name == "merge"


def test_text_dropped_below_the_cards_is_a_new_article(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.select("群众纷纷点赞。")
    mouse.drag(mouse.character("纷纷"), mouse.below_cards())
    assert of(reviewer, "群众") == ["群众纷纷点赞。"]
    assert (len(reviewer.annotation.articles), reviewer.steps) == (4, 1)


def test_a_place_for_a_new_article_is_offered_during_the_drag(reviewer: Reviewer, mouse: Mouse) -> None:
    new = reviewer.window.articles._new
    mouse.press(*mouse.bar("末行"))
    mouse.move(*mouse.in_card("宣讲团"))
    assert new.isVisible()
    QTest.keyClick(reviewer.focus, Qt.Key.Key_Escape)
    assert not new.isVisible()
    mouse.let_go()


def test_selected_characters_are_cut_out_and_carried(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.select("全区建筑均达标。")
    mouse.drag(mouse.character("建筑均"), mouse.in_card("无主"))
    assert of(reviewer, "无主") == ["全区建筑均达标。", THIRD]
    assert reviewer.window.text.selected_text_span() == reviewer.span("全区建筑均达标。")


def test_with_alt_the_fragment_under_the_pointer_is_carried(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.drag(mouse.character("群众"), mouse.in_card("绿色"), ALT)
    assert of(reviewer, "绿色") == [SECOND, FIRST]


def test_a_fragment_is_moved_within_its_card(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.caret_to("群众纷纷")
    reviewer.press("/", "C")
    reviewer.press("V")
    mouse.drag(mouse.beside_card("群众纷纷"), mouse.in_card("宣讲团"))
    assert of(reviewer, "宣讲团") == ["群众纷纷点赞。", "宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。"]
    assert reviewer.fragment_of("群众").role is Role.CAPTION


def test_text_dropped_where_it_is_makes_no_step_and_no_mark(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.press(*mouse.bar("末行"))
    mouse.move(*mouse.in_card("无主"))
    assert mouse.cards._delegate.scene.drop is None
    mouse.let_go()
    assert (reviewer.steps, reviewer.sentence) == (0, "")


def test_text_dropped_outside_the_cards_stays_where_it_is(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.drag(mouse.bar("末行"), mouse.character("绿色"))
    assert said(reviewer) == BEFORE
    assert reviewer.steps == 0


def test_the_pointer_says_what_it_carries_and_where_to(reviewer: Reviewer, mouse: Mouse) -> None:
    words = reviewer.workspace.dragging._label
    reviewer.select("末行")
    mouse.press(*mouse.character("末行"))
    mouse.move(*mouse.in_card("宣讲团"))
    assert words.text() == "末行 → ②"
    mouse.move(*mouse.number("宣讲团"))
    assert words.text() == "末行 → ②, in its usual place"
    mouse.move(*mouse.below_cards())
    assert words.text() == "末行 → new article"
    mouse.move(*mouse.number("无主"))
    assert words.text() == "The text is already in this article"
    mouse.let_go()
    assert not words.isVisible()


def test_dragging_over_line_numbers_selects_whole_lines(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.drag(mouse.line_number("群众纷纷"), mouse.line_number("李卫"))
    assert reviewer.window.text.selected_text_span() == reviewer.span("本报讯（记者 李卫）居民听宣讲。\n群众纷纷点赞。")
    assert reviewer.steps == 0


def test_with_ctrl_painted_lines_go_to_the_chosen_article(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.caret_to("末行")
    mouse.drag(mouse.line_number("宣讲团"), mouse.line_number("李卫"), CTRL)
    assert of(reviewer, "末行") == ["宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。", THIRD]
    assert reviewer.steps == 1
    mouse.drag(mouse.line_number("全区建筑"), mouse.line_number("绿色"), CTRL)
    assert reviewer.article_of("绿色") == reviewer.article_of("全区") == reviewer.article_of("末行")


def test_ctrl_counts_when_the_button_goes_up(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.caret_to("末行")
    mouse.press(*mouse.line_number("绿色"))
    mouse.move(*mouse.line_number("全区建筑"))
    painted = reviewer.window.text._scene.painted
    QTest.keyPress(reviewer.focus, Qt.Key.Key_Control, CTRL)
    coloured = reviewer.window.text._scene.painted
    QTest.keyRelease(reviewer.focus, Qt.Key.Key_Control)
    mouse.let_go()
    assert painted is not None
    assert coloured is not None
    assert (painted.colour, coloured.colour) == (None, reviewer.workspace.panes.colours[reviewer.article_of("末行").id])
    assert (reviewer.steps, reviewer.window.text.selected_text_span()) == (0, reviewer.span(FIRST))


def test_blank_lines_are_neither_selected_nor_sent(reviewer: Reviewer, mouse: Mouse) -> None:
    gutter, at = mouse.line_number("宣讲团")
    blank = at - QPoint(0, reviewer.window.text.shown_lines()[0].pitch)
    mouse.drag((gutter, blank), (gutter, blank + QPoint(12, 0)), CTRL)
    assert (reviewer.steps, reviewer.window.text.selected_text_span()) == (0, None)


def test_a_click_on_a_line_number_means_the_lines_fragment(reviewer: Reviewer, mouse: Mouse) -> None:
    reviewer.click(*mouse.line_number("群众纷纷"))
    assert reviewer.workspace.selection.targets() == (reviewer.span(SECOND),)


Spot = tuple[QWidget, QPoint]
GRIPS: dict[str, Callable[[Mouse], tuple[Spot, Spot]]] = {
    "boundary": lambda mouse: (mouse.line_top("宣讲团"), mouse.line_top("群众纷纷")),
    "bar": lambda mouse: (mouse.bar("末行"), mouse.in_card("宣讲团")),
    "lines": lambda mouse: (mouse.line_number("绿色"), mouse.line_number("李卫")),
    "card": lambda mouse: (mouse.beside_card("无主"), mouse.in_card("宣讲团")),
    "number": lambda mouse: (mouse.number("无主"), mouse.number("宣讲团")),
}


@pytest.mark.parametrize("grip", GRIPS)
def test_escape_gives_a_drag_up(reviewer: Reviewer, mouse: Mouse, grip: str) -> None:
    selection = reviewer.workspace.selection.selection
    start, to = GRIPS[grip](mouse)
    mouse.press(*start)
    mouse.move(*to)
    assert QApplication.overrideCursor() is not None
    QTest.keyClick(reviewer.focus, Qt.Key.Key_Escape)
    mouse.move(*start)
    assert not reviewer.workspace.dragging.is_dragging
    mouse.let_go()
    assert (said(reviewer), reviewer.steps) == (BEFORE, 0)
    assert reviewer.workspace.selection.selection == selection
    assert QApplication.overrideCursor() is None


@pytest.mark.parametrize("grip", GRIPS)
def test_keys_do_nothing_during_a_drag(reviewer: Reviewer, mouse: Mouse, grip: str) -> None:
    start, to = GRIPS[grip](mouse)
    mouse.press(*start)
    mouse.move(*to)
    for key in (Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_Right):
        QTest.keyClick(reviewer.focus, key)
    QTest.keyClick(reviewer.focus, Qt.Key.Key_Escape)
    mouse.let_go()
    assert (said(reviewer), reviewer.steps) == (BEFORE, 0)


def test_a_drag_ends_without_a_step_when_another_page_opens(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.press(*mouse.line_top("宣讲团"))
    mouse.move(*mouse.line_top("群众纷纷"))
    reviewer.run("pages.next")
    reviewer.wait()
    assert not reviewer.workspace.dragging.is_dragging
    mouse.let_go()
    assert (reviewer.page.id, reviewer.steps) == ("p2", 0)


def test_a_button_that_went_up_unseen_ends_the_drag(reviewer: Reviewer, mouse: Mouse) -> None:
    mouse.press(*mouse.line_top("宣讲团"))
    mouse.move(*mouse.line_top("群众纷纷"))
    mouse._held = None
    mouse.move(*mouse.line_top("绿色"))
    assert not reviewer.workspace.dragging.is_dragging
    assert reviewer.steps == 0


def test_the_page_scrolls_on_where_lines_are_dragged_to_its_edge(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "long.corpus", "\n".join(f"第{number}行" for number in range(1, 200))))
    mouse, text = Mouse(reviewer), reviewer.window.text
    mouse.press(*mouse.line_number("第3行"))
    mouse.move(text.gutter, QPoint(4, text.viewport().height() - 4))
    until(lambda: text.verticalScrollBar().value() >= 5, "the text to scroll")
    painted = text._scene.painted
    mouse.let_go()
    selected = text.selected_text_span()
    assert painted is not None
    assert selected is not None
    assert reviewer.page.line_of(selected.end - 1) >= painted.last > len(text.shown_lines())


def test_the_cards_scroll_on_where_text_is_carried_to_their_edge(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "long.corpus", "\n\n".join(f"第{number}篇文章。" for number in range(1, 80))))
    mouse = Mouse(reviewer)
    mouse.press(*mouse.bar("第1篇"))
    viewport = mouse.cards.viewport()
    mouse.move(viewport, QPoint(100, viewport.height() - 60))
    mouse.move(viewport, QPoint(100, viewport.height() - 6))
    until(lambda: mouse.cards.verticalScrollBar().value() >= 100, "the cards to scroll")
    QTest.keyClick(reviewer.focus, Qt.Key.Key_Escape)
    mouse.let_go()
    assert reviewer.steps == 0
