"""Roles read anew when a reviewer forms an article."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from annotator.core.annotation import Fragment
from annotator.core.decisions import BY_PERSON, Decision
from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.pack import pack_named
from annotator.language.reading import PackReader
from annotator.resources import resource_path

READER = PackReader(pack_named("zh-Hans"))
SAMPLE = json.loads(Path(resource_path("samples/hohhot-daily-2023-07-27-p2.gold.jsonl")).read_text(encoding="utf-8"))
TEXT: str = SAMPLE["text"]
Row = tuple[int, int, str]


def gold(number: int) -> list[Row]:
    return [(span["start"], span["end"], span["role"]) for span in SAMPLE["articles"][number]["spans"]]


def read(*spans: Span) -> list[Row]:
    found = READER.read(TEXT, tuple(Fragment(span, Role.BODY) for span in spans))
    return [(fragment.start, fragment.end, fragment.role.value) for fragment in found]


def whole(words: str, *, upto: str) -> Span:
    start = TEXT.index(words)
    return Span(start, TEXT.index(upto, start) + len(upto))


@pytest.mark.parametrize("number", range(10))
def test_fragments_cut_right_get_the_roles_of_the_gold(number: int) -> None:
    assert read(*(Span(start, end) for start, end, _ in gold(number))) == gold(number)


@pytest.mark.parametrize("number", range(10))
def test_blocks_of_several_roles_are_cut_as_in_the_gold(number: int) -> None:
    runs: list[Span] = []
    for start, end, _ in gold(number):
        if runs and runs[-1].end <= start and not TEXT[runs[-1].end : start].strip():
            runs[-1] = Span(runs[-1].start, end)
        else:
            runs.append(Span(start, end))
    assert read(*runs) == gold(number)


def test_a_headline_jump_mark_and_text_in_one_fragment_are_three() -> None:
    block = whole("“管家式”服务", upto="以精诚服务，厚植企")
    assert [role for _, _, role in read(block)] == ["headline", "jump", "body"]


def test_a_line_that_introduces_another_title_becomes_its_kicker() -> None:
    kicker, headline = (Span(start, end) for start, end, _ in gold(2)[:2])
    assert [role for _, _, role in read(kicker)] == ["headline"]
    assert [role for _, _, role in read(kicker, headline)] == ["kicker", "headline"]


def test_what_a_person_decided_stays_as_it_is() -> None:
    fragment = Fragment(whole("“管家式”服务", upto="以精诚服务，厚植企"), Role.CAPTION, BY_PERSON)
    assert READER.read(TEXT, (fragment,)) == (fragment,)


def test_a_fragment_read_as_before_is_left_alone_with_its_margins() -> None:
    fragment = Fragment(whole("市发改委深入", upto="定"), Role.BODY, Decision(margin=0.4), Decision(margin=0.2))
    assert READER.read(TEXT, (fragment,)) == (fragment,)


def test_the_first_part_of_a_cut_fragment_keeps_how_it_was_attached() -> None:
    fragment = Fragment(whole("（上接第1版）市发改委", upto="定"), Role.BODY, attachment=BY_PERSON, is_placed=True)
    first, second = READER.read(TEXT, (fragment,))
    assert first.attachment == BY_PERSON
    assert (first.is_placed, second.is_placed) == (True, True)


def test_no_character_is_lost_or_told_twice() -> None:
    found = READER.read(TEXT, (Fragment(Span(1, len(TEXT.rstrip())), Role.BODY),))
    assert found[0].start == 1
    assert found[-1].end == len(TEXT.rstrip())
    assert all(not TEXT[first.end : second.start].strip() for first, second in pairwise(found))


def test_furniture_put_into_an_article_is_read_as_text() -> None:
    text = "责任编辑：王小明\n\n市人大开会。\n"
    found = READER.read(text, (Fragment(Span(0, 8), Role.BODY),))
    assert [fragment.role for fragment in found] == [Role.BODY]


def test_a_crosshead_with_no_text_before_it_is_the_headline() -> None:
    full = "全市各级政府部门要紧紧围绕民生工程"
    lines = f"会议指出，各部门要围绕民生工程\n{full}\n{full[:-1]}，\n{full}。\n"
    text = f"{lines}\n上市条件是啥\n{lines}"
    crosshead = Fragment(Span(text.index("上市"), text.index("上市") + 6), Role.BODY)
    after = Fragment(Span(text.index("啥") + 2, len(text) - 1), Role.BODY)
    before = Fragment(Span(0, text.index("。") + 1), Role.BODY)
    assert [f.role for f in READER.read(text, (crosshead, after))] == [Role.HEADLINE, Role.BODY]
    assert [f.role for f in READER.read(text, (before, crosshead, after))] == [Role.BODY, Role.CROSSHEAD, Role.BODY]
