"""What a reviewer says of the whole page and beside its text: states, links, notes and flags."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.core.annotation import Annotation, JumpLink, Layer, LayerStates, ReviewState, Target, TargetKind
from annotator.core.coverage import ledger
from annotator.core.edits import (
    finish,
    flag,
    ignore,
    link_jump,
    new_article,
    note,
    nothing_here,
    park,
    reopen,
    resolve_note,
    unflag,
    unpark,
)
from annotator.core.errors import EditRefused
from annotator.core.page import PageId
from tests.core.stories import CONTEXT, PAGE, TALK, annotation, outline, span

ALL = tuple(Layer)


def test_finish_is_said_of_each_layer_alone() -> None:
    after = finish(CONTEXT, annotation(), layers=[Layer.ARTICLES])
    assert after.states == LayerStates(articles=ReviewState.FINISHED)


def test_finish_of_what_is_finished_is_refused() -> None:
    after = finish(CONTEXT, annotation(), layers=ALL)
    with pytest.raises(EditRefused, match="finished already"):
        finish(CONTEXT, after, layers=[Layer.PICTURES])


def test_finish_takes_up_a_parked_page() -> None:
    after = finish(CONTEXT, park(CONTEXT, annotation()), layers=ALL)
    assert not after.is_parked


def test_finish_takes_up_a_page_that_was_parked_after_it_was_finished() -> None:
    parked = park(CONTEXT, finish(CONTEXT, annotation(), layers=ALL))
    assert not finish(CONTEXT, parked, layers=ALL).is_parked


def test_an_edit_of_the_text_reopens_the_articles_alone() -> None:
    after = new_article(CONTEXT, finish(CONTEXT, annotation(), layers=ALL), spans=[span("无主的文字")])
    assert after.states == LayerStates(ReviewState.IN_PROGRESS, ReviewState.FINISHED, ReviewState.FINISHED)


@pytest.mark.parametrize("close", [finish, ignore])
def test_reopen_takes_a_verdict_back(close: Callable[..., Annotation]) -> None:
    after = reopen(CONTEXT, close(CONTEXT, annotation(), layers=[Layer.NUMBERS]), layers=ALL)
    assert after.states == LayerStates(numbers=ReviewState.IN_PROGRESS)


def test_reopen_of_what_is_open_is_refused() -> None:
    with pytest.raises(EditRefused, match="open already"):
        reopen(CONTEXT, annotation(), layers=ALL)


def test_ignore_twice_is_refused() -> None:
    after = ignore(CONTEXT, annotation(), layers=[Layer.NUMBERS])
    assert after.states.numbers is ReviewState.IGNORED
    with pytest.raises(EditRefused, match="ignored already"):
        ignore(CONTEXT, after, layers=[Layer.NUMBERS])


def test_park_and_unpark_undo_each_other() -> None:
    assert unpark(CONTEXT, park(CONTEXT, annotation())) == annotation()


def test_park_of_a_parked_page_is_refused() -> None:
    with pytest.raises(EditRefused, match="parked already"):
        park(CONTEXT, park(CONTEXT, annotation()))


def test_unpark_of_a_page_that_is_not_parked_is_refused() -> None:
    with pytest.raises(EditRefused, match="not parked"):
        unpark(CONTEXT, annotation())


def test_nothing_here_makes_all_text_furniture_block_by_block() -> None:
    after = nothing_here(CONTEXT, annotation())
    assert after.is_nothing_here
    assert outline(after)[0][2:] == ["folio: 第2版", "other: 无主的文字", "other: 又一段"]
    assert ledger(PAGE, after).unassigned == 0


def test_nothing_here_is_forgotten_when_an_article_is_made() -> None:
    after = new_article(CONTEXT, nothing_here(CONTEXT, annotation()), spans=[span("无主的文字")])
    assert not after.is_nothing_here


def test_nothing_here_twice_is_refused() -> None:
    with pytest.raises(EditRefused, match="already said"):
        nothing_here(CONTEXT, nothing_here(CONTEXT, annotation()))


def test_link_jump_says_where_an_article_goes_on() -> None:
    link = JumpLink("3", PageId("p3"), "a7")
    after = link_jump(CONTEXT, annotation(), article="a2", direction="on", link=link)
    assert after.article("a2") == replace(TALK, continued_on=link)


def test_link_jump_takes_a_wrong_link_off() -> None:
    linked = link_jump(CONTEXT, annotation(), article="a2", direction="from", link=JumpLink("1"))
    after = link_jump(CONTEXT, linked, article="a2", direction="from", link=None)
    assert after.article("a2") == TALK


def test_link_jump_to_what_it_says_already_is_refused() -> None:
    with pytest.raises(EditRefused, match="linked so already"):
        link_jump(CONTEXT, annotation(), article="a2", direction="on", link=None)


def test_link_jump_of_an_article_that_is_gone_is_refused() -> None:
    with pytest.raises(EditRefused, match="a9 is not there any more"):
        link_jump(CONTEXT, annotation(), article="a9", direction="on", link=JumpLink("1"))


def test_link_jump_in_no_known_direction_is_a_bug() -> None:
    with pytest.raises(ValueError, match="from or on, not to"):
        link_jump(CONTEXT, annotation(), article="a2", direction="to", link=JumpLink("1"))


def test_notes_get_ids_of_their_own() -> None:
    once = note(CONTEXT, annotation(), target=Target(), text=" 再看 ")
    twice = note(CONTEXT, once, target=Target(TargetKind.ARTICLE, "a2"), text="合并？")
    assert [(item.id, item.text) for item in twice.notes] == [("n1", "再看"), ("n2", "合并？")]


def test_a_note_without_words_is_refused() -> None:
    with pytest.raises(EditRefused, match="needs words"):
        note(CONTEXT, annotation(), target=Target(), text=" \n")


@pytest.mark.parametrize("target", [Target(TargetKind.ARTICLE, "a9"), Target(TargetKind.FIGURE, "i9")])
def test_a_remark_on_what_is_not_there_is_refused(target: Target) -> None:
    with pytest.raises(EditRefused, match="9 is not there any more"):
        note(CONTEXT, annotation(), target=target, text="?")
    with pytest.raises(EditRefused, match="9 is not there any more"):
        flag(CONTEXT, annotation(), target=target)


def test_a_note_is_resolved_once() -> None:
    after = resolve_note(CONTEXT, note(CONTEXT, annotation(), target=Target(), text="?"), note="n1")
    assert after.notes[0].is_resolved
    with pytest.raises(EditRefused, match="no open note n1"):
        resolve_note(CONTEXT, after, note="n1")


def test_a_flag_is_raised_once_for_one_reason() -> None:
    after = flag(CONTEXT, annotation(), target=Target(TargetKind.ARTICLE, "a2"), reason="字迹")
    after = flag(CONTEXT, after, target=Target(TargetKind.ARTICLE, "a2"), reason="顺序")
    with pytest.raises(EditRefused, match="flagged already"):
        flag(CONTEXT, after, target=Target(TargetKind.ARTICLE, "a2"), reason=" 字迹 ")


def test_a_flag_taken_down_leaves_its_id_unused() -> None:
    after = unflag(CONTEXT, flag(CONTEXT, annotation(), target=Target()), flag="f1")
    assert not after.flags
    assert flag(CONTEXT, after, target=Target()).flags[0].id == "f2"


def test_a_flag_that_is_not_there_cannot_be_taken_down() -> None:
    with pytest.raises(EditRefused, match="no flag f1"):
        unflag(CONTEXT, annotation(), flag="f1")


def test_remarks_leave_the_review_where_it_was() -> None:
    after = flag(CONTEXT, note(CONTEXT, annotation(), target=Target(), text="?"), target=Target())
    assert after.states == LayerStates()
