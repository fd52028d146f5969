"""XML in files and folders: told by what it holds, pages of an issue with it alone, other XML left out."""

import shutil
from pathlib import Path

import pytest

from annotator.core.errors import BadFile
from annotator.core.progress import Silent
from annotator.exchange.page_jsonl import FlatRecord, PredictionRecord
from annotator.exchange.xml.door import Form
from annotator.services.ahead import read_ahead
from annotator.services.checking import check_corpus
from annotator.services.corpora import open_corpus
from annotator.services.importing import ImportReport, ReadAs, import_into
from annotator.services.naming import text_files
from annotator.services.reading import Reading, read
from annotator.services.sources import LeftOut, SourceFile, count_pages, expanded, records_of
from tests.exchange.xml.makers import alto, area, div, mets, page_xml, region, written

PDF = '<file ID="PDF1" MIMETYPE="application/pdf"><FLocat xlink:href="1.pdf"/></file>'
SETTINGS = "<project><name>news</name></project>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An issue of two pages with an article over both, a page of PAGE XML, one of ALTO, and somebody's settings."""
    told = div("ARTICLE", div("TITLE", area(1, "t")), div("TEXT", area(1, "b")), div("TEXT", area(2, "c")))
    written(tmp_path, "in/issue/1.xml", alto("t A title", "b the text"))
    written(tmp_path, "in/issue/2.xml", alto("c goes on"))
    written(tmp_path, "in/issue/mets.xml", mets(["1.xml", "2.xml"], told, more=PDF))
    (tmp_path / "in/issue/1.pdf").write_bytes(b"%PDF- the picture of a page")
    written(tmp_path, "in/page/daily-2023-07-27-p3.xml", page_xml(region("r", "one")))
    written(tmp_path, "in/alone.XML", alto("two"))
    written(tmp_path, "in/settings.xml", SETTINGS)
    written(tmp_path, "in/empty.xml", "")
    return tmp_path / "in"


def imported(folder: Path, read_as: ReadAs = ReadAs.AUTO) -> ImportReport:
    return import_into(folder / "a.corpus", [folder], progress=Silent(), read_as=read_as, reviewer="li")


def taken(files: tuple[SourceFile, ...]) -> list[FlatRecord]:
    return [record for file in files for record in records_of(file, on_bad=lambda _: None)]


def test_pages_of_an_issue_come_with_it_alone(folder: Path) -> None:
    names = [file.name for file in expanded([folder])]
    assert names == ["alone.XML", "empty.xml", "issue/mets.xml", "page/daily-2023-07-27-p3.xml", "settings.xml"]
    assert [record.bare.page.text for record in taken(expanded([folder]))] == [
        "two",
        "t A title\n\nb the text",
        "c goes on",
        "one",
    ]


def test_pages_that_are_named_beside_their_issue_come_with_it_alone(folder: Path) -> None:
    named = sorted((folder / "issue").iterdir())
    assert [file.path.name for file in expanded(named)] == ["mets.xml"]


def test_pages_of_a_damaged_issue_come_by_themselves(folder: Path) -> None:
    (folder / "issue/mets.xml").write_text("<mets><fileSec>")
    (folder / "issue/1.pdf").unlink()
    assert [file.name for file in expanded([folder / "issue"])] == ["1.xml", "2.xml", "mets.xml"]


def test_an_issue_counts_as_its_pages(folder: Path) -> None:
    assert count_pages(expanded([folder / "issue"])) == 2


def test_other_xml_of_a_folder_is_left_out_and_not_refused(folder: Path) -> None:
    refused: list[BadFile] = []
    for file in expanded([folder]):
        list(records_of(file, on_bad=refused.append))
    assert [(type(one), str(one).partition(" is ")[0]) for one in refused] == [
        (LeftOut, str(folder / "empty.xml")),
        (LeftOut, str(folder / "settings.xml")),
    ]


def test_other_xml_that_is_named_itself_is_refused(folder: Path) -> None:
    refused: list[BadFile] = []
    (file,) = expanded([folder / "settings.xml"])
    assert list(records_of(file, on_bad=refused.append)) == []
    assert str(refused[0]).endswith("settings.xml is XML of another kind (project); ALTO, METS and PAGE XML can be read")
    assert not isinstance(refused[0], LeftOut)


def test_a_name_tells_of_a_page_but_not_of_an_issue(folder: Path) -> None:
    assert [file.name for file in text_files([folder])] == ["alone.XML", "page/daily-2023-07-27-p3.xml"]
    (record,) = taken(expanded([folder / "page"]))
    assert (record.bare.page.id, record.bare.page.page_number) == ("daily/2023-07-27/3", "3")


def test_what_another_program_reads_is_the_same(folder: Path) -> None:
    reading = Reading(expanded([folder]), ReadAs.AUTO, None)
    here: list[BadFile] = []
    there: list[BadFile] = []
    assert list(read(reading, on_bad=here.append)) == list(read_ahead(reading, on_bad=there.append))
    assert [(type(one), str(one)) for one in here] == [(type(one), str(one)) for one in there]


def test_a_folder_comes_into_a_corpus_that_is_sound(folder: Path) -> None:
    report = imported(folder)
    assert (len(report.added), report.predictions, report.annotations) == (4, 2, 0)
    assert (len(report.left_out), report.refused) == (2, [])
    with open_corpus(folder / "a.corpus") as store:
        assert list(check_corpus(store, progress=Silent())) == []
        (first, _) = sorted(page for page in report.added if page.startswith("The Morning Star"))
        kept = store.predictions.latest(first)
        assert kept is not None
        link = kept.prediction.segmentation.articles[0].continued_on
        assert link is not None
        assert (link.page_number, link.page) == ("2", "The Morning Star/1912-03-04/2")
        assert store.layouts.having(report.added) == set(report.added)


def test_articles_of_a_folder_can_be_taken_for_annotations(folder: Path) -> None:
    report = imported(folder, ReadAs.ANNOTATIONS)
    assert (report.annotations, report.predictions) == (2, 0)
    with open_corpus(folder / "a.corpus") as store:
        assert list(check_corpus(store, progress=Silent())) == []


def test_a_second_import_adds_nothing(folder: Path) -> None:
    imported(folder)
    again = imported(folder)
    assert (again.added, again.skipped, again.predictions, again.known_readings) == ([], 4, 0, 2)


def test_a_source_that_nobody_looked_into_is_read_all_the_same(folder: Path) -> None:
    path = folder / "issue/mets.xml"
    (first, _) = taken((SourceFile(path, path.name),))
    assert isinstance(first.bare, PredictionRecord)


@pytest.mark.parametrize("ending", [".zip", ".tar.gz"])
def test_an_issue_in_an_archive_is_read_there(folder: Path, ending: str) -> None:
    kind = {".zip": "zip", ".tar.gz": "gztar"}[ending]
    archive = Path(shutil.make_archive(str(folder.parent / "sent"), kind, folder))
    files = expanded([archive])
    assert [(file.name, file.pages) for file in files if file.form is Form.METS] == [("issue/mets.xml", 2)]
    assert [record.bare.page for record in taken(files)] == [record.bare.page for record in taken(expanded([folder]))]


def test_a_page_that_an_archive_lacks_is_a_sentence(tmp_path: Path) -> None:
    written(tmp_path, "in/mets.xml", mets(["1.xml", "../1.xml", "gone.xml"]))
    written(tmp_path, "in/1.xml", alto("one"))
    archive = Path(shutil.make_archive(str(tmp_path / "sent"), "zip", tmp_path / "in"))
    refused: list[BadFile] = []
    (file,) = expanded([archive])
    (record,) = records_of(file, on_bad=refused.append)
    assert record.bare.page.text == "one"
    assert str(refused[0]).startswith(f"{archive / 'mets.xml'}: 2 of its 3 pages are not in its folder")
