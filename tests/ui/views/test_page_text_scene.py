"""What painters ask: what belongs to nobody, what stands upright, which numbers a line bears."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock

from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.ui.models.page_paint import PagePaint, Run
from annotator.ui.offsets import Offsets
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.page_text.gutter import numbered_runs
from annotator.ui.views.page_text.lines import ShownLine
from annotator.ui.views.page_text.scene import Scene


def run(start: int, end: int, article: int | None = 1, role: Role = Role.BODY) -> Run:
    return Run(Span(start, end), role, article, article)


def scene(text: str, *runs: Run) -> Scene:
    return Scene(theme(Scheme.LIGHT), Page(PageId("p"), text), PagePaint(runs))


def cut_scene(text: str, *cuts: int) -> Scene:
    return Scene(theme(Scheme.LIGHT), Page(PageId("p"), text), PagePaint((run(4, 6),), cuts))


def line(of: Scene, index: int) -> ShownLine:
    start, end = of.page.line_span(index)
    runs = tuple((at, of.paint.runs[at]) for at in of.paint.between(start, end))
    return ShownLine(index, start, end, start, QPointF(), 24, QTextBlock(), Offsets(), runs)


def test_text_between_and_around_runs_is_unassigned_without_its_spaces() -> None:
    page = scene(" 新城 区走进 市区", run(4, 6), run(8, 9))
    assert page.unassigned_on(line(page, 0)) == [Span(1, 3), Span(6, 7), Span(9, 10)]


def test_a_blank_line_has_nothing_unassigned() -> None:
    page = scene("新\n  \n区")
    assert page.unassigned_on(line(page, 1)) == []


@pytest.mark.parametrize(
    ("text", "upright"),
    [
        ("夏\n日\n送\n清\n凉", (0, 4)),
        ("夏\n\n日\n\n送", (0, 4)),
        ("夏\n日", None),
        ("夏日\n送清\n凉啊", None),
        ("夏日送清凉", None),
    ],
)
def test_a_fragment_of_one_character_lines_stands_upright(text: str, upright: tuple[int, int] | None) -> None:
    whole = run(0, len(text), role=Role.HEADLINE)
    assert scene(text, whole).vertical(whole) == upright


def test_an_articles_number_stands_where_it_begins_and_at_its_byline() -> None:
    text = "市宣讲团\n本报讯\n正文\n另一篇"
    page = scene(text, run(0, 4, 1), run(5, 8, 1, Role.BYLINE), run(9, 11, 1), run(12, 15, 2))
    named = [[shown.article for shown in numbered_runs(page, line(page, n), is_first=False)] for n in range(4)]
    assert named == [[1], [1], [], [2]]


def test_a_line_of_two_articles_bears_both_numbers() -> None:
    page = scene("新区\n新城走进", run(0, 2, 1), run(3, 5, 1), run(5, 7, 2))
    assert [shown.article for shown in numbered_runs(page, line(page, 1), is_first=False)] == [1, 2]


def test_the_first_line_on_the_screen_names_the_article_that_goes_on() -> None:
    page = scene("新区\n新城", run(0, 2, 1), run(3, 5, 1))
    assert [shown.article for shown in numbered_runs(page, line(page, 1), is_first=True)] == [1]


def test_likely_cuts_are_marked_inside_a_lines_text_only() -> None:
    page = cut_scene(" 新城区走进", 1, 3, 4, 5)
    assert page.cuts_on(line(page, 0)) == (3, 5)


def test_furniture_bears_no_number() -> None:
    page = scene("第2版", run(0, 3, None, Role.FOLIO))
    assert numbered_runs(page, line(page, 0), is_first=True) == []


def test_other_furniture_begins_like_another_article() -> None:
    page = scene("新城走进市区", run(0, 2, None, Role.FOLIO), run(2, 4, None, Role.NOTICE), run(4, 6, None, Role.NOTICE))
    assert [page.changes_article(index) for index in range(3)] == [False, True, False]
