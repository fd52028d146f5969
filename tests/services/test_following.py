"""Texts of articles follow an import: later, whole, and right whatever happens in between."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Target
from annotator.core.errors import Cancelled
from annotator.core.progress import Silent
from annotator.core.roles import Role
from annotator.services.checking import check_corpus
from annotator.services.corpora import Store, open_corpus
from annotator.services.following import make_next_texts, make_texts, texts_to_make
from annotator.services.importing import import_into
from annotator.services.review import perform
from annotator.services.reviewing import open_review, record
from annotator.services.sample import sample_gold
from annotator.services.texts import texts_of
from annotator.store.texts import Made
from tests.benchmarks import bulk
from tests.services.test_importing import Stopping

PAGES = 70


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corpus with annotations whose texts are still to be made."""
    bulk.generated(tmp_path / "pages.jsonl", PAGES)
    import_into(tmp_path / "a.corpus", [sample_gold(), tmp_path / "pages.jsonl"], progress=Silent())
    return tmp_path / "a.corpus"


def texts(store: Store, column: str = "reading_text") -> list[object]:
    """What a reader of SQL sees of the texts of the sample page, by article number."""
    sql = f"SELECT {column} FROM reviewed_articles WHERE reviewer = 'gold' ORDER BY number"
    return [text for (text,) in store._connection.rows(sql)]


def test_until_they_are_made_texts_are_not_there_and_nothing_is_wrong(path: Path) -> None:
    with open_corpus(path) as store:
        assert texts_to_make(store) == PAGES + 1
        assert set(texts(store)) == set(texts(store, "headline_text")) == set(texts(store, "characters")) == {None}
        assert check_corpus(store, Silent()) == []


def test_made_they_are_there_for_good(path: Path) -> None:
    with open_corpus(path) as store:
        assert make_texts(store, progress=Silent()) == PAGES + 1
    with open_corpus(path) as store:
        assert texts_to_make(store) == 0
        assert all(texts(store))
        assert any(str(text).endswith("。") for text in texts(store))
        assert check_corpus(store, Silent()) == []
        assert make_texts(store, progress=Silent()) == 0


def test_stopped_they_are_gone_on_with(path: Path) -> None:
    stopping = Stopping(1)
    with open_corpus(path) as store, pytest.raises(Cancelled):
        make_texts(store, progress=stopping)
    with open_corpus(path) as store:
        left = texts_to_make(store)
        assert 0 < left < PAGES + 1
        assert check_corpus(store, Silent()) == []
        assert make_texts(store, progress=Silent()) == left
        assert check_corpus(store, Silent()) == []


def test_an_edit_writes_the_texts_it_touches_and_the_others_still_follow(path: Path) -> None:
    with open_corpus(path) as store:
        page = next(page for page in store.pages.ids() if page.startswith("hohhot"))
        review = open_review(store, page, "gold", session="s")
        first = review.annotation.articles[0]
        record(store, perform(review, edits.set_role, session="s", spans=(first.spans[-1],), role=Role.CREDIT))
        assert check_corpus(store, Silent()) == []
        make_texts(store, progress=Silent())
        assert texts_to_make(store) == 0
        assert check_corpus(store, Silent()) == []


def test_texts_of_what_was_changed_meanwhile_are_not_kept(path: Path) -> None:
    with open_corpus(path) as store:
        page = next(page for page in store.pages.ids() if page.startswith("hohhot"))
        review = open_review(store, page, "gold", session="s")
        made = Made(review.record, review.revision, review.page.language, texts_of(review.page, review.annotation))
        record(store, perform(review, edits.note, session="s", target=Target(), text="看"))
        store.texts.keep([made])
        assert store.texts.are_waiting(review.record)
        make_texts(store, progress=Silent())
        assert texts_to_make(store) == 0
        assert check_corpus(store, Silent()) == []


def test_a_damaged_annotation_keeps_no_other_waiting(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE fragments SET role = 'nonsense' WHERE annotation = 2 AND start = 0")
    with open_corpus(path) as store:
        make_texts(store, progress=Silent())
        assert texts_to_make(store) == 1


def test_they_can_be_made_a_little_at_a_time(path: Path) -> None:
    with open_corpus(path) as store:
        last: int | None = 0
        left = [texts_to_make(store)]
        while (last := make_next_texts(store, after=last or 0)) is not None:
            left.append(texts_to_make(store))
        assert left == sorted(left, reverse=True)
        assert len(left) > 2
        assert left[-1] == 0


def test_none_are_made_where_nothing_can_be_written(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        assert make_next_texts(store, after=0) is None
