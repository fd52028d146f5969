"""Put text at a place of an article's reading order, wherever it comes from."""

import pytest

from annotator.core.decisions import BY_PERSON
from annotator.core.edits import place, send
from annotator.core.errors import EditRefused
from annotator.core.roles import Role
from tests.builders import part_at
from tests.core.stories import CONTEXT, GREEN, GREEN_TOLD, PAGE, TALK_TOLD, annotation, outline, span


@pytest.mark.parametrize(
    ("position", "order"),
    [
        (0, ["caption", "headline", "byline", "body", "credit"]),
        (1, ["headline", "caption", "byline", "body", "credit"]),
        (5, ["headline", "byline", "body", "credit", "caption"]),
    ],
)
def test_place_moves_a_fragment_within_its_article(position: int, order: list[str]) -> None:
    after = place(CONTEXT, annotation(), spans=[span("图为宣讲现场。")], article="a2", position=position)
    assert [told.split(":")[0] for told in outline(after)[2]] == order


def test_place_takes_text_from_another_article() -> None:
    after = place(CONTEXT, annotation(), spans=[span("全区建筑均达标。")], article="a2", position=2)
    assert outline(after)[2] == [*TALK_TOLD[:2], "body: 全区建筑均达标。", *TALK_TOLD[2:]]
    assert outline(after)[1] == GREEN_TOLD[:3]


@pytest.mark.parametrize("words", ["第2版", "无主的文字"])
def test_place_takes_furniture_and_unassigned_text_as_body(words: str) -> None:
    after = place(CONTEXT, annotation(), spans=[span(words)], article="a1", position=0)
    assert outline(after)[1] == [f"body: {words}", *GREEN_TOLD]


def test_place_takes_a_whole_article_and_keeps_the_order_of_its_text() -> None:
    after = place(CONTEXT, annotation(), spans=GREEN.spans, article="a2", position=5)
    assert outline(after) == {2: [*TALK_TOLD, *GREEN_TOLD], 0: ["folio: 第2版"]}


def test_place_cuts_the_selected_characters_out() -> None:
    after = place(CONTEXT, annotation(), spans=[span("群众")], article="a2", position=2)
    assert outline(after)[2][2:5] == ["body: 群众", "body: 居民听宣讲。", "body: 纷纷点赞。"]


def test_placed_text_is_said_to_be_placed_and_attached_by_a_person() -> None:
    part = part_at(PAGE, place(CONTEXT, annotation(), spans=[span("第2版")], article="a1", position=1), "第2版")
    assert part.is_placed
    assert part.attachment == BY_PERSON


def test_what_arrives_later_does_not_move_what_was_put_in_its_place() -> None:
    said = place(CONTEXT, annotation(), spans=[span("王磊摄")], article="a2", position=0)
    after = send(CONTEXT, said, spans=[span("全区建筑均达标。")], to="a2")
    assert outline(after)[2][0] == "credit: 王磊摄"


def test_place_leaves_the_roles_of_the_articles_own_text() -> None:
    after = place(CONTEXT, annotation(), spans=[span("宣讲团进社区")], article="a2", position=5)
    assert part_at(PAGE, after, "宣讲团进社区").role is Role.HEADLINE


@pytest.mark.parametrize("position", [3, 4])
def test_place_where_the_text_stands_already_is_refused(position: int) -> None:
    with pytest.raises(EditRefused, match="already in this place"):
        place(CONTEXT, annotation(), spans=[span("图为宣讲现场。")], article="a2", position=position)


def test_place_of_a_fragments_first_characters_before_the_fragment_is_refused() -> None:
    with pytest.raises(EditRefused, match="already in this place"):
        place(CONTEXT, annotation(), spans=[span("居民")], article="a2", position=2)


@pytest.mark.parametrize("position", [-1, 6])
def test_place_beyond_the_ends_of_the_article_is_refused(position: int) -> None:
    with pytest.raises(EditRefused, match="no such place"):
        place(CONTEXT, annotation(), spans=[span("第2版")], article="a2", position=position)


def test_place_in_an_article_that_is_gone_is_refused() -> None:
    with pytest.raises(EditRefused, match="a9 is not there any more"):
        place(CONTEXT, annotation(), spans=[span("第2版")], article="a9", position=0)


def test_place_without_text_is_refused() -> None:
    with pytest.raises(EditRefused, match="no text is selected"):
        place(CONTEXT, annotation(), spans=[], article="a1", position=0)
