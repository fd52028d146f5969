"""What was said of one text of a page is offered when its newer text is opened, and carried over when it is wanted."""

from pathlib import Path

import pytest

from annotator.core.annotation import Annotation, ReviewState
from annotator.core.page import Page, PageId
from annotator.core.progress import Silent
from annotator.core.roles import Role
from annotator.services.checking import check_corpus
from annotator.services.corpora import create_corpus, open_corpus
from annotator.services.segmenting import segment_pages
from tests.e2e.reviewer import Reviewer

HEADLINE = "市宣讲团走进新城区机关"
BODY = "本报讯（记者 苗欣）昨日上午学习贯彻精神市宣讲团报告会举行，各部门负责人参加会议。"
OTHER = "上半年我区新开工绿色建筑面积达到984.69万平方米，同比增长三成。"
OFFER = "You have worked on another text of this page, p1: what you said can be carried over"


def corpus_of_two_texts(path: Path, new: str) -> Path:
    """A corpus of a page and another text of it, both read by a machine."""
    with create_corpus(path) as store:
        for text in (f"{HEADLINE}\n{BODY}\n\n{OTHER}", new):
            store.pages.add(Page(PageId("p1"), text, "zh"), as_version=True)
        segment_pages(store, "blocks", store.pages.ids(), progress=Silent())
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return corpus_of_two_texts(tmp_path / "a.corpus", f"{OTHER}\n\n{HEADLINE}\n{BODY}")


def offer(reviewer: Reviewer) -> str:
    return reviewer.window.carry_bar.words


def role_of(reviewer: Reviewer, words: str) -> Role:
    return reviewer.fragment_of(words).role


def review_the_first(reviewer: Reviewer, corpus: Path) -> None:
    """Say what the headline is, finish the page and come to the newer text."""
    reviewer.open(corpus)
    assert reviewer.page.id == "p1"
    reviewer.select(HEADLINE)
    reviewer.press("h")
    reviewer.wait()
    assert offer(reviewer) == ""
    reviewer.run("pages.next")
    reviewer.wait_for_page()
    reviewer.wait()
    assert reviewer.page.id == "p1@2"


def test_it_is_offered_and_carried_over_as_one_step(reviewer: Reviewer, corpus: Path) -> None:
    review_the_first(reviewer, corpus)
    assert offer(reviewer) == OFFER
    before: Annotation = reviewer.annotation
    reviewer.run("carrying.carry")
    reviewer.wait()
    assert role_of(reviewer, HEADLINE) is Role.HEADLINE
    assert offer(reviewer) == ""
    assert reviewer.sentence.startswith("Carried over whole: ")
    assert reviewer.annotation.states.articles is ReviewState.IN_PROGRESS
    reviewer.run("review.undo")
    reviewer.wait()
    assert reviewer.annotation == before
    reviewer.run("review.redo")
    reviewer.wait()
    reviewer.close()
    with open_corpus(corpus) as store:
        assert check_corpus(store, Silent()) == []


def test_it_is_not_imposed(reviewer: Reviewer, corpus: Path) -> None:
    review_the_first(reviewer, corpus)
    reviewer.press("Esc")
    assert offer(reviewer) == ""
    assert reviewer.steps == 0
    reviewer.run("pages.previous")
    reviewer.wait_for_page()
    reviewer.wait()
    assert offer(reviewer) == ""
    reviewer.run("pages.next")
    reviewer.wait_for_page()
    reviewer.wait()
    assert offer(reviewer) == OFFER


def test_who_works_on_has_answered_too(reviewer: Reviewer, corpus: Path) -> None:
    review_the_first(reviewer, corpus)
    reviewer.select(OTHER[:4])
    reviewer.press("h")
    reviewer.wait()
    assert offer(reviewer) == ""
    assert not reviewer.workspace.actions["carrying.carry"].isEnabled()


def test_what_did_not_come_over_is_said_and_flagged(reviewer: Reviewer, tmp_path: Path) -> None:
    review_the_first(reviewer, corpus_of_two_texts(tmp_path / "b.corpus", f"{HEADLINE}\n{BODY}"))
    reviewer.run("carrying.carry")
    reviewer.wait()
    assert reviewer.sentence.startswith("Carried over: ")
    assert reviewer.sentence.endswith("flagged")
    assert reviewer.annotation.flags[0].reason == f"“{OTHER[:12]}…” is not in the new text"
