"""Cards drawn from the picture that was kept of them look as if they had been painted anew."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.assemble import JoinPolicy
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.ui.models.card_maker import cards
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.articles import ArticlesView
from annotator.ui.views.cards.pictures import CardPictures
from tests.builders import annotation, article, fragment, page

TEXT = "市宣讲团走进新城区\n七月二十六日座谈。\n\n另一条的题目\n𠮷野家在新城区开业。"
TITLE, BODY = TEXT.index("另一条"), TEXT.index("𠮷")


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ArticlesView]:
    of = page(TEXT)
    first = article(1, [fragment(of, "市宣讲团走进新城区", Role.HEADLINE), fragment(of, "七月二十六日座谈。")])
    second = article(2, [fragment(of, "另一条的题目", Role.HEADLINE), fragment(of, "𠮷野家在新城区开业。")])
    view = ArticlesView(theme(Scheme.LIGHT))
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.set_cards(cards(of, annotation(of, first, second), policy=JoinPolicy(line_end="", terminal="。")))
    view.set_current("a1")
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()


def seen(pane: ArticlesView) -> QImage:
    return pane.cards.viewport().grab().toImage()


def seen_anew(pane: ArticlesView) -> QImage:
    pane.cards._delegate._pictures.forget()
    return seen(pane)


def test_a_card_looks_the_same_each_time(pane: ArticlesView) -> None:
    first = seen(pane)
    assert seen(pane) == first == seen_anew(pane)


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.set_selection([Span(TITLE, TITLE + 4)]),
        lambda view: view.cards.set_found([Span(BODY, BODY + 2)]),
        lambda view: view.set_colours({"a1": 5, "a2": 6}),
        lambda view: view.set_theme(theme(Scheme.DARK)),
        lambda view: view.set_theme(theme(Scheme.LIGHT).scaled(1.5)),
        lambda view: view.set_current("a2"),
    ],
    ids=["selected", "found", "another colour", "dark", "larger", "chosen"],
)
def test_a_card_is_painted_anew_when_it_looks_different(pane: ArticlesView, change: Callable[[ArticlesView], None]) -> None:
    before = seen(pane)
    change(pane)
    assert before != seen(pane) == seen_anew(pane)


def drawn(cards: str, *, size: QSize, ratio: float = 1.0) -> str:
    """Those of the cards, drawn in this order, that had to be painted."""
    pictures, painted = CardPictures(), list[str]()
    canvas = QPixmap(400, 400)
    canvas.setDevicePixelRatio(ratio)
    painter = QPainter(canvas)

    def draw(card: str) -> None:
        pictures.draw(painter, card, "", size=size, ground=QColor("white"), paint=lambda _: painted.append(card))

    for card in cards:
        draw(card)
    painter.end()
    return "".join(painted)


def test_pictures_are_kept_up_to_a_bound_and_the_last_drawn_the_longest(qapp: QApplication) -> None:
    assert drawn("abacab", size=QSize(1900, 1000)) == "abcb"


def test_a_card_larger_than_all_that_is_kept_is_painted_each_time(qapp: QApplication) -> None:
    assert drawn("aa", size=QSize(1900, 3000)) == "aa"


@pytest.mark.parametrize(("ratio", "painted"), [(1.0, "a"), (1.25, "aa"), (2.0, "a")])
def test_no_picture_is_kept_where_it_would_be_scaled_again(qapp: QApplication, ratio: float, painted: str) -> None:
    assert drawn("aa", size=QSize(100, 50), ratio=ratio) == painted
