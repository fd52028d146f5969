"""Backups in the words of the window: today's, by name, put back, and what is open rescued."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from annotator.core.errors import BadCorpus, NotFound, UserError
from annotator.core.progress import Silent
from annotator.services.backups import back_up as back_up_with
from annotator.services.backups import backup_named, backups_of, needs_backup_today, rescue, restore
from annotator.services.corpora import create_corpus, open_corpus
from annotator.services.importing import import_text


def back_up(path: Path) -> Path:
    return back_up_with(path, Silent())


def add(path: Path, name: str) -> None:
    with open_corpus(path) as store:
        import_text(store, "甲", name)


def pages_of(path: Path) -> list[str]:
    with open_corpus(path) as store:
        return [str(page_id) for page_id in store.pages.ids()]


def dated(backup: Path, day: date) -> Path:
    """The backup under the name of another day."""
    return backup.rename(backup.with_name(f"{day}{backup.name[10:]}"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_corpus(tmp_path / "c.corpus").close()
    add(tmp_path / "c.corpus", "p1")
    return tmp_path / "c.corpus"


def test_the_first_edit_of_a_day_wants_a_backup_and_the_second_none(path: Path) -> None:
    assert needs_backup_today(path)
    backup = back_up(path)
    assert not needs_backup_today(path)
    dated(backup, backups_of(path)[0].taken.date() - timedelta(days=1))
    assert needs_backup_today(path)


def test_a_backup_of_a_time_to_come_is_none_of_today(path: Path) -> None:
    dated(back_up(path), date(2099, 1, 1))
    assert needs_backup_today(path)


def test_a_corpus_that_is_missing_has_no_backup_and_gets_none(tmp_path: Path) -> None:
    assert backups_of(tmp_path / "c.corpus") == ()
    with pytest.raises(BadCorpus, match="there is no corpus at"):
        back_up(tmp_path / "c.corpus")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_found_by_path_by_name_and_by_day(path: Path) -> None:
    first, second = back_up(path), back_up(path)
    first = dated(first, date(2001, 2, 3))
    assert backup_named(path, str(first)) == first
    assert backup_named(path, first.name) == first
    assert backup_named(path, "2001-02") == first
    assert backup_named(path, "20") == second
    for name in ("", "2002", "c.corpus.none"):
        with pytest.raises(NotFound, match="has no backup whose name begins with"):
            backup_named(path, name)


def test_a_day_does_not_mean_what_a_restore_replaced(path: Path) -> None:
    backup = back_up(path)
    aside = restore(path, backup, Silent())
    assert aside is not None
    assert backup_named(path, aside.name[:10]) == backup
    assert backup_named(path, aside.name) == aside


def test_restoring_and_undoing_it(path: Path) -> None:
    backup = back_up(path)
    add(path, "p2")
    aside = restore(path, backup, Silent())
    assert pages_of(path) == ["p1"]
    assert aside is not None
    assert restore(path, aside, Silent())
    assert pages_of(path) == ["p1", "p2"]


def test_what_is_open_is_rescued_when_its_file_is_gone(path: Path) -> None:
    with open_corpus(path) as store:
        path.unlink()
        assert rescue(store, path, Silent()) == path
    assert pages_of(path) == ["p1"]


def test_what_is_open_is_not_rescued_over_itself(path: Path) -> None:
    with open_corpus(path) as store, pytest.raises(UserError, match="is the corpus that is open"):
        rescue(store, path.parent / "." / path.name, Silent())
    assert pages_of(path) == ["p1"]


def test_a_rescue_takes_the_place_of_an_older_one(path: Path) -> None:
    with open_corpus(path) as store:
        rescue(store, path.with_name("r.corpus"), Silent())
        import_text(store, "乙", "p2")
        rescue(store, path.with_name("r.corpus"), Silent())
    assert pages_of(path.with_name("r.corpus")) == ["p1", "p2"]
