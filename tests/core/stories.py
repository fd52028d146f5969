"""One small page with two articles, for tests of edits: every text on it occurs once."""

from annotator.core.annotation import Annotation
from annotator.core.edits import Context
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests import builders

PAGE = builders.page(
    "绿色建筑增长\n"
    "本报讯（记者 苗欣）上半年开工面积增长。\n"
    "全区建筑均达标。\n"
    "\n"
    "宣讲团进社区\n"
    "本报讯（记者 李卫）居民听宣讲。\n"
    "群众纷纷点赞。\n"
    "图为宣讲现场。\n"
    "王磊摄\n"
    "\n"
    "第2版\n"
    "\n"
    "无主的文字\n"
    "\n"
    "又一段\n"
)
CONTEXT: Context = builders.context(PAGE)

GREEN = builders.article(
    1,
    [
        builders.fragment(PAGE, "绿色建筑增长", Role.HEADLINE),
        builders.fragment(PAGE, "本报讯（记者 苗欣）", Role.BYLINE),
        builders.fragment(PAGE, "上半年开工面积增长。"),
        builders.fragment(PAGE, "全区建筑均达标。"),
    ],
)
TALK = builders.article(
    2,
    [
        builders.fragment(PAGE, "宣讲团进社区", Role.HEADLINE),
        builders.fragment(PAGE, "本报讯（记者 李卫）", Role.BYLINE),
        builders.fragment(PAGE, "居民听宣讲。\n群众纷纷点赞。"),
        builders.fragment(PAGE, "图为宣讲现场。", Role.CAPTION),
        builders.fragment(PAGE, "王磊摄", Role.CREDIT),
    ],
)
FOLIO = builders.fragment(PAGE, "第2版", Role.FOLIO)

GREEN_TOLD = ["headline: 绿色建筑增长", "byline: 本报讯（记者 苗欣）", "body: 上半年开工面积增长。", "body: 全区建筑均达标。"]
TALK_TOLD = [
    "headline: 宣讲团进社区",
    "byline: 本报讯（记者 李卫）",
    "body: 居民听宣讲。\n群众纷纷点赞。",
    "caption: 图为宣讲现场。",
    "credit: 王磊摄",
]


def annotation() -> Annotation:
    """Both articles and the folio; two blocks at the end of the page are unassigned."""
    return builders.annotation(PAGE, GREEN, TALK, furniture=[FOLIO])


def at(words: str) -> int:
    """The offset at which the words begin."""
    return span(words).start


def span(words: str) -> Span:
    """Where the words stand."""
    return builders.span_of(PAGE, words)


def outline(said: Annotation) -> dict[int, list[str]]:
    """What the annotation says, for reading."""
    return builders.outline(PAGE, said)
