"""``check`` finds what is wrong with a corpus, and nothing in a sound one."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Annotation, Article, JumpLink, Layer, Segmentation
from annotator.core.errors import Cancelled
from annotator.core.figures import Illustration
from annotator.core.layout import Boxes, Facsimile, Layout, Style, Unit
from annotator.core.page import Page, PageId
from annotator.core.progress import Silent
from annotator.services.searching import index_pages
from annotator.store import Store
from annotator.store.layouts import packed
from annotator.store.texts import ArticleTexts
from tests import builders
from tests.store import papers, reviews
from tests.store.papers import PAGE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corpus with a prediction and a review with two branches."""
    made = tmp_path / "a.corpus"
    with Store.open(made, create=True) as store:
        review = reviews.begin(store, PAGE, papers.annotation())
        store.runs.add(store.runs.start(papers.RUN), PAGE.id, papers.prediction())
        review.do(edits.cut, at=builders.span_of(PAGE, "没有数字").start)
        review.undo()
        review.do(edits.new_article, spans=[builders.span_of(PAGE, "没有数字")])
        review.do(edits.unassign, spans=[builders.span_of(PAGE, "（下转第3版）")])
        review.do(edits.finish, layers=[Layer.ARTICLES])
    return made


def found(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [str(finding) for finding in store.check(Silent(), reviews.texts_of)]


def tamper(path: Path, sql: str) -> None:
    """Change the file behind the store's back."""
    with Store.open(path) as store:
        store._connection.raw.execute("PRAGMA foreign_keys = OFF")
        assert store._connection.write(sql).rowcount > 0


def test_a_sound_corpus_has_no_finding(path: Path) -> None:
    assert found(path) == []


def test_a_finding_names_page_and_reviewer(path: Path) -> None:
    tamper(path, "UPDATE annotations SET flags = 9")
    assert found(path) == [f"page {PAGE.id} by li: the count flags says 9 where 2 are"]


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE pages SET text = replace(text, '正文', '证文')", "the text is not the one that was imported"),
        ("UPDATE pages SET sha256 = 'x'", "the text is not the one that was imported"),
        ("UPDATE pages SET text = text || char(13)", "the text is none: a carriage return"),
        ("UPDATE predictions SET content = '{'", "prediction 1 cannot be read"),
        ("UPDATE predictions SET content = json_set(content, '$.furniture[0].end', 7)", "run 1: fragment 0..7 does not"),
        ("UPDATE predictions SET run = 7", "a row of predictions points at a row of runs that is not there"),
        ("UPDATE fragments SET role = 'poem' WHERE role = 'byline'", "the rows are of no annotation"),
        ("DELETE FROM fragments WHERE article = 'a2'", "the rows are of no annotation"),
        ("UPDATE fragments SET end = end + 3 WHERE role = 'byline'", "overlaps the one before it"),
        ("UPDATE fragments SET role = 'kicker' WHERE role = 'byline'", "the rows stored are not those its head"),
        ("UPDATE fragments SET step = 3 WHERE role = 'byline'", "names step 3 as having decided it, which did not"),
        ("UPDATE annotations SET unassigned = unassigned + 1", "the count unassigned says"),
        ("UPDATE annotations SET doubtful = 0", "the count doubtful says 0"),
        ("UPDATE annotations SET next_article = 3", "id a3 would be given out again"),
        ("UPDATE annotations SET revision = 9", "its moves do not count up to revision 9"),
        ("UPDATE annotations SET head = 3", "its last move went to step 4, but it stands at step 3"),
        ("UPDATE head_moves SET step = 1 WHERE revision = 4", "which are no neighbours"),
        ("UPDATE annotations SET digest = 'f'", "the rows stored are not those its head"),
        ("UPDATE steps SET digest = printf('%064x', 7) WHERE step = 1", "step 1 does not lead to the digest it claims"),
        ("UPDATE steps SET digest = printf('%064x', 7) WHERE step = 0", "undoing every step does not lead to the seed"),
        ("UPDATE steps SET added = '[]' WHERE step = 1", "step 1 does not lead to the digest it claims"),
        ("UPDATE steps SET removed = '[]' WHERE step = 2", "undoing every step does not lead to the seed"),
        ("UPDATE steps SET removed = json_remove(removed, '$[0]') WHERE step = 1", "step 1 cannot be played again"),
        ("UPDATE steps SET added = replace(added, ',1]', ',0]') WHERE step = 1", "names the wrong steps"),
        ("UPDATE articles SET reading_text = '假' WHERE id = 'a2'", "the text kept with article a2"),
        ("UPDATE articles SET headline_text = '' WHERE id = 'a1'", "the text kept with article a1"),
        ("UPDATE layers SET finished_at = NULL WHERE layer = 'articles'", "is finished without a time"),
        ("UPDATE layers SET is_accepted = 0", "is the accepted one is kept wrongly"),
        ("UPDATE links SET page_number = '4' WHERE page_number = '3'", "the rows stored are not those its head"),
    ],
)
def test_what_was_tampered_with_is_found(path: Path, sql: str, words: str) -> None:
    tamper(path, sql)
    assert any(words in finding for finding in found(path)), found(path)


def test_an_id_that_a_file_wrote_otherwise_is_never_given_out(tmp_path: Path) -> None:
    paper = builders.page("甲乙丙丁")
    one = Article("a01", 1, (builders.fragment(paper, "甲乙丙丁"),))
    with Store.open(tmp_path / "b.corpus", create=True) as store:
        store.pages.add(paper)
        reviews.begin(store, paper, Annotation(paper.id, "li", (one,)))
        assert store.check(Silent(), reviews.texts_of) == []


@pytest.fixture
def path_with_layout(path: Path) -> Path:
    """The same corpus, its page with a layout and a picture."""
    with Store.open(path) as store:
        boxes = Boxes.of([(10 * at, 0, 10 * at + 9, 9) for at in range(PAGE.ink)])
        store.layouts.put(PAGE.id, Layout(10 * PAGE.ink, 20, Unit.POINT, boxes, (Style(0), Style(3))))
        store.layouts.put_facsimile(PAGE.id, Facsimile("p.pdf"))
    return path


def test_a_sound_layout_is_no_finding_nor_are_characters_a_little_off_the_page(path_with_layout: Path) -> None:
    assert found(path_with_layout) == []
    tamper(path_with_layout, "UPDATE layouts SET width = width / 1.05")
    assert found(path_with_layout) == []


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE layouts SET boxes = x'00'", "its layout cannot be read: boxes that cannot be unpacked"),
        ("UPDATE layouts SET unit = 'ell'", "its layout cannot be read: 'ell' is not a valid Unit"),
        ("UPDATE layouts SET characters = 1", f"its layout cannot be read: {PAGE.ink} boxes where there were 1"),
        ("UPDATE layouts SET styles = '[[5000,null,null,null,null]]'", "its layout has a style behind the last character"),
        ("UPDATE layouts SET width = 100", f"{PAGE.ink - 12} of {PAGE.ink} boxes lie outside the page"),
        ("UPDATE facsimiles SET number = -1", "it has a picture, but no file or no page of a file where it is"),
        ("UPDATE facsimiles SET file = ''", "it has a picture, but no file or no page of a file where it is"),
    ],
)
def test_a_layout_that_was_tampered_with_is_found(path_with_layout: Path, sql: str, words: str) -> None:
    tamper(path_with_layout, sql)
    assert found(path_with_layout) == [f"page {PAGE.id}: {words}"]


def test_boxes_of_another_text_are_found(path_with_layout: Path) -> None:
    with Store.open(path_with_layout) as store:
        column = packed(Boxes.of([(0, 0, 1, 1)] * 3))
        store._connection.write("UPDATE layouts SET characters = 3, boxes = ?, styles = '[]'", (column,))
    assert found(path_with_layout) == [f"page {PAGE.id}: its layout has 3 boxes, its text {PAGE.ink} characters"]


@pytest.mark.parametrize("table", ["layouts", "facsimiles"])
def test_a_layout_or_picture_of_no_page_is_found(path_with_layout: Path, table: str) -> None:
    tamper(path_with_layout, f"UPDATE {table} SET page = 'gone'")
    assert found(path_with_layout) == [f"a row of {table} points at a row of pages that is not there"]


def test_a_damaged_page_of_a_large_file_is_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path) as store:
        root = store._connection.rows("SELECT rootpage FROM sqlite_master WHERE name = 'notes'")[0][0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096 + 8)
        file.write(b"\xff" * 64)
    monkeypatch.setattr("annotator.store.corpus.CHECKED_SIZE", 0)
    assert all(finding.startswith("the file is damaged") for finding in found(path))
    assert found(path)


def findings_of(tmp_path: Path, annotation: Annotation, page: Page = PAGE) -> list[str]:
    """What is found in a corpus with just this annotation, said without page and reviewer."""
    with Store.open(tmp_path / "b.corpus", create=True) as store:
        reviews.begin(store, page, annotation)
    return [finding.split(" by li: ")[1] for finding in found(tmp_path / "b.corpus")]


def with_picture(**changes: object) -> Annotation:
    picture: Illustration = replace(papers.ILLUSTRATIONS[0], **changes)  # type: ignore[arg-type]
    return replace(papers.annotation(), illustrations=(picture,))


def test_a_picture_whose_caption_has_another_role_is_found(tmp_path: Path) -> None:
    wrong = with_picture(caption=(builders.span_of(PAGE, "图①为现场。\n张三 摄"),))
    assert findings_of(tmp_path, wrong) == ["picture i1 names text as its caption that has another role"]


def test_a_picture_in_another_article_than_its_text_is_found(tmp_path: Path) -> None:
    assert findings_of(tmp_path, with_picture(article="a2")) == ["picture i1 names article a2, but its text is in a1"]


def test_a_picture_that_stands_for_nothing_is_found(tmp_path: Path) -> None:
    bare = with_picture(caption=(), credit=(), label=None, box=None)
    assert findings_of(tmp_path, bare) == ["picture i1 stands for nothing"]


def test_a_number_that_ends_on_a_space_is_found(tmp_path: Path) -> None:
    first = papers.QUANTITIES[0]
    loose = replace(first, spans=(builders.span_of(PAGE, "（记者 "),))
    assert findings_of(tmp_path, replace(papers.annotation(), quantities=(loose,))) == [
        "number q3 does not begin and end on a non-space character of the text"
    ]


def linked(link: JumpLink) -> Annotation:
    """An annotation whose first article goes on there."""
    first: Article = replace(papers.ARTICLES[0], continued_on=link)
    return replace(papers.annotation(), articles=(first, papers.ARTICLES[1]))


def test_a_link_to_its_own_page_is_found(tmp_path: Path) -> None:
    assert findings_of(tmp_path, linked(JumpLink("2", PAGE.id))) == ["article a1 is linked to its own page"]


@pytest.mark.parametrize(
    ("issue", "article", "words"),
    [
        ("特刊", "a2", []),
        ("特刊", "a9", ["article a1 is linked to article a9 of page p3, which is not there"]),
        ("另刊", "a2", ["article a1 is linked to page p3, which is of another issue"]),
    ],
)
def test_a_link_to_another_page_is_looked_up(tmp_path: Path, issue: str, article: str, words: list[str]) -> None:
    other = replace(PAGE, id=PageId("p3"), issue=issue)
    with Store.open(tmp_path / "b.corpus", create=True) as store:
        reviews.begin(store, other, replace(papers.annotation(), page=other.id))
    assert findings_of(tmp_path, linked(JumpLink("3", other.id, article))) == words


def test_a_text_made_with_other_rules_is_found(path: Path) -> None:
    def others(page: Page, annotation: Annotation) -> Mapping[str, ArticleTexts]:
        return {article: ArticleTexts("", "") for article in reviews.texts_of(page, annotation)}

    with Store.open(path) as store:
        assert len(store.check(Silent(), others)) == 3


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE search_rows SET pairs = zeroblob(length(pairs))",
        "DELETE FROM search_rows",
        "UPDATE search_blocks SET starts = zeroblob(length(starts) - 4)",
        "UPDATE search_blocks SET last = last - 1",
        "INSERT INTO search_rows VALUES (4097, zeroblob(4))",
    ],
)
def test_an_index_of_other_texts_is_found(path: Path, sql: str) -> None:
    with Store.open(path) as store:
        store.pages.add(builders.page("另一版", page_id="p2"))
        index_pages(store, progress=Silent())
    assert found(path) == []
    tamper(path, sql)
    (finding,) = found(path)
    assert finding.startswith("the search index is not that of the texts of the pages 1 to ")


def test_a_check_can_be_stopped_between_pages(path: Path) -> None:
    class Impatient(Silent):
        def is_cancelled(self) -> bool:
            return True

    with Store.open(path) as store, pytest.raises(Cancelled):
        store.check(Impatient(), reviews.texts_of)


def test_a_corpus_that_may_only_be_read_can_be_checked(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        assert store.check(Silent(), reviews.texts_of) == []


def test_an_empty_prediction_and_a_page_without_text_are_sound(tmp_path: Path) -> None:
    with Store.open(tmp_path / "c.corpus", create=True) as store:
        store.pages.add(builders.page(""))
        store.runs.add(store.runs.start(papers.RUN), PageId("p1"), replace(papers.prediction(), segmentation=Segmentation()))
        assert store.check(Silent(), reviews.texts_of) == []
