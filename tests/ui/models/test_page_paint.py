"""What the page text pane paints follows from the annotation."""

import pytest

from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.decisions import Decision, Doubt
from annotator.core.page import PageId
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.ui.models.page_paint import PagePaint, Run, changed_spans, page_paint


def run(start: int, end: int, role: Role = Role.BODY) -> Run:
    return Run(Span(start, end), role, 1, 0)


def test_fragments_and_furniture_become_runs_in_page_order() -> None:
    article = Article("a7", 3, (Fragment(Span(10, 20), Role.HEADLINE), Fragment(Span(0, 5), Role.BODY)))
    page = Annotation(PageId("p"), "li", (article,), (Fragment(Span(6, 8), Role.FOLIO),))
    paint = page_paint(page, {"a7": 4}, cuts=(9, 2))
    assert [(r.span.start, r.role, r.article, r.colour) for r in paint.runs] == [
        (0, Role.BODY, 3, 4),
        (6, Role.FOLIO, None, None),
        (10, Role.HEADLINE, 3, 4),
    ]
    assert paint.cuts == (2, 9)


def test_a_run_is_as_doubtful_as_its_least_sure_decision() -> None:
    fragment = Fragment(Span(0, 5), Role.BODY, Decision(margin=0.5), Decision(margin=0.05), Decision(margin=0.9))
    paint = page_paint(Annotation(PageId("p"), "li", (Article("a1", 1, (fragment,)),)), {"a1": 0})
    assert (paint.runs[0].doubt, paint.runs[0].margin) == (Doubt.DOUBTFUL, 0.05)


def test_runs_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="begins inside"):
        PagePaint((run(0, 5), run(4, 8)))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 3, [0]), (5, 6, []), (4, 6, [0]), (5, 7, [1]), (0, 99, [0, 1, 2]), (11, 12, []), (8, 21, [1, 2])],
)
def test_the_runs_of_a_stretch_are_those_with_a_character_in_it(start: int, end: int, found: list[int]) -> None:
    paint = PagePaint((run(0, 5), run(6, 10), run(20, 25)))
    assert list(paint.between(start, end)) == found


def test_no_run_is_at_a_place_between_two() -> None:
    paint = PagePaint((run(0, 5), run(6, 10)))
    assert paint.at(5) is None
    assert paint.at(6) == run(6, 10)


def test_an_empty_page_has_no_runs_anywhere() -> None:
    assert list(PagePaint().between(0, 9)) == []


def test_what_changed_covers_both_the_old_and_the_new_fragments() -> None:
    text = "x" * 40
    old = PagePaint((run(0, 5), run(6, 20), run(30, 35)))
    new = PagePaint((run(0, 5), run(6, 10), run(10, 20), run(30, 35, Role.HEADLINE)))
    assert changed_spans(text, old, new) == (Span(6, 20), Span(30, 35))
    assert changed_spans(text, old, old) == ()
