"""Names of files become details of pages: by a pattern that is guessed, or was given, and is remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.details import Details, details_of
from annotator.core.errors import BadFile, Cancelled
from annotator.core.page import PageId
from annotator.core.progress import Silent
from annotator.services.corpora import Store, create_corpus
from annotator.services.importing import import_into, import_sources
from annotator.services.naming import (
    NamePattern,
    SourceFile,
    checked_fit,
    guessed_pattern,
    last_pattern,
    name_pattern,
    naming_of,
    read_names,
    remember_pattern,
    text_files,
)

USUAL = "{publication}-{date}-p{page}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_corpus(tmp_path / "a.corpus") as store:
        yield store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "in"


def fill(folder: Path, *names: str) -> Path:
    """A folder with a page under each of these names, no two alike."""
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"第{number}篇文章\n", encoding="utf-8")
    return folder


def files(*names: str) -> list[SourceFile]:
    return [SourceFile(Path("/in", name), name) for name in names]


def guess(*names: str) -> str | None:
    pattern = guessed_pattern(files(*names))
    return pattern.text if pattern else None


def details(store: Store) -> dict[PageId, Details]:
    return {page: details_of(store.pages.get(page)) for page in store.pages.ids()}


class Stopped(Silent):
    def is_cancelled(self) -> bool:
        return True


def test_a_guess_reads_all_that_the_names_tell_by_themselves() -> None:
    assert guess("a-2023-07-27-p1.txt", "b-c-2023-07-28-A03.txt") is None
    assert guess("a-2023-07-27-p1.txt", "b-c-2023-07-28-P12.txt", "readme.txt") == USUAL
    assert guess("a/2023-07-27/1.txt", "b/2023-07-28/02.txt") == "{publication}/{date}/{page}"
    assert guess("呼和浩特日报2023年7月27日第2版.txt", "𠮷田報2023年7月28日第03版.txt") == "{publication}{date}第{page}版"
    assert guess("a-2023-07-27.txt", "a-2023-07-27-p1.txt") is None
    assert guess("one.txt", "two.txt") is None


def test_details_come_into_the_corpus_with_their_pages(store: Store, folder: Path) -> None:
    fill(folder, "02-𠮷田日報-20230727.en.txt", "A03-𠮷田日報-20230727.zh.txt")
    import_sources(store, [folder], progress=Silent(), names=name_pattern("{page}-{publication}-{date}.{language}"))
    assert details(store) == {
        PageId("𠮷田日報/2023-07-27/2/en"): Details("𠮷田日報", "2023-07-27", None, "2", "en"),
        PageId("𠮷田日報/2023-07-27/A03/zh"): Details("𠮷田日報", "2023-07-27", None, "A03", "zh"),
    }


def test_without_a_pattern_each_name_is_read_by_itself(store: Store, folder: Path) -> None:
    fill(folder, "a-2023-07-27-p1.txt", "人民日报_20190201_第11版.txt")
    import_sources(store, [folder], progress=Silent())
    assert details(store) == {
        PageId("a/2023-07-27/1"): Details("a", "2023-07-27", None, "1", "zh"),
        PageId("人民日报/2019-02-01/11"): Details("人民日报", "2019-02-01", None, "11", "zh"),
    }
    assert last_pattern(store) is None


def test_a_name_that_does_not_fit_tells_nothing(store: Store, folder: Path) -> None:
    fill(folder, "a-2023-07-27-p1.txt", "b_2023-07-27_p1.txt")
    import_sources(store, [folder], progress=Silent(), names=name_pattern(USUAL))
    assert details(store)[PageId("b_2023-07-27_p1")] == Details(language="zh")


def test_another_program_reads_names_by_the_same_pattern(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.services.importing.WORTH_A_PROCESS", 1)
    monkeypatch.setattr("annotator.services.importing.can_read_ahead", lambda: True)
    fill(folder, "1=a=2023-07-27.txt", "2=a=2023-07-27.txt")
    import_sources(store, [folder], progress=Silent(), names=name_pattern("{page}={publication}={date}"))
    assert list(details(store)) == ["a/2023-07-27/1", "a/2023-07-27/2"]


def test_folders_above_a_file_that_is_named_itself_are_read(store: Store, folder: Path) -> None:
    fill(folder, "呼和浩特日报/2023-07-27/02.txt")
    source = folder / "呼和浩特日报/2023-07-27/02.txt"
    import_sources(store, [source], progress=Silent(), names=name_pattern("{publication}/{date}/{page}"))
    assert list(details(store)) == ["呼和浩特日报/2023-07-27/2"]


def test_page_jsonl_has_no_names_to_read(folder: Path) -> None:
    fill(folder, "a.jsonl", "b.ndjson", "c.txt", "d.text")
    assert [file.name for file in text_files([folder, folder / "e.json"])] == ["c.txt", "d.text"]


def test_what_names_tell_is_shown_with_the_reason_where_they_do_not(folder: Path) -> None:
    good, bad = read_names(text_files([fill(folder, "a-2023-07-27-p1.txt", "b.txt")]), name_pattern(USUAL))
    assert (good.page_id, good.details, good.misfit) == ("a/2023-07-27/1", Details("a", "2023-07-27", None, "1"), None)
    assert (bad.page_id, bad.details, str(bad.misfit)) == ("b", Details(), "“-” is missing")


def test_misfits_are_counted_and_a_pattern_that_fits_none_is_refused() -> None:
    some = files("a-2023-07-27-p1.txt", "b.txt", "c.txt")
    assert checked_fit(some, name_pattern(USUAL), progress=Silent()) == 2
    with pytest.raises(BadFile, match=r"no name fits {page}; nothing was imported"):
        checked_fit(some, name_pattern("{page}"), progress=Silent())
    with pytest.raises(Cancelled):
        checked_fit(some, name_pattern(USUAL), progress=Stopped())


def test_the_last_pattern_is_offered_again_where_it_fits(store: Store, folder: Path) -> None:
    fill(folder, "a-2023-07-27-p1.txt", "a-2023-07-27-p2.txt")
    assert naming_of(store, [folder], progress=Silent()).pattern == USUAL
    remember_pattern(store, name_pattern("{publication}-{date}-*{page}"))
    assert naming_of(store, [folder], progress=Silent()).pattern == "{publication}-{date}-*{page}"
    remember_pattern(store, name_pattern("{page}={date}"))
    assert naming_of(store, [folder], progress=Silent()).pattern == USUAL
    remember_pattern(store, None)
    assert last_pattern(store) is None


def test_names_that_tell_nothing_are_offered_no_pattern(store: Store, folder: Path) -> None:
    naming = naming_of(store, [fill(folder, "one.txt", "two.txt")], progress=Silent())
    assert (naming.pattern, len(naming.files)) == ("", 2)


def test_one_page_alone_is_no_question(store: Store, folder: Path) -> None:
    one = naming_of(store, [fill(folder, "a-2023-07-27-p1.txt") / "a-2023-07-27-p1.txt"], progress=Silent())
    assert not one.is_question
    two = naming_of(store, [fill(folder, "b.jsonl")], progress=Silent())
    assert (two.is_question, two.has_pattern) == (True, False)
    assert naming_of(store, [fill(folder, "two.txt")], progress=Silent()).is_question


def test_a_pattern_lasts_with_its_corpus(tmp_path: Path, folder: Path) -> None:
    fill(folder, "a-2023-07-27-p1.txt")
    pattern = name_pattern("{publication}-{date}-*{page}")
    import_into(tmp_path / "b.corpus", [folder], progress=Silent(), names=pattern)
    with create_corpus(tmp_path / "b.corpus") as store:
        assert last_pattern(store) == pattern


@pytest.mark.parametrize("kept", ["{moon}-{page}", 4, ["{page}"]])
def test_a_pattern_that_another_version_kept_is_left_alone(store: Store, kept: object) -> None:
    store.settings.set("names", kept)
    assert last_pattern(store) is None


def test_a_pattern_is_a_value() -> None:
    assert name_pattern(USUAL) == name_pattern(f" {USUAL} ")
    assert isinstance(hash(name_pattern(USUAL)), int)
    assert isinstance(name_pattern(USUAL), NamePattern)
