"""The values that say what a page holds: anchors, ids, decisions and their doubt."""

from dataclasses import replace

import pytest

from annotator.core.annotation import Layer, LayerStates, NextIds, ReviewState
from annotator.core.decisions import BY_MACHINE, Decision, Doubt, Standing
from annotator.core.figures import Illustration, Quantity
from annotator.core.roles import ARTICLE_ROLES, FURNITURE_ROLES, Role
from tests.core.stories import FOLIO, GREEN, TALK, annotation, at


def test_an_article_is_listed_by_where_its_running_text_begins() -> None:
    assert TALK.anchor == at("本报讯（记者 李卫）")


def test_an_article_of_titles_alone_is_listed_by_the_first() -> None:
    assert GREEN.with_fragments(GREEN.fragments[:1]).anchor == 0


def test_the_article_at_an_offset_is_the_one_whose_fragment_holds_it() -> None:
    said = annotation()
    assert said.article_at(at("群众")) is TALK
    assert said.article_at(at("第2版")) is None
    assert said.fragment_at(at("2版")) is FOLIO
    assert said.fragment_at(at("无主")) is None


def test_an_article_is_found_by_id_and_by_number() -> None:
    assert annotation().article("a2") is TALK
    assert annotation().article_numbered(1) is GREEN
    assert annotation().article_numbered(9) is None
    with pytest.raises(KeyError):
        annotation().article("a9")


def test_next_ids_only_grow() -> None:
    assert NextIds(1, 5, 2).at_least(NextIds(3, 1, 2, 7)) == NextIds(3, 5, 2, 7)


def test_next_ids_take_no_part_in_equality() -> None:
    assert replace(annotation(), next_ids=NextIds(99)) == annotation()


def test_a_layer_changes_alone() -> None:
    assert LayerStates().with_layer(Layer.PICTURES, ReviewState.IGNORED) == LayerStates(pictures=ReviewState.IGNORED)


@pytest.mark.parametrize(
    ("decision", "doubt"),
    [
        (Decision(margin=0.2), Doubt.DOUBTFUL),
        (Decision(margin=1 / 3), Doubt.CHECK),
        (Decision(margin=2 / 3), Doubt.NONE),
        (BY_MACHINE, Doubt.NONE),
        (Decision(Standing.CONFIRMED, 0.2), Doubt.NONE),
    ],
)
def test_doubt_is_told_by_the_margin_until_a_person_decides(decision: Decision, doubt: Doubt) -> None:
    assert decision.doubt is doubt


def test_a_margin_outside_its_bounds_is_a_bug() -> None:
    with pytest.raises(ValueError, match="outside"):
        Decision(margin=1.1)


@pytest.mark.parametrize("standing", [Standing.CHANGED, Standing.ADDED, Standing.REJECTED])
def test_what_a_person_decided_is_not_confirmed_over(standing: Standing) -> None:
    assert Decision(standing).confirmed().standing is standing


def test_every_role_is_of_articles_or_furniture() -> None:
    assert set(ARTICLE_ROLES) | set(FURNITURE_ROLES) == set(Role)
    assert not set(ARTICLE_ROLES) & set(FURNITURE_ROLES)


def test_a_picture_with_a_label_is_not_bare() -> None:
    assert Illustration("i1").is_bare
    assert not Illustration("i1", label="图①").is_bare


def test_a_number_without_a_place_is_a_bug() -> None:
    with pytest.raises(ValueError, match="needs a span"):
        Quantity("q1", ())
