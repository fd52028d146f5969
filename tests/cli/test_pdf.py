"""PDF files by the command line: imported, previewed, and refused in one sentence."""

import json
from pathlib import Path

from tests.cli.conftest import Annotator
from tests.sheets import Sheet, pdf_of


def day(*sheets: Sheet, name: str = "daily-2023-07-27.pdf") -> Path:
    """A PDF file with these pages."""
    path = Path(name)
    path.write_bytes(pdf_of(*sheets))
    return path


def story(words: str) -> Sheet:
    """A page with a headline and a line of text."""
    return Sheet().text(words, 50, 700, size=30).text("正文在这里。", 50, 650)


def ids(annotator: Annotator) -> list[str]:
    return [row["id"] for row in json.loads(annotator("pages", "c.corpus", "--json").out)]


def test_every_page_of_a_pdf_file_comes_in(annotator: Annotator) -> None:
    done = annotator("import", "c.corpus", day(story("第一版"), story("第二版")))
    assert (done.code, done.err) == (0, "c.corpus: 2 pages added\n")
    assert ids(annotator) == ["daily/2023-07-27/1", "daily/2023-07-27/2"]
    assert annotator("check", "c.corpus").code == 0


def test_pdf_files_in_a_folder_come_in_beside_text_files(annotator: Annotator) -> None:
    Path("in").mkdir()
    day(story("第一版"), name="in/daily-2023-07-27-p1.PDF")
    Path("in/daily-2023-07-27-p2.txt").write_text("第二版", encoding="utf-8")
    assert annotator("import", "c.corpus", "in").code == 0
    assert ids(annotator) == ["daily/2023-07-27/1", "daily/2023-07-27/2"]


def test_names_of_pdf_files_are_read_by_a_pattern_too(annotator: Annotator) -> None:
    path = day(story("第一版"), story("第二版"), name="北方_20230727.pdf")
    annotator("import", "c.corpus", path, "--names", "{publication}_{date}")
    rows = json.loads(annotator("pages", "c.corpus", "--json").out)
    told = [(row["publication"], row["date"], row["page_number"]) for row in rows]
    assert told == [("北方", "2023-07-27", "1"), ("北方", "2023-07-27", "2")]


def test_a_preview_says_where_the_lines_stand(annotator: Annotator) -> None:
    done = annotator("preview", day(story("第一版")))
    line = json.loads(done.out)
    assert (done.code, line["text"], line["page_size"]) == (0, "第一版\n正文在这里。", [600, 800])
    assert [(one["start"], one["end"]) for one in line["lines"]] == [(0, 3), (4, 10)]
    assert line["articles"]


def test_a_page_without_text_is_named_and_the_others_come_in(annotator: Annotator) -> None:
    done = annotator("import", "c.corpus", day(story("第一版"), Sheet().picture(0, 0, 600, 800)))
    assert done.code == 4
    assert done.err.startswith("annotator: page 2 of daily-2023-07-27.pdf has no text: it is a scan; run OCR")
    assert ids(annotator) == ["daily/2023-07-27/1"]


def test_files_that_are_no_pdf_are_refused_by_name(annotator: Annotator) -> None:
    Path("words.pdf").write_text("Just words.", encoding="utf-8")
    Path("locked.pdf").write_bytes(pdf_of(story("密"), is_locked=True))
    Path("half.pdf").write_bytes(pdf_of(story("半"))[:-200])
    done = annotator("import", "c.corpus", "words.pdf", "locked.pdf", "half.pdf")
    assert done.code == 3
    assert done.err.startswith(
        "annotator: words.pdf is no PDF file, whatever its name says; if it is text, let its name end in .txt\n"
        "annotator: locked.pdf is locked with a password; save it without one and import that\n"
        "annotator: half.pdf is cut short: the end of the PDF file is missing; get it again\n"
    )
    assert not Path("c.corpus").exists()


def scanned(*, name: str = "daily-2023-07-27-p1.pdf") -> Path:
    """A PDF file of one page that is nothing but a picture."""
    return day(Sheet().picture(0, 0, 600, 800), name=name)


def row(annotator: Annotator) -> dict[str, str]:
    """The one page of the corpus as it is exported."""
    out: dict[str, str] = json.loads(annotator("export", "c.corpus", "-", "--state", "all").out)
    return out


def test_scans_are_kept_as_pictures_where_that_is_wished(annotator: Annotator) -> None:
    done = annotator("import", "c.corpus", scanned(), scanned(name="daily-2023-07-27-p2.pdf"), "--scans")
    assert (done.code, done.err) == (0, "c.corpus: 2 pages added\n")
    assert ids(annotator) == ["daily/2023-07-27/1", "daily/2023-07-27/2"]
    assert annotator("segment", "c.corpus").err == "run 1: 0 pages by rules\n"
    assert annotator("check", "c.corpus").code == 0


def test_text_imported_beside_a_scan_becomes_its_text(annotator: Annotator) -> None:
    annotator("import", "c.corpus", scanned(), "--scans")
    Path("daily-2023-07-27-p1.txt").write_text("识别出来的文字\n第二行", encoding="utf-8")
    done = annotator("import", "c.corpus", "daily-2023-07-27-p1.txt")
    assert (done.code, done.err) == (0, "c.corpus: 0 pages added, 1 page given a text\n")
    assert row(annotator)["text"] == "识别出来的文字\n第二行"
    assert annotator("check", "c.corpus").code == 0
    assert "daily/2023-07-27/1" in annotator("search", "c.corpus", "文字").out


def test_a_scan_that_has_its_text_is_there_already(annotator: Annotator) -> None:
    annotator("import", "c.corpus", scanned(), "--scans")
    Path("daily-2023-07-27-p1.txt").write_text("文字", encoding="utf-8")
    annotator("import", "c.corpus", "daily-2023-07-27-p1.txt")
    assert annotator("import", "c.corpus", scanned(), "--scans").err == "c.corpus: 0 pages added, 1 there already\n"
    assert row(annotator)["text"] == "文字"


def test_a_text_is_given_once(annotator: Annotator) -> None:
    annotator("import", "c.corpus", scanned(), "--scans")
    for words, code in (("文字", 0), ("别的文字", 3)):
        Path("daily-2023-07-27-p1.txt").write_text(words, encoding="utf-8")
        assert annotator("import", "c.corpus", "daily-2023-07-27-p1.txt").code == code
    assert row(annotator)["text"] == "文字"
