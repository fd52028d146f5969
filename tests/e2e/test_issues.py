"""An issue of a library comes in: its pages with their articles, an article over two of them linked, other XML left out."""

from pathlib import Path

from annotator.core.annotation import JumpLink
from annotator.core.page import PageId
from annotator.core.roles import Role
from annotator.ui.dialogs.names import NamesForm
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, typing
from tests.exchange.xml.makers import alto, area, div, mets, written

FIRST, SECOND = PageId("The Morning Star/1912-03-04/1"), PageId("The Morning Star/1912-03-04/2")


def brought_in(reviewer: Reviewer, tmp_path: Path) -> None:
    told = div("ARTICLE", div("TITLE", area(1, "t")), div("TEXT", area(1, "b")), div("TEXT", area(2, "c")))
    written(tmp_path / "in", "mets.xml", mets(["1.xml", "2.xml"], told, div("ADVERTISEMENT", area(2, "x"))))
    written(tmp_path / "in", "1.xml", alto("t A title", "b the text"))
    written(tmp_path / "in", "2.xml", alto("x an ad", "c goes on"))
    written(tmp_path / "in", "settings.xml", "<project/>")
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))
    reviewer.when_asked(typing(tmp_path / "in"))
    reviewer.run("corpus.import_folder")
    assert isinstance(reviewer.dialog(), NamesForm)
    reviewer.press("Return")
    reviewer.wait()


def test_an_issue_is_there_to_be_reviewed_with_its_articles(reviewer: Reviewer, tmp_path: Path) -> None:
    brought_in(reviewer, tmp_path)
    assert reviewer.sentence == "2 pages imported, 1 XML file of another kind left out"
    assert [row.id for row in reviewer.workspace.pages.queue.pages] == ["p1", FIRST, SECOND]


def test_parts_of_an_article_on_two_pages_are_linked(reviewer: Reviewer, tmp_path: Path) -> None:
    brought_in(reviewer, tmp_path)
    reviewer.workspace.pages.open_page(SECOND)
    reviewer.wait()
    assert reviewer.article_of("goes on").continued_from == JumpLink("1", FIRST, "a1")
    assert reviewer.fragment_of("an ad").role is Role.ADVERTISEMENT
