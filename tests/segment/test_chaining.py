"""Chains of running text across titles, pictures and columns."""

from annotator.language.blocks import blocks_of
from annotator.language.pack import pack_named
from annotator.segment.chaining import GUESS, SURE, chains_of

FULL = "全市各级政府部门要紧紧围绕民生工程"
INDENTED = "会议指出，各部门要围绕民生工程"


def chains(text: str) -> list[str]:
    blocks = blocks_of(text, pack_named("zh-Hans"))
    return ["|".join(text[blocks[i].start : blocks[i].end] for i in chain.blocks) for chain in chains_of(blocks)]


def paragraph(*, end: str = "。", first: str = INDENTED) -> str:
    return f"{first}\n{FULL}\n{FULL[:-1]}，\n{FULL}\n{FULL[:-2]}{end}"


def test_a_column_break_within_a_sentence_does_not_part_an_article() -> None:
    text = f"{paragraph(end='的')}\n\n{FULL}\n{FULL[:-1]}。\n{FULL}。\n"
    assert len(chains(text)) == 1


def test_a_byline_begins_an_article() -> None:
    text = f"{paragraph()}\n\n本报讯（记者 王明）近日，\n{FULL}。\n{FULL}。\n"
    assert [chain[:3] for chain in chains(text)] == ["会议指", "本报讯"]


def test_what_follows_the_mark_of_a_jump_is_another_article() -> None:
    text = f"{paragraph()}（下转第2版）\n\n{paragraph()}\n"
    assert chains(text)[0][-9:] == "。|（下转第2版）"
    assert len(chains(text)) == 2


def test_text_goes_on_after_a_picture_in_its_middle() -> None:
    text = f"{paragraph(end='的')}\n\n图为会场一角。\n\n王明 摄\n\n{FULL}。\n{FULL}。\n{FULL}。\n"
    assert len(chains(text)) == 1


def test_a_seam_within_a_sentence_is_surer_than_a_guess() -> None:
    text = f"{paragraph(end='的')}\n\n{FULL}。\n{FULL[:-1]}，\n{FULL}。\n"
    blocks = blocks_of(text, pack_named("zh-Hans"))
    margins = [margin for chain in chains_of(blocks) for margin in chain.margins[1:]]
    assert SURE in margins
    assert GUESS not in margins
