"""The six views answer what a reader of SQL asks first."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.core import edits
from annotator.core.annotation import Layer, LayerStates
from annotator.store import Store, migrations
from tests import builders
from tests.store import papers, reviews
from tests.store.papers import PAGE, finished

EVERYTHING = finished(*Layer)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.corpus", create=True) as made:
        yield made


def begin(store: Store, states: LayerStates, reviewer: str = "li") -> reviews.Review:
    return reviews.begin(store, PAGE, papers.annotation(reviewer, states=states), seeded_from="run:1")


def query(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return store._connection.rows(sql)


def test_reviewed_articles_have_the_text_as_one_reads_it(store: Store) -> None:
    begin(store, EVERYTHING)
    sql = """
    SELECT page, publication, date, reviewer, article, number, headline_text, reading_text, continued_on, standing
    FROM reviewed_articles ORDER BY number
    """
    first, second = query(store, sql)
    assert first[:7] == (PAGE.id, "呼和浩特日报", "2023-07-27", "li", "a1", 1, "𠮷林消息")
    assert first[7].startswith("7月26日，同比增长约32.9%。")
    assert first[8:] == ("3", "machine")
    assert second[4:] == ("a2", 2, "第二条", "正文到此为止，没有数字。", None, "confirmed")


def test_only_finished_layers_are_reviewed(store: Store) -> None:
    begin(store, finished(Layer.PICTURES))
    assert query(store, "SELECT * FROM reviewed_articles") == []
    assert query(store, "SELECT * FROM fragments_text") == []
    assert query(store, "SELECT figure, id FROM reviewed_figures") == [("picture", "i1"), ("picture", "i2")]


def test_only_the_accepted_annotation_is_reviewed(store: Store) -> None:
    begin(store, EVERYTHING, "li")
    begin(store, EVERYTHING, "gold")
    for view in ("reviewed_articles", "reviewed_figures", "fragments_text"):
        assert query(store, f"SELECT DISTINCT reviewer FROM {view}") == [("gold",)]


def test_reviewed_pictures_have_their_caption(store: Store) -> None:
    begin(store, EVERYTHING)
    sql = "SELECT id, article, kind, label, text FROM reviewed_figures WHERE figure = 'picture' ORDER BY id"
    assert query(store, sql) == [("i1", "a1", "chart", "图①", "图①为现场。"), ("i2", None, "logo", "徽", None)]


def test_reviewed_numbers_have_exact_values_and_the_article_of_their_first_character(store: Store) -> None:
    begin(store, EVERYTHING)
    sql = """
    SELECT id, article, text, value, value_number, low, high, unit, measures
    FROM reviewed_figures WHERE figure = 'number' ORDER BY id
    """
    assert query(store, sql) == [
        ("q1", "a1", "32.9%", "32.90", 32.9, None, None, "%", None),
        ("q2", "a1", "984.69万平方米", "9846900", 9846900.0, "1E+2", "0.1", "m2", "合计"),
    ]
    assert query(store, "SELECT low_number, high_number FROM quantities WHERE id = 'q2'") == [(100.0, 0.1)]


def test_a_number_outside_articles_has_none(store: Store) -> None:
    review = begin(store, EVERYTHING)
    review.do(edits.dissolve, article="a1")
    review.do(edits.finish, layers=list(Layer))
    assert query(store, "SELECT DISTINCT article FROM reviewed_figures WHERE figure = 'number'") == [(None,)]


def test_fragments_have_their_raw_text_and_who_decided_them(store: Store) -> None:
    review = begin(store, EVERYTHING)
    review.time = "2026-11-24T08:00:00+00:00"
    review.do(edits.confirm, spans=[builders.span_of(PAGE, "（下转第3版）")])
    review.do(edits.finish, layers=[Layer.ARTICLES])
    sql = (
        "SELECT text, role_standing, decided_by, decided_at FROM fragments_text WHERE role IN ('headline', 'jump') ORDER BY start"
    )
    assert query(store, sql) == [
        ("𠮷林消息", "confirmed", "run:1", reviews.TIME),
        ("（下转第3版）", "confirmed", "li", "2026-11-24T08:00:00+00:00"),
        ("第二条", "machine", "run:1", reviews.TIME),
    ]
    assert query(store, "SELECT article, text FROM fragments_text WHERE role = 'folio'") == [(None, "呼和浩特日报 2023年7月27日")]


def test_predicted_articles_are_readable(store: Store) -> None:
    store.pages.add(PAGE)
    store.runs.add(store.runs.start(papers.RUN), PAGE.id, papers.prediction())
    sql = "SELECT page, run, segmenter, version, article, number, raw_headline, raw_text FROM predicted_articles ORDER BY number"
    first, second = query(store, sql)
    assert first[:7] == (PAGE.id, 1, "rules", "1.0.0", "a1", 1, "𠮷林消息")
    assert first[7].startswith("𠮷林消息\n本报讯（记者 苗欣）\n7月26日")
    assert second[4:] == ("a2", 2, "第二条", "第二条\n正文到此为止，没有数字。")


def test_edits_say_what_was_done_on_which_articles_and_whether_it_holds(store: Store) -> None:
    review = begin(store, LayerStates())
    review.do(edits.cut, at=builders.span_of(PAGE, "没有数字").start)
    review.undo()
    review.do(edits.merge, article="a2", into="a1")
    sql = "SELECT page, reviewer, step, parent, name, articles, holds FROM edits_readable ORDER BY step"
    assert query(store, sql) == [(PAGE.id, "li", 1, 0, "cut", "a2", 0), (PAGE.id, "li", 2, 0, "merge", "a1 a2", 1)]
    assert query(store, "SELECT rows_removed, rows_added, time FROM edits_readable WHERE step = 1") == [(2, 3, reviews.TIME)]


def test_progress_has_a_row_for_each_reviewer_and_for_a_page_nobody_began(store: Store) -> None:
    begin(store, finished(Layer.ARTICLES))
    begin(store, LayerStates(), "wang")
    store.pages.add(replace(builders.page("甲乙"), publication="Z"))
    sql = """
    SELECT page, reviewer, articles_state, numbers_state, articles_accepted, articles, characters, unassigned
    FROM page_progress ORDER BY page, reviewer
    """
    assert query(store, sql) == [
        (PAGE.id, "li", "finished", "new", 1, 2, PAGE.ink, 0),
        (PAGE.id, "wang", "new", "new", 0, 2, PAGE.ink, 0),
        ("p1", None, "new", "new", 0, None, 2, 2),
    ]


def test_the_file_explains_itself(store: Store) -> None:
    tables = query(store, "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%sqlite%'")
    assert {name for name, sql in tables if "--" not in sql} == set()
    assert len(tables) == 29


def test_in_a_corpus_from_before_texts_could_wait_none_does(tmp_path: Path) -> None:
    earlier = [migrations.m001_first_tables, migrations.m002_search, migrations.m003_pairs]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "corpus_migrations", earlier)
        with Store.open(tmp_path / "b.corpus", create=True) as store:
            begin(store, EVERYTHING)
            before = query(store, "SELECT * FROM reviewed_articles ORDER BY number")
    with Store.open(tmp_path / "b.corpus") as store:
        assert query(store, "SELECT * FROM reviewed_articles ORDER BY number") == before
        assert store.texts.count() == 0
        assert before[1][8:11] == ("第二条", "正文到此为止，没有数字。", 12)
