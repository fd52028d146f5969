"""A PDF page comes with its text in the file's order, and a box for each character where it is seen."""

from pathlib import Path

import pytest

from annotator.core.errors import BadFile
from annotator.core.layout import Box, Layout, Unit, places_of
from annotator.core.page import Page
from annotator.exchange.filename import named
from annotator.exchange.pdf import count_pdf_pages, read_pdf_pages
from tests.builders import span_of
from tests.sheets import HEIGHT, WIDTH, Sheet, pdf_of

NAME = "hohhot-daily-2023-07-27-p2.pdf"
NEAR = pytest.approx


def pages_of(
    folder: Path, *sheets: Sheet, name: str = NAME, labels: tuple[str, ...] = (), keeps_scans: bool = False
) -> list[Page]:
    """The pages of a file with these sheets, none of which is refused."""
    path = folder / name
    path.write_bytes(pdf_of(*sheets, labels=labels))
    refused: list[BadFile] = []
    pages = list(read_pdf_pages(path, name, on_bad=refused.append, keeps_scans=keeps_scans))
    assert not refused
    return pages


def page_of(folder: Path, sheet: Sheet) -> Page:
    """The one page of a file with this sheet."""
    (page,) = pages_of(folder, sheet)
    return page


def layout_of(page: Page) -> Layout:
    """Its layout, which it has."""
    assert page.layout is not None
    return page.layout


def box_of(page: Page, words: str) -> Box:
    """Where these words stand, on one line."""
    (box,) = places_of(page, layout_of(page), span_of(page, words))
    return box


def test_text_comes_in_the_order_of_the_file(tmp_path: Path) -> None:
    sheet = Sheet().text("后面的", 50, 300).text("先写的", 50, 700)
    assert page_of(tmp_path, sheet).text == "后面的\n先写的"


def test_columns_come_one_after_the_other_as_drawn(tmp_path: Path) -> None:
    sheet = Sheet()
    for column in range(3):
        for line in range(4):
            sheet.text(f"第{column}栏第{line}行", 50 + 150 * column, 700 - 14 * line)
    page = page_of(tmp_path, sheet)
    assert page.text.split("\n") == [f"第{column}栏第{line}行" for column in range(3) for line in range(4)]
    assert box_of(page, "第2栏第3行")[:2] == NEAR((350, HEIGHT - 658 - 8.8), abs=0.1)


def test_a_box_is_the_cell_of_its_character(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().text("一天，", 50, 700))
    assert list(layout_of(page).boxes) == [NEAR((50 + 10 * n, 91.2, 60 + 10 * n, 101.2), abs=0.02) for n in range(3)]


def test_white_space_has_no_box(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().text("上 下", 50, 700).text("完", 50, 650))
    assert (page.text, len(layout_of(page).boxes)) == ("上 下\n完", 3)


def test_a_character_beyond_the_bmp_is_one_with_one_box(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().text("姓𠮷的", 50, 700))
    assert page.text == "姓𠮷的"
    assert box_of(page, "𠮷") == NEAR((60, 91.2, 70, 101.2), abs=0.02)
    assert box_of(page, "的")[0] == NEAR(70)


def test_a_vertical_line_is_one_line_of_boxes(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().column("竖排标题", 500, 700, size=20))
    assert "".join(page.text.split()) == "竖排标题"
    assert box_of(page, page.text) == NEAR((500, 800 - 717.6, 520, 800 - 637.6), abs=0.1)


def test_text_that_a_font_writes_downwards_has_a_cell_below_the_other(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().text("竖排", 300, 700, size=20, font="Tall"))
    assert page.text == "竖排"
    assert list(layout_of(page).boxes) == [NEAR((290, 100, 310, 120), abs=0.1), NEAR((290, 120, 310, 140), abs=0.1)]


def test_a_hyphen_at_the_end_of_a_line_stays_with_its_line_end(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().text("news-", 50, 700).text("paper", 50, 688))
    assert page.text == "news-\npaper"
    assert box_of(page, "-") == NEAR((90, 91.2, 100, 101.2), abs=0.02)
    assert box_of(page, "paper")[:2] == NEAR((50, 103.2), abs=0.02)


def test_text_turned_on_the_page_has_boxes_where_it_stands(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().text("转过的", 300, 500, turns=1).text("平的", 50, 100))
    assert layout_of(page).boxes.at(1) == NEAR((291.2, 280, 301.2, 290), abs=0.02)


@pytest.mark.parametrize(
    ("rotation", "size", "box"),
    [
        (0, (WIDTH, HEIGHT), (50, 91.2, 60, 101.2)),
        (90, (HEIGHT, WIDTH), (698.8, 50, 708.8, 60)),
        (180, (WIDTH, HEIGHT), (540, 698.8, 550, 708.8)),
        (270, (HEIGHT, WIDTH), (91.2, 540, 101.2, 550)),
    ],
)
def test_boxes_of_a_rotated_page_are_where_it_is_seen(tmp_path: Path, rotation: int, size: tuple[int, int], box: Box) -> None:
    layout = layout_of(page_of(tmp_path, Sheet(rotation=rotation).text("天", 50, 700).line(50, 690, 150, 690)))
    assert ((layout.width, layout.height), layout.unit) == (size, Unit.POINT)
    assert layout.boxes.at(0) == NEAR(box, abs=0.02)
    (rule,) = layout.rules
    assert max(rule[2] - rule[0], rule[3] - rule[1]) == NEAR(101, abs=2)


def test_boxes_of_a_cropped_page_count_from_its_crop_box(tmp_path: Path) -> None:
    layout = layout_of(page_of(tmp_path, Sheet(crop=(40, 100, 440, 720)).text("天", 50, 700)))
    assert (layout.width, layout.height) == (400, 620)
    assert layout.boxes.at(0) == NEAR((10, 11.2, 20, 21.2), abs=0.02)


def test_boxes_of_a_page_that_begins_elsewhere_count_from_its_corner(tmp_path: Path) -> None:
    layout = layout_of(page_of(tmp_path, Sheet(box=(-100, -200, 500, 600), rotation=90).text("天", 0, 0)))
    assert layout.boxes.at(0) == NEAR((198.8, 100, 208.8, 110), abs=0.02)


def test_text_that_the_crop_box_hides_is_not_of_the_page(tmp_path: Path) -> None:
    sheet = Sheet(crop=(0, 0, 300, 800)).text("左页一", 50, 700).text("右页", 350, 690).text("左页二", 50, 680)
    page = page_of(tmp_path, sheet)
    assert page.text == "左页一\n左页二"
    assert box_of(page, "左页二")[1] == NEAR(111.2, abs=0.02)


def test_size_and_weight_make_runs(tmp_path: Path) -> None:
    sheet = Sheet().text("大标题", 50, 700, size=30, font="Bold").text("正文", 50, 660).scaled_text("中题", 50, 600, size=18)
    styles = layout_of(page_of(tmp_path, sheet)).styles
    told = [(style.first, style.size, style.is_bold, style.font) for style in styles]
    assert told == [(0, 30, True, "SongBold"), (3, 10, False, "Song"), (5, 18, False, "Song")]


def test_lines_bars_and_frames_are_rules(tmp_path: Path) -> None:
    sheet = Sheet().text("天", 50, 700).line(50, 600, 550, 600).bar(300, 100, 1, 400).frame(60, 200, 200, 100)
    rules = [tuple(map(round, box)) for box in layout_of(page_of(tmp_path, sheet)).rules]
    assert (300, 300, 301, 700) in rules
    assert {(60, 500, 60, 600), (260, 500, 260, 600), (60, 500, 260, 500), (60, 600, 260, 600)} <= set(rules)
    assert len(rules) == 6


def test_pictures_have_boxes_in_drawings_within_drawings_too(tmp_path: Path) -> None:
    sheet = Sheet().text("天", 50, 700).picture(100, 500, 200, 150).placed(300, 100)
    layout = layout_of(page_of(tmp_path, sheet))
    assert list(layout.pictures) == [(100, 150, 300, 300), (300, 640, 400, 690)]
    assert [tuple(map(round, box)) for box in layout.rules] == [(300, 700, 400, 700)]


def test_of_a_cropped_picture_the_box_is_what_is_seen(tmp_path: Path) -> None:
    layout = layout_of(page_of(tmp_path, Sheet().text("天", 50, 700).cropped_picture(200, 300, 100, 80)))
    assert list(layout.pictures) == [NEAR((200, 420, 300, 500))]


def test_a_picture_in_strips_and_tiles_is_one(tmp_path: Path) -> None:
    sheet = Sheet().text("天", 50, 700).picture(400, 500, 100, 100)
    for strip in range(20):
        sheet.picture(100, 300 + 5 * strip, 120, 5).picture(220, 300 + 5 * strip, 80, 5)
    assert set(layout_of(page_of(tmp_path, sheet)).pictures) == {(100, 400, 300, 500), (400, 200, 500, 300)}


def test_pictures_apart_are_several(tmp_path: Path) -> None:
    sheet = Sheet().text("天", 50, 700).picture(100, 300, 100, 80).picture(100, 390, 100, 80).picture(210, 300, 60, 80)
    assert len(layout_of(page_of(tmp_path, sheet)).pictures) == 3


def test_a_scan_behind_the_text_is_no_picture_on_the_page(tmp_path: Path) -> None:
    assert not layout_of(page_of(tmp_path, Sheet().picture(0, 0, WIDTH, HEIGHT).text("天", 50, 700))).pictures


def test_a_single_page_is_called_as_its_file_is(tmp_path: Path) -> None:
    page = page_of(tmp_path, Sheet().text("今天的新闻", 50, 700))
    assert (page.id, page.publication, page.date, page.page_number) == (
        "hohhot-daily/2023-07-27/2",
        "hohhot-daily",
        "2023-07-27",
        "2",
    )
    assert (page.language, page.source.file, page.source.kind) == ("zh", NAME, "pdf")
    assert page.facsimile is not None
    assert (page.facsimile.file, page.facsimile.index) == (str(tmp_path / NAME), 0)


def test_pages_of_one_file_are_called_as_files_of_one_page_each_would_be(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, Sheet().text("一", 50, 700), Sheet().text("二", 50, 700), name="hohhot-daily-2023-07-27.pdf")
    assert [page.id for page in pages] == [named(f"hohhot-daily-2023-07-27-p{number}.txt").page_id for number in (1, 2)]
    assert [(page.page_number, page.date) for page in pages] == [("1", "2023-07-27"), ("2", "2023-07-27")]
    assert [page.facsimile and page.facsimile.index for page in pages] == [0, 1]


def test_pages_have_the_numbers_that_the_file_says_are_printed_on_them(tmp_path: Path) -> None:
    sheets = Sheet().text("一", 50, 700), Sheet().text("二", 50, 700)
    pages = pages_of(tmp_path, *sheets, name="day.pdf", labels=("A01", "B01"))
    assert [(page.id, page.page_number) for page in pages] == [("day/A01", "A01"), ("day/B01", "B01")]


def test_numbers_that_are_none_or_come_twice_are_not_taken(tmp_path: Path) -> None:
    sheets = Sheet().text("一", 50, 700), Sheet().text("二", 50, 700)
    for labels in (("Cover", "1"), ("1", "1")):
        assert [page.page_number for page in pages_of(tmp_path, *sheets, name="day.pdf", labels=labels)] == ["1", "2"]


def test_pages_are_counted_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "some.pdf").write_bytes(pdf_of(*[Sheet()] * 7))
    (tmp_path / "none.pdf").write_text("no PDF")
    assert [count_pdf_pages(tmp_path / name) for name in ("some.pdf", "none.pdf", "gone.pdf")] == [7, 1, 1]
