"""A page that has a bit of everything, and annotations and predictions of it."""

from dataclasses import replace
from decimal import Decimal

from annotator.core.annotation import (
    Alternative,
    Annotation,
    Article,
    Evidence,
    Flag,
    Fragment,
    JumpLink,
    Layer,
    LayerStates,
    NextIds,
    Note,
    Prediction,
    ReviewState,
    Run,
    Segmentation,
    Target,
    TargetKind,
)
from annotator.core.decisions import Decision, Standing
from annotator.core.figures import Base, Bound, Change, Illustration, IllustrationKind, Quantity, QuantityKind
from annotator.core.page import Page, PageId, Source
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.builders import span_of

TEXT = """呼和浩特日报 2023年7月27日
𠮷林消息
本报讯（记者 苗欣）7月26日，同比增长约32.9%。
合计984.69万平
方米。
（下转第3版）
图①为现场。
张三 摄
第二条
正文到此为止，没有数字。
"""
PAGE = Page(
    PageId("hohhot/2023-07-27/2"),
    TEXT,
    "zh",
    "呼和浩特日报",
    "特刊",
    "2023-07-27",
    "2",
    Source("p2.txt", "text"),
    '{"meta":{"scan":7}}',
)
CHECK = Decision(Standing.MACHINE, 0.5)
CONFIRMED = Decision(Standing.CONFIRMED, 1.0)
ADDED = Decision(Standing.ADDED)


def fragment(words: str, role: Role, *, decision: Decision = CHECK, is_placed: bool = False) -> Fragment:
    """A fragment of these words of the page, its role and attachment decided so."""
    return Fragment(span_of(PAGE, words), role, decision, decision, CONFIRMED, is_placed)


ARTICLES = (
    Article(
        "a1",
        1,
        (
            fragment("𠮷林消息", Role.HEADLINE, decision=CONFIRMED, is_placed=True),
            fragment("本报讯（记者 苗欣）", Role.BYLINE),
            fragment("7月26日，同比增长约32.9%。\n合计984.69万平\n方米。", Role.BODY),
            fragment("（下转第3版）", Role.JUMP),
            fragment("图①为现场。", Role.CAPTION),
            fragment("张三 摄", Role.CREDIT),
        ),
        Decision(Standing.MACHINE, 0.1),
        JumpLink(None, None, None),
        JumpLink("3", PageId("hohhot/2023-07-27/3"), "a4"),
    ),
    Article(
        "a2",
        2,
        (fragment("第二条", Role.HEADLINE), fragment("正文到此为止，没有数字。", Role.BODY, decision=ADDED)),
        CONFIRMED,
    ),
)
FURNITURE = (fragment("呼和浩特日报 2023年7月27日", Role.FOLIO),)
ILLUSTRATIONS = (
    Illustration(
        "i1",
        IllustrationKind.CHART,
        "图①",
        (span_of(PAGE, "图①为现场。"),),
        (span_of(PAGE, "张三 摄"),),
        "a1",
        (0.0, 1.5, 20.25, 30.0),
        CHECK,
    ),
    Illustration("i2", IllustrationKind.LOGO, "徽", decision=ADDED),
)
QUANTITIES = (
    Quantity("q3", (span_of(PAGE, "7月26日"),), iso="--07-26", kind=QuantityKind.DATE, decision=Decision(Standing.REJECTED, 0.2)),
    Quantity(
        "q1",
        (span_of(PAGE, "32.9%"),),
        Decimal("32.90"),
        bound=Bound.ABOUT,
        unit="%",
        kind=QuantityKind.PERCENT,
        change=Change.INCREASE,
        base=Base.YOY,
    ),
    Quantity(
        "q2",
        (span_of(PAGE, "984.69万平"), span_of(PAGE, "方米")),
        Decimal(9846900),
        low=Decimal("1E+2"),
        high=Decimal("0.1"),
        unit="m2",
        kind=QuantityKind.MEASURE,
        measures=(span_of(PAGE, "合计"),),
        decision=CHECK,
    ),
)
NOTES = (
    Note("n1", Target(), "看清"),
    Note("n2", Target(TargetKind.FRAGMENT, None, Span(1, 3)), "这里？", is_resolved=True),
    Note("n3", Target(TargetKind.FIGURE, "q2"), "𠮷"),
)
FLAGS = (Flag("f1", Target(TargetKind.ARTICLE, "a2"), "太短"), Flag("f2", Target()))
STATES = LayerStates(ReviewState.FINISHED, ReviewState.IN_PROGRESS, ReviewState.IGNORED)


def annotation(reviewer: str = "li", *, states: LayerStates = STATES) -> Annotation:
    """An annotation of the page with something in every table."""
    return Annotation(
        PAGE.id,
        reviewer,
        ARTICLES,
        FURNITURE,
        ILLUSTRATIONS,
        QUANTITIES,
        NOTES,
        FLAGS,
        states,
        is_parked=True,
        is_nothing_here=False,
        extra='{"who":"李"}',
        next_ids=NextIds(3, 3, 4, 4, 3),
    )


def finished(*layers: Layer) -> LayerStates:
    """States in which just these layers are finished."""
    states = LayerStates()
    for layer in layers:
        states = states.with_layer(layer, ReviewState.FINISHED)
    return states


def prediction() -> Prediction:
    """A prediction of the page, with its articles in the order the machine gave them."""
    why = Evidence(span_of(PAGE, "第二条"), "a2", ("第二",), (Alternative("a1", 0.25), Alternative(None, 0.125)))
    backwards = (replace(ARTICLES[1]), replace(ARTICLES[0]))
    return Prediction(Segmentation(backwards, FURNITURE, (why,)), ILLUSTRATIONS, QUANTITIES, '{"more":1}')


RUN = Run("rules", "1.0.0", '{"locale":"zh-Hans"}')
