"""What a person names becomes files, always the same and in the same order, and from them records."""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import orjson
import pytest

from annotator.core.errors import BadFile, Cancelled
from annotator.core.progress import Silent
from annotator.exchange.namepattern import name_pattern
from annotator.services.files import SourceFile, natural
from annotator.services.importing import import_into
from annotator.services.sources import Shelf, count_pages, expanded, is_source_name, records_of
from tests.marks import LINKS, NAMED_PIPES
from tests.sheets import Sheet, pdf_of


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"第{name}页", encoding="utf-8")


def zipped(path: Path, *names: str, **said: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, f"第{name}页")
        for name, data in said.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: Mapping[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def names(*sources: str) -> list[str]:
    return [file.name for file in expanded([Path(source) for source in sources])]


def read(*sources: str) -> tuple[list[str], list[str]]:
    """The ids of the pages, and what is refused."""
    refused: list[BadFile] = []
    files = expanded([Path(source) for source in sources])
    with Shelf() as shelf:
        ids = [record.bare.page.id for file in files for record in records_of(file, on_bad=refused.append, shelf=shelf)]
    return list(map(str, ids)), list(map(str, refused))


def test_what_is_in_a_folder_comes_in_natural_order(here: Path) -> None:
    fill(here, "in/p10.txt", "in/p2.txt", "in/b/1.jsonl", "in/P3.TXT", "in/notes.md", "in/.hidden.txt", "in/x.json")
    assert names("in") == ["b/1.jsonl", "p2.txt", "P3.TXT", "p10.txt"]


def test_names_that_differ_in_kind_can_be_ordered() -> None:
    assert sorted(["a", "1", "１", "1a", "a1", "²", ""], key=natural) == ["", "1", "1a", "１", "a", "a1", "²"]


def test_a_pattern_that_the_shell_left_alone_is_followed(here: Path) -> None:
    fill(here, "in/p10.txt", "in/p2.txt", "in/day/p1.txt", "in/p3.md", "in/.p4.txt")
    assert names("in/*.txt") == ["p2.txt", "p10.txt"]
    assert names("in/p[0-9].txt") == ["p2.txt"]
    assert names("in/**/*.txt") == ["day/p1.txt", "p2.txt", "p10.txt"]
    assert names("*/p2.txt") == ["in/p2.txt"]
    assert names(str(here / "in" / "p?.txt")) == ["p2.txt"]
    assert names("i*") == ["day/p1.txt", "p2.txt", "p10.txt"]


def test_a_pattern_that_nothing_fits_is_told(here: Path) -> None:
    del here
    assert read("in/*.txt") == ([], ["nothing fits in/*.txt; check the folder and the pattern"])
    assert read("***.txt") == ([], ["nothing fits ***.txt; check the folder and the pattern"])


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(here: Path) -> None:
    fill(here, "p[1].txt", "p1.txt")
    assert names("p[1].txt") == ["p[1].txt"]


def test_no_file_comes_twice(here: Path) -> None:
    fill(here, "in/1.txt", "in/2.txt")
    zipped(here / "a.zip", "1.txt")
    assert names("in/2.txt", "in", "./in/*.txt", "a.zip", "a.zip") == ["2.txt", "1.txt", "1.txt"]


def test_members_of_an_archive_are_as_files_below_a_folder(here: Path) -> None:
    (here / "in").mkdir()
    zipped(here / "in/daily.zip", "b/10.txt", "b/9.txt", "a.txt", "x.md", "__MACOSX/._a.txt", "b/.1.txt")
    assert names("in/daily.zip") == ["a.txt", "b/9.txt", "b/10.txt"]
    assert names("in") == names("in/*.zip") == ["daily/a.txt", "daily/b/9.txt", "daily/b/10.txt"]
    assert read("in") == (["daily/a", "daily/b/9", "daily/b/10"], [])


def test_a_pattern_of_names_reads_the_archive_as_a_folder(here: Path) -> None:
    (here / "in").mkdir()
    zipped(here / "in/daily 2023-07-27.zip", "02.txt")
    pattern = name_pattern("{publication} {date}/{page}")
    for source in ("in", "in/daily 2023-07-27.zip"):
        (file,) = expanded([Path(source)])
        told = file.read_name(pattern).details
        assert (told.publication, told.date, told.page_number) == ("daily", "2023-07-27", "2")


def test_an_archive_of_page_jsonl_gives_its_lines_and_they_are_counted(here: Path) -> None:
    lines = b"\n".join(orjson.dumps({"id": f"p{number}", "text": "文"}) for number in range(3))
    tarred(here / "a.tgz", {"x.jsonl": lines, "1.txt": "甲".encode()})
    assert read("a.tgz") == (["1", "p0", "p1", "p2"], [])
    assert count_pages(expanded([Path("a.tgz")])) == 3


def test_refusals_name_archive_and_member(here: Path) -> None:
    zipped(here / "a.zip", "good.txt", **{"x.jsonl": b'{"id": 1}', "empty.txt": b"", "inner.zip": b"PK"})
    ids, refused = read("a.zip")
    assert ids == ["good"]
    assert refused == [
        "a.zip/empty.txt holds no text; extract the page's text again",
        "a.zip/inner.zip is an archive in an archive; unpack the outer one first",
        "a.zip/x.jsonl, line 1, text: missing",
    ]


def test_a_pdf_in_an_archive_is_read_without_a_picture_and_nothing_stays_of_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(here / "tmp"))
    zipped(here / "a.zip", **{"daily-2023-07-27-p2.pdf": pdf_of(Sheet().text("第二版", 50, 700)), "bad.pdf": b"%PDF-"})
    files = expanded([Path("a.zip")])
    refused: list[BadFile] = []
    (page,) = [record.bare.page for file in files for record in records_of(file, on_bad=refused.append)]
    assert (page.id, page.source.file, page.facsimile) == ("daily/2023-07-27/2", "daily-2023-07-27-p2.pdf", None)
    assert page.layout is not None
    assert [str(refusal).split(" is ")[0] for refusal in refused] == ["a.zip/bad.pdf"]
    assert count_pages(files) == 2
    assert list((here / "tmp").iterdir()) == []


@pytest.mark.parametrize("source", ["empty.zip", "bad.zip"])
def test_an_archive_without_pages_is_told(here: Path, source: str) -> None:
    zipped(here / "empty.zip", "x.md")
    (here / "bad.zip").write_bytes(b"PK")
    words = {"empty.zip": "empty.zip holds no pages", "bad.zip": "bad.zip is not an archive, or is damaged; pack it again"}
    assert read(source) == ([], [words[source]])


def test_what_comes_before_the_damage_is_imported_and_one_thing_refused(here: Path) -> None:
    whole = tarred(here / "a.tgz", {f"{number}.txt": os.urandom(3000).hex().encode() for number in range(9)}).read_bytes()
    (here / "a.tgz").write_bytes(whole[: len(whole) // 2])
    report = import_into(Path("a.corpus"), [Path("a.tgz")], progress=Silent())
    assert 0 < len(report.added) < 9
    (refusal,) = report.refused
    assert str(refusal).startswith("a.tgz is damaged (")


def test_the_same_archive_again_adds_nothing(here: Path) -> None:
    zipped(here / "a.zip", "1.txt", "2.txt")
    assert len(import_into(Path("a.corpus"), [Path("a.zip")], progress=Silent()).added) == 2
    assert import_into(Path("a.corpus"), [Path("a.zip")], progress=Silent()).skipped == 2


def test_looking_for_pages_can_be_stopped(here: Path) -> None:
    class Stopped(Silent):
        def is_cancelled(self) -> bool:
            return True

    fill(here, "in/1.txt")
    with pytest.raises(Cancelled):
        expanded([Path("in")], progress=Stopped())


@LINKS
def test_links_that_lead_in_a_circle_are_not_followed(here: Path) -> None:
    fill(here, "in/a/1.txt")
    (here / "in/a/again").symlink_to(here / "in", target_is_directory=True)
    (here / "in/self").symlink_to("self")
    (here / "in/gone.txt").symlink_to("nowhere")
    assert names("in") == names("in/**/1.txt") == ["a/1.txt"]


@NAMED_PIPES
@pytest.mark.parametrize("source", ["pipe.txt", "pipe.jsonl", "pipe.zip", "/dev/zero", "pi*.txt"])
def test_pipes_and_devices_are_not_waited_for(here: Path, source: str) -> None:
    for name in ("pipe.txt", "pipe.jsonl", "pipe.zip"):
        os.mkfifo(here / name)
    shown = source.replace("*", "pe")
    assert read(source) == ([], [f"{shown} is a device or a pipe; write what comes out of it into a file and name that"])
    count_pages(expanded([Path(source)]))


@NAMED_PIPES
def test_pipes_and_devices_in_a_folder_are_passed_over(here: Path) -> None:
    fill(here, "in/1.txt")
    os.mkfifo(here / "in/pipe.txt")
    os.mkfifo(here / "in/pipe.jsonl")
    assert names("in") == ["1.txt"]


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl"])
def test_a_line_of_two_gigabytes_is_one_sentence(here: Path, name: str) -> None:
    with (here / name).open("wb") as stream:
        stream.write(b"x")
        stream.truncate(2 * 1024**3)
    ids, (refusal,) = read(name)
    assert ids == []
    assert "64 MiB" in refusal


def test_a_file_that_shrinks_while_it_is_read_gives_what_was_there(here: Path) -> None:
    lines = [orjson.dumps({"id": f"p{number}", "text": "文" * 5000}) + b"\n" for number in range(400)]
    (here / "a.jsonl").write_bytes(b"".join(lines))
    refused: list[BadFile] = []
    records = records_of(SourceFile(here / "a.jsonl", "a.jsonl"), on_bad=refused.append)
    first = next(records)
    with (here / "a.jsonl").open("rb+") as stream:
        stream.truncate(200)
    rest = list(records)
    assert first.bare.page.id == "p0"
    assert len(rest) < 399
    assert len(refused) <= 1


def test_an_archive_that_is_cut_while_it_is_read_is_told(here: Path) -> None:
    noise = {f"{number}.txt": os.urandom(40_000).hex().encode() for number in range(20)}
    with zipfile.ZipFile(here / "a.zip", "w") as archive:
        for name, data in noise.items():
            archive.writestr(name, data)
    refused: list[BadFile] = []
    files = expanded([Path("a.zip")])
    with Shelf() as shelf:
        read = [list(records_of(file, on_bad=refused.append, shelf=shelf)) for file in files[:2]]
        with (here / "a.zip").open("rb+") as stream:
            stream.truncate(300_000)
        read += [list(records_of(file, on_bad=refused.append, shelf=shelf)) for file in files[2:]]
    assert len(read[0]) == 1
    assert refused
    assert all("a.zip" in str(refusal) for refusal in refused)


def test_sources_are_known_by_their_names(here: Path) -> None:
    (here / "folder").mkdir()
    sources = ("a.zip", "a.tar.gz", "p/*.txt", "*", "a.txt", "folder")
    assert all(is_source_name(Path(source)) for source in sources)
    assert not is_source_name(Path("a.corpus"))


def test_gzip_alone_is_no_archive(here: Path) -> None:
    (here / "a.txt.gz").write_bytes(gzip.compress(b"x"))
    assert read("a.txt.gz") == ([], ["a.txt.gz is a gzip file, not a text file; extract the page's text and import that"])
