"""Articles keep their colours, and neighbours can be told apart by every reader."""

import json

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.page import PageId
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.resources import resource_path
from annotator.ui.models.colours import FAR_ENOUGH, apart, assign, neighbours


def annotation(*owners: int) -> Annotation:
    """One fragment of five characters for each owner's number, in page order."""
    articles = [
        Article(f"a{n}", n, tuple(Fragment(Span(at * 5, at * 5 + 5), Role.BODY) for at, owner in enumerate(owners) if owner == n))
        for n in dict.fromkeys(owners)
    ]
    return Annotation(PageId("p"), "li", tuple(articles))


def assert_neighbours_differ(page: Annotation, colours: dict[str, int]) -> None:
    for name, others in neighbours(page).items():
        assert all(apart(colours[name], colours[other]) >= FAR_ENOUGH for other in others)


def test_living_articles_keep_their_colours() -> None:
    before = assign(annotation(1, 2, 3), {})
    after = assign(annotation(1, 4, 2, 3), before)
    assert {name: after[name] for name in before} == before


def test_an_article_that_comes_back_has_its_old_colour() -> None:
    before = assign(annotation(1, 2, 3), {})
    without = assign(annotation(1, 3, 4), before)
    assert assign(annotation(1, 2, 3, 4), without)["a2"] == before["a2"]


def test_ten_articles_in_a_row_are_told_apart_from_their_neighbours() -> None:
    page = annotation(*range(1, 11))
    assert_neighbours_differ(page, assign(page, {}))


def test_forty_articles_share_the_palette_and_neighbours_still_differ() -> None:
    page = annotation(*range(1, 41))
    colours = assign(page, {})
    assert_neighbours_differ(page, colours)
    assert len(set(colours.values())) == 10


def test_an_article_set_between_two_differs_from_both() -> None:
    before = assign(annotation(1, 2, 1, 3), {})
    page = annotation(1, 2, 4, 1, 3)
    assert_neighbours_differ(page, assign(page, before))


def test_articles_side_by_side_on_the_sample_page_are_told_apart() -> None:
    path = next(resource_path("samples").glob("*.gold.jsonl"))
    gold = json.loads(path.read_text(encoding="utf-8"))
    starts = sorted((span["start"], number) for number, article in enumerate(gold["articles"]) for span in article["spans"])
    page = annotation(*(number for _, number in starts))
    colours = assign(page, {})
    worst = min(apart(colours[a], colours[b]) for a, others in neighbours(page).items() for b in others)
    assert worst >= FAR_ENOUGH


def test_neighbours_are_those_beside_on_the_page_and_in_the_list() -> None:
    page = annotation(1, 2, 1, 3)
    assert neighbours(page) == {"a1": {"a2", "a3"}, "a2": {"a1", "a3"}, "a3": {"a1", "a2"}}
