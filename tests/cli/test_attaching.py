"""``annotator attach``: files with boxes in; a table or JSON, sentences and an exit code out."""

import json
from pathlib import Path

from annotator.core.page import PageId
from annotator.services.corpora import open_corpus
from tests.cli.conftest import Annotator
from tests.sheets import Sheet, pdf_of

_LINES = ("市宣讲团走进新城区机关单位", "本报讯（记者苗欣）昨日上午", "上半年我区新开工绿色建筑面积", "能源结构得到进一步优化")


def page_of(name: str, lines: tuple[str, ...] = _LINES) -> Path:
    """A file with the page as plain text."""
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def source_of(name: str, lines: tuple[str, ...] = _LINES[2:] + _LINES[:2]) -> Path:
    """A file that tells where the lines of the page stand."""
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    boxes, at = [], 0
    for index, line in enumerate(lines):
        boxes.append({"start": at, "end": at + len(line), "box": [10, 20 * index, 10 + 12 * len(line), 20 * index + 12]})
        at += len(line) + 1
    said = {"format": "page-jsonl/1", "id": path.stem, "text": "\n".join(lines), "page_size": [400, 600], "lines": boxes}
    path.write_text(json.dumps(said, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def boxed(corpus: str, page: str) -> int:
    with open_corpus(Path(corpus)) as store:
        layout = store.layouts.of(PageId(page))
    return 0 if layout is None else sum(box is not None for box in layout.boxes)


def test_a_folder_is_attached_by_one_command(annotator: Annotator) -> None:
    annotator("import", "a.corpus", page_of("texts/p1.txt"), page_of("texts/p2.txt", (*_LINES[::-1], "别的一行文字")))
    source_of("papers/p1.jsonl")
    source_of("papers/p2.jsonl", (*_LINES, "别的一行文字"))
    ended = annotator("attach", "a.corpus", "papers")
    assert ended.code == 0
    assert ended.out == "page  source  boxes\np1    p1      100 %\np2    p2      100 %\n"
    assert ended.err == "a.corpus: 2 pages attached\n"
    assert boxed("a.corpus", "p1") == sum(map(len, _LINES))


def test_pdf_files_are_attached_to_texts_and_scans_as_pictures_alone(annotator: Annotator) -> None:
    annotator("import", "a.corpus", page_of("p1.txt"), page_of("p2.txt", _LINES[:1]))
    sheet = Sheet()
    for number, line in enumerate(_LINES[::-1]):
        sheet.text(line, 50, 700 - 20 * number)
    folder = Path("papers")
    folder.mkdir()
    (folder / "p1.pdf").write_bytes(pdf_of(sheet))
    (folder / "p2.pdf").write_bytes(pdf_of(Sheet().picture(0, 0, 600, 800)))
    ended = annotator("attach", "a.corpus", "papers")
    assert [line.split() for line in ended.out.splitlines()[1:]] == [
        ["p1", "p1.pdf", "100", "%"],
        ["p2", "p2.pdf", "picture", "alone"],
    ]
    assert boxed("a.corpus", "p1") == 51
    assert annotator("check", "a.corpus").code == 0


def test_attached_again_it_is_there_already(annotator: Annotator) -> None:
    annotator("import", "a.corpus", page_of("p1.txt"))
    annotator("attach", "a.corpus", source_of("p1.jsonl"))
    ended = annotator("attach", "a.corpus", "p1.jsonl")
    assert (ended.code, ended.out, ended.err) == (0, "", "a.corpus: 0 pages attached, 1 there already\n")
    assert annotator("attach", "a.corpus", "p1.jsonl", "--force").err == "a.corpus: 1 page attached\n"


def test_what_has_no_box_is_said(annotator: Annotator) -> None:
    annotator("import", "a.corpus", page_of("p1.txt"))
    ended = annotator("attach", "a.corpus", source_of("p1.jsonl", _LINES[:3]), "--json")
    assert ended.code == 0
    told = json.loads(ended.out)
    assert told == [
        {
            "page": "p1",
            "source": "p1",
            "share": 40 / 51,
            "missing": [{"line": 4, "characters": 11, "text": "能源结构得到进一步优化"}],
        }
    ]
    assert ended.err.startswith("p1: 78.4 % of the characters have a box; without are, by line, 4: 能源结构得到进一步优化\n")


def test_sources_that_do_not_fit_are_refused_and_the_others_attached(annotator: Annotator) -> None:
    annotator("import", "a.corpus", page_of("p1.txt"))
    source_of("p9.jsonl", ("毫不相干的另外一版", "什么也对不上"))
    source_of("p1.jsonl")
    ended = annotator("attach", "a.corpus", "p9.jsonl", "p1.jsonl")
    assert ended.code == 4
    assert "annotator: no page of the corpus has the text of p9: nothing was attached\n" in ended.err
    assert annotator("attach", "a.corpus", "p9.jsonl").code == 3
    assert annotator("attach", "a.corpus", "p1.txt").code == 3


def test_one_page_gets_what_is_meant_for_it(annotator: Annotator) -> None:
    annotator("import", "a.corpus", page_of("p1.txt"), page_of("p2.txt"))
    assert annotator("attach", "a.corpus", source_of("scan.jsonl"), "--page", "p2").out.startswith("page")
    assert (boxed("a.corpus", "p1"), boxed("a.corpus", "p2")) == (0, 51)
    assert annotator("attach", "a.corpus", "scan.jsonl", "--page", "p7").code == 3


def test_a_corpus_that_is_missing_is_not_made(annotator: Annotator) -> None:
    assert annotator("attach", "a.corpus", source_of("p1.jsonl")).code == 3
    assert not Path("a.corpus").exists()
