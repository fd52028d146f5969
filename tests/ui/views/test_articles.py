"""Working in the cards: every click and key is told in offsets of the page."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.annotation import Article, Fragment
from annotator.core.assemble import JoinPolicy
from annotator.core.decisions import Decision
from annotator.core.page import Page
from annotator.core.roles import ARTICLE_ROLES, Role
from annotator.core.spans import Span
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.resources import resource_path
from annotator.ui.fonts import BUNDLED_FAMILY, install_fonts
from annotator.ui.models.card import Card, CardMode
from annotator.ui.models.card_maker import cards
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.articles import ArticlesView
from annotator.ui.views.cards.block import Caret
from annotator.ui.views.cards.layout import CardLayout
from annotator.ui.views.cards.list_view import CardListView
from tests.builders import annotation, article, fragment, page

CHINESE = JoinPolicy(line_end="", terminal="。！？")
LONG = "七月二十六日，\n市宣讲团成员市委常委统战部部长葛智敏以座谈的方式作宣讲报告，并与大家交流学习体会听取意见。"
TEXT = f"市宣讲团走进新城区\n本报讯（记者 苗欣）\n{LONG}\n\n另一条的题目\n𠮷野家在新城区开业。"
HEADLINE, BYLINE, BODY = (TEXT.index(words) for words in ("市宣讲团走", "本报讯", LONG))
OTHER, WIDE = TEXT.index("另一条"), TEXT.index("𠮷")
KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def the_page() -> Page:
    return page(TEXT)


def the_articles() -> tuple[Article, Article]:
    of = the_page()
    first = [
        fragment(of, "市宣讲团走进新城区", Role.HEADLINE),
        fragment(of, "本报讯（记者 苗欣）", Role.BYLINE),
        fragment(of, LONG),
    ]
    second = [fragment(of, "另一条的题目", Role.HEADLINE), fragment(of, "𠮷野家在新城区开业。")]
    return article(1, first), article(2, second)


def the_cards() -> tuple[Card, ...]:
    return cards(the_page(), annotation(the_page(), *the_articles()), policy=CHINESE)


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ArticlesView]:
    view = ArticlesView(theme(Scheme.LIGHT))
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.set_cards(the_cards())
    view.show()
    qtbot.waitExposed(view)
    view.cards.setFocus()
    yield view
    view.close()


def layout_in(view: CardListView, row: int) -> tuple[CardLayout, QPointF]:
    card = view.cards_model.cards[row]
    return view._layout_of(card), view._top_left_of(card)


def point_of(view: CardListView, row: int, offset: int) -> QPoint:
    layout, corner = layout_in(view, row)
    rect = layout.caret_rect(Caret(offset))
    return (corner + QPointF(rect.x() + 2, rect.center().y())).toPoint()


def click(view: CardListView, where: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, where)


def offsets_after(view: CardListView, *keys: Qt.Key) -> list[int]:
    seen: list[int] = []
    view.caret_moved.connect(seen.append)
    for key in keys:
        QTest.keyClick(view, key)
    return seen


@pytest.mark.parametrize("offset", [HEADLINE, HEADLINE + 4, BYLINE + 2, BODY, BODY + 8, BODY + len(LONG) - 1])
def test_a_click_on_a_character_tells_its_offset(pane: ArticlesView, qtbot: QtBot, offset: int) -> None:
    with qtbot.waitSignal(pane.caret_moved) as moved, qtbot.waitSignal(pane.offset_clicked) as clicked:
        click(pane.cards, point_of(pane.cards, 0, offset))
    assert (moved.args, clicked.args) == ([offset], [offset, False])


def test_a_click_in_another_card_chooses_it(pane: ArticlesView, qtbot: QtBot) -> None:
    click(pane.cards, point_of(pane.cards, 0, HEADLINE))
    with qtbot.waitSignal(pane.card_chosen) as chosen:
        click(pane.cards, point_of(pane.cards, 1, OTHER))
    assert chosen.args == ["a2"]


def test_a_click_with_ctrl_adds_and_leaves_the_caret(pane: ArticlesView, qtbot: QtBot) -> None:
    click(pane.cards, point_of(pane.cards, 0, HEADLINE))
    with qtbot.waitSignal(pane.offset_clicked) as clicked:
        click(pane.cards, point_of(pane.cards, 1, OTHER), CTRL)
    assert clicked.args == [OTHER, True]
    assert pane.cards.caret == Caret(HEADLINE)


def test_the_arrows_move_by_character_and_on_into_the_next_block(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_caret(BYLINE - 3)
    seen = offsets_after(pane.cards, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left)
    assert seen == [BYLINE - 2, BYLINE - 1, BYLINE, BYLINE - 1]


def test_the_arrows_step_over_a_line_end_as_over_nothing(pane: ArticlesView, qtbot: QtBot) -> None:
    line_end = TEXT.index("\n", BODY)
    pane.set_caret(line_end - 1)
    assert offsets_after(pane.cards, KEY.Key_Right) == [line_end + 1]


def test_a_character_beyond_the_bmp_is_one_step(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_caret(WIDE)
    assert offsets_after(pane.cards, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left) == [WIDE + 1, WIDE + 2, WIDE + 1]
    click(pane.cards, point_of(pane.cards, 1, WIDE + 3))
    assert pane.cards.caret == Caret(WIDE + 3)


def test_home_and_end_go_to_the_ends_of_the_line(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_caret(HEADLINE + 3)
    assert offsets_after(pane.cards, KEY.Key_End, KEY.Key_Home) == [BYLINE - 1, HEADLINE]


def test_up_and_down_go_by_fragment_and_on_to_the_next_card(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_caret(HEADLINE)
    seen = offsets_after(pane.cards, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up)
    assert seen == [BYLINE, BODY, OTHER, BODY]


def test_up_inside_a_fragment_goes_to_its_begin_first(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_caret(BODY + 4)
    assert offsets_after(pane.cards, KEY.Key_Up, KEY.Key_Up) == [BODY, BYLINE]


def test_ctrl_down_goes_by_card_though_the_window_uses_the_key_too(pane: ArticlesView, qtbot: QtBot) -> None:
    stolen: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Down"), pane, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: stolen.append(True))
    pane.set_caret(HEADLINE)
    with qtbot.waitSignal(pane.card_chosen) as chosen:
        QTest.keyClick(pane.cards, KEY.Key_Down, CTRL)
    assert chosen.args == ["a2"]
    assert not stolen


def test_the_first_key_puts_the_caret_into_the_chosen_card(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_current("a2")
    assert offsets_after(pane.cards, KEY.Key_Right) == [OTHER]


def test_shift_selects_the_text_between_in_reading_order(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_caret(BYLINE - 3)
    with qtbot.waitSignal(pane.selection_changed) as selected:
        QTest.keyClick(pane.cards, KEY.Key_Down, SHIFT)
    assert selected.args == [(Span(BYLINE - 3, BYLINE - 1),)]
    with qtbot.waitSignal(pane.selection_changed) as selected:
        QTest.keyClick(pane.cards, KEY.Key_Right, SHIFT)
    assert selected.args == [(Span(BYLINE - 3, BYLINE - 1), Span(BYLINE, BYLINE + 1))]


def test_a_growing_selection_survives_being_shown_by_its_owner(pane: ArticlesView, qtbot: QtBot) -> None:
    def owner(spans: tuple[Span, ...]) -> None:
        pane.set_selection(spans)
        if spans:
            pane.set_caret(spans[0].start)

    pane.selection_changed.connect(owner)
    pane.set_caret(HEADLINE)
    for _ in range(3):
        QTest.keyClick(pane.cards, KEY.Key_Right, SHIFT)
    with qtbot.waitSignal(pane.selection_changed) as selected:
        QTest.keyClick(pane.cards, KEY.Key_Right, SHIFT)
    assert selected.args == [(Span(HEADLINE, HEADLINE + 4),)]


def test_a_step_without_shift_ends_the_selection(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_caret(HEADLINE)
    QTest.keyClick(pane.cards, KEY.Key_Right, SHIFT)
    with qtbot.waitSignal(pane.selection_changed) as selected:
        QTest.keyClick(pane.cards, KEY.Key_Right)
    assert selected.args == [()]


def test_dragging_over_text_selects_it(pane: ArticlesView, qtbot: QtBot) -> None:
    view = pane.cards.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=point_of(pane.cards, 0, HEADLINE))
    with qtbot.waitSignal(pane.selection_changed) as selected:
        QTest.mouseMove(view, point_of(pane.cards, 0, HEADLINE + 5))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point_of(pane.cards, 0, HEADLINE + 5))
    assert selected.args == [(Span(HEADLINE, HEADLINE + 5),)]


@pytest.mark.parametrize("role", ARTICLE_ROLES)
def test_an_article_of_one_role_alone_can_be_worked_in_in_every_state(pane: ArticlesView, role: Role) -> None:
    of = the_page()
    pane.set_cards(cards(of, annotation(of, article(1, [fragment(of, "市宣讲团走进新城区", role)])), policy=CHINESE))
    for mode in CardMode:
        pane.set_mode(mode)
        pane.set_caret(HEADLINE + 1)
        assert offsets_after(pane.cards, KEY.Key_Right, KEY.Key_Home) == [HEADLINE + 2, HEADLINE]


def test_copying_gives_the_clean_article(pane: ArticlesView, qtbot: QtBot) -> None:
    pane.set_current("a2")
    QTest.keyClick(pane.cards, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "另一条的题目\n\n𠮷野家在新城区开业。"


def test_the_caret_of_a_hidden_character_stands_in_the_gap(pane: ArticlesView) -> None:
    hidden = BODY + len(LONG) // 2
    pane.set_mode(CardMode.FOLDED)
    pane.set_caret(hidden)
    assert pane.cards.caret == Caret(hidden)
    layout, _ = layout_in(pane.cards, 0)
    assert layout.stop_index(Caret(hidden)) < len(layout.stops)


def test_a_click_on_the_number_folds_and_unfolds_the_card(pane: ArticlesView, qtbot: QtBot) -> None:
    def number() -> QPoint:
        layout, corner = layout_in(pane.cards, 0)
        return (corner + layout.number_rect.center()).toPoint()

    with qtbot.waitSignal(pane.state_toggled) as toggled:
        click(pane.cards, number())
    assert toggled.args == ["a1"]
    assert pane.cards.cards_model.mode_of("a1") is CardMode.FOLDED
    QApplication.processEvents()
    click(pane.cards, number())
    assert pane.cards.cards_model.mode_of("a1") is CardMode.SKIM


def test_a_click_on_the_count_opens_the_seams(qtbot: QtBot, pane: ArticlesView) -> None:
    of = page("甲" * 60 + "。\n" + "乙" * 60 + "。")
    parts = [fragment(of, "甲" * 60 + "。"), replace(fragment(of, "乙" * 60 + "。"), attachment=Decision(margin=0.9))]
    pane.set_cards(cards(of, annotation(of, article(1, parts)), policy=CHINESE))
    layout, corner = layout_in(pane.cards, 0)
    (pill,) = layout.pills
    with qtbot.waitSignal(pane.seams_opened) as opened:
        click(pane.cards, (corner + pill.center()).toPoint())
    assert opened.args == ["a1"]
    assert layout_in(pane.cards, 0)[0].pills == ()


def test_the_heading_sets_the_state_of_all_cards(pane: ArticlesView, qtbot: QtBot) -> None:
    tall = pane.cards.sizeHintForRow(0)
    with qtbot.waitSignal(pane.mode_chosen) as chosen:
        pane._buttons[CardMode.FOLDED].click()
    assert chosen.args == [CardMode.FOLDED]
    assert pane.cards.sizeHintForRow(0) < tall


def test_a_menu_is_asked_for_at_the_character_under_the_pointer(pane: ArticlesView, qtbot: QtBot) -> None:
    where = point_of(pane.cards, 1, OTHER + 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, pane.cards.viewport().mapToGlobal(where))
    with qtbot.waitSignal(pane.context_menu_asked) as asked:
        QApplication.sendEvent(pane.cards.viewport(), event)
    assert asked.args[1] == OTHER + 2


def test_setters_say_nothing(pane: ArticlesView, qtbot: QtBot) -> None:
    signals = [pane.caret_moved, pane.card_chosen, pane.selection_changed, pane.offset_clicked]
    with qtbot.assertNotEmitted(signals[0]), qtbot.assertNotEmitted(signals[1]), qtbot.assertNotEmitted(signals[2]):
        pane.set_current("a2")
        pane.set_caret(BODY)
        pane.set_selection([Span(HEADLINE, HEADLINE + 4)])
        pane.reveal("a2")


def test_a_card_that_is_gone_is_no_longer_chosen(pane: ArticlesView) -> None:
    pane.set_current("a2")
    pane.set_cards(the_cards()[:1])
    assert pane.cards.card is None


def test_letters_are_left_to_the_commands_with_the_input_method_off(pane: ArticlesView, qtbot: QtBot) -> None:
    assert not pane.cards.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    unheard: list[int] = []

    class Outer(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            unheard.append(event.key())

    outer = Outer()
    qtbot.addWidget(outer)
    pane.setParent(outer)
    QTest.keyClick(pane.cards, KEY.Key_S)
    pane.setParent(None)
    assert unheard == [KEY.Key_S]


@pytest.fixture
def chinese_font(qtbot: QtBot) -> Iterator[None]:
    """The bundled font as the application's, so that widths are the same on every machine."""
    assert qtbot is not None
    before = QApplication.font()
    install_fonts()
    QApplication.setFont(QFont(BUNDLED_FAMILY))
    yield
    QApplication.setFont(before)


@pytest.mark.usefixtures("chinese_font")
def test_ten_articles_of_the_sample_fit_a_full_hd_window(pane: ArticlesView) -> None:
    sample = resource_path("samples/hohhot-daily-2023-07-27-p2.gold.jsonl").read_text(encoding="utf-8")
    gold = json.loads(sample)
    articles = [
        Article(one["id"], at, tuple(Fragment(Span(s["start"], s["end"]), Role(s["role"])) for s in one["spans"]))
        for at, one in enumerate(gold["articles"], 1)
    ]
    of = page(gold["text"])
    pane.resize(672, 780)
    pane.set_cards(cards(of, annotation(of, *articles), policy=join_policy(pack_for("zh", of.text))))
    QApplication.processEvents()
    assert pane.cards.cards_model.rowCount() == 10
    assert sum(pane.cards.sizeHintForRow(row) for row in range(10)) <= pane.cards.viewport().height()


@pytest.mark.parametrize("scheme", Scheme)
def test_cards_are_painted_in_both_themes_and_all_states(pane: ArticlesView, scheme: Scheme) -> None:
    look = theme(scheme)
    pane.set_theme(look)
    pane.set_current("a1")
    pane.set_selection([Span(HEADLINE, HEADLINE + 4)])
    for mode in CardMode:
        pane.set_mode(mode)
        image = pane.cards.viewport().grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(200)}
        assert {look.accent, look.selection, look.pane} <= seen


@pytest.mark.parametrize("mode", [CardMode.READ, CardMode.FOLDED])
def test_cards_of_another_height_leave_no_gap_and_no_overlap(pane: ArticlesView, mode: CardMode) -> None:
    pane.set_mode(mode)
    QApplication.processEvents()
    cards = pane.cards
    first, second = (cards.visualRect(cards.cards_model.index(row)) for row in (0, 1))
    assert second.top() == first.top() + first.height() == cards.sizeHintForRow(0) + first.top()
