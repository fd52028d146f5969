"""Where fragments go in an article's reading order, and which roles are read anew when one is formed."""

from dataclasses import dataclass, replace

import pytest

from annotator.core.annotation import Article, Fragment
from annotator.core.decisions import Decision, Standing
from annotator.core.edits import Context, merge, new_article, send, split
from annotator.core.edits.placing import inserted, place_of
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.builders import decided, part_at
from tests.core.stories import GREEN, GREEN_TOLD, PAGE, TALK, TALK_TOLD, annotation, at, outline, span


@dataclass(frozen=True)
class BylineReader:
    """Reads a body that begins with 本报讯 as byline and body, every other short body as a crosshead."""

    def read(self, text: str, fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
        """Cut and give roles."""
        return tuple(part for fragment in fragments for part in self._of(text, fragment))

    def _of(self, text: str, fragment: Fragment) -> tuple[Fragment, ...]:
        words = text[fragment.start : fragment.end]
        closing = fragment.start + words.find("）") + 1
        if fragment.role is Role.BODY and words.startswith("本报讯") and closing < fragment.end:
            head, rest = Span(fragment.start, closing), Span(closing, fragment.end)
            return replace(fragment, span=head, role=Role.BYLINE), replace(fragment, span=rest)
        return (replace(fragment, role=Role.CROSSHEAD) if fragment.role is Role.BODY and len(words) < 6 else fragment,)


class LosingReader:
    """Reads away the last character of each fragment."""

    def read(self, text: str, fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
        """Shorten every fragment."""
        del text
        return tuple(replace(fragment, span=Span(fragment.start, fragment.end - 1)) for fragment in fragments)


READING = Context(PAGE, BylineReader())


def piece(role: Role, start: int, *, is_placed: bool = False) -> Fragment:
    return Fragment(Span(start, start + 1), role, is_placed=is_placed)


def test_titles_come_first_then_byline_then_text_then_captions() -> None:
    roles = [
        Role.CREDIT,
        Role.CAPTION,
        Role.CROSSHEAD,
        Role.BODY,
        Role.JUMP,
        Role.BYLINE,
        Role.SUBTITLE,
        Role.HEADLINE,
        Role.KICKER,
    ]
    placed = inserted((), [piece(role, start) for start, role in enumerate(roles)])
    told = [fragment.role.value for fragment in placed]
    assert told == ["kicker", "headline", "subtitle", "byline", "crosshead", "body", "jump", "credit", "caption"]


def test_text_of_one_rank_stands_in_page_order() -> None:
    placed = inserted((), [piece(Role.BODY, 9), piece(Role.BODY, 3), piece(Role.JUMP, 6)])
    assert [fragment.start for fragment in placed] == [3, 6, 9]


def test_what_arrives_goes_behind_what_precedes_it_and_moves_nothing() -> None:
    there = (piece(Role.BODY, 30), piece(Role.BODY, 10), piece(Role.HEADLINE, 50))
    placed = inserted(there, [piece(Role.BODY, 20), piece(Role.BODY, 25)])
    assert [fragment.start for fragment in placed] == [30, 10, 20, 25, 50]


def test_what_nothing_precedes_goes_to_the_front() -> None:
    placed = inserted((piece(Role.BODY, 30),), [piece(Role.KICKER, 40), piece(Role.HEADLINE, 41)])
    assert [fragment.start for fragment in placed] == [40, 41, 30]


def test_every_role_of_articles_has_a_place() -> None:
    assert [place_of(piece(role, 1))[1] for role in Role if not role.is_furniture] == [1] * 9


def test_a_new_article_has_untouched_roles_read_and_placed() -> None:
    after = new_article(READING, annotation(), spans=[span("无主的文字"), span("又一段")])
    assert outline(after)[3] == ["crosshead: 无主的文字", "crosshead: 又一段"]


def turned_and_glued() -> Article:
    """The first article with its last paragraph first, and its byline still part of the body."""
    whole = replace(GREEN.fragments[2], span=span("本报讯（记者 苗欣）上半年开工面积增长。"))
    return GREEN.with_fragments([GREEN.fragments[3], whole])


def test_the_reader_cuts_a_fragment_and_the_piece_of_another_role_is_placed_by_it() -> None:
    said = replace(annotation(), articles=(turned_and_glued(), TALK))
    after = new_article(READING, said, spans=[*turned_and_glued().spans, span("又一段")])
    assert outline(after)[1][:2] == ["byline: 本报讯（记者 苗欣）", "body: 上半年开工面积增长。"]


def test_a_piece_whose_role_stays_keeps_its_place_in_a_hand_made_order() -> None:
    after = merge(READING, replace(annotation(), articles=(turned_and_glued(), TALK)), article="a2", into="a1")
    told = outline(after)[1]
    assert told.index("body: 全区建筑均达标。") < told.index("body: 上半年开工面积增长。")


def test_split_reads_the_roles_of_the_new_article_alone() -> None:
    short = TALK.with_fragments([*TALK.fragments[:2], replace(TALK.fragments[2], span=span("居民")), *TALK.fragments[3:]])
    said = replace(annotation(), articles=(GREEN, short))
    after = split(READING, said, at=at("图为宣讲现场"))
    assert outline(after)[2][-1] == "body: 居民"


def test_merge_reads_untouched_roles_of_both() -> None:
    short = GREEN.with_fragments([*GREEN.fragments[:3], replace(GREEN.fragments[3], span=span("全区"))])
    after = merge(READING, replace(annotation(), articles=(short, TALK)), article="a2", into="a1")
    assert "crosshead: 全区" in outline(after)[1]


def test_send_reads_arriving_text_alone() -> None:
    short = GREEN.with_fragments([*GREEN.fragments[:3], replace(GREEN.fragments[3], span=span("全区"))])
    after = send(READING, replace(annotation(), articles=(short, TALK)), spans=[span("又一段")], to="a1")
    assert outline(after)[1][-2:] == ["body: 全区", "crosshead: 又一段"]


@pytest.mark.parametrize("standing", [Standing.CHANGED, Standing.CONFIRMED, Standing.ADDED])
def test_a_role_by_a_person_is_never_read_anew(standing: Standing) -> None:
    short = decided(replace(GREEN.fragments[3], span=span("全区")), standing)
    said = replace(annotation(), articles=(GREEN.with_fragments([*GREEN.fragments[:3], short]), TALK))
    after = merge(READING, said, article="a1", into="a2")
    assert part_at(PAGE, after, "全区") == replace(short, attachment=part_at(PAGE, after, "全区").attachment)
    assert part_at(PAGE, after, "全区").role is Role.BODY


def test_furniture_that_comes_into_an_article_is_read_even_if_a_person_made_it() -> None:
    said = replace(annotation(), furniture=tuple(decided(part) for part in annotation().furniture))
    after = send(READING, said, spans=[span("第2版")], to="a1")
    assert part_at(PAGE, after, "第2版").role is Role.CROSSHEAD
    assert part_at(PAGE, after, "第2版").role_decision == Decision(Standing.MACHINE)


def test_a_reader_that_loses_text_is_a_bug_and_not_a_smaller_article() -> None:
    with pytest.raises(ValueError, match="did not keep the text"):
        merge(Context(PAGE, LosingReader()), annotation(), article="a2", into="a1")


def test_an_article_with_nothing_to_read_stays_as_it_is_told() -> None:
    after = send(READING, annotation(), spans=[span("群众纷纷点赞。")], to="a1")
    assert outline(after) == {
        1: [*GREEN_TOLD, "body: 群众纷纷点赞。"],
        2: [*TALK_TOLD[:2], "body: 居民听宣讲。", *TALK_TOLD[3:]],
        0: ["folio: 第2版"],
    }
