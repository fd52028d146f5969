"""A reviewer looks at the picture of the page: sees the articles on it, selects, drags and draws there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from annotator.core.figures import Illustration
from annotator.core.layout import Box
from annotator.core.roles import Role
from annotator.services.preferences import load_preferences
from annotator.ui.views.facsimile.pane import FacsimilePane
from annotator.ui.views.facsimile.view import FacsimileView
from tests.e2e.corpora import corpus_of
from tests.e2e.mouse import Mouse
from tests.e2e.reviewer import Reviewer, typing, until
from tests.picture_files import CELL, PdfPage, box, with_pictures, write_pdf

TEXT = (
    "绿色建筑增长\n本报讯（记者 苗欣）上半年开工面积增长。\n全区建筑均达标。\n"
    "\n宣讲团进社区\n本报讯（记者 李卫）居民听宣讲。\n群众纷纷点赞。\n"
    "\n图为宣讲现场。\n"
)
PHOTO: Box = (300, 400, 500, 600)
ALT, CTRL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier


class Eyes:
    """A reviewer who looks at the picture; places are those of the page, in points."""

    def __init__(self, reviewer: Reviewer) -> None:
        self.reviewer = reviewer
        self.mouse = Mouse(reviewer)

    @property
    def pane(self) -> FacsimilePane:
        pane = self.reviewer.window.facsimile
        assert pane is not None, "the picture was never shown"
        return pane

    @property
    def view(self) -> FacsimileView:
        return self.pane.view

    def look(self) -> None:
        """Show the picture, and wait until it is sharp."""
        self.reviewer.press("Ctrl+5")
        self.wait()

    def wait(self) -> None:
        """Wait until the picture is sharp and the articles lie over it."""
        until(lambda: self.view.is_sharp and self.view.places is not None, "the picture")
        self.reviewer.wait()

    def at(self, x: float, y: float) -> tuple[QWidget, QPoint]:
        """A place on the page."""
        return self.view.viewport(), self.view.from_page(QPointF(x, y)).toPoint()

    def character(self, words: str) -> tuple[QWidget, QPoint]:
        """The middle of the first character of the words."""
        return self.before(words, into=CELL / 2)

    def before(self, words: str, into: float = 0) -> tuple[QWidget, QPoint]:
        """The gap before the words."""
        assert self.view.places is not None
        found = self.view.places.box_of(self.reviewer.span(words).start)
        assert found is not None
        return self.at(found[0] + into, (found[1] + found[3]) / 2)

    def line_top(self, words: str) -> tuple[QWidget, QPoint]:
        """The upper edge of the row that begins with the words."""
        assert self.view.places is not None
        found = self.view.places.box_of(self.reviewer.span(words).start)
        assert found is not None
        return self.at(found[0] + 2 * CELL, found[1])

    def click(self, place: tuple[QWidget, QPoint], keys: Qt.KeyboardModifier = NOTHING) -> None:
        QTest.mouseClick(place[0], Qt.MouseButton.LeftButton, keys, place[1])
        self.reviewer.wait()

    def colour(self, x: float, y: float) -> str:
        """The colour of the screen at a place of the page."""
        widget, point = self.at(x, y)
        return widget.grab().toImage().pixelColor(point).name()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The PDF file of the page: a red box at its top left, and a blue picture."""
    drawing = box(0, 780, 20, 20) + box(PHOTO[0], 800 - PHOTO[3], 200, 200, "0 0 1")
    return write_pdf(tmp_path / "page.pdf", [PdfPage(drawing=drawing)])


@pytest.fixture
def eyes(reviewer: Reviewer, tmp_path: Path, file: Path) -> Eyes:
    """Eyes on a page of three articles, one a block, whose picture is shown."""
    corpus = corpus_of(tmp_path / "a.corpus", TEXT, "另一页\n\n另一篇文章。")
    reviewer.open(with_pictures(corpus, file, pictures=(PHOTO,)))
    out = Eyes(reviewer)
    out.look()
    return out


def picture(reviewer: Reviewer) -> Illustration:
    """The only picture of the page that has a place."""
    (found,) = [one for one in reviewer.annotation.illustrations if one.box is not None]
    return found


def test_the_picture_is_beside_the_text_until_it_is_hidden(reviewer: Reviewer, eyes: Eyes) -> None:
    assert eyes.colour(10, 10) == "#ff0000"
    assert eyes.colour(50, 10) == "#ffffff"
    assert not reviewer.window.text_pane.isHidden()
    reviewer.press("Ctrl+5")
    assert eyes.pane.isHidden()
    assert not load_preferences().picture


def test_a_window_shows_the_picture_if_the_one_before_did(eyes: Eyes, sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    eyes.reviewer.close()
    again = sit_down()
    again.open(tmp_path / "a.corpus")
    Eyes(again).wait()
    assert Eyes(again).colour(10, 10) == "#ff0000"


def test_the_next_page_shows_its_own_picture(reviewer: Reviewer, eyes: Eyes) -> None:
    reviewer.press("Ctrl+PgDown")
    until(lambda: reviewer.page.text.startswith("另一页"), "the next page")
    eyes.wait()
    assert eyes.view.places is not None
    assert eyes.view.places.page.text == reviewer.page.text


def test_a_click_on_the_picture_puts_the_caret_there(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.click(eyes.character("纷纷"))
    assert reviewer.workspace.selection.selection.caret == reviewer.span("纷纷").start
    assert eyes.view._scene.current == reviewer.fragment_of("纷纷").span


def test_ctrl_and_a_click_choose_one_more_fragment(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.click(eyes.character("绿色"))
    eyes.click(eyes.character("图为"), CTRL)
    assert eyes.view._scene.selected == (reviewer.fragment_of("绿色").span, reviewer.fragment_of("图为").span)


def test_what_is_selected_in_the_text_is_selected_and_scrolled_to_on_the_picture(reviewer: Reviewer, eyes: Eyes) -> None:
    for _ in range(8):
        eyes.pane.zoom_in()
    eyes.view.verticalScrollBar().setValue(eyes.view.verticalScrollBar().maximum())
    reviewer.window.text.setFocus()
    reviewer.select("李卫")
    assert eyes.view._scene.characters == reviewer.span("李卫")
    seen = eyes.view.viewport().rect()
    assert seen.contains(eyes.character("李卫")[1])


def test_keys_act_on_the_picture_as_on_the_text(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.click(eyes.character("群众"))
    eyes.view.setFocus()
    reviewer.press("S")
    assert reviewer.article_of("群众").number not in (reviewer.article_of("宣讲团").number, reviewer.article_of("绿色").number)
    reviewer.press("Ctrl+Z", "H")
    assert reviewer.fragment_of("群众").role is Role.HEADLINE


def test_a_boundary_goes_to_a_line_of_the_picture(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.mouse.drag(eyes.line_top("宣讲团"), eyes.line_top("群众纷纷"))
    assert reviewer.article_of("本报讯（记者 李卫").number == reviewer.article_of("绿色").number
    assert reviewer.article_of("群众").number != reviewer.article_of("绿色").number
    assert reviewer.steps == 1


def test_with_alt_a_boundary_goes_between_characters_and_is_shown_there(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.mouse.press(*eyes.line_top("宣讲团"))
    eyes.mouse.move(*eyes.before("听宣讲"), keys=ALT)
    landing = eyes.view._scene.landing
    assert landing is not None
    assert landing.offset == reviewer.span("听宣讲").start
    eyes.mouse.let_go(keys=ALT)
    assert reviewer.fragment_of("听宣讲").start == reviewer.span("听宣讲").start


def test_a_fragment_is_carried_to_the_article_on_which_it_is_let_go(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.mouse.press(*eyes.character("图为"), keys=ALT)
    eyes.mouse.move(*eyes.character("上半年"), keys=ALT)
    assert eyes.view._scene.receiver == reviewer.article_of("绿色").number
    eyes.mouse.let_go(keys=ALT)
    assert reviewer.article_of("图为").number == reviewer.article_of("绿色").number
    assert eyes.view._scene.receiver is None


def test_text_is_carried_from_the_page_text_onto_the_picture(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.mouse.drag(eyes.mouse.character("图为"), eyes.character("上半年"), keys=ALT)
    assert reviewer.article_of("图为").number == reviewer.article_of("绿色").number


def test_the_number_of_an_article_carries_all_of_it(reviewer: Reviewer, eyes: Eyes) -> None:
    badge = next(one for one in eyes.view._scene.overlay.badges if one.number == reviewer.article_of("宣讲团").number)
    corner = eyes.view.from_page(badge.corner).toPoint()
    eyes.mouse.drag((eyes.view.viewport(), corner - QPoint(6, 0)), eyes.character("上半年"))
    assert reviewer.article_of("宣讲团").number == reviewer.article_of("绿色").number


def test_a_rectangle_selects_the_text_in_it_for_every_gesture(reviewer: Reviewer, eyes: Eyes) -> None:
    headline = reviewer.span("绿色建筑增长")
    eyes.mouse.drag(eyes.at(40, 60), eyes.at(165, 112))
    assert reviewer.workspace.selection.targets() == (headline,)
    reviewer.press("H")
    assert reviewer.fragment_of("绿色建筑增长").span == headline
    assert reviewer.fragment_of("绿色建筑增长").role is Role.HEADLINE


def test_a_rectangle_over_several_rows_selects_a_piece_of_each(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.mouse.drag(eyes.at(40, 60), eyes.at(121, 126))
    assert [reviewer.page.text[span.start : span.end] for span in reviewer.workspace.selection.targets()] == ["绿色", "本报"]


def test_escape_gives_a_rectangle_up(reviewer: Reviewer, eyes: Eyes) -> None:
    before = reviewer.workspace.selection.selection
    eyes.mouse.press(*eyes.at(95, 95))
    eyes.mouse.move(*eyes.at(165, 112))
    reviewer.press("Esc")
    eyes.mouse.let_go()
    assert reviewer.workspace.selection.selection == before
    assert eyes.view.area_drawn is None


def test_a_rectangle_without_text_becomes_a_picture(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.mouse.drag(eyes.at(310, 610), eyes.at(450, 700))
    assert eyes.view.area_drawn == pytest.approx((310, 610, 450, 700), abs=2)
    reviewer.press("I")
    assert picture(reviewer).box == pytest.approx((310, 610, 450, 700), abs=2)
    assert eyes.view.area_drawn is None
    assert eyes.view._scene.chosen == picture(reviewer).id
    reviewer.press("Ctrl+Z")
    assert not [one for one in reviewer.annotation.illustrations if one.box]


def test_escape_puts_a_rectangle_away_that_was_not_used(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.mouse.drag(eyes.at(310, 610), eyes.at(450, 700))
    eyes.view.setFocus()
    reviewer.press("Esc")
    assert eyes.view.area_drawn is None


def test_with_shift_a_rectangle_is_a_picture_at_once_even_over_text(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.mouse.drag(eyes.at(95, 95), eyes.at(250, 160), keys=SHIFT)
    assert picture(reviewer).box == pytest.approx((95, 95, 250, 160), abs=2)
    assert reviewer.steps == 1


def test_a_box_that_the_file_offers_becomes_a_picture_and_is_offered_no_more(reviewer: Reviewer, eyes: Eyes) -> None:
    assert list(eyes.view._scene.offered) == [PHOTO]
    eyes.click(eyes.at(400, 500))
    reviewer.press("I")
    assert picture(reviewer).box == PHOTO
    assert not eyes.view._scene.offered


def test_the_picture_of_the_caption_at_the_caret_gets_its_place(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.click(eyes.character("图为"))
    reviewer.press("C", "I")
    (known,) = reviewer.annotation.illustrations
    eyes.mouse.drag(eyes.at(310, 610), eyes.at(450, 700))
    reviewer.press("I")
    assert picture(reviewer).id == known.id
    assert picture(reviewer).caption == (reviewer.span("图为宣讲现场。"),)


def test_a_frame_is_moved_and_made_larger_by_its_handles(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.click(eyes.at(400, 500))
    reviewer.press("I")
    eyes.mouse.drag(eyes.at(400, 500), eyes.at(420, 530))
    assert picture(reviewer).box == pytest.approx((320, 430, 520, 630), abs=3)
    eyes.mouse.drag(eyes.at(*_corner(picture(reviewer), right=True)), eyes.at(560, 700))
    assert picture(reviewer).box == pytest.approx((320, 430, 560, 700), abs=3)
    eyes.mouse.drag(eyes.at(*_corner(picture(reviewer), right=False)), eyes.at(600, 780))
    left, top, right, bottom = _box(picture(reviewer))
    assert left < right
    assert top < bottom
    assert reviewer.steps == 4


def _box(one: Illustration) -> Box:
    assert one.box is not None
    return one.box


def _corner(one: Illustration, *, right: bool) -> tuple[float, float]:
    found = _box(one)
    return (found[2], found[3]) if right else (found[0], found[1])


def test_space_is_a_hand_when_the_page_is_moved_with_it_else_its_command(reviewer: Reviewer, eyes: Eyes) -> None:
    for _ in range(6):
        eyes.pane.zoom_in()
    eyes.click(eyes.character("绿色"))
    eyes.view.setFocus()
    before = eyes.view.verticalScrollBar().value()
    QTest.keyPress(eyes.view, Qt.Key.Key_Space)
    eyes.mouse.drag((eyes.view.viewport(), QPoint(100, 200)), (eyes.view.viewport(), QPoint(100, 120)))
    QTest.keyRelease(eyes.view, Qt.Key.Key_Space)
    assert eyes.view.verticalScrollBar().value() == before + 80
    assert reviewer.steps == 0
    reviewer.press("Space")
    assert reviewer.steps == 1


def test_the_wheel_zooms_around_the_pointer_and_keys_fit(reviewer: Reviewer, eyes: Eyes) -> None:
    eyes.view.setFocus()
    before, point = eyes.view.zoom, QPointF(200, 200)
    eyes.view.zoom_by(2)
    place = eyes.view.to_page(point)
    eyes.view.zoom_by(2, point)
    moved = eyes.view.from_page(place) - point
    assert moved.manhattanLength() < 3
    assert eyes.view.zoom == pytest.approx(4 * before)
    reviewer.press("Shift+P")
    assert eyes.view.verticalScrollBar().maximum() == 0
    reviewer.press("Shift+W")
    assert eyes.view.zoom == pytest.approx(before)
    reviewer.press("+", "-")
    assert eyes.view.zoom == pytest.approx(before)


def test_a_page_without_a_picture_says_so_and_can_be_given_one(reviewer: Reviewer, tmp_path: Path, file: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    eyes = Eyes(reviewer)
    reviewer.press("Ctrl+5")
    assert eyes.pane.notice.startswith("This page has no picture.")
    reviewer.when_asked(typing(file))
    eyes.click(_button(eyes))
    until(lambda: eyes.view.is_sharp, "the picture")
    assert eyes.pane.notice == ""
    assert eyes.colour(10, 10) == "#ff0000"


def test_without_its_file_the_articles_stand_on_plain_paper_until_it_is_said_where_it_is(
    reviewer: Reviewer, tmp_path: Path, file: Path
) -> None:
    gone = tmp_path / "gone" / "page.pdf"
    reviewer.open(with_pictures(corpus_of(tmp_path / "home.corpus", TEXT), gone))
    eyes = Eyes(reviewer)
    file.rename(tmp_path / "moved.pdf")
    reviewer.press("Ctrl+5")
    assert eyes.pane.notice == f"The picture of this page was in {gone}, which is not there any more"
    assert eyes.view.places is not None
    assert eyes.colour(10, 10) == "#ffffff"
    reviewer.when_asked(typing(tmp_path / "moved.pdf"))
    eyes.click(_button(eyes))
    eyes.wait()
    assert eyes.colour(10, 10) == "#ff0000"


def test_a_file_that_is_no_picture_is_said(reviewer: Reviewer, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_text("no picture")
    reviewer.open(with_pictures(corpus_of(tmp_path / "a.corpus", TEXT), tmp_path / "page.pdf"))
    eyes = Eyes(reviewer)
    reviewer.press("Ctrl+5")
    until(lambda: eyes.pane.notice != "", "the sentence")
    assert eyes.pane.notice.startswith("page.pdf cannot be shown as a picture")


def test_a_picture_without_a_layout_is_shown_alone(reviewer: Reviewer, tmp_path: Path, file: Path) -> None:
    reviewer.open(with_pictures(corpus_of(tmp_path / "a.corpus", TEXT), file, has_layout=False))
    eyes = Eyes(reviewer)
    reviewer.press("Ctrl+5")
    until(lambda: eyes.view.is_sharp, "the picture")
    assert eyes.view.places is None
    eyes.mouse.drag(eyes.at(100, 100), eyes.at(200, 200))
    reviewer.press("I")
    assert picture(reviewer).box == pytest.approx((100, 100, 200, 200), abs=2)


def test_in_a_narrow_window_the_picture_stands_in_place_of_the_text(reviewer: Reviewer, eyes: Eyes) -> None:
    reviewer.window.resize(1366, 768)
    QApplication.processEvents()
    assert reviewer.window.text_pane.isHidden()
    reviewer.press("Ctrl+F")
    assert not reviewer.window.text_pane.isHidden()
    assert reviewer.window.find_strip.isVisible()
    assert eyes.pane.isHidden()


def _button(eyes: Eyes) -> tuple[QWidget, QPoint]:
    button = next(one for one in eyes.pane.findChildren(QPushButton) if one.isVisible())
    return button, button.rect().center()
