"""Details of many pages through their service: what is refused, what stays, how texts follow another language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Layer
from annotator.core.details import Detail, Details
from annotator.core.errors import EditRefused
from annotator.core.page import PageId
from annotator.core.progress import Silent
from annotator.language.pack import pack_named
from annotator.services import desk, reviewing, texts
from annotator.services.checking import check_corpus
from annotator.services.corpora import Store, open_corpus
from annotator.services.details import change_details, checked_details, redo_details, shared_details, undo_details
from annotator.services.elsewhere import keep_apart
from annotator.services.following import make_texts, texts_to_make
from annotator.services.review import perform
from annotator.services.reviewing import open_review, record
from annotator.services.texts import texts_of
from annotator.store.texts import Made
from tests.e2e.corpora import corpus_of, sample_read_by


@pytest.fixture
def two_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules that are shipped tell languages by the script of the text; let these follow the language of the page."""
    for module in (texts, desk, reviewing):
        monkeypatch.setattr(module, "pack_for", lambda language, _: pack_named("zh-Hans" if language == "zh" else "neutral"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A corpus of the sample page, read by rules."""
    with open_corpus(sample_read_by("rules", tmp_path / "a.corpus")) as store:
        yield store


def speak(store: Store, language: str) -> None:
    change_details(store, store.pages.ids(), {Detail.LANGUAGE: language}, reviewer="li", session="s")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2023-07-27", "2023-07-27"),
        (" 2023/7/27 ", "2023-07-27"),
        ("2023年7月27日", "2023-07-27"),
        ("２０２３．７．２７", "2023-07-27"),
        ("1605-07-27", "1605-07-27"),
        ("", None),
    ],
)
def test_a_date_is_kept_as_iso_8601(written: str, kept: str | None) -> None:
    assert checked_details({Detail.DATE: written}) == {Detail.DATE: kept}


@pytest.mark.parametrize(
    ("detail", "written", "sentence"),
    [
        (Detail.DATE, "2023-02-30", "2023-02-30 is no date; write it as 2023-07-27"),
        (Detail.DATE, "27.7.2023", "27.7.2023 is no date; write it as 2023-07-27"),
        (Detail.DATE, "yesterday", "yesterday is no date; write it as 2023-07-27"),
        (Detail.DATE, "0203-07-27", "the year of 0203-07-27 is none of a newspaper; write the date as 2023-07-27"),
        (Detail.DATE, "2203-07-27", "the year of 2203-07-27 is none of a newspaper; write the date as 2023-07-27"),
        (Detail.PUBLICATION, "  ", "the publication has no name; give it one, or leave it as it is"),
        (Detail.PUBLICATION, "日报\n晚报", "日报晚报 holds characters that nobody can see; write it anew"),
        (Detail.ISSUE, "特\u200b刊", "特刊 holds characters that nobody can see; write it anew"),
        (Detail.PAGE_NUMBER, "3" * 201, "33333333333333333333… is too long; 200 characters are the most"),
        (Detail.LANGUAGE, "Chinese", "Chinese is no code of a language; write zh, en or the like"),
    ],
)
def test_what_is_no_detail_is_refused_in_a_sentence(detail: Detail, written: str, sentence: str) -> None:
    with pytest.raises(EditRefused) as refused:
        checked_details({detail: written})
    assert str(refused.value) == sentence


def test_nothing_to_change_is_refused() -> None:
    with pytest.raises(EditRefused, match="at least one detail"):
        checked_details({})


def test_names_are_kept_as_written_but_for_the_space_around_them() -> None:
    given = {Detail.PUBLICATION: " The Times ", Detail.ISSUE: "", Detail.LANGUAGE: "zh-Hans", Detail.PAGE_NUMBER: "A03"}
    assert checked_details(given) == {**given, Detail.PUBLICATION: "The Times", Detail.ISSUE: None}


def test_a_refused_change_changes_no_page(store: Store) -> None:
    (page,) = store.pages.ids()
    before = store.pages.get(page)
    with pytest.raises(EditRefused):
        change_details(store, [page], {Detail.PAGE_NUMBER: "9", Detail.DATE: "nonsense"}, reviewer="li", session="s")
    assert store.pages.get(page) == before


def test_only_what_all_pages_share_is_shared() -> None:
    pages = [Details("日报", "2023-07-27", None, "1", "zh"), Details("日报", "2023-07-28", None, "2", "zh")]
    assert shared_details(pages) == {Detail.PUBLICATION: "日报", Detail.ISSUE: None, Detail.LANGUAGE: "zh"}


def test_undo_and_redo_say_what_they_took_back(store: Store) -> None:
    made = change_details(store, store.pages.ids(), {Detail.DATE: "2023/7/28"}, reviewer="li", session="s")
    assert undo_details(store, reviewer="li", session="t").change == made.change
    with pytest.raises(EditRefused, match="no change of page details by li is left to undo"):
        undo_details(store, reviewer="li", session="t")
    assert redo_details(store, reviewer="li", session="t").details == made.details
    with pytest.raises(EditRefused, match="no change of page details by li was undone last"):
        redo_details(store, reviewer="li", session="t")


def test_another_reviewer_does_not_undo_it(store: Store) -> None:
    change_details(store, store.pages.ids(), {Detail.DATE: "2023-07-28"}, reviewer="li", session="s")
    with pytest.raises(EditRefused, match="by wang"):
        undo_details(store, reviewer="wang", session="s")


def test_texts_follow_another_language_there_and_back(store: Store, two_languages: None) -> None:
    review = open_review(store, store.pages.ids()[0], "li", session="s")
    chinese = store.annotations.texts(review.record)
    speak(store, "en")
    assert texts_to_make(store) == 1
    make_texts(store, progress=Silent())
    assert store.annotations.texts(review.record) != chinese
    assert check_corpus(store, Silent()) == []
    undo_details(store, reviewer="li", session="s")
    make_texts(store, progress=Silent())
    assert store.annotations.texts(review.record) == chinese
    assert check_corpus(store, Silent()) == []


def test_a_step_on_a_page_whose_language_was_changed_elsewhere_keeps_the_right_texts(store: Store, two_languages: None) -> None:
    review = open_review(store, store.pages.ids()[0], "li", session="s")
    speak(store, "en")
    make_texts(store, progress=Silent())
    record(store, perform(review, edits.merge, session="s", article="a1", into="a2"))
    assert texts_to_make(store) == 0
    assert check_corpus(store, Silent()) == []


def test_a_version_of_such_a_page_kept_apart_has_the_right_texts(store: Store, two_languages: None) -> None:
    review = open_review(store, store.pages.ids()[0], "li", session="s")
    speak(store, "en")
    make_texts(store, progress=Silent())
    keep_apart(store, perform(review, edits.finish, session="s", layers=(Layer.ARTICLES,)))
    assert check_corpus(store, Silent()) == []


def test_texts_made_before_the_language_changed_are_not_kept(store: Store) -> None:
    review = open_review(store, store.pages.ids()[0], "li", session="s")
    made = Made(review.record, review.revision, review.page.language, texts_of(review.page, review.annotation))
    speak(store, "en")
    store.texts.keep([made])
    assert texts_to_make(store) == 1


def test_pages_from_text_files_get_details(tmp_path: Path) -> None:
    with open_corpus(corpus_of(tmp_path / "a.corpus", "一", "二")) as store:
        given = {Detail.PUBLICATION: "日报", Detail.DATE: "2023年7月27日"}
        change_details(store, store.pages.ids(), given, reviewer="li", session="s")
        assert {store.pages.get(page).issue_key for page in store.pages.ids()} == {"日报/2023-07-27"}
        assert store.pages.get(PageId("p1")).text == "一"
