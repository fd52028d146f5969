"""Pictures are found by their captions and credits."""

import pytest

from annotator.core.annotation import Segmentation
from annotator.core.figures import Illustration, IllustrationKind
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.figures.illustrations import find_illustrations
from tests.builders import article, fragment, page


def found(of: Page, *parts: tuple[str, Role]) -> tuple[Illustration, ...]:
    fragments = [fragment(of, words, role) for words, role in parts]
    return find_illustrations(of, Segmentation((article(7, fragments),)))


def words(of: Page, picture: Illustration) -> tuple[list[str], list[str]]:
    caption, credit = ([of.text[span.start : span.end] for span in spans] for spans in (picture.caption, picture.credit))
    return caption, credit


def test_a_caption_and_its_credit_are_one_picture() -> None:
    of = page("夏日送清凉\n\n爱心人士送水。\n\n■本报记者 吕会生 摄")
    (picture,) = found(of, ("夏日送清凉", Role.HEADLINE), ("爱心人士送水。", Role.CAPTION), ("■本报记者 吕会生 摄", Role.CREDIT))
    assert words(of, picture) == (["爱心人士送水。"], ["■本报记者 吕会生 摄"])
    assert (picture.id, picture.article, picture.kind, picture.label) == ("i1", "a7", IllustrationKind.PHOTO, None)


def test_a_caption_alone_is_a_picture() -> None:
    of = page("图为活动现场。")
    assert len(found(of, ("图为活动现场。", Role.CAPTION))) == 1


def test_text_without_caption_or_credit_has_no_picture() -> None:
    of = page("如图所示。")
    assert found(of, ("如图所示。", Role.BODY)) == ()


def test_two_captions_with_their_credits_are_two_pictures() -> None:
    of = page("工人收割。\n甲摄\n农民播种。\n乙摄")
    pictures = found(of, ("工人收割。", Role.CAPTION), ("甲摄", Role.CREDIT), ("农民播种。", Role.CAPTION), ("乙摄", Role.CREDIT))
    assert [words(of, picture) for picture in pictures] == [(["工人收割。"], ["甲摄"]), (["农民播种。"], ["乙摄"])]
    assert [picture.id for picture in pictures] == ["i1", "i2"]


def test_a_credit_for_all_goes_to_every_picture() -> None:
    of = page("工人收割。\n农民播种。\n本组图片由甲摄")
    parts = [("工人收割。", Role.CAPTION), ("本组图片由甲摄", Role.CREDIT)]
    assert len(found(of, *parts)) == 1
    of = page("工人收割。\n正文。\n农民播种。\n本组图片由甲摄")
    pictures = found(of, ("工人收割。", Role.CAPTION), ("农民播种。", Role.CAPTION), ("本组图片由甲摄", Role.CREDIT))
    assert [words(of, picture)[1] for picture in pictures] == [["本组图片由甲摄"], ["本组图片由甲摄"]]


def test_a_caption_that_breaks_off_goes_on_in_the_next() -> None:
    of = page("工人们在\n正文。\n田里收割。")
    (picture,) = found(of, ("工人们在", Role.CAPTION), ("田里收割。", Role.CAPTION))
    assert words(of, picture)[0] == ["工人们在", "田里收割。"]


def test_each_label_of_a_caption_is_a_picture() -> None:
    text = "图①：工人收割。图②：农民播种。"
    of = page(text)
    pictures = found(of, (text, Role.CAPTION))
    assert [(picture.label, words(of, picture)[0]) for picture in pictures] == [
        ("图①", ["图①：工人收割。"]),
        ("图②", ["图②：农民播种。"]),
    ]


def test_one_part_of_a_caption_serves_several_labels() -> None:
    text = "图①②：工人收割。"
    of = page(text)
    assert [(picture.label, words(of, picture)[0]) for picture in found(of, (text, Role.CAPTION))] == [
        ("图①", [text]),
        ("图②", [text]),
    ]


@pytest.mark.parametrize(
    ("caption", "credit", "kind"),
    [
        ("农民播种。", "甲摄（新华社发）", IllustrationKind.PHOTO),
        ("讽刺与幽默。", "漫画：甲", IllustrationKind.DRAWING),
        ("增速变化。", "新华社发 制图：甲", IllustrationKind.CHART),
        ("地铁路线图", "本报资料", IllustrationKind.MAP),
        ("参观漫画展的人们。", "甲摄", IllustrationKind.PHOTO),
        ("历届冠军一览表", "本报资料", IllustrationKind.TABLE),
    ],
)
def test_the_kind_is_told_by_the_credit_then_by_the_caption(caption: str, credit: str, kind: IllustrationKind) -> None:
    of = page(f"{caption}\n{credit}")
    (picture,) = found(of, (caption, Role.CAPTION), (credit, Role.CREDIT))
    assert picture.kind is kind


def test_the_designer_alone_is_no_picture() -> None:
    of = page("制图：甲")
    assert found(of, ("制图：甲", Role.CREDIT)) == ()
