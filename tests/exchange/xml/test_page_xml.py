"""PAGE XML: text, boxes, and articles by groups of the reading order or the words of Transkribus and NewsEye."""

import time
from pathlib import Path

import pytest

from annotator.core.annotation import JumpLink, Run
from annotator.core.figures import IllustrationKind
from annotator.core.layout import Box, Style
from annotator.core.roles import Role
from annotator.exchange.page_jsonl import PageRecord, PredictionRecord, Record
from tests.exchange.xml.counting import counted_page_xml
from tests.exchange.xml.makers import page_line, page_xml, records_in, region, written

NAMESPACES = [f"http://schema.primaresearch.org/PAGE/gts/pagecontent/{day}" for day in ("2010-03-19", "2013-07-15", "2024-07-15")]


def record_of(folder: Path, *inside: str, **more: str) -> Record:
    path = written(folder, "p.xml", page_xml(*inside, **more))
    (record,) = records_in(path)
    return record


def text_of(folder: Path, *inside: str, **more: str) -> str:
    return record_of(folder, *inside, **more).page.text


def boxes_of(folder: Path, *inside: str) -> list[Box | None]:
    layout = record_of(folder, *inside).page.layout
    assert layout is not None
    return list(layout.boxes)


def said(folder: Path, *inside: str) -> PredictionRecord:
    record = record_of(folder, *inside)
    assert isinstance(record, PredictionRecord)
    return record


def articles(record: PredictionRecord) -> list[list[tuple[str, str]]]:
    text = record.page.text
    return [
        [(fragment.role.value, text[fragment.start : fragment.end]) for fragment in article.fragments]
        for article in record.prediction.segmentation.articles
    ]


def furniture(record: PredictionRecord) -> list[tuple[str, str]]:
    text = record.page.text
    return [(piece.role.value, text[piece.start : piece.end]) for piece in record.prediction.segmentation.furniture]


def equiv(text: str, index: int = 0) -> str:
    return f'<TextEquiv index="{index}"><Unicode>{text}</Unicode></TextEquiv>'


def part(kind: str, text: str, box: str, inside: str = "") -> str:
    return f'<{kind} id="{kind}{text}"><Coords points="{box}"/>{inside}{equiv(text)}</{kind}>'


def group(*regions: str, kind: str = "article", name: str = "g", more: str = "") -> str:
    refs = "".join(f'<RegionRefIndexed index="{at}" regionRef="{region}"/>' for at, region in enumerate(regions))
    return f'<OrderedGroup id="{name}" type="{kind}" {more}>{refs}</OrderedGroup>'


def order(*groups: str) -> str:
    return f'<ReadingOrder><UnorderedGroup id="ro">{"".join(groups)}</UnorderedGroup></ReadingOrder>'


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_a_page_of_any_version_is_lines_and_regions_in_the_order_of_the_file(tmp_path: Path, namespace: str) -> None:
    regions = region("r1", "one two", "three"), region("r2", "𠮷")
    assert text_of(tmp_path, *regions, namespace=namespace) == "one two\nthree\n\n𠮷"


def test_the_reading_of_the_lowest_index_is_taken(tmp_path: Path) -> None:
    line = f'<TextLine id="l">{equiv("worse", 1)}{equiv("best", 0)}</TextLine>'
    assert text_of(tmp_path, region("r", line)) == "best"


def test_a_line_without_a_text_of_its_own_has_that_of_its_words(tmp_path: Path) -> None:
    words = part("Word", "one", "0,0 10,0 10,5") + part("Word", "two", "20,0 30,0 30,5")
    assert text_of(tmp_path, region("r", f'<TextLine id="l">{words}</TextLine>')) == "one two"


def test_a_region_without_lines_has_its_own_text(tmp_path: Path) -> None:
    text = equiv("one\ntwo")
    assert text_of(tmp_path, f'<TextRegion id="r">{text}</TextRegion>') == "one\ntwo"


def test_a_region_with_lines_is_not_read_twice(tmp_path: Path) -> None:
    line = page_line("l", "one")
    assert text_of(tmp_path, f'<TextRegion id="r">{line}{equiv("one")}</TextRegion>') == "one"


def test_regions_in_regions_are_read_where_they_stand(tmp_path: Path) -> None:
    inner = region("r2", "two")
    assert text_of(tmp_path, f'<TableRegion id="t">{inner}{region("r3", "three")}</TableRegion>', region("r4", "four")) == (
        "two\n\nthree\n\nfour"
    )


def test_cells_of_tables_are_read_as_transkribus_writes_them(tmp_path: Path) -> None:
    cells = "".join(f'<TableCell id="c{at}" row="0" col="{at}">{page_line(f"l{at}", f"cell {at}")}</TableCell>' for at in (1, 2))
    inside = order(group("t")), f'<TableRegion id="t">{cells}</TableRegion>'
    assert articles(said(tmp_path, *inside)) == [[("body", "cell 1"), ("body", "cell 2")]]


def test_a_line_whose_own_text_is_empty_has_that_of_its_words(tmp_path: Path) -> None:
    assert text_of(tmp_path, region("r", page_line("l", "", words=part("Word", "one", "0,0 10,0 10,5")))) == "one"


def test_a_region_that_is_turned_runs_up(tmp_path: Path) -> None:
    line = page_line("l", "ab", box="0,0 10,0 10,40")
    assert boxes_of(tmp_path, region("r", line, more='orientation="89.5"')) == [(0, 20, 10, 40), (0, 0, 10, 20)]


def test_a_line_without_words_shares_its_box(tmp_path: Path) -> None:
    assert boxes_of(tmp_path, region("r", page_line("l", "ab", box="10,0 50,3 50,20 10,18"))) == [
        (10, 0, 30, 20),
        (30, 0, 50, 20),
    ]


def test_words_and_glyphs_tell_boxes_where_they_make_up_the_line(tmp_path: Path) -> None:
    glyphs = part("Glyph", "a", "0,0 4,0 4,9") + part("Glyph", "b", "6,0 9,0 9,9")
    words = part("Word", "ab", "0,0 9,0 9,9", glyphs) + part("Word", "c", "20,0 30,0 30,9")
    line = page_line("l", "ab c", words=words)
    assert boxes_of(tmp_path, region("r", line)) == [(0, 0, 4, 9), (6, 0, 9, 9), (20, 0, 30, 9)]


def test_words_that_say_something_else_than_the_line_tell_no_box(tmp_path: Path) -> None:
    line = page_line("l", "ab", words=part("Word", "abc", "0,0 9,0 9,9"), box="0,0 40,0 40,10")
    assert boxes_of(tmp_path, region("r", line)) == [(0, 0, 20, 10), (20, 0, 40, 10)]


def test_points_of_2010_are_read_too(tmp_path: Path) -> None:
    coords = '<Coords><Point x="0" y="0"/><Point x="20" y="0"/><Point x="20" y="8"/></Coords>'
    assert boxes_of(tmp_path, region("r", f'<TextLine id="l">{coords}{equiv("a")}</TextLine>')) == [(0, 0, 20, 8)]


def test_the_layout_has_the_size_of_the_picture_and_its_pictures_and_rules(tmp_path: Path) -> None:
    coords = '<Coords points="1,2 30,2 30,40"/>'
    inside = f'<ImageRegion id="i">{coords}</ImageRegion><SeparatorRegion id="s">{coords}</SeparatorRegion>'
    layout = record_of(tmp_path, region("r", "a"), inside).page.layout
    assert layout is not None
    assert (layout.width, layout.height, layout.pictures, layout.rules) == (800, 900, ((1, 2, 30, 40),), ((1, 2, 30, 40),))


def test_styles_of_lines_are_kept(tmp_path: Path) -> None:
    style = '<TextStyle fontFamily="Fraktur" fontSize="12" bold="true"/>'
    layout = record_of(tmp_path, region("r", f'<TextLine id="l">{equiv("a")}{style}</TextLine>')).page.layout
    assert layout is not None
    assert layout.styles == (Style(0, 12.0, True, False, "Fraktur"),)


def test_a_vertical_region_runs_down(tmp_path: Path) -> None:
    line = page_line("l", "上下", box="0,0 10,0 10,40")
    assert boxes_of(tmp_path, region("r", line, more='readingDirection="top-to-bottom"'))[1] == (0, 20, 10, 40)


def test_the_language_has_its_code(tmp_path: Path) -> None:
    assert record_of(tmp_path, region("r", "a", more='primaryLanguage="German"')).page.language == "de"


def test_the_picture_of_the_page_is_found_beside_it(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(b"a picture")
    facsimile = record_of(tmp_path, region("r", "a")).page.facsimile
    assert facsimile is not None
    assert facsimile.file == str(tmp_path / "p.png")


def test_a_page_without_articles_is_a_page_alone(tmp_path: Path) -> None:
    assert isinstance(record_of(tmp_path, region("r1", "a", kind="page-number"), region("r2", "b", kind="heading")), PageRecord)


def test_groups_of_the_reading_order_are_articles(tmp_path: Path) -> None:
    regions = (
        region("r1", "text"),
        region("r2", "Title", kind="heading"),
        region("r3", "else"),
        region("r4", "7", kind="page-number"),
    )
    record = said(tmp_path, order(group("r2", "r1")), *regions)
    assert articles(record) == [[("headline", "Title"), ("body", "text")]]
    assert furniture(record) == [("unlabelled", "else"), ("folio", "7")]
    assert record.run == Run("PAGE XML", "Reader 3")


def test_indexes_say_the_order_in_a_group(tmp_path: Path) -> None:
    refs = '<RegionRefIndexed index="1" regionRef="r1"/><RegionRefIndexed index="0" regionRef="r2"/>'
    inside = f'<ReadingOrder><OrderedGroup id="g" type="article">{refs}</OrderedGroup></ReadingOrder>'
    assert articles(said(tmp_path, inside, region("r1", "one"), region("r2", "two"))) == [[("body", "two"), ("body", "one")]]


def test_groups_that_are_no_article_are_none(tmp_path: Path) -> None:
    inside = order(group("r1", name="g1"), group("r2", kind="figure", name="g2"))
    assert articles(said(tmp_path, inside, region("r1", "one"), region("r2", "two"))) == [[("body", "one")]]


def test_a_group_in_an_article_is_part_of_it(tmp_path: Path) -> None:
    reference = '<RegionRefIndexed index="0" regionRef="r2"/>'
    inner = f'<OrderedGroupIndexed id="g2" index="1" type="paragraph">{reference}</OrderedGroupIndexed>'
    outer = f'<OrderedGroup id="g1" type="article"><RegionRefIndexed index="0" regionRef="r1"/>{inner}</OrderedGroup>'
    assert articles(said(tmp_path, order(outer), region("r2", "two"), region("r1", "one"))) == [
        [("body", "one"), ("body", "two")]
    ]


def test_a_group_that_goes_on_comes_from_another_page(tmp_path: Path) -> None:
    record = said(tmp_path, order(group("r1", more='continuation="true"')), region("r1", "one"))
    assert record.prediction.segmentation.articles[0].continued_from == JumpLink()


def test_lines_name_their_article_as_newseye_writes_it(tmp_path: Path) -> None:
    lines = [
        page_line(f"l{at}", text, more=f'custom="readingOrder {{index:{index};}} structure {{id:{article}; type:article;}}"')
        for at, (text, index, article) in enumerate([("second", 1, "a7"), ("first", 0, "a7"), ("other", 2, "a8")])
    ]
    record = said(tmp_path, region("r", *lines, page_line("l9", "nobody's")))
    assert articles(record) == [[("body", "first"), ("body", "second")], [("body", "other")]]
    assert furniture(record) == [("unlabelled", "nobody's")]


def test_regions_name_their_article_and_lines_their_role_as_transkribus_writes_it(tmp_path: Path) -> None:
    title = page_line("l1", "Title", more='custom="structure {type:heading;}"')
    inside = title, page_line("l2", "By me", more='custom="structure {type:byline;}"'), page_line("l3", "text")
    record = said(tmp_path, region("r", *inside, more='custom="readingOrder {index:0;} structure {type:article; id:a1;}"'))
    assert articles(record) == [[("headline", "Title"), ("byline", "By me"), ("body", "text")]]


def test_regions_of_one_article_are_in_their_reading_order(tmp_path: Path) -> None:
    custom = 'custom="readingOrder {{index:{};}} structure {{type:article; id:a1;}}"'
    regions = region("r1", "second", more=custom.format(1)), region("r2", "first", more=custom.format(0))
    assert articles(said(tmp_path, *regions)) == [[("body", "first"), ("body", "second")]]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("heading", Role.HEADLINE),
        ("paragraph", Role.BODY),
        ("drop-capital", Role.BODY),
        ("caption", Role.CAPTION),
        ("credit", Role.CREDIT),
        ("footnote", Role.BODY),
        ("other", Role.BODY),
    ],
)
def test_types_of_regions_in_an_article_are_roles(tmp_path: Path, kind: str, role: Role) -> None:
    assert articles(said(tmp_path, order(group("r1")), region("r1", "words", kind=kind))) == [[(role.value, "words")]]


def test_headings_after_text_are_inside_of_the_article(tmp_path: Path) -> None:
    regions = (
        region("r1", "A", kind="heading"),
        region("r2", "B", kind="heading"),
        region("r3", "text"),
        region("r4", "C", kind="heading"),
    )
    (told,) = articles(said(tmp_path, order(group("r1", "r2", "r3", "r4")), *regions))
    assert [role for role, _ in told] == ["headline", "headline", "body", "crosshead"]


def test_what_is_in_an_advertisement_is_one(tmp_path: Path) -> None:
    advert = f'<AdvertRegion id="ad">{region("r2", "Buy", kind="heading")}</AdvertRegion>'
    record = said(tmp_path, order(group("r1")), region("r1", "text"), advert)
    assert furniture(record) == [("advertisement", "Buy")]


def test_a_caption_is_linked_to_its_picture(tmp_path: Path) -> None:
    picture = '<ImageRegion id="i"><Coords points="1,2 30,2 30,40"/></ImageRegion>'
    ends = '<SourceRegionRef regionRef="i"/><TargetRegionRef regionRef="r2"/>'
    relations = f'<Relations><Relation type="link">{ends}</Relation></Relations>'
    inside = order(group("r1", "r2")), region("r1", "text"), region("r2", "A hat", kind="caption"), picture, relations
    record = said(tmp_path, *inside)
    (found,) = record.prediction.illustrations
    assert (found.id, found.kind, found.article, found.box) == ("i1", IllustrationKind.PHOTO, "a1", (1, 2, 30, 40))
    assert [record.page.text[span.start : span.end] for span in found.caption] == ["A hat"]


@pytest.mark.parametrize("custom", ["a" * 2_000_000, "a " * 1_000_000, "a{" * 1_000_000, f"a{' ' * 2_000_000}"])
def test_words_without_end_take_no_longer_than_to_read_them(tmp_path: Path, custom: str) -> None:
    started = time.process_time()
    assert text_of(tmp_path, region("r", "one", more=f'custom="{custom}"')) == "one"
    assert time.process_time() - started < 5


def test_counts_are_those_of_another_reading(tmp_path: Path) -> None:
    words = part("Word", "one", "0,0 10,0 10,5") + part("Word", "two", "20,0 30,0 30,5")
    lines = (
        f'<TextLine id="l1">{words}</TextLine>',
        page_line("l2", " "),
        f'<TextLine id="l3">{equiv("b", 2)}{equiv("a", 1)}</TextLine>',
    )
    record = record_of(tmp_path, region("r1", *lines), region("r2"), region("r3", "𠮷 end"))
    other = counted_page_xml(tmp_path / "p.xml")
    assert (other.pages, other.blocks, other.strings) == (1, 2, 3)
    assert record.page.text == "one two\na\n\n𠮷 end"
    assert sorted("".join(record.page.text.split())) == sorted(other.characters.elements())
