"""``annotator preview``."""

import json
from pathlib import Path

from annotator.core.canonical import shape
from annotator.exchange.page_jsonl import AnnotationRecord, PredictionRecord, read_lines
from tests.cli.conftest import Annotator
from tests.exchange.xml.makers import alto, mets, page_xml, region, written


def test_the_sample_gives_the_ten_gold_articles(annotator: Annotator, sample: Path, gold: Path) -> None:
    done = annotator("preview", sample, "-o", "out.jsonl")
    assert (done.code, done.out, done.err) == (0, "", "")
    (found,) = read_lines(Path("out.jsonl"), file="out.jsonl")
    (wanted,) = read_lines(gold, file="gold")
    assert isinstance(found, PredictionRecord)
    assert isinstance(wanted, AnnotationRecord)
    assert shape(found.page.text, found.prediction.segmentation) == shape(wanted.page.text, wanted.annotation)


def test_the_lines_have_text_run_and_tool(annotator: Annotator, sample: Path) -> None:
    line = json.loads(annotator("preview", sample).out)
    assert line["articles"][0]["text"]["headline"] == "市宣讲团走进新城区"
    assert line["provenance"]["run"]["segmenter"] == "rules"
    assert line["provenance"]["tool"].startswith("annotator ")


def test_the_same_input_gives_the_same_bytes(annotator: Annotator, sample: Path) -> None:
    assert annotator("preview", sample).out == annotator("preview", sample).out


def test_pages_come_out_in_the_order_of_the_input(annotator: Annotator) -> None:
    for name in ("b", "a", "c"):
        Path(f"{name}.txt").write_text(f"正文{name}", encoding="utf-8")
    lines = annotator("preview", "b.txt", "a.txt", "c.txt", "--segmenter", "one").out.strip().split("\n")
    assert [json.loads(line)["id"] for line in lines] == ["b", "a", "c"]


def test_standard_input_may_be_text_or_page_jsonl(annotator: Annotator, sample: Path) -> None:
    raw = annotator("preview", "-", "--segmenter", "one", stdin=sample.read_bytes())
    again = annotator("preview", "-", "--segmenter", "blocks", stdin=raw.out.encode())
    assert (raw.code, again.code) == (0, 0)
    assert json.loads(again.out)["text"] == json.loads(raw.out)["text"] == sample.read_text(encoding="utf-8")
    assert len(json.loads(again.out)["articles"]) > len(json.loads(raw.out)["articles"]) == 1


def test_a_file_named_json_is_page_jsonl(annotator: Annotator) -> None:
    Path("p.json").write_text('{"id": "one", "text": "正文"}', encoding="utf-8")
    assert json.loads(annotator("preview", "p.json", "--segmenter", "one").out)["id"] == "one"


def test_a_refused_source_is_named_and_the_others_are_done(annotator: Annotator, sample: Path) -> None:
    done = annotator("preview", "gone.txt", sample, "--segmenter", "one")
    assert done.code == 4
    assert done.err == "annotator: gone.txt is not there; check the name, or whether it was moved\n"
    assert json.loads(done.out)["id"] == "hohhot-daily/2023-07-27/2"


def test_nothing_but_refused_sources_is_exit_3(annotator: Annotator) -> None:
    done = annotator("preview", "-", stdin=b"a\0b")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("annotator: standard input has a NUL character at offset 1")


def test_an_unknown_segmenter_is_refused_by_name(annotator: Annotator, sample: Path) -> None:
    done = annotator("preview", sample, "--segmenter", "magic")
    assert done.code == 2
    assert "there is no segmenter magic; there are rules, blocks, one" in done.err


def test_the_file_is_written_whole_or_not_at_all(annotator: Annotator, sample: Path) -> None:
    done = annotator("preview", sample, "-o", "none/out.jsonl")
    assert done.code == 3
    assert done.err == f"annotator: out.jsonl could not be written: the folder {Path('none').absolute()} does not exist\n"


def test_a_rare_character_keeps_its_offsets(annotator: Annotator) -> None:
    Path("p.txt").write_text("𠮷田\n\n正文", encoding="utf-8")
    line = json.loads(annotator("preview", "p.txt", "--segmenter", "one").out)
    assert [line["text"][span["start"] : span["end"]] for span in line["articles"][0]["spans"]] == ["𠮷田\n\n正文"]


def test_xml_is_previewed_page_by_page_and_other_xml_of_a_folder_left_out(annotator: Annotator) -> None:
    written(Path("in"), "1.xml", alto("one", "two"))
    written(Path("in"), "issue.xml", mets(["1.xml"]))
    written(Path("in"), "page.xml", page_xml(region("r", "three")))
    written(Path("in"), "settings.xml", "<project/>")
    done = annotator("preview", "in")
    assert [json.loads(line)["text"] for line in done.out.splitlines()] == ["one\n\ntwo", "three"]
    assert done.err == f"{Path('in/settings.xml')} is XML of another kind than ALTO, METS or PAGE XML, and was left out\n"
    assert done.code == 0


def test_xml_may_be_piped_in(annotator: Annotator) -> None:
    done = annotator("preview", "-", stdin=alto("one", "two").encode("utf-16"))
    assert [json.loads(line)["text"] for line in done.out.splitlines()] == ["one\n\ntwo"]
    done = annotator("preview", "-", stdin=mets(["1.xml"]).encode())
    assert (done.code, done.out) == (3, "")
    assert "standard input: 1 of its 1 pages are not in its folder" in done.err
