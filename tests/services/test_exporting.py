"""An export writes what the corpus says, page by page, whoever it is asked of; nothing is held of it."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from annotator.core import edits
from annotator.core.annotation import JumpLink, LayerStates
from annotator.core.errors import BadCorpus, Cancelled
from annotator.core.page import Page, PageId
from annotator.core.progress import Silent
from annotator.exchange.page_jsonl import AnnotationRecord, PageRecord, PredictionRecord, Stamp, line_of
from annotator.services.corpora import Store, create_corpus, open_corpus
from annotator.services.exporting import ExportChoice, Which, export_lines, export_pages
from annotator.services.importing import import_into, import_sources
from tests import builders
from tests.benchmarks import bulk
from tests.core.strategies import Review, reviews
from tests.services.test_importing import Stopping
from tests.store import papers
from tests.store import reviews as sessions

ALL = ExportChoice(Which.ALL, as_made=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_corpus(tmp_path / "a.corpus") as made:
        yield made


def lines(store: Store, choice: ExportChoice = ALL) -> list[dict[str, object]]:
    """The lines of an export without what they say of their making."""
    return [unstamped(line) for line in export_lines(store, choice, progress=Silent())]


def unstamped(line: bytes) -> dict[str, object]:
    keys: dict[str, object] = orjson.loads(line)
    made = keys.pop("provenance")
    assert isinstance(made, dict)
    return keys | ({"run": made["run"]} if "run" in made else {})


def written(*records: AnnotationRecord | PredictionRecord | PageRecord) -> list[dict[str, object]]:
    return [unstamped(line_of(record, as_made=True, stamp=Stamp("x"))) for record in records]


def said(reviewer: str, *, states: LayerStates = papers.STATES) -> AnnotationRecord:
    """What a reviewer said of the page with a bit of everything, as an export has it: without what was rejected."""
    annotation = papers.annotation(reviewer, states=states)
    return AnnotationRecord(papers.PAGE, replace(annotation, quantities=annotation.quantities[1:]), "blocks", 0)


def add_page(store: Store, page_id: str) -> Page:
    """One more page."""
    page = replace(builders.page(f"{page_id} 甲乙"), id=PageId(page_id))
    store.pages.add(page)
    return page


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(reviews())
def test_an_annotation_is_written_as_its_values_say(tmp_path: Path, review: Review) -> None:
    path = tmp_path / "any.corpus"
    path.unlink(missing_ok=True)
    with create_corpus(path) as store:
        sessions.begin(store, review.page, review.annotation)
        kept = [one for one in review.annotation.quantities if one.decision.standing != "rejected"]
        pictures = [one for one in review.annotation.illustrations if one.decision.standing != "rejected"]
        expected = replace(review.annotation, quantities=tuple(kept), illustrations=tuple(pictures))
        # Numbers are listed as they stand on the page.
        (found,) = lines(store)
        (wanted,) = written(AnnotationRecord(review.page, expected, "blocks", 0))
        assert {**found, "articles": None} == {**wanted, "articles": None}
        assert sorted(map(str, found.get("articles", ()))) == sorted(map(str, wanted.get("articles", ())))  # type: ignore[call-overload]


def test_each_page_comes_with_what_is_said_of_it(store: Store) -> None:
    sessions.begin(store, papers.PAGE, papers.annotation("li"))
    alone, read = add_page(store, "alone"), replace(papers.PAGE, id=PageId("read"))
    store.pages.add(read)
    store.runs.add(store.runs.start(papers.RUN), read.id, papers.prediction())
    expected = written(PageRecord(alone), said("li"), PredictionRecord(read, papers.prediction(), papers.RUN))
    assert sorted(lines(store), key=_by_id) == sorted(expected, key=_by_id)
    assert lines(store, ExportChoice(as_made=True)) == written(said("li"))


def _by_id(line: dict[str, object]) -> str:
    return str(line["id"])


def test_the_latest_run_speaks_for_a_page_nobody_reviewed(store: Store) -> None:
    store.pages.add(papers.PAGE)
    store.runs.add(store.runs.start(papers.RUN), papers.PAGE.id, papers.prediction())
    latest = replace(papers.prediction(), extra="{}", quantities=())
    store.runs.add(store.runs.start(replace(papers.RUN, version="2")), papers.PAGE.id, latest)
    assert lines(store) == written(PredictionRecord(papers.PAGE, latest, replace(papers.RUN, version="2")))


def test_reviewers_are_chosen_by_name_or_all_taken_in_its_order(store: Store) -> None:
    unfinished = LayerStates()
    for reviewer, states in (("wang", papers.STATES), ("li", unfinished)):
        sessions.begin(store, papers.PAGE, papers.annotation(reviewer, states=states))
    add_page(store, "alone")
    assert lines(store, replace(ALL, all_reviewers=True)) == written(said("li", states=unfinished), said("wang"))
    assert lines(store, replace(ALL, reviewer="li")) == written(said("li", states=unfinished))
    assert lines(store, ExportChoice(as_made=True, all_reviewers=True)) == written(said("wang"))
    assert lines(store, ExportChoice(as_made=True, reviewer="li")) == []


def test_an_import_and_an_export_give_the_lines_back(tmp_path: Path) -> None:
    source = tmp_path / "pages.jsonl"
    bulk.generated(source, 40)
    import_into(tmp_path / "b.corpus", [source], progress=Silent())
    with open_corpus(tmp_path / "b.corpus") as store:
        found = {str(line["id"]): line for line in lines(store)}
    for line in map(orjson.loads, source.read_bytes().split(b"\n")[:-1]):
        assert {key: found[line["id"]][key] for key in line} == line


def test_lines_of_pages_that_have_a_layout_go_out_as_they_came(store: Store, tmp_path: Path) -> None:
    given: dict[str, object] = {
        "page_size": [100, 50.5],
        "page_unit": "px",
        "lines": [{"start": 0, "end": 3, "box": [1, 2, 30.25, 12]}, {"start": 4, "end": 5, "box": [1, 14, 11, 24]}],
    }
    file = tmp_path / "in.jsonl"
    bare = {"id": "b", "text": "丁戊"}
    file.write_bytes(b"\n".join(map(orjson.dumps, ({"id": "a", "text": "甲乙丙\n丁", **given}, bare))))
    import_sources(store, [file], progress=Silent())
    first, second = lines(store)
    assert {key: first[key] for key in given} == given
    assert not set(given) & set(second)
    assert import_sources(store, [file], progress=Silent()).skipped == 2


def test_an_export_asks_for_layouts_once_for_many_pages(store: Store) -> None:
    for number in range(40):
        add_page(store, f"page {number}")
    asked: list[str] = []
    store._connection.raw.set_trace_callback(lambda sql: asked.append(sql) if "FROM layouts" in sql else None)
    assert len(lines(store)) == 40
    assert len(asked) == 3


@pytest.mark.parametrize(("column", "word"), [("role", "nonsense"), ("role", "folio"), ("boundary_standing", "sure")])
def test_a_word_that_there_is_not_is_damage(store: Store, column: str, word: str) -> None:
    sessions.begin(store, papers.PAGE, papers.annotation())
    with store.atomic():
        store._connection.write(f"UPDATE fragments SET {column} = ? WHERE article IS NOT NULL", (word,))
    with pytest.raises(BadCorpus, match="is damaged"):
        lines(store)


def test_a_prediction_with_a_role_that_there_is_not_is_damage(store: Store) -> None:
    store.pages.add(papers.PAGE)
    store.runs.add(store.runs.start(papers.RUN), papers.PAGE.id, papers.prediction())
    with store.atomic():
        store._connection.write("UPDATE predictions SET content = replace(content, '\"folio\"', '\"nonsense\"')")
    with pytest.raises(BadCorpus, match="is damaged"):
        lines(store)


def test_a_stopped_export_leaves_the_file_as_it_was(store: Store, tmp_path: Path) -> None:
    for number in range(40):
        add_page(store, f"p{number}")
    target = tmp_path / "out.jsonl"
    target.write_text("before", encoding="utf-8")
    stopping = Stopping(10)
    with pytest.raises(Cancelled):
        export_pages(store, target, ALL, progress=stopping)
    assert target.read_text(encoding="utf-8") == "before"
    assert {total for _, total in stopping.heard} == {40}


def test_memory_does_not_grow_with_the_pages(tmp_path: Path) -> None:
    source = tmp_path / "pages.jsonl"
    peaks = []
    for pages in (256, 640):
        bulk.generated(source, pages)
        corpus = tmp_path / f"{pages}.corpus"
        tracemalloc.start()
        import_into(corpus, [source], progress=Silent())
        with open_corpus(corpus) as store:
            export_pages(store, tmp_path / "out.jsonl", ALL, progress=Silent())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # Nothing is held of a page but its id.
    assert peaks[1] < 1.2 * peaks[0]


def links_of(store: Store, choice: ExportChoice = ALL) -> dict[str, object]:
    """Where the first article of each page goes on, or comes from, in an export: the linked article."""
    found: dict[str, object] = {}
    for keys in map(orjson.loads, export_lines(store, choice, progress=Silent())):
        for article in keys["articles"]:
            link = article.get("continued_on") or article.get("continued_from")
            found |= {f"{keys['id']}/{article['id']}": link and link["article"]}
    return found


def story(store: Store) -> sessions.Review:
    """Two linked parts of one story, on a page each, and the review of the page where it goes on."""
    front, inside = builders.page("头版的文章", page_id="p1"), builders.page("甲文\n乙文", page_id="p2")
    first = replace(builders.article(1, [builders.fragment(front, "头版的文章")]), continued_on=JumpLink("2", inside.id, "a2"))
    second = replace(builders.article(2, [builders.fragment(inside, "乙文")]), continued_from=JumpLink("1", front.id, "a1"))
    other = builders.article(1, [builders.fragment(inside, "甲文")])
    sessions.begin(store, front, builders.annotation(front, first))
    return sessions.begin(store, inside, builders.annotation(inside, other, second))


def test_the_parts_of_a_story_name_one_another_when_one_was_merged_away(store: Store) -> None:
    review = story(store)
    assert links_of(store) == {"p1/a1": "a2", "p2/a1": None, "p2/a2": "a1"}
    review.do(edits.merge, article="a2", into="a1")
    assert links_of(store) == {"p1/a1": "a1", "p2/a1": "a1"}
    assert links_of(store, replace(ALL, all_reviewers=True)) == {"p1/a1": "a1", "p2/a1": "a1"}
    review.undo()
    assert links_of(store) == {"p1/a1": "a2", "p2/a1": None, "p2/a2": "a1"}


def test_a_link_to_text_that_is_in_no_article_any_more_names_the_page_alone(store: Store) -> None:
    review = story(store)
    review.do(edits.dissolve, article="a2")
    assert links_of(store) == {"p1/a1": None, "p2/a1": None}
    (front, _) = map(orjson.loads, export_lines(store, ALL, progress=Silent()))
    assert front["articles"][0]["continued_on"] == {"page_number": "2", "page": "p2", "article": None}


def test_a_link_names_the_article_of_the_line_that_is_written_of_its_page(store: Store) -> None:
    mine = story(store)
    other = sessions.begin(store, mine.page, replace(mine.annotation, reviewer="wang"))
    other.do(edits.merge, article="a2", into="a1")
    assert links_of(store) == {"p1/a1": "a1", "p2/a1": "a1"}
    assert links_of(store, replace(ALL, reviewer="li")) == {"p1/a1": "a2", "p2/a1": None, "p2/a2": "a1"}
    assert links_of(store, replace(ALL, all_reviewers=True))["p1/a1"] == "a2"
