"""Two windows on one corpus: nobody overwrites what the other did."""

from collections.abc import Callable
from pathlib import Path

from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


def test_the_second_writer_is_told_and_sees_what_the_first_did(sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    first, second = sit_down(), sit_down()
    first.open(corpus)
    second.open(corpus)
    first.turn_to()
    first.press("K")
    second.turn_to()
    second.press("T")
    assert second.sentence.startswith("Page p1 was changed in another window")
    assert second.fragment_of("绿色建筑").role.value == "kicker"
    assert second.steps == 1
    second.press("T")
    assert second.steps == 2
    second.press("Ctrl+Z", "Ctrl+Z")
    assert second.steps == 0


def test_other_reviewers_have_annotations_of_their_own(sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    first, second = sit_down(), sit_down()
    first.open(corpus)
    second.workspace.view.name_reviewer("wang")
    second.open(corpus)
    assert second.annotation.reviewer == "wang"
    first.turn_to()
    first.press("K")
    second.turn_to()
    second.press("T")
    assert second.sentence == ""
    assert second.fragment_of("绿色建筑").role.value == "subtitle"
    assert first.fragment_of("绿色建筑").role.value == "kicker"
