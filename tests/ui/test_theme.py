"""The look keeps its promises: readable inks, no hole in the style sheet, every icon in one ink."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.resources import resource_path
from annotator.ui.appearance import SCALES, Appearance, SchemeChoice
from annotator.ui.colour_vision import contrast
from annotator.ui.theme import Scheme, Space, Theme, Type, icon, palette, stylesheet, theme

READABLE = 4.5  # WCAG AA for text
VISIBLE = 3.0  # WCAG AA for marks
ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
both = pytest.mark.parametrize("look", [theme(scheme) for scheme in Scheme], ids=lambda look: look.scheme.value)


@both
@pytest.mark.parametrize("token", ["ink", "soft", "accent", "good", "bad", "caution"])
@pytest.mark.parametrize("surface", ["background", "pane", "raised", "hover", "selection", "caution_background"])
def test_inks_are_readable_on_every_surface(look: Theme, token: str, surface: str) -> None:
    assert contrast(getattr(look, token), getattr(look, surface)) >= READABLE


@both
@pytest.mark.parametrize("token", ["ink", "soft", "caution"])
def test_text_is_readable_where_words_were_found(look: Theme, token: str) -> None:
    assert contrast(getattr(look, token), look.found) >= (VISIBLE if token == "caution" else READABLE)


@both
@pytest.mark.parametrize("surface", ["background", "pane", "raised", "hover"])
def test_faint_ink_is_readable_where_nothing_is_selected(look: Theme, surface: str) -> None:
    assert contrast(look.faint, getattr(look, surface)) >= READABLE


@both
def test_article_inks_are_readable_as_numbers(look: Theme) -> None:
    assert min(contrast(ink, surface) for ink in look.articles for surface in (look.pane, look.background)) >= READABLE


@both
def test_text_is_readable_on_an_articles_tint(look: Theme) -> None:
    alpha = look.tint / 255
    for index in range(len(look.articles)):
        ink, pane = look.article(index), QColor(look.pane)
        mixed = [round(alpha * a + (1 - alpha) * b) for a, b in zip(ink.getRgb()[:3], pane.getRgb()[:3], strict=True)]  # type: ignore[index]
        assert contrast(look.soft, "#{:02x}{:02x}{:02x}".format(*mixed)) >= READABLE


@both
def test_marks_are_visible_and_the_primary_button_readable(look: Theme) -> None:
    assert contrast(look.mark, look.pane) >= VISIBLE
    assert min(contrast(look.on_accent, surface) for surface in (look.accent, look.accent_hover)) >= READABLE


def test_the_themes_have_as_many_article_inks_each() -> None:
    assert len(theme(Scheme.LIGHT).articles) == len(theme(Scheme.DARK).articles)


@both
def test_the_style_sheet_names_known_tokens_and_existing_pictures_only(look: Theme) -> None:
    sheet = stylesheet(look)
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")
    for url in re.findall(r'url\("(.*?)"\)', sheet):
        assert resource_path(url).exists()


def test_sizes_grow_with_the_text_size() -> None:
    look = theme(Scheme.LIGHT).scaled(1.5)
    assert (look.px(Type.SMALL), look.px(Space.S), look.line_pitch) == (18, 12, 36)
    assert "font-size: 20px" in stylesheet(look)


@both
def test_the_palette_is_the_themes(look: Theme) -> None:
    assert palette(look).color(QPalette.ColorRole.Base).name() == look.pane
    assert palette(look).color(QPalette.ColorRole.Text).name() == look.ink


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_ink_asked_for_and_no_other(qtbot: QtBot, name: str) -> None:
    del qtbot
    picture = icon(name, theme(Scheme.DARK), token="ink").pixmap(16, 16).toImage()
    pixels = [picture.pixelColor(x, y) for x in range(16) for y in range(16)]
    ink = QColor(theme(Scheme.DARK).ink)
    assert any(pixel.alpha() for pixel in pixels)
    # Where two half-covered strokes meet, blending rounds each channel by one or two.
    assert all(abs(pixel.green() - ink.green()) <= 2 for pixel in pixels if pixel.alpha() == 255)


def test_an_unknown_icon_is_refused(qtbot: QtBot) -> None:
    del qtbot
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", theme(Scheme.LIGHT))


def test_the_readers_choice_comes_before_the_systems(qapp: QApplication) -> None:
    appearance = Appearance(qapp)
    seen: list[Scheme] = []
    appearance.changed.connect(lambda look: seen.append(look.scheme))
    appearance.choose(SchemeChoice.DARK)
    appearance.choose(SchemeChoice.LIGHT)
    assert seen[-1] is Scheme.LIGHT
    assert Scheme.DARK in seen
    appearance.deleteLater()


def test_the_text_size_moves_in_steps_and_stops_at_the_ends(qapp: QApplication) -> None:
    appearance = Appearance(qapp, scale=1.9)
    assert appearance.scale == 2.0
    appearance.larger()
    assert appearance.scale == SCALES[-1]
    appearance.normal_size()
    appearance.smaller()
    assert appearance.theme.scale == 0.9
    appearance.deleteLater()


@pytest.mark.parametrize("scale", SCALES)
def test_round_forms_stay_round_at_every_text_size(scale: float) -> None:
    sheet = stylesheet(theme(Scheme.LIGHT).scaled(scale))
    (rule,) = re.findall(r"^QRadioButton::indicator \{(.*)\}$", sheet, re.MULTILINE)
    width, radius = (int(re.findall(rf"(?:^|\s){name}: (\d+)px", rule)[0]) for name in ("width", "border-radius"))
    # Qt draws square corners as soon as two radii exceed the form with its border.
    assert width - 2 <= 2 * radius <= width + 2
