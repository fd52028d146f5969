"""What is no PDF file, or a broken or hostile one, is refused in one sentence that says what to do."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from annotator.core.errors import BadFile, NoText
from annotator.core.page import Page
from annotator.exchange.pdf import count_pdf_pages, documents, read_pdf_pages, reader
from tests.sheets import Sheet, pdf_of

ROOT = Path(__file__).resolve().parents[3]
STORY = Sheet().text("今日要闻", 50, 700)


def told(folder: Path, data: bytes, *, keeps_scans: bool = False) -> tuple[list[Page], list[str]]:
    """The pages of a file, and every refusal, with the file called f.pdf."""
    path = folder / "f.pdf"
    path.write_bytes(data)
    pages, refused = list[Page](), list[BadFile]()
    try:
        pages += read_pdf_pages(path, path.name, on_bad=refused.append, keeps_scans=keeps_scans)
    except BadFile as refusal:
        refused.append(refusal)
    return pages, [str(refusal).replace(str(path), "f.pdf") for refusal in refused]


def refusal_of(folder: Path, data: bytes) -> str:
    """The one sentence with which the whole file is refused."""
    pages, (refusal,) = told(folder, data)
    assert not pages
    return refusal


@pytest.mark.parametrize("data", [b"", b"Just words.", "今日要闻".encode(), b"\x89PNG\r\n", bytes(5000)])
def test_what_is_no_pdf_file_is_not_read_as_one(tmp_path: Path, data: bytes) -> None:
    words = "f.pdf is no PDF file, whatever its name says; if it is text, let its name end in .txt"
    assert refusal_of(tmp_path, data) == words


def test_a_file_that_is_locked_asks_for_one_without_a_password(tmp_path: Path) -> None:
    words = "f.pdf is locked with a password; save it without one and import that"
    assert refusal_of(tmp_path, pdf_of(STORY, is_locked=True)) == words


def test_a_file_without_pages_says_so(tmp_path: Path) -> None:
    refusal_of(tmp_path, pdf_of(STORY, is_locked=True))
    assert refusal_of(tmp_path, pdf_of()) == "f.pdf has no pages"


def test_a_file_that_is_nothing_inside_is_damaged(tmp_path: Path) -> None:
    assert refusal_of(tmp_path, b"%PDF-1.7\nnothing\n%%EOF\n").startswith("f.pdf is damaged and cannot be opened")


def test_wherever_it_is_cut_no_half_page_comes_in(tmp_path: Path) -> None:
    data = pdf_of(Sheet().text("今日要闻" * 50, 50, 700).text("第二行", 50, 600))
    for end in range(1, len(data) - len("%%EOF\n"), 97):
        assert refusal_of(tmp_path, data[:end])


def test_what_other_programs_put_around_a_file_does_no_harm(tmp_path: Path) -> None:
    pages, refused = told(tmp_path, b"From: scanner\n\n" + pdf_of(STORY) + b"\r\n\0\0\0")
    assert ([page.text for page in pages], refused) == (["今日要闻"], [])


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"gone\.pdf is not there"):
        list(read_pdf_pages(tmp_path / "gone.pdf", "gone.pdf", on_bad=print))


def test_a_scan_says_which_page_it_is_and_what_to_do(tmp_path: Path) -> None:
    data = pdf_of(STORY, Sheet().picture(0, 0, 600, 800), Sheet())
    pages, refused = told(tmp_path, data)
    assert [page.text for page in pages] == ["今日要闻"]
    assert refused == [str(NoText(page=number, file="f.pdf")) for number in (2, 3)]


def test_a_scan_that_is_kept_is_a_picture_without_text(tmp_path: Path) -> None:
    (page,), refused = told(tmp_path, pdf_of(Sheet().picture(0, 0, 600, 800).text("  ", 50, 700)), keeps_scans=True)
    assert (page.text, page.layout, refused) == ("", None, [])
    assert page.facsimile is not None


def test_a_page_whose_fonts_do_not_name_their_characters_is_one_to_be_read_by_ocr(tmp_path: Path) -> None:
    data = pdf_of(Sheet().text("\x11\x12\x13 \x14\x15", 50, 700, font="Mute").text("12", 50, 600), STORY)
    pages, (refusal,) = told(tmp_path, data)
    assert [page.text for page in pages] == ["今日要闻"]
    assert refusal.startswith("the fonts of page 1 of f.pdf do not say which characters it has; run OCR over it")
    kept, _ = told(tmp_path, data, keeps_scans=True)
    assert [page.text for page in kept] == ["", "今日要闻"]


def test_a_page_whose_glyphs_are_numbered_as_characters_is_read(tmp_path: Path) -> None:
    pages, refused = told(tmp_path, pdf_of(Sheet().text("今日要闻", 50, 700, font="Mute")))
    assert ([page.text for page in pages], refused) == (["今日要闻"], [])


def test_a_damaged_page_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    data = pdf_of(STORY, STORY, STORY)
    at = data.index(b"17 0 obj\n<< /Type /Page ")
    pages, refused = told(tmp_path, data[:at] + data[at:].replace(b"17 0 obj\n<<", b"17 0 obj\n[[", 1))
    assert len(pages) == 2
    assert refused == ["page 2 of f.pdf is damaged; the other pages were read"]


def test_no_file_has_more_pages_than_anybody_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_PAGES", 3)
    assert refusal_of(tmp_path, pdf_of(*[STORY] * 4)) == "f.pdf has 4 pages, more than 3; divide it"
    assert count_pdf_pages(tmp_path / "f.pdf") == 1


def test_a_file_that_claims_to_have_millions_of_pages_has_those_that_are_there(tmp_path: Path) -> None:
    pages, refused = told(tmp_path, pdf_of(STORY).replace(b"/Count 1 ", b"/Count 9000000 "))
    assert ([page.text for page in pages], refused) == (["今日要闻"], [])


def test_no_page_has_more_characters_than_a_newspaper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 3)
    words = "page 1 of f.pdf has 4 characters, more than 3; no newspaper page has so many"
    assert refusal_of(tmp_path, pdf_of(STORY)) == words


def test_drawings_beyond_measure_are_not_all_kept(tmp_path: Path) -> None:
    lines = "\n".join(f"0 {number / 100} m 600 {number / 100} l S" for number in range(20_000))
    sheet = Sheet().text("今日要闻", 50, 700)
    sheet.drawn.append(lines)
    (page,), refused = told(tmp_path, pdf_of(sheet))
    assert page.layout is not None
    assert (len(page.layout.rules) <= 5000, refused) == (True, [])


def test_a_place_out_of_this_world_is_none(tmp_path: Path) -> None:
    sheet = Sheet(box=(-2e7, -2e7, 2e7, 2e7)).text("远", 1.5e7, 1.5e7).text("近", 0, 0)
    pages, refused = told(tmp_path, pdf_of(sheet))
    assert [page.text.split() for page in pages] + refused


def test_a_stream_that_swells_is_read_in_bounds(tmp_path: Path) -> None:
    swollen = zlib.compress(b" " * 50_000_000, 9)
    data = pdf_of(STORY)
    stream = data[data.index(b"<<", data.index(b"16 0 obj")) : data.index(b"endstream", data.index(b"16 0 obj"))]
    head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(swollen)
    assert refusal_of(tmp_path, data.replace(stream, head + swollen + b"\n")) == str(NoText(page=1, file="f.pdf"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_broken_files_do_not_break_the_program(tmp_path: Path, seed: int) -> None:
    command = [sys.executable, "-m", "tests.exchange.pdf.fuzzing", str(tmp_path), str(seed), "300"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    pages, refused = map(int, ended.stdout.split())
    assert pages > 100
    assert refused > 100
