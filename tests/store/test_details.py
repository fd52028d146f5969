"""Details of many pages are corrected at once, undone and done again, and the journal says what the pages have."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core.annotation import JumpLink
from annotator.core.details import Changes, Detail, Details
from annotator.core.errors import EditRefused, NotFound, StaleRevision
from annotator.core.page import Page, PageId
from annotator.core.progress import Silent
from annotator.store import Store
from annotator.store.details import Corrected
from tests.store import papers, reviews

ROOT = Path(__file__).resolve().parents[2]
TIME = "2026-11-23T10:00:00+00:00"
DAY = {Detail.DATE: "2023-07-27"}


def page(number: int, *, date: str | None = "2023-07-26", publication: str = "日报", issue: str | None = None) -> Page:
    return Page(PageId(f"p{number}"), f"第{number}版", "zh", publication, issue, date, str(number))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A corpus of twelve pages of one issue."""
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        for number in range(1, 13):
            store.pages.add(page(number))
        yield store


def ids(*numbers: int) -> list[PageId]:
    return [PageId(f"p{number}") for number in numbers]


def correct(store: Store, pages: Sequence[PageId], changes: Changes, *, reviewer: str = "li") -> Corrected:
    return store.details.correct(pages, changes, reviewer=reviewer, time=TIME, session="s")


def undo(store: Store, *, reviewer: str = "li") -> Corrected:
    change = store.details.to_undo(reviewer)
    assert change is not None
    return store.details.move(change, holds=False, time=TIME, session="s")


def redo(store: Store, *, reviewer: str = "li") -> Corrected:
    change = store.details.to_redo(reviewer)
    assert change is not None
    return store.details.move(change, holds=True, time=TIME, session="s")


def dates(store: Store) -> list[str | None]:
    """The date of each page, in the order in which the pages came."""
    return [row[0] for row in store._connection.rows("SELECT date FROM pages ORDER BY rowid")]


def found(store: Store) -> list[str]:
    return [str(finding) for finding in store.check(Silent(), reviews.texts_of)]


def test_pages_get_what_is_given_and_keep_the_rest(store: Store) -> None:
    made = correct(store, ids(2, 3), {Detail.DATE: "2023-07-27", Detail.PUBLICATION: "晚报"})
    assert made.details == {
        "p2": Details("晚报", "2023-07-27", None, "2", "zh"),
        "p3": Details("晚报", "2023-07-27", None, "3", "zh"),
    }
    assert store.pages.get(PageId("p2")) == replace(page(2, date="2023-07-27", publication="晚报"))
    assert store.pages.get(PageId("p4")) == page(4)


def test_what_a_change_set_and_where_is_told(store: Store) -> None:
    store.details.correct(ids(1), DAY, reviewer="wang", time=TIME, session="s")
    change = correct(store, ids(1, 2, 3), DAY).change
    assert (change.details, change.pages, change.reviewer, change.time) == (DAY, 2, "li", TIME)
    assert store.details.to_undo("li") == change


def test_corrected_pages_are_listed_where_they_belong_now(store: Store) -> None:
    correct(store, ids(1), {Detail.PAGE_NUMBER: "A11"})
    correct(store, ids(2), {Detail.PAGE_NUMBER: "A2"})
    correct(store, ids(12), {Detail.DATE: "2023-07-25"})
    assert store.pages.ids() == ids(12, 3, 4, 5, 6, 7, 8, 9, 10, 11, 2, 1)
    assert found(store) == []


def test_pages_that_have_it_already_are_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(EditRefused, match="have these details already"):
        correct(store, ids(1, 2), {Detail.DATE: "2023-07-26"})
    assert store.details.to_undo("li") is None


def test_a_page_that_is_not_there_is_named_and_none_is_changed(store: Store) -> None:
    with pytest.raises(NotFound, match="no page p99"):
        correct(store, ids(1, 99), DAY)
    assert dates(store) == ["2023-07-26"] * 12


def test_details_that_are_no_more_what_was_seen_are_not_overwritten(store: Store) -> None:
    seen = store.details.of(ids(1, 2))
    correct(store, ids(2), {Detail.PUBLICATION: "晚报"}, reviewer="wang")
    pages, who = ids(1, 2), {"reviewer": "li", "time": TIME, "session": "s"}
    with pytest.raises(StaleRevision, match="details of page p2 were changed elsewhere"):
        store.details.correct(pages, {Detail.PUBLICATION: "早报"}, **who, seen=seen)
    assert store.pages.get(PageId("p1")).publication == "日报"
    assert set(store.details.correct(pages, DAY, **who, seen=seen).details) == {"p1", "p2"}


def test_an_issue_named_by_publication_and_date_follows_them(store: Store) -> None:
    store.pages.add(page(20, issue="日报/2023-07-26"))
    store.pages.add(page(21, issue="国庆特刊"))
    correct(store, ids(20, 21), DAY)
    assert [store.pages.get(one).issue for one in ids(20, 21)] == ["日报/2023-07-27", "国庆特刊"]
    undo(store)
    assert [store.pages.get(one).issue for one in ids(20, 21)] == ["日报/2023-07-26", "国庆特刊"]


def test_undo_gives_back_just_what_was_there(store: Store) -> None:
    store.pages.add(page(20, date=None, issue="日报/2023-07-27"))
    correct(store, ids(1, 20), DAY)
    undone = undo(store)
    assert store.pages.get(PageId("p20")) == page(20, date=None, issue="日报/2023-07-27")
    assert store.pages.get(PageId("p1")) == page(1)
    assert set(undone.details) == {"p1", "p20"}
    assert found(store) == []


def test_undo_and_redo_go_through_all_changes(store: Store) -> None:
    seen = [dates(store)]
    for number, day in enumerate(("2023-07-27", "2023-07-28", "2023-07-29"), 1):
        correct(store, ids(number, number + 1), {Detail.DATE: day})
        seen.append(dates(store))
    for wanted in (*seen[-2::-1],):
        undo(store)
        assert dates(store) == wanted
    assert store.details.to_undo("li") is None
    for wanted in seen[1:]:
        redo(store)
        assert dates(store) == wanted
    assert store.details.to_redo("li") is None
    assert found(store) == []


def test_after_a_new_change_there_is_nothing_to_redo(store: Store) -> None:
    correct(store, ids(1), DAY)
    undo(store)
    correct(store, ids(2), DAY)
    assert store.details.to_redo("li") is None


def test_undo_works_after_closing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        store.pages.add(page(1))
        correct(store, ids(1), DAY)
    with Store.open(tmp_path / "a.corpus") as store:
        assert undo(store).details == {"p1": Details("日报", "2023-07-26", None, "1", "zh")}
    with Store.open(tmp_path / "a.corpus") as store:
        assert store.pages.get(PageId("p1")) == page(1)
        assert redo(store).change.details == DAY


def test_undo_is_of_ones_own_change_and_leaves_what_another_changed_since(store: Store) -> None:
    correct(store, ids(1, 2, 3), {Detail.DATE: "2023-07-27", Detail.PUBLICATION: "晚报"})
    correct(store, ids(2, 9), {Detail.DATE: "2023-07-28"}, reviewer="wang")
    undone = undo(store)
    assert undone.left == 1
    assert dates(store)[:3] == ["2023-07-26", "2023-07-28", "2023-07-26"]
    assert [store.pages.get(one).publication for one in ids(1, 2, 3)] == ["日报", "日报", "日报"]
    assert found(store) == []


def test_an_issue_follows_the_date_that_comes_back_and_the_publication_that_stays(store: Store) -> None:
    store.pages.add(page(20, issue="日报/2023-07-26"))
    correct(store, ids(20), DAY)
    correct(store, ids(20), {Detail.PUBLICATION: "晚报"}, reviewer="wang")
    undo(store)
    assert store.pages.get(PageId("p20")) == page(20, publication="晚报", issue="晚报/2023-07-26")
    undo(store, reviewer="wang")
    assert store.pages.get(PageId("p20")) == page(20, issue="日报/2023-07-26")
    assert found(store) == []


def test_when_the_later_change_is_undone_too_everything_is_as_it_came(store: Store) -> None:
    correct(store, ids(1, 2), DAY)
    correct(store, ids(2, 3), {Detail.DATE: "2023-07-28"}, reviewer="wang")
    undo(store)
    undo(store, reviewer="wang")
    assert dates(store) == ["2023-07-26"] * 12
    redo(store, reviewer="wang")
    assert redo(store).left == 1
    assert dates(store)[:3] == ["2023-07-27", "2023-07-28", "2023-07-28"]
    assert found(store) == []


def test_any_order_of_changes_and_undos_leaves_a_sound_journal(tmp_path: Path) -> None:
    chance, reviewers = random.Random(7), ("li", "wang")
    came = [page(number, issue="日报/2023-07-26" if number % 2 else None) for number in range(1, 7)]
    values = {
        Detail.DATE: ("2023-07-26", "2023-07-27", None),
        Detail.PUBLICATION: ("日报", "晚报"),
        Detail.ISSUE: ("特刊", None),
    }
    with Store.open(tmp_path / "b.corpus", create=True) as store:
        for one in came:
            store.pages.add(one)
        for _ in range(150):
            act(store, chance, {detail: chance.choice(some) for detail, some in values.items() if chance.random() < 0.4})
            assert found(store) == []
            now = store.pages.some(store.pages.ids()).values()
            assert all(one.issue in (None, "特刊", f"{one.publication}/{one.date}") for one in now)
        for who in reviewers:
            while store.details.to_undo(who):
                undo(store, reviewer=who)
        assert [store.pages.get(one.id) for one in came] == came


def act(store: Store, chance: random.Random, changes: Changes) -> None:
    """A correction of some pages, an undo or a redo by one of two reviewers, where it is not refused."""
    who, undoes = chance.choice(("li", "wang")), chance.random() < 0.6
    if changes and chance.random() < 0.5:
        with suppress(EditRefused):
            correct(store, ids(*chance.sample(range(1, 7), 3)), changes, reviewer=who)
    elif change := store.details.to_undo(who) if undoes else store.details.to_redo(who):
        store.details.move(change, holds=not undoes, time=TIME, session="s")


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE pages SET date = '2024' WHERE id = 'p2'", "its date is 2024, but its corrections lead to 2023-07-27"),
        ("UPDATE detail_values SET after = NULL WHERE page = 'p1'", "what the correction 1 made of its details is kept wrongly"),
        ("UPDATE detail_values SET detail = 'mood' WHERE page = 'p1'", "the corrections of its details cannot be read: 'mood'"),
        ("UPDATE detail_changes SET details = '[]'", "the corrections of its details cannot be read"),
        ("UPDATE detail_changes SET holds = 0 WHERE id = 1", "whether the correction 1 of page details holds is kept wrongly"),
        ("UPDATE detail_changes SET holds = 0", "its date is 2023-07-27, but its corrections lead to 2023-07-26"),
        ("DELETE FROM detail_moves", "whether the correction 1 of page details holds is kept wrongly"),
        ("UPDATE pages SET page_order = '3' WHERE id = 'p2'", "it is not listed in the place of its page number"),
    ],
)
def test_check_finds_details_that_are_not_those_of_the_journal(store: Store, sql: str, words: str) -> None:
    correct(store, ids(1, 2), DAY)
    assert found(store) == []
    assert store._connection.write(sql).rowcount > 0
    assert any(words in finding for finding in found(store)), found(store)


def test_text_digest_and_annotations_stay(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        before = reviews.begin(store, papers.PAGE, papers.annotation())
        steps = store._connection.rows("SELECT * FROM annotations")
        correct(store, [papers.PAGE.id], dict.fromkeys(Detail, "en"))
        after = store.pages.get(papers.PAGE.id)
        assert (after.text, after.sha256, after.extra) == (papers.PAGE.text, papers.PAGE.sha256, papers.PAGE.extra)
        assert reviews.reopened(store, papers.PAGE).annotation == before.annotation
        assert store._connection.rows("SELECT * FROM annotations") == steps


def test_texts_are_made_anew_where_the_language_is_another(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        record = reviews.begin(store, papers.PAGE, papers.annotation()).record
        correct(store, [papers.PAGE.id], {Detail.PAGE_NUMBER: "3"})
        assert not store.texts.are_waiting(record)
        correct(store, [papers.PAGE.id], {Detail.LANGUAGE: "en"})
        assert store.texts.are_waiting(record)


def test_links_that_lead_to_another_issue_by_a_change_are_counted_and_found(tmp_path: Path) -> None:
    other = replace(papers.PAGE, id=PageId("p3"), page_number="3")
    first = replace(papers.ARTICLES[0], continued_on=JumpLink("3", other.id, "a2"))
    linked = replace(papers.annotation(), articles=(first, papers.ARTICLES[1]))
    with Store.open(tmp_path / "a.corpus", create=True) as store:
        reviews.begin(store, other, replace(papers.annotation(), page=other.id))
        reviews.begin(store, papers.PAGE, linked)
        assert correct(store, [other.id, papers.PAGE.id], {Detail.ISSUE: "增刊"}).parted == 0
        assert correct(store, [other.id], {Detail.ISSUE: "另刊"}).parted == 1
        assert any("linked to page p3, which is of another issue" in finding for finding in found(store))
        assert correct(store, [other.id], {Detail.DATE: "2023-07-28"}).parted == 0
        undo(store)
        assert undo(store).parted == 0
        assert not any("another issue" in finding for finding in found(store))


def test_search_results_are_named_as_the_page_is_now(store: Store) -> None:
    correct(store, ids(1), {Detail.PUBLICATION: "晚报", Detail.PAGE_NUMBER: "A1"})
    (text,) = store.search.texts([1])
    assert (text.publication, text.date, text.page_number) == ("晚报", "2023-07-26", "A1")


def test_a_corpus_from_before_the_journal_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "old.corpus"
    with Store.open(path, create=True) as store:
        store.pages.add(page(1))
    with closing(sqlite3.connect(path)) as old:
        old.executescript("DROP TABLE detail_moves; DROP TABLE detail_values; DROP TABLE detail_changes")
        old.execute("DELETE FROM _sqlite_migrations WHERE name = 'm006_details'")
        old.commit()
    with Store.open(path) as store:
        correct(store, ids(1), DAY)
        assert found(store) == []


def test_killed_at_any_statement_all_pages_are_changed_or_none(tmp_path: Path) -> None:
    path = tmp_path / "a.corpus"
    with Store.open(path, create=True) as store:
        for number in range(1, 40):
            store.pages.add(page(number))
    seen = set[str | None]()
    for statement in (*range(1, 83, 9), 10_000):
        command = [sys.executable, "-m", "tests.store.test_details", str(path), str(statement)]
        assert (subprocess.run(command, cwd=ROOT, check=False).returncode == 0) is (statement == 10_000)
        with Store.open(path) as store:
            assert found(store) == []
            (day,) = set(dates(store))
            seen.add(day)
            assert (store.details.to_undo("li") is None) is (day == "2023-07-26")
    assert seen == {"2023-07-26", "2023-07-27"}
    assert [file.name for file in tmp_path.iterdir()] == ["a.corpus"]


def correct_until_killed(path: Path, statement: int) -> None:
    """Date all pages of this corpus anew, dying at this statement of SQL."""
    from tests.store.robot import die_at

    with Store.open(path) as store, open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - the log that nobody reads
        pages = store.pages.ids()
        die_at(store, statement, log=nowhere.fileno())
        correct(store, pages, DAY)


if __name__ == "__main__":
    correct_until_killed(Path(sys.argv[1]), int(sys.argv[2]))
