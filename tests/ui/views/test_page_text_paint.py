"""What the page text pane paints: roles, articles, selection, caret, and only what changed."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.core.decisions import Doubt
from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.ui.models.page_paint import PagePaint, Run, changed_spans
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.page_text import PageTextView
from annotator.ui.views.page_text.view import spoken
from tests.ui.page_text_panes import BODY, BYLINE, FOLIO, HEADLINE, PAINT, TEXT, Pane, weights


def test_titles_are_strong_and_furniture_is_soft(pane: Pane) -> None:
    view = pane(paint=PAINT)
    look = theme(Scheme.LIGHT)
    assert weights(view, 0) == [700]
    assert weights(view, 2) == []
    (soft,) = view.document().findBlockByNumber(4).layout().formats()
    assert soft.format.foreground().color().name() == look.soft


def test_an_update_formats_the_changed_lines(pane: Pane) -> None:
    view = pane(paint=PAINT)
    runs = (replace(HEADLINE, role=Role.BODY), BYLINE, replace(BODY, role=Role.CROSSHEAD), FOLIO)
    view.update_paint(PagePaint(runs), [HEADLINE.span, BODY.span])
    view.grab()
    assert (weights(view, 0), weights(view, 2), weights(view, 3)) == ([], [700], [700])


def test_an_update_leaves_other_lines_alone(pane: Pane) -> None:
    view = pane(paint=PAINT)
    runs = (replace(HEADLINE, role=Role.BODY), BYLINE, BODY, FOLIO)
    view.update_paint(PagePaint(runs), [BODY.span])
    assert weights(view, 0) == [700]


def test_a_stretch_that_becomes_wider_when_strong_is_broken_anew(pane: Pane) -> None:
    text = "Hohhot Daily reports. " * 12 + "\n二"
    paint = PagePaint((Run(Span(0, 250), Role.HEADLINE, 1, 0),))
    view = pane(text)
    view.update_paint(paint, [Span(0, 250)])
    assert [line.origin.y() for line in view.shown_lines()] == [line.origin.y() for line in pane(text, paint).shown_lines()]
    assert view.viewport().grab().toImage() == pane(text, paint).viewport().grab().toImage()


@pytest.mark.parametrize(
    "runs",
    [
        (replace(HEADLINE, role=Role.BODY), BYLINE, BODY, FOLIO),
        (HEADLINE, replace(BYLINE, role=Role.CROSSHEAD), replace(BODY, article=2, colour=1)),
        (replace(HEADLINE, role=Role.MASTHEAD, article=None, colour=None), replace(BODY, doubt=Doubt.CHECK, margin=0.4)),
    ],
)
def test_an_updated_page_looks_like_one_painted_anew(pane: Pane, runs: tuple[Run, ...]) -> None:
    updated, anew = pane(paint=PAINT), pane(paint=PagePaint(runs))
    updated.update_paint(PagePaint(runs), changed_spans(TEXT, PAINT, PagePaint(runs)))
    assert updated.grab().toImage() == anew.grab().toImage()


def colours_of(view: PageTextView, offset: int) -> set[str]:
    line = next(line for line in view.shown_lines() if line.start <= offset < line.end)
    box = line.pieces(offset, offset + 1)[0].toAlignedRect()
    picture = view.viewport().grab(box).toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def over(ink: QColor, pane_colour: str) -> str:
    alpha, pane_ink = ink.alpha() / 255, QColor(pane_colour)
    mixed = [alpha * a + (1 - alpha) * b for a, b in zip(channels(ink), channels(pane_ink), strict=True)]
    return QColor(*(round(channel) for channel in mixed)).name()


def channels(colour: QColor) -> Sequence[int]:
    return colour.red(), colour.green(), colour.blue()


def test_an_articles_tint_lies_under_its_text(pane: Pane) -> None:
    view, look = pane(paint=PAINT), theme(Scheme.LIGHT)
    assert over(look.article_tint(0), look.pane) in colours_of(view, 25)
    assert over(look.article_tint(0), look.pane) not in colours_of(view, 41)


def test_text_of_no_article_is_hatched_in_the_ink_of_caution(pane: Pane) -> None:
    view = pane(paint=PagePaint((HEADLINE,)))

    def is_warm(name: str) -> bool:
        return QColor(name).red() - QColor(name).blue() > 60

    assert any(is_warm(name) for name in colours_of(view, 25))
    assert not any(is_warm(name) for name in colours_of(view, 4))


def test_a_selected_fragment_wears_the_selections_colour(pane: Pane) -> None:
    view, look = pane(paint=PAINT), theme(Scheme.LIGHT)
    view.set_selection([BODY.span])
    assert look.selection in colours_of(view, 25)
    view.set_selection([])
    assert look.selection not in colours_of(view, 25)


def test_the_current_fragment_is_outlined(pane: Pane) -> None:
    view, look = pane(paint=PAINT), theme(Scheme.LIGHT)
    before = view.viewport().grab().toImage()
    view.set_current(BODY.span)
    after = view.viewport().grab().toImage()
    accents = {after.pixelColor(x, y).name() for x in range(300) for y in range(120)} - {
        before.pixelColor(x, y).name() for x in range(300) for y in range(120)
    }
    assert look.accent in accents


def test_the_caret_shows_in_text_nobody_can_type_into(pane: Pane) -> None:
    view, look = pane(), theme(Scheme.LIGHT)
    view.move_caret(5)
    assert look.mark in colours_of(view, 4) | colours_of(view, 5)


def test_the_tooltip_says_article_role_and_doubt(qtbot: QtBot) -> None:
    del qtbot
    assert spoken(replace(BODY, doubt=Doubt.DOUBTFUL, margin=0.05)) == "article 1 · body · doubtful (0.05)"
    assert spoken(FOLIO) == "folio"


def test_the_pane_has_a_name_for_screen_readers(pane: Pane) -> None:
    view = pane()
    assert view.accessibleName() == "Page text"
    assert view.accessibleDescription().startswith("5 line")


def test_another_page_begins_unpainted_at_its_start(pane: Pane) -> None:
    view = pane(paint=PAINT)
    view.move_caret(12)
    view.set_page(Page(PageId("q"), "新"))
    assert view.caret() == 0
    assert weights(view, 0) == []
