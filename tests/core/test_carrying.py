"""What a reviewer said of one text comes over to another text of the page, and what cannot come is told."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.alignment import align
from annotator.core.annotation import (
    Annotation,
    Flag,
    Fragment,
    JumpLink,
    Layer,
    LayerStates,
    NextIds,
    Note,
    ReviewState,
    Target,
    TargetKind,
)
from annotator.core.carrying import Carried, carried_over
from annotator.core.coverage import faults
from annotator.core.decisions import BY_MACHINE, Decision, Standing
from annotator.core.figures import Illustration, Quantity
from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.store.references import figure_faults
from tests.builders import annotation, article, decided, fragment, outline, page, span_of
from tests.core.strategies import Review, reviews

HEADLINE = "市宣讲团走进新城区机关"
BYLINE = "本报讯（记者苗欣）"
BODY = "昨日上午学习贯彻精神市宣讲团报告会举行，各部门负责人参加会议并作了发言"
OTHER = "上半年我区新开工绿色建筑面积984.69万平方米"
CAPTION = "图为建设中的绿色小区"
CREDIT = "王伟摄"
OLD = page("\n".join((HEADLINE, BYLINE + BODY[:20], BODY[20:], OTHER, CAPTION, CREDIT)))
NEW = page("\n\n".join((CAPTION, OTHER, CREDIT, BYLINE + BODY, HEADLINE)), page_id="p1@2")


def said(*, states: LayerStates | None = None) -> Annotation:
    """Two articles, a picture and a number."""
    first = article(1, [fragment(OLD, HEADLINE, Role.HEADLINE), fragment(OLD, BYLINE, Role.BYLINE), body(OLD)])
    parts = [fragment(OLD, OTHER), fragment(OLD, CAPTION, Role.CAPTION), fragment(OLD, CREDIT, Role.CREDIT)]
    picture = Illustration(
        "i3", caption=(span_of(OLD, CAPTION),), credit=(span_of(OLD, CREDIT),), article="a2", box=(10, 20, 30, 40)
    )
    number = Quantity("q7", (span_of(OLD, "984.69万平方米"),), Decimal(9846900), measures=(span_of(OLD, "绿色建筑面积"),))
    bare = annotation(OLD, first, article(2, parts))
    ids = NextIds(article=9, illustration=4, quantity=8, note=5, flag=2)
    return replace(bare, illustrations=(picture,), quantities=(number,), states=states or LayerStates(), next_ids=ids)


def body(of: Page) -> Fragment:
    start = of.text.index(BODY[:5])
    return Fragment(Span(start, of.text.index(BODY[-5:]) + 5), Role.BODY)


def carried(what: Annotation, new: Page = NEW) -> Carried:
    return carried_over(what, OLD, new, align(OLD.text, new.text))


def told(done: Carried) -> list[str]:
    return [str(loss.what) for loss in done.losses]


def test_articles_come_over_in_their_reading_order_with_ids_and_numbers() -> None:
    done = carried(said())
    assert outline(NEW, done.annotation) == {
        1: [f"headline: {HEADLINE}", f"byline: {BYLINE}", f"body: {BODY}"],
        2: [f"body: {OTHER}", f"caption: {CAPTION}", f"credit: {CREDIT}"],
    }
    assert [one.id for one in done.annotation.articles] == ["a2", "a1"]
    assert (done.losses, done.annotation.page, done.annotation.reviewer) == ((), "p1@2", "li")
    assert done.annotation.next_ids == said().next_ids
    assert (done.spans, done.whole) == (9, 9)


def test_pictures_and_numbers_come_over_with_their_places() -> None:
    done = carried(said()).annotation
    (picture,), (number,) = done.illustrations, done.quantities
    assert (picture.id, picture.article) == ("i3", "a2")
    assert (picture.caption, picture.credit) == ((span_of(NEW, CAPTION),), (span_of(NEW, CREDIT),))
    assert (number.id, number.spans) == ("q7", (span_of(NEW, "984.69万平方米"),))
    assert (number.value, number.measures) == (Decimal(9846900), (span_of(NEW, "绿色建筑面积"),))


def test_boxes_of_pictures_are_measured_anew() -> None:
    done = carried_over(said(), OLD, NEW, align(OLD.text, NEW.text), scale=(2.0, 0.5))
    assert done.annotation.illustrations[0].box == (20, 10, 60, 20)


def test_nothing_is_finished_and_what_is_ignored_stays_so() -> None:
    states = LayerStates(ReviewState.FINISHED, ReviewState.IGNORED, ReviewState.NEW)
    done = carried(said(states=states)).annotation.states
    assert done == LayerStates(ReviewState.IN_PROGRESS, ReviewState.IGNORED, ReviewState.NEW)


def test_what_a_person_decided_and_linked_stays() -> None:
    link = JumpLink("3", None, None)
    first, second = said().articles
    changed = replace(
        first, continued_on=link, decision=Decision(Standing.CONFIRMED), fragments=tuple(map(decided, first.fragments))
    )
    done = carried(replace(said(), articles=(changed, second))).annotation.article("a1")
    assert (done.continued_on, done.decision) == (link, Decision(Standing.CONFIRMED))
    assert {one.role_decision.standing for one in done.fragments} == {Standing.CHANGED}


def test_a_link_to_a_page_of_another_issue_keeps_its_number_alone() -> None:
    first, second = said().articles
    linked = replace(first, continued_on=JumpLink("3", PageId("p3"), "a1"), continued_from=JumpLink("1", PageId("p0")))
    what = replace(said(), articles=(linked, second))
    done = carried_over(what, OLD, NEW, align(OLD.text, NEW.text), unlinked={PageId("p3")})
    one = done.annotation.article("a1")
    assert (one.continued_on, one.continued_from) == (JumpLink("3"), JumpLink("1", PageId("p0")))
    assert told(done) == ["the link of article 1 to p3 leads to another issue"]


def test_a_fragment_that_is_torn_apart_comes_in_pieces_and_is_flagged() -> None:
    new = page("\n".join((HEADLINE, BYLINE + BODY[:20], OTHER, BODY[20:], CAPTION, CREDIT)))
    done = carried(said(), new)
    assert outline(new, done.annotation)[1][2:] == [f"body: {BODY[:20]}", f"body: {BODY[20:]}"]
    assert told(done) == [f"“{BODY[:12]}…” came over in 2 pieces"]
    assert done.annotation.article("a1").fragments[3].boundary == BY_MACHINE
    assert done.annotation.flags == (Flag("f2", Target(TargetKind.FRAGMENT, span=span_of(new, BODY[:20])), told(done)[0]),)
    assert done.annotation.next_ids.flag == 3


def test_a_fragment_whose_end_is_gone_is_shorter_and_flagged() -> None:
    new = page("\n".join((HEADLINE, BYLINE + BODY[:-8], OTHER, CAPTION, CREDIT)))
    done = carried(said(), new)
    assert outline(new, done.annotation)[1][2] == f"body: {BODY[:-8]}"
    assert told(done) == [f"“{BODY[:12]}…” came over without 8 of its {len(BODY)} characters"]


def test_characters_that_are_read_differently_are_no_loss_within_text() -> None:
    new = page(NEW.text.replace("负责", "贞责").replace("参加", "参 加了"))
    done = carried(said(), new)
    assert outline(new, done.annotation)[1][2] == "body: " + BODY.replace("负责", "贞责").replace("参加", "参 加了")
    assert done.losses == ()


def test_a_number_that_reads_differently_is_flagged() -> None:
    new = page(NEW.text.replace("984.69", "984.68"))
    done = carried(said(), new)
    assert told(done) == ["the number “984.69万平方米” reads “984.68万平方米” in the new text"]
    assert done.annotation.flags[0].target == Target(TargetKind.FIGURE, "q7")


def test_a_number_that_lacks_a_digit_does_not_come() -> None:
    new = page(NEW.text.replace("984.69", "984.9"))
    done = carried(said(), new)
    assert done.annotation.quantities == ()
    assert told(done) == ["“984.69万平方米” is not in the new text"]
    assert done.annotation.flags[0].target == Target(TargetKind.FRAGMENT, span=span_of(new, OTHER.replace("984.69", "984.9")))


def test_an_article_that_is_gone_is_told_and_remarks_on_it_go_to_the_page() -> None:
    new = page("\n".join((HEADLINE, BYLINE + BODY)))
    notes = (Note("n4", Target(TargetKind.ARTICLE, "a2"), "看"), Note("n5", Target(TargetKind.FIGURE, "q7"), "数"))
    done = carried(replace(said(), notes=notes, illustrations=()), new)
    assert [one.id for one in done.annotation.articles] == ["a1"]
    assert [note.target for note in done.annotation.notes] == [Target(), Target()]
    assert told(done) == [
        f"“{OTHER[:12]}…” is not in the new text",
        f"“{CAPTION}” is not in the new text",
        f"“{CREDIT}” is not in the new text",
        "“984.69万平方米” is not in the new text",
    ]
    assert {flag.target for flag in done.annotation.flags} == {Target()}


def test_a_picture_that_has_lost_its_text_stays_where_its_box_is_and_else_goes() -> None:
    new = page("\n".join((HEADLINE, BYLINE + BODY, OTHER)))
    (kept,) = carried(said(), new).annotation.illustrations
    assert (kept.caption, kept.credit, kept.article, kept.box) == ((), (), "a2", (10, 20, 30, 40))
    bare = replace(said(), illustrations=tuple(replace(one, box=None) for one in said().illustrations))
    assert carried(bare, new).annotation.illustrations == ()


def test_remarks_on_fragments_follow_them() -> None:
    notes = (Note("n1", Target(TargetKind.FRAGMENT, span=span_of(OLD, OTHER)), "看"), Note("n2", Target(), "整版"))
    done = carried(replace(said(), notes=notes)).annotation.notes
    assert [note.target for note in done] == [Target(TargetKind.FRAGMENT, span=span_of(NEW, OTHER)), Target()]


def test_flags_are_in_the_words_of_whoever_asks() -> None:
    new = page(NEW.text.replace("984.69", "984.68"))
    done = carried_over(said(), OLD, new, align(OLD.text, new.text), words=lambda what: f"数字：{what.fields['now']}")
    assert done.annotation.flags[0].reason == "数字：984.68万平方米"


@given(reviews())
def test_to_the_same_text_everything_comes_over(review: Review) -> None:
    text = review.page.text
    done = carried_over(review.annotation, review.page, review.page, align(text, text))
    unfinished = review.annotation
    for layer in Layer:
        if unfinished.states.of(layer) is ReviewState.FINISHED:
            unfinished = replace(unfinished, states=unfinished.states.with_layer(layer, ReviewState.IN_PROGRESS))
    assert (done.annotation, done.losses) == (unfinished, ())
    assert done.whole == done.spans


@given(reviews(), st.data())
def test_whatever_the_other_text_is_like_the_annotation_of_it_is_sound(review: Review, data: st.DataObject) -> None:
    words = data.draw(st.permutations(review.page.text.split()))
    new = Page(review.page.id, "\n".join(words[: data.draw(st.integers(1, len(words)))]))
    done = carried_over(review.annotation, review.page, new, align(review.page.text, new.text))
    assert faults(new, done.annotation) == ()
    assert list(figure_faults(new, done.annotation)) == []
