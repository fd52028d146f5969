"""ALTO pages: their text as printed, a box for each character, styles, pictures."""

import time
from pathlib import Path

import pytest

from annotator.core.layout import Box, Style, Unit
from annotator.exchange.xml.alto import read_alto
from annotator.exchange.xml.door import root_of
from annotator.exchange.xml.readpage import ReadPage
from tests.exchange.xml.counting import counted_alto
from tests.exchange.xml.makers import ALTO_4, alto, block, line, string, written

VERSIONS = [
    "",
    "http://schema.ccs-gmbh.com/ALTO",
    "http://www.loc.gov/standards/alto/ns-v2#",
    "http://www.loc.gov/standards/alto/ns-v3#",
    ALTO_4,
]


def read(xml: str) -> ReadPage:
    (page,) = read_alto(root_of(xml.encode(), "p.xml"))
    return page


def boxes(page: ReadPage) -> list[Box | None]:
    assert page.layout is not None
    return list(page.layout.boxes)


def of_one_line(*inside: str, more: str = "") -> ReadPage:
    return read(alto(block(f"<TextLine {more}>{''.join(inside)}</TextLine>")))


@pytest.mark.parametrize("namespace", VERSIONS)
def test_a_page_of_any_version_is_words_lines_and_blocks_in_the_order_of_the_file(namespace: str) -> None:
    page = read(alto(block(line("one", "two"), line("three")), block(line("𠮷", "four")), namespace=namespace))
    assert page.text == "one two\nthree\n\n𠮷 four"
    assert len(page.blocks) == 2


def test_words_stand_apart_only_where_the_page_says_so() -> None:
    page = of_one_line(string("10"), string("th", x=100, more='STYLE="superscript"'), "<SP/>", string("day"))
    assert page.text == "10th day"


@pytest.mark.parametrize(("x", "text"), [(100, "oneby two"), (125, "oneby two"), (140, "one by two"), (-50, "one by two")])
def test_words_far_from_each_other_stand_apart_whatever_is_told(x: float, text: str) -> None:
    assert of_one_line(string("one"), string("by", x=x), "<SP/>", string("two")).text == text


def test_where_a_page_tells_of_no_space_there_is_one_between_any_two_words() -> None:
    assert of_one_line(string("the"), string("day")).text == "the day"


def test_where_a_page_tells_of_no_space_there_is_none_between_han_characters() -> None:
    assert of_one_line(string("新"), string("华"), string("社"), string("2023")).text == "新华社 2023"


def test_a_hyphen_is_kept_as_written_and_its_word_is_not_doubled() -> None:
    hyphen = '<HYP CONTENT="-" HPOS="100" VPOS="16" WIDTH="5"/>'
    first = string("favo", more='SUBS_TYPE="HypPart1" SUBS_CONTENT="favorables"')
    second = string("rables", more='SUBS_TYPE="HypPart2" SUBS_CONTENT="favorables"')
    page = read(alto(block(f"<TextLine>{first}{hyphen}</TextLine>", f"<TextLine>{second}<SP/>{string('x')}</TextLine>")))
    assert page.text == "favo-\nrables x"
    assert boxes(page)[4] == (100, 0, 105, 20), "as high as its word"


def test_blocks_without_a_word_leave_no_trace() -> None:
    assert read(alto(block(), block(line("one")), block(line("", " ")), block(line("two")), block())).text == "one\n\ntwo"


def test_a_break_inside_of_a_word_is_a_space() -> None:
    page = of_one_line(string("one&#10;two&#13;three").replace("&amp;", "&"))
    assert page.text == "one two three"


def test_blocks_of_blocks_are_read_where_they_stand() -> None:
    deeper = f"<ComposedBlock>{block(line('three'))}</ComposedBlock>"
    inner = f"<ComposedBlock ID='C'>{block(line('two'), name='B2')}{deeper}</ComposedBlock>"
    page = read(alto(block(line("one")), inner, block(line("four"))))
    assert page.text == "one\n\ntwo\n\nthree\n\nfour"
    assert page.places["C"] == (3, 11)
    assert page.places["B2"] == (3, 6)


def test_margins_are_read_as_the_file_has_them() -> None:
    xml = alto(block(line("body"))).replace("<PrintSpace>", f"<TopMargin>{block(line('folio'))}</TopMargin><PrintSpace>")
    assert read(xml).text == "folio\n\nbody"


def test_a_box_of_a_word_is_divided_over_its_characters() -> None:
    page = of_one_line(string("ab", x=10, y=5, width=40, height=20))
    assert boxes(page) == [(10, 5, 30, 25), (30, 5, 50, 25)]


def test_a_space_in_a_word_takes_its_share_and_has_no_box() -> None:
    assert boxes(of_one_line(string("a b", width=30))) == [(0, 0, 10, 20), (20, 0, 30, 20)]


def test_glyphs_tell_the_boxes_of_their_characters() -> None:
    glyphs = (
        '<Glyph CONTENT="a" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/><Glyph CONTENT="b" HPOS="9" VPOS="2" WIDTH="3" HEIGHT="4"/>'
    )
    page = of_one_line(string("ab").replace("/>", f">{glyphs}</String>"))
    assert boxes(page) == [(1, 2, 4, 6), (9, 2, 12, 6)]


def test_glyphs_of_another_word_tell_nothing() -> None:
    glyph = '<Glyph CONTENT="x" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/>'
    assert boxes(of_one_line(string("a").replace("/>", f">{glyph}</String>"))) == [(0, 0, 100, 20)]


def test_words_without_a_box_share_that_of_their_line() -> None:
    page = of_one_line('<String CONTENT="ab"/><SP/><String CONTENT="c"/>', more='HPOS="0" VPOS="0" WIDTH="40" HEIGHT="8"')
    assert boxes(page) == [(0, 0, 10, 8), (10, 0, 20, 8), (30, 0, 40, 8)]


@pytest.mark.parametrize("wrong", ["NaN", "inf", "1e300", "-5", "wide", ""])
def test_a_size_that_no_word_has_is_no_box(wrong: str) -> None:
    page = of_one_line(string("a"), string("b").replace('WIDTH="100"', f'WIDTH="{wrong}"'))
    assert boxes(page) == [(0, 0, 100, 20), None]


def test_a_vertical_line_runs_down() -> None:
    assert boxes(of_one_line(string("上下", width=10, height=40))) == [(0, 0, 10, 20), (0, 20, 10, 40)]


def test_a_block_that_is_turned_runs_up() -> None:
    page = read(alto(block(line("ab").replace('WIDTH="100" HEIGHT="20"', 'WIDTH="20" HEIGHT="40"'), more='ROTATION="90"')))
    assert page.text == "ab"
    assert boxes(page) == [(0, 20, 20, 40), (0, 0, 20, 20)]


@pytest.mark.parametrize("degrees", ["270", "-90", "450.2"])
def test_a_block_may_be_turned_by_any_number(degrees: str) -> None:
    words = line("ab").replace('WIDTH="100" HEIGHT="20"', 'WIDTH="20" HEIGHT="40"')
    first = (0, 20, 20, 40) if degrees == "450.2" else (0, 0, 20, 20)
    assert boxes(read(alto(block(words, more=f'ROTATION="{degrees}"'))))[0] == first


def test_a_turned_block_whose_words_are_wide_runs_on_as_they_lie() -> None:
    assert boxes(read(alto(block(line("ab"), more='ROTATION="90"'))))[0] == (0, 0, 50, 20)


def test_letters_that_run_to_the_left_begin_at_the_right() -> None:
    assert boxes(of_one_line(string("אב")))[0] == (50, 0, 100, 20)


def test_styles_come_from_blocks_and_lines_and_words() -> None:
    styles = (
        '<TextStyle ID="T0" FONTSIZE="9.5" FONTFAMILY="Times"/><TextStyle ID="T1" FONTSIZE="20" FONTSTYLE="bold italics"/>'
        '<ParagraphStyle ID="P0" ALIGN="Left"/>'
    )
    words = string("plain") + "<SP/>" + string("loud", more='STYLEREFS="T1"') + "<SP/>" + string("bold", more='STYLE="bold"')
    page = read(alto(block(f"<TextLine>{words}</TextLine>", more='STYLEREFS="P0 T0"'), styles=styles))
    assert page.layout is not None
    assert page.layout.styles == (
        Style(0, 9.5, False, False, "Times"),
        Style(5, 20.0, True, True, None),
        Style(9, 9.5, True, False, "Times"),
    )


def test_a_size_of_nothing_is_not_known() -> None:
    page = read(alto(block(line("a"), more='STYLEREFS="T"'), styles='<TextStyle ID="T" FONTSIZE="0" FONTFAMILY=""/>'))
    assert page.layout is not None
    assert page.layout.styles == (Style(0, None, False, False, None),)


@pytest.mark.parametrize(("word", "unit"), [("pixel", Unit.PIXEL), ("mm10", Unit.TENTH_MILLIMETRE), ("inch1200", Unit.INCH_1200)])
def test_the_unit_is_as_the_file_says(word: str, unit: Unit) -> None:
    layout = read(alto("one", description=f"<MeasurementUnit>{word}</MeasurementUnit>")).layout
    assert layout is not None
    assert (layout.unit, layout.width, layout.height) == (unit, 1000, 2000)


def test_a_page_that_tells_no_size_is_as_large_as_what_is_on_it() -> None:
    layout = read(alto("one", page="")).layout
    assert layout is not None
    assert (layout.width, layout.height) == (100, 20)


def test_a_page_without_size_and_boxes_has_no_layout() -> None:
    page = read(alto(block("<TextLine><String CONTENT='a'/></TextLine>"), page='WIDTH="0"'))
    assert page.text == "a"
    assert page.layout is None


def test_pictures_and_rules_are_told_apart() -> None:
    place = 'HPOS="0" VPOS="0" WIDTH="100" HEIGHT="{}"'
    inside = (
        f"<Illustration ID='I' {place.format(80)}/><GraphicalElement {place.format(2)}/>"
        f"<GraphicalElement {place.format(50)}/><ComposedBlock TYPE='Illustration' {place.format(90)}/>"
    )
    page = read(alto(inside, block(line("a"))))
    assert page.layout is not None
    assert list(page.layout.pictures) == [(0, 0, 100, 80), (0, 0, 100, 50), (0, 0, 100, 90)]
    assert list(page.layout.rules) == [(0, 0, 100, 2)]
    assert page.figures["I"] == (0, 0, 100, 80)


def test_a_picture_may_be_told_by_its_outline() -> None:
    shape = '<Illustration><Shape><Polygon POINTS="1,2 30,2 30,40"/></Shape></Illustration>'
    layout = read(alto(shape, block(line("a")))).layout
    assert layout is not None
    assert layout.pictures == ((1, 2, 30, 40),)


@pytest.mark.parametrize(
    ("more", "code"), [('LANG="fra"', "fr"), ('language="German"', "de"), ('xml:lang="en-us"', "en-US"), ('LANG="und"', None)]
)
def test_the_language_is_that_of_its_blocks(more: str, code: str | None) -> None:
    assert read(alto(block(line("a"), more=more))).language == code


def test_the_language_may_be_among_the_settings_of_the_program() -> None:
    settings = "<processingStepSettings>Conf:0.3\nLang:en\n</processingStepSettings>"
    told = f"<OCRProcessing><ocrProcessingStep>{settings}</ocrProcessingStep></OCRProcessing>"
    assert read(alto("one", description=told)).language == "en"


def test_settings_without_end_take_no_longer_than_to_read_them() -> None:
    started = time.process_time()
    settings = "<processingStepSettings>" + "\n \t" * 500_000 + "lang" * 500_000 + "</processingStepSettings>"
    assert read(alto("one", description=settings)).language is None
    assert time.process_time() - started < 5


def test_a_file_of_two_pages_gives_both() -> None:
    xml = alto("one").replace("</Layout>", f"<Page>{block(line('two'))}</Page></Layout>")
    assert [page.text for page in read_alto(root_of(xml.encode(), "p.xml"))] == ["one", "two"]


def test_every_character_is_in_its_place_by_another_reading(tmp_path: Path) -> None:
    hyphen = '<HYP CONTENT="-"/>'
    lines = (line("Ein", "Wort"), f"<TextLine>{string('ge')}{string('trennt')}{hyphen}</TextLine>", line(" ", "𠮷&"))
    inner = f"<ComposedBlock TYPE='Advertisement'>{block(*lines)}{block()}</ComposedBlock>"
    xml = alto(block(*lines), inner, block(line("Ende")), namespace=ALTO_4)
    other, page = counted_alto(written(tmp_path, "p.xml", xml)), read(xml)
    assert (other.pages, other.blocks, other.strings) == (1, 3, 11)
    assert len(page.blocks) == other.blocks
    assert sorted("".join(page.text.split())) == sorted(other.characters.elements())
    assert len(boxes(page)) == other.ink
