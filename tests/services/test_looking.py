"""What is understood of files is told one by one, without more than their first pages being read."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

import orjson
import pytest

from annotator.core.details import Details
from annotator.core.errors import Cancelled
from annotator.core.progress import Silent
from annotator.services import ahead
from annotator.services.looking import MOST, FileSeen, Kind, look_at
from annotator.services.naming import name_pattern
from annotator.services.sources import expanded
from tests.sheets import Sheet, pdf_of


def seen(*sources: Path, names: str | None = None) -> list[FileSeen]:
    found: list[FileSeen] = []
    pattern = name_pattern(names) if names else None
    look_at(expanded(sources), lambda _, one: found.append(one), names=pattern, progress=Silent())
    return found


def lines(path: Path, *pages: Mapping[str, object]) -> Path:
    path.write_bytes(b"".join(orjson.dumps(page, option=orjson.OPT_APPEND_NEWLINE) for page in pages))
    return path


def test_a_text_file_is_a_page_of_the_details_that_its_name_tells(tmp_path: Path) -> None:
    file = tmp_path / "2_daily_20230727.txt"
    file.write_text("标题 \n正文", encoding="utf-8")
    (one,) = seen(file, names="{page}_{publication}_{date}")
    assert one == FileSeen(
        file.name, Kind.TEXT, 1, characters=4, page_id="daily/2023-07-27/2",
        details=Details("daily", "2023-07-27", None, "2", "zh"),
    )  # fmt: skip


def test_pages_of_a_pdf_are_counted_with_their_boxes(tmp_path: Path) -> None:
    (tmp_path / "daily-2023-07-27.pdf").write_bytes(pdf_of(Sheet().text("第一版", 50, 700), Sheet().text("第二版", 50, 700)))
    (one,) = seen(tmp_path)
    assert (one.kind, one.pages, one.characters, one.with_boxes, one.articles) == (Kind.PDF, 2, 6, 2, None)
    assert (one.details.publication, one.details.date, one.details.page_number) == ("daily", "2023-07-27", "1 … 2")


def test_articles_are_those_of_every_reviewer_and_pages_count_once(tmp_path: Path) -> None:
    article = {"spans": [{"start": 0, "end": 1, "role": "body"}]}
    page = {
        "id": "p",
        "text": "文",
        "articles": [article],
        "page_size": [9, 9],
        "lines": [{"start": 0, "end": 1, "box": [0, 0, 1, 1]}],
    }
    (one,) = seen(lines(tmp_path / "a.jsonl", {**page, "reviewer": "li"}, {**page, "reviewer": "wang"}))
    assert (one.pages, one.articles, one.with_boxes, one.characters) == (1, 2, 1, 1)


def test_of_many_pages_the_first_are_looked_at_and_all_counted(tmp_path: Path) -> None:
    file = lines(
        tmp_path / "a.jsonl", *({"id": f"p{n}", "text": "文", "page_number": str(n), "date": "2023"} for n in range(1, 100))
    )
    (one,) = seen(file)
    assert (one.pages, one.characters, one.has_more) == (99, MOST, True)
    assert (one.details.page_number, one.details.date) == ("1 …", "2023")


def test_what_is_refused_comes_with_its_sentences(tmp_path: Path) -> None:
    some = lines(tmp_path / "a.jsonl", {"id": "p", "text": "文"}, {"id": 1, "text": "文"})
    (tmp_path / "bad.zip").write_bytes(b"PK")
    one, two = seen(some, tmp_path / "bad.zip")
    assert (one.pages, one.is_refused, [str(refusal) for refusal in one.refusals]) == (
        1,
        False,
        [f"{some}, line 2, id: must be a string, not a number"],
    )
    assert (two.pages, two.is_refused) == (0, True)


def test_files_of_one_archive_are_looked_at_without_opening_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", "文")
    files = expanded([tmp_path / "a.zip"])
    opened: list[object] = []

    class Counted(zipfile.ZipFile):
        def __init__(self, file: IO[bytes]) -> None:
            opened.append(file)
            super().__init__(file)

    monkeypatch.setattr(zipfile, "ZipFile", Counted)
    look_at(files, lambda *_: None, progress=Silent())
    assert len(opened) == 1


def test_a_look_is_given_up_between_two_pages(tmp_path: Path) -> None:
    class Stopped(Silent):
        def is_cancelled(self) -> bool:
            return True

    file = lines(tmp_path / "a.jsonl", {"id": "p", "text": "文"})
    with pytest.raises(Cancelled):
        look_at(expanded([file]), lambda *_: None, progress=Stopped())


def test_a_file_that_brings_down_who_reads_it_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_PROGRAM", "import os; os._exit(9)")
    (tmp_path / "a.pdf").write_bytes(pdf_of(Sheet().text("第一版", 50, 700)))
    (tmp_path / "b.txt").write_text("文", encoding="utf-8")
    one, two = seen(tmp_path)
    assert [str(refusal).split(" cannot be read")[0] for refusal in one.refusals] == [str(tmp_path / "a.pdf")]
    assert (one.is_refused, two.pages) == (True, 1)
