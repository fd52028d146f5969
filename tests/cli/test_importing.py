"""``annotator import``."""

import json
import zipfile
from pathlib import Path

from tests.cli.conftest import Annotator
from tests.exchange.xml.makers import alto, area, div, mets, written


def listed(annotator: Annotator, corpus: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(annotator("pages", corpus, "--json").out)
    return rows


def test_a_text_file_makes_the_corpus_and_is_a_page_in_it(annotator: Annotator, sample: Path) -> None:
    done = annotator("import", "c.corpus", sample)
    assert (done.code, done.out, done.err) == (0, "", "c.corpus: 1 page added\n")
    assert [row["id"] for row in listed(annotator, "c.corpus")] == ["hohhot-daily/2023-07-27/2"]


def test_the_same_page_is_not_added_twice(annotator: Annotator, sample: Path) -> None:
    annotator("import", "c.corpus", sample)
    done = annotator("import", "c.corpus", sample)
    assert (done.code, done.err) == (0, "c.corpus: 0 pages added, 1 there already\n")


def test_an_annotation_comes_with_its_page(annotator: Annotator, gold: Path) -> None:
    assert annotator("import", "c.corpus", gold).err == "c.corpus: 1 page added, 1 annotation\n"
    reviews = listed(annotator, "c.corpus")[0]["reviews"]
    assert isinstance(reviews, list)
    assert (reviews[0]["reviewer"], reviews[0]["articles"], reviews[0]["state"]["articles"]) == ("gold", 10, "finished")


def test_lines_can_be_taken_for_pages_alone(annotator: Annotator, gold: Path) -> None:
    assert annotator("import", "c.corpus", gold, "--as", "pages").err == "c.corpus: 1 page added\n"


def test_annotations_that_name_nobody_are_the_reviewers(annotator: Annotator) -> None:
    line = {"id": "p", "text": "正文", "articles": [{"id": "a1", "spans": [{"start": 0, "end": 2, "role": "body"}]}]}
    Path("p.jsonl").write_text(json.dumps(line), encoding="utf-8")
    annotator("import", "c.corpus", "p.jsonl", "--as", "annotations", "--reviewer", "wang")
    reviews = listed(annotator, "c.corpus")[0]["reviews"]
    assert isinstance(reviews, list)
    assert reviews[0]["reviewer"] == "wang"


def test_a_folder_gives_all_its_pages(annotator: Annotator) -> None:
    Path("in/day").mkdir(parents=True)
    Path("in/day/1.txt").write_text("一", encoding="utf-8")
    Path("in/2.txt").write_bytes("第二版要闻".encode("gb18030"))
    Path("in/notes.md").write_text("no page", encoding="utf-8")
    assert annotator("import", "c.corpus", "in").code == 0
    assert [row["id"] for row in listed(annotator, "c.corpus")] == ["2", "day/1"]


def test_some_refused_and_the_others_done_is_exit_4(annotator: Annotator, sample: Path) -> None:
    Path("binary.txt").write_bytes(bytes(range(256)))
    done = annotator("import", "c.corpus", "binary.txt", sample, "gone.txt")
    assert done.code == 4
    assert done.err == (
        "annotator: binary.txt is not a text file; extract the page's text and import that\n"
        "annotator: gone.txt is not there; check the name, or whether it was moved\n"
        "c.corpus: 1 page added, 2 refused\n"
    )


def test_all_refused_is_exit_3_and_makes_no_corpus(annotator: Annotator) -> None:
    Path("empty.txt").write_text("\n", encoding="utf-8")
    done = annotator("import", "c.corpus", "empty.txt")
    assert done.code == 3
    assert done.err.startswith("annotator: empty.txt holds no text; extract the page's text again\n")
    assert not Path("c.corpus").exists()


def test_a_bad_line_is_named_and_the_others_come_in(annotator: Annotator) -> None:
    lines = ['{"id": "1", "text": "一"}', '{"id": "2", "text": 2}', '{"id": "3", "text": "三"}']
    Path("p.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = annotator("import", "c.corpus", "p.jsonl")
    assert done.code == 4
    assert "annotator: p.jsonl, line 2, text: must be a string, not a number\n" in done.err
    assert len(listed(annotator, "c.corpus")) == 2


def test_another_text_under_a_known_id_is_refused_or_kept_as_a_version(annotator: Annotator) -> None:
    Path("p.txt").write_text("一", encoding="utf-8")
    annotator("import", "c.corpus", "p.txt")
    Path("p.txt").write_text("二", encoding="utf-8")
    refused = annotator("import", "c.corpus", "p.txt")
    assert refused.code == 3
    assert "page p is in the corpus with another text" in refused.err
    kept = annotator("import", "c.corpus", "p.txt", "--versions")
    assert kept.code == 0
    assert "p@2 is another text of p\n" in kept.err
    assert len(listed(annotator, "c.corpus")) == 2


def test_a_twin_is_told(annotator: Annotator) -> None:
    Path("a.txt").write_text("一", encoding="utf-8")
    Path("b.txt").write_text("一", encoding="utf-8")
    assert "b has the very text of a\n" in annotator("import", "c.corpus", "a.txt", "b.txt").err


def test_without_a_corpus_the_last_one_is_taken(annotator: Annotator, sample: Path, gold: Path) -> None:
    annotator("import", "c.corpus", sample)
    assert annotator("import", gold).err.endswith("c.corpus: 0 pages added, 1 there already, 1 annotation\n")


def test_without_any_corpus_one_is_made_in_the_data_folder(annotator: Annotator, sample: Path, own_home: Path) -> None:
    assert annotator("import", sample).code == 0
    assert (own_home / ".local/share/annotator/newspapers.corpus").is_file()


def test_a_corpus_without_sources_is_a_usage_error(annotator: Annotator, sample: Path) -> None:
    annotator("import", "c.corpus", sample)
    done = annotator("import", "c.corpus")
    assert done.code == 2
    assert "name the files or folders to read after the corpus" in done.err


def test_a_text_file_in_the_corpuss_place_is_a_source_and_stays_as_it_is(annotator: Annotator) -> None:
    Path("a.txt").write_text("一", encoding="utf-8")
    Path("b.txt").write_text("二", encoding="utf-8")
    assert annotator("import", "a.txt", "b.txt").code == 0
    assert Path("a.txt").read_text(encoding="utf-8") == "一"


def test_what_is_no_corpus_is_refused_and_left_alone(annotator: Annotator, sample: Path) -> None:
    Path("c.corpus").write_text("my diary", encoding="utf-8")
    done = annotator("import", "c.corpus", sample)
    assert (done.code, Path("c.corpus").read_text(encoding="utf-8")) == (3, "my diary")
    assert done.err.count("\n") == 1
    assert "is not a corpus file" in done.err


def test_an_empty_folder_is_told(annotator: Annotator) -> None:
    Path("in").mkdir()
    done = annotator("import", "c.corpus", "in")
    assert (done.code, done.err) == (3, "annotator: the sources hold no pages\n")
    assert not Path("c.corpus").exists()


def test_an_unknown_word_for_as_is_a_usage_error(annotator: Annotator, sample: Path) -> None:
    assert annotator("import", "c.corpus", sample, "--as", "gold").code == 2


def test_pages_for_no_corpus_that_was_named_are_told_where_they_go(annotator: Annotator, sample: Path, own_home: Path) -> None:
    first, *_ = annotator("import", sample).err.split("\n")
    assert first.startswith("no corpus is named, so the pages go into ")
    assert Path(first.removeprefix("no corpus is named, so the pages go into ")).is_relative_to(own_home)


USUAL = "{publication}-{date}-p{page}"


def files(*names: str) -> None:
    """Pages under these names in the folder ``in``, no two alike."""
    for number, name in enumerate(names):
        path = Path("in", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"第{number}篇文章", encoding="utf-8")


def test_names_are_read_by_a_pattern(annotator: Annotator) -> None:
    files("2_𠮷田日報_20230727.txt", "A03_𠮷田日報_20230727.txt")
    done = annotator("import", "c.corpus", "in", "--names", "{page}_{publication}_{date}")
    assert (done.code, done.err) == (0, "c.corpus: 2 pages added\n")
    told = [(row["id"], row["publication"], row["date"], row["page_number"]) for row in listed(annotator, "c.corpus")]
    assert told == [
        ("𠮷田日報/2023-07-27/2", "𠮷田日報", "2023-07-27", "2"),
        ("𠮷田日報/2023-07-27/A03", "𠮷田日報", "2023-07-27", "A03"),
    ]


def test_a_name_that_does_not_fit_is_told_before_its_page_comes_in_without_details(annotator: Annotator) -> None:
    files("a-2023-07-27-p1.txt", "b_2023-07-27_p1.txt")
    done = annotator("import", "c.corpus", "in", "--names", USUAL)
    assert (done.code, done.err) == (
        0,
        "1 of 2 names does not fit the pattern; its page comes in without these details\nc.corpus: 2 pages added\n",
    )
    assert [(row["id"], row["date"]) for row in listed(annotator, "c.corpus")] == [
        ("b_2023-07-27_p1", None),
        ("a/2023-07-27/1", "2023-07-27"),
    ]


def test_where_no_name_fits_nothing_is_imported(annotator: Annotator) -> None:
    files("one.txt", "two.txt")
    done = annotator("import", "c.corpus", "in", "--names", USUAL)
    assert (done.code, done.err) == (3, f"annotator: no name fits {USUAL}; nothing was imported\n")
    assert not Path("c.corpus").exists()


def test_what_is_no_pattern_is_a_usage_error(annotator: Annotator) -> None:
    files("one.txt")
    for words in ("", "{paper}", "{date}{date}", "page"):
        done = annotator("import", "c.corpus", "in", "--names", words)
        assert done.code == 2
        assert "Invalid value for --names: " in done.err
    assert not Path("c.corpus").exists()


def test_names_are_shown_before_and_nothing_is_imported(annotator: Annotator) -> None:
    files(*(f"a-2023-07-27-p{number:02}.txt" for number in range(1, 13)), "00.txt")
    shown = annotator("import", "c.corpus", "in", "--show-names", "--names", USUAL)
    lines = [line.split() for line in shown.out.splitlines()]
    assert lines[0] == ["file", "publication", "date", "issue", "number", "language"]
    assert lines[1] == ["00.txt", "“-”", "is", "missing"]
    assert lines[2] == ["a-2023-07-27-p01.txt", "a", "2023-07-27", "1"]
    assert len(lines) == 11
    assert shown.err == "1 of 13 names does not fit the pattern; its page comes in without these details\n"
    assert (shown.code, Path("c.corpus").exists()) == (0, False)


def test_names_are_shown_as_json(annotator: Annotator) -> None:
    files("𠮷-2023-07-27-p1.txt", "b.txt")
    shown = annotator("import", "in", "--show-names", "--json")
    assert json.loads(shown.out) == {
        "pattern": USUAL,
        "files": 2,
        "misfits": 0,
        "names": [
            {
                "file": "b.txt",
                "id": "b",
                "publication": None,
                "date": None,
                "issue": None,
                "page_number": None,
                "language": None,
                "misfit": None,
            },
            {
                "file": "𠮷-2023-07-27-p1.txt",
                "id": "𠮷/2023-07-27/1",
                "publication": "𠮷",
                "date": "2023-07-27",
                "issue": None,
                "page_number": "1",
                "language": None,
                "misfit": None,
            },
        ],
    }
    assert shown.err == f"names are read by themselves, as {USUAL} would; --names reads them otherwise\n"
    assert json.loads(annotator("import", "in", "--show-names", "--json", "--names", USUAL).out)["misfits"] == 1


def test_where_there_are_no_names_to_show_it_is_said(annotator: Annotator, gold: Path) -> None:
    done = annotator("import", gold, "--show-names")
    assert (done.code, done.out) == (3, "")
    assert done.err == "annotator: the sources hold no file that only its name tells of, so there are no names to read\n"


def test_json_goes_with_names_that_are_shown(annotator: Annotator, sample: Path) -> None:
    assert annotator("import", "c.corpus", sample, "--json").code == 2


def test_an_issue_comes_with_its_pages_and_other_xml_is_one_sentence(annotator: Annotator) -> None:
    told = div("ARTICLE", div("TITLE", area(1, "t")), div("TEXT", area(2, "c")))
    written(Path("in"), "mets.xml", mets(["1.xml", "2.xml"], told))
    written(Path("in"), "1.xml", alto("t A title"))
    written(Path("in"), "2.xml", alto("c goes on"))
    for name in ("settings.xml", "more.xml"):
        written(Path("in"), name, "<project/>")
    done = annotator("import", "c.corpus", "in")
    assert done.code == 0
    assert done.err == (
        f"2 files, such as {Path('in/more.xml')}, are XML of another kind than ALTO, METS or PAGE XML, and were left out\n"
        "c.corpus: 2 pages added, 2 predictions\n"
    )
    assert [row["id"] for row in listed(annotator, "c.corpus")] == [
        "The Morning Star/1912-03-04/1",
        "The Morning Star/1912-03-04/2",
    ]
    assert annotator("check", "c.corpus").code == 0


def test_an_issue_is_shown_with_its_pages_and_other_xml_is_left_out(annotator: Annotator) -> None:
    told = div("ARTICLE", div("TITLE", area(1, "t")), div("TEXT", area(2, "c")))
    written(Path("in"), "mets.xml", mets(["1.xml", "2.xml"], told))
    written(Path("in"), "1.xml", alto("t A title"))
    written(Path("in"), "2.xml", alto("c goes on"))
    written(Path("in"), "settings.xml", "<project/>")
    shown = annotator("import", "in", "--show", "--json")
    (issue, other) = json.loads(shown.out)["seen"]
    wanted = ("kind", "form", "pages", "characters", "with_boxes", "articles", "publication", "page_number")
    assert [issue[key] for key in wanted] == ["xml", "mets", 2, 14, 2, 2, "The Morning Star", "1 … 2"]
    assert other["pages"] == 0
    assert shown.err == f"{Path('in/settings.xml')} is XML of another kind than ALTO, METS or PAGE XML, and was left out\n"
    assert shown.code == 0


def test_other_xml_named_itself_is_refused(annotator: Annotator) -> None:
    written(Path(), "settings.xml", "<project/>")
    done = annotator("import", "c.corpus", "settings.xml")
    assert done.code == 3
    assert "settings.xml is XML of another kind (project); ALTO, METS and PAGE XML can be read" in done.err


def test_what_is_understood_of_files_is_shown_and_nothing_is_imported(annotator: Annotator, gold: Path) -> None:
    files("a-2023-07-27-p01.txt", "empty.txt", *(f"z{number}.txt" for number in range(9)))
    Path("in/empty.txt").write_text("", encoding="utf-8")
    shown = annotator("import", "c.corpus", gold, "in", "--show")
    lines = [line.split() for line in shown.out.splitlines()]
    assert lines[0] == [
        "file", "kind", "pages", "characters", "boxes", "articles", "publication", "date", "issue", "number", "language",
    ]  # fmt: skip
    assert lines[1][1:6] == ["page-jsonl", "1", "6532", "no", "10"]
    assert lines[2] == ["a-2023-07-27-p01.txt", "text", "1", "5", "no", "a", "2023-07-27", "1", "zh"]
    assert len(lines) == 10
    assert shown.err == (
        f"annotator: {Path('in/empty.txt')} holds no text; extract the page's text again\n2 files more are not looked at\n"
    )
    assert (shown.code, Path("c.corpus").exists()) == (4, False)


def test_what_is_understood_of_files_is_shown_as_json(annotator: Annotator) -> None:
    lines = (f'{{"id": "p{number}", "text": "文", "page_number": "{number}"}}' for number in range(1, 31))
    Path("p.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")
    shown = annotator("import", "p.jsonl", "--show", "--json")
    assert json.loads(shown.out) == {
        "files": 1,
        "seen": [
            {
                "file": "p.jsonl",
                "kind": "page-jsonl",
                "form": None,
                "pages": 30,
                "is_whole": False,
                "characters": 20,
                "with_boxes": 0,
                "articles": None,
                "id": "p1",
                "publication": None,
                "date": None,
                "issue": None,
                "page_number": "1 …",
                "language": None,
                "refused": [],
            }
        ],
    }
    assert shown.code == 0


def test_a_pattern_and_an_archive_are_read_like_folders_and_files(annotator: Annotator) -> None:
    files("daily/2.txt", "daily/10.txt")
    with zipfile.ZipFile("more.zip", "w") as archive:
        archive.writestr("9.txt", "九")
    assert annotator("import", "c.corpus", "in/*/*.txt", "more.zip").err == "c.corpus: 3 pages added\n"
    assert sorted(str(row["id"]) for row in listed(annotator, "c.corpus")) == ["9", "daily/10", "daily/2"]
    out = annotator("preview", "more.zip", "in/*/*.txt").out
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["9", "daily/2", "daily/10"]


def test_a_bomb_is_one_sentence_and_the_others_come_in(annotator: Annotator, sample: Path) -> None:
    with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.txt", bytes(20 * 1024 * 1024))
    done = annotator("import", "c.corpus", "bomb.zip", sample)
    assert done.code == 4
    assert "annotator: bomb.zip would be more than 200 times as large when it is unpacked" in done.err
    assert done.err.endswith("c.corpus: 1 page added, 1 refused\n")
