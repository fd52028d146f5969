"""Text made ready for analysis, with the way back to every character."""

from annotator.language.normalise import condensed, normalised
from annotator.language.pack import pack_named

ZH, NEUTRAL = pack_named("zh-Hans"), pack_named("neutral")


def test_full_width_digits_letters_and_percent_signs_become_plain() -> None:
    assert normalised("增长１５％，Ａ股", ZH).text == "增长15%，A股"


def test_justified_text_is_closed_up() -> None:
    assert normalised("用户能效 、取 暖 产 品 质量", ZH).text == "用户能效、取暖产品质量"


def test_spaces_between_words_and_digits_fall() -> None:
    assert normalised("7月 26日，30 余家企业", ZH).text == "7月26日，30余家企业"


def test_spaces_that_mean_something_stay() -> None:
    assert normalised("（记者 苗欣）", ZH).text == "（记者 苗欣）"
    assert normalised("牢记嘱托 聚力奋进", ZH).text == "牢记嘱托 聚力奋进"


def test_every_character_knows_where_it_came_from() -> None:
    text = "𠮷野家 ３ 家店"
    found = normalised(text, ZH)
    assert found.text == "𠮷野家3家店"
    assert "".join(text[offset] for offset in found.offsets) == "𠮷野家３家店"


def test_condensed_text_has_no_white_space_at_all() -> None:
    text = "本报讯（记者 苗\n\n欣）７月"
    found = condensed(text, ZH)
    assert found.text == "本报讯（记者苗欣）7月"
    assert found.offsets[-2:] == (len(text) - 2, len(text) - 1)


def test_condensed_text_keeps_one_space_between_words_where_words_are_parted() -> None:
    assert condensed("  By  John\nSmith ", NEUTRAL).text == "By John Smith "


def test_a_part_of_a_text_is_condensed_with_offsets_of_the_whole() -> None:
    assert condensed("甲 乙 丙", ZH, start=1, end=4).offsets == (2,)
