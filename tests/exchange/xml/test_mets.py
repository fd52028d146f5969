"""Issues described by METS: their pages and details, and the logical structure as articles of each page."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.annotation import JumpLink, ReviewState, Run
from annotator.core.decisions import Standing
from annotator.core.errors import BadFile
from annotator.core.figures import IllustrationKind
from annotator.core.layout import Facsimile
from annotator.core.roles import Role
from annotator.exchange.page_jsonl import AnnotationRecord, PageRecord, PredictionRecord, ReadAs
from annotator.exchange.xml.door import root_of
from annotator.exchange.xml.mets import read_issue
from tests.exchange.xml.counting import counted_alto, counted_articles
from tests.exchange.xml.makers import alto, area, block, div, line, mets, page_xml, records_in, region, string, written

Told = list[tuple[str, list[tuple[str, str]]]]


def issue(folder: Path, pages: list[str], *logical: str, **more: object) -> Path:
    """The METS file of pages that lie beside it as p1.xml, p2.xml."""
    for at, page in enumerate(pages, start=1):
        written(folder, f"p{at}.xml", page)
    hrefs = [f"p{at}.xml" for at in range(1, len(pages) + 1)]
    return written(folder, "issue-mets.xml", mets(hrefs, *logical, **more))  # type: ignore[arg-type]


def predictions(path: Path) -> Iterator[PredictionRecord]:
    for record in records_in(path):
        assert isinstance(record, PredictionRecord)
        yield record


def articles(record: PredictionRecord) -> Told:
    text = record.page.text
    return [
        (article.id, [(fragment.role.value, text[fragment.start : fragment.end]) for fragment in article.fragments])
        for article in record.prediction.segmentation.articles
    ]


def furniture(record: PredictionRecord) -> list[tuple[str, str]]:
    text = record.page.text
    return [(piece.role.value, text[piece.start : piece.end]) for piece in record.prediction.segmentation.furniture]


def headed(*inside: str) -> str:
    """The logical division of an article with a title t and a text b on page 1, and what else is in it."""
    return div("ARTICLE", div("HEADING", div("TITLE", area(1, "t"))), div("BODY", div("PARAGRAPH", area(1, "b"))), *inside)


def test_an_article_has_the_roles_of_its_divisions_in_their_order(tmp_path: Path) -> None:
    path = issue(tmp_path, [alto("b the text", "t A title", "x else")], headed())
    (page,) = predictions(path)
    assert page.page.text == "b the text\n\nt A title\n\nx else", "in the order of the file"
    assert articles(page) == [("a1", [("headline", "t A title"), ("body", "b the text")])]
    assert furniture(page) == [("unlabelled", "x else")]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("Overline", Role.KICKER),
        ("HEADLINE", Role.HEADLINE),
        ("Sub_Headline", Role.SUBTITLE),
        ("CROSSHEAD", Role.CROSSHEAD),
        ("author", Role.BYLINE),
        ("TEXTBLOCK", Role.BODY),
        ("unheard-of", Role.BODY),
        ("", Role.BODY),
        ("CAPTION", Role.CAPTION),
        ("CREDIT", Role.CREDIT),
        ("CONTINUATION", Role.JUMP),
    ],
)
def test_the_words_for_parts_of_articles_are_read_in_any_case(tmp_path: Path, kind: str, role: Role) -> None:
    (page,) = predictions(issue(tmp_path, [alto("t words")], div("Article", div(kind, area(1, "t")))))
    assert articles(page) == [("a1", [(role.value, "t words")])]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("ADVERTISEMENT", Role.ADVERTISEMENT),
        ("Advert", Role.ADVERTISEMENT),
        ("TITLE_SECTION", Role.MASTHEAD),
        ("Masthead", Role.MASTHEAD),
        ("PAGE_NUMBER", Role.FOLIO),
        ("IMPRINT", Role.EDITORS),
        ("DEATH_NOTICE", Role.NOTICE),
        ("WEATHER", Role.OTHER),
        ("TEXTBLOCK", Role.UNLABELLED),
    ],
)
def test_what_is_no_article_is_furniture_with_all_in_it(tmp_path: Path, kind: str, role: Role) -> None:
    pages = [alto("t A title", "b the text", "h its headline")]
    (page,) = predictions(
        issue(tmp_path, pages, headed(), div(kind, div("HEADLINE" if role.value != "unlabelled" else "", area(1, "h"))))
    )
    assert furniture(page) == [(role.value, "h its headline")]


def test_a_heading_of_a_section_is_in_no_article(tmp_path: Path) -> None:
    section = div("SECTION", div("HEADING", area(1, "s")), headed())
    (page,) = predictions(issue(tmp_path, [alto("s Sport", "t A title", "b the text")], section))
    assert furniture(page) == [("other", "s Sport")]


def test_a_heading_inside_of_the_text_is_a_crosshead(tmp_path: Path) -> None:
    body = div("BODY", div("HEADING", div("TITLE", area(1, "c"))), div("TEXT", area(1, "b")), div("HEADING", area(1, "d")))
    told = div("ARTICLE", div("HEADING", div("TITLE", area(1, "t"))), body)
    (page,) = predictions(issue(tmp_path, [alto("t A title", "c First", "b the text", "d Later")], told))
    (found,) = articles(page)
    assert [role for role, _ in found[1]] == ["headline", "crosshead", "body", "crosshead"]


def test_the_heading_that_a_body_begins_with_is_the_headline_where_there_is_no_other(tmp_path: Path) -> None:
    body = div("BODY", div("HEADING", div("TITLE", area(1, "t")), div("TITLE", area(1, "u"))), div("TEXT", area(1, "b")))
    (page,) = predictions(issue(tmp_path, [alto("t A title", "u in two", "b the text")], div("ARTICLE", body)))
    (found,) = articles(page)
    assert [role for role, _ in found[1]] == ["headline", "headline", "body"]


def test_an_article_in_another_is_one_of_its_own(tmp_path: Path) -> None:
    (page,) = predictions(issue(tmp_path, [alto("t A title", "b the text", "n inner")], headed(div("ARTICLE", area(1, "n")))))
    assert articles(page) == [("a1", [("headline", "t A title"), ("body", "b the text")]), ("a2", [("body", "n inner")])]


def test_articles_are_numbered_as_they_stand_on_the_page(tmp_path: Path) -> None:
    pages = [alto("n upper", "t A title", "b the text")]
    (page,) = predictions(issue(tmp_path, pages, headed(), div("ARTICLE", area(1, "n"))))
    assert [told[1][0][1] for told in articles(page)] == ["n upper", "t A title"]
    assert [article.number for article in page.prediction.segmentation.articles] == [1, 2]


def test_lines_and_words_can_be_named_too(tmp_path: Path) -> None:
    words = "<SP/>".join(
        string(word, more=f'ID="w{at}"') for at, word in enumerate(("one", "two", "three", "four", "five"), start=1)
    )
    page = alto(block(f"<TextLine ID='l1'>{words}</TextLine>", line("six", more="ID='l2'"), line("seven")))
    told = div("ARTICLE", div("TITLE", area(1, "w1", "w2")), div("TEXT", area(1, "w4", "w5")), div("TEXT", area(1, "l2")))
    (record,) = predictions(issue(tmp_path, [page], told))
    assert articles(record) == [("a1", [("headline", "one two"), ("body", "four five"), ("body", "six")])]
    assert furniture(record) == [("unlabelled", "three"), ("unlabelled", "seven")]


def test_the_smaller_of_two_areas_has_what_both_name(tmp_path: Path) -> None:
    page = alto(f"<ComposedBlock ID='C'>{block(line('one'), name='b1')}{block(line('two'), name='b2')}</ComposedBlock>")
    told = div("ARTICLE", area(1, "C")), div("ADVERTISEMENT", area(1, "b2"))
    (record,) = predictions(issue(tmp_path, [page], *told))
    assert articles(record) == [("a1", [("body", "one")])]
    assert furniture(record) == [("advertisement", "two")]


def test_areas_that_name_nothing_are_nothing(tmp_path: Path) -> None:
    (page,) = predictions(
        issue(tmp_path, [alto("t A title", "b the text")], headed(div("TEXT", area(1, "gone")), div("TEXT", area(7, "b"))))
    )
    assert articles(page) == [("a1", [("headline", "t A title"), ("body", "b the text")])]


def test_a_whole_page_is_no_article(tmp_path: Path) -> None:
    told = div("ARTICLE", '<fptr FILEID="TEXT1"/>'), div("ARTICLE", '<fptr><area FILEID="TEXT1" BEGIN="P1"/></fptr>')
    (record,) = records_in(issue(tmp_path, [alto("one")], *told))
    assert isinstance(record, PageRecord)


def test_an_article_over_two_pages_becomes_linked_parts(tmp_path: Path) -> None:
    path = issue(
        tmp_path,
        [alto("t A title", "b the text"), alto("n new", "c goes on")],
        div("ARTICLE", area(2, "n")),
        headed(div("TEXT", area(2, "c"))),
    )
    first, second = predictions(path)
    assert first.prediction.segmentation.articles[0].continued_on == JumpLink("2", second.page.id, "a2")
    assert second.prediction.segmentation.articles[1].continued_from == JumpLink("1", first.page.id, "a1")
    assert articles(second) == [("a1", [("body", "n new")]), ("a2", [("body", "c goes on")])]


def test_structure_may_be_linked_to_areas_of_the_pages(tmp_path: Path) -> None:
    pieces = [
        div("pagearea", area(1, "t"), more='ID="pa1" LABEL="Headline"'),
        div("pagearea", area(1, "b"), more='ID="pa2" LABEL="Textblock"'),
        div("pagearea", area(1, "n"), more='ID="pa3" LABEL="Textblock"'),
    ]
    links = (
        '<structLink><smLinkGrp><smLocatorLink xlink:href="#art1" xlink:label="article"/>'
        '<smLocatorLink xlink:href="#pa1" xlink:label="one"/><smLocatorLink xlink:href="#pa2" xlink:label="two"/>'
        '<smArcLink xlink:from="article" xlink:to="one"/><smArcLink xlink:from="article" xlink:to="two"/></smLinkGrp>'
        '<smLink xlink:from="ad1" xlink:to="#pa3"/></structLink>'
    )
    logical = div("ARTICLE", more='ID="art1"'), div("ADVERT", more='ID="ad1"')
    path = issue(tmp_path, [alto("b the text", "t A title", "n an ad")], *logical, links=links, physical=["".join(pieces)])
    (page,) = predictions(path)
    assert articles(page) == [("a1", [("headline", "t A title"), ("body", "b the text")])]
    assert furniture(page) == [("advertisement", "n an ad")]
    assert counted_articles(path) == {"p1.xml": 1}


def test_a_picture_has_its_box_and_its_caption(tmp_path: Path) -> None:
    picture = '<Illustration ID="I" HPOS="5" VPOS="6" WIDTH="70" HEIGHT="80"/>'
    inside = div("ILLUSTRATION", div("IMAGE", area(1, "I")), div("CAPTION", area(1, "c")))
    (page,) = predictions(issue(tmp_path, [alto("t A title", "b the text", picture, "c the caption")], headed(inside)))
    (found,) = page.prediction.illustrations
    assert (found.id, found.kind, found.article, found.box) == ("i1", IllustrationKind.PHOTO, "a1", (5, 6, 75, 86))
    assert [page.page.text[span.start : span.end] for span in found.caption] == ["c the caption"]
    assert page.page.layout is not None
    assert page.page.layout.pictures == ((5, 6, 75, 86),)


def test_a_picture_of_its_own_with_a_caption_is_an_article_of_its_own(tmp_path: Path) -> None:
    told = div("MAP", div("CAPTION", area(1, "c"))), div("PHOTO", area(1, "x"))
    (page,) = predictions(issue(tmp_path, [alto("c the caption", "x noise in it")], *told))
    assert articles(page) == [("a1", [("caption", "c the caption")])]
    assert [picture.kind for picture in page.prediction.illustrations] == [IllustrationKind.MAP]
    assert furniture(page) == [("unlabelled", "x noise in it")]


def test_the_text_of_a_table_is_text(tmp_path: Path) -> None:
    (page,) = predictions(
        issue(tmp_path, [alto("t A title", "b the text", "x 1 2 3")], headed(div("TABLE", div("IMAGE", area(1, "x")))))
    )
    assert articles(page)[0][1][-1] == ("body", "x 1 2 3")
    assert page.prediction.illustrations == ()


def test_a_table_that_could_not_be_read_is_a_picture(tmp_path: Path) -> None:
    table = '<ComposedBlock ID="C" TYPE="Table" HPOS="5" VPOS="6" WIDTH="70" HEIGHT="80"/>'
    inside = div("TABLE", div("IMAGE", area(1, "C")))
    (page,) = predictions(issue(tmp_path, [alto("t A title", "b the text", table)], headed(inside)))
    (found,) = page.prediction.illustrations
    assert (found.kind, found.article, found.box) == (IllustrationKind.TABLE, "a1", (5, 6, 75, 86))


def test_details_come_from_the_description_of_the_issue(tmp_path: Path) -> None:
    first, second = predictions(issue(tmp_path, [alto("t A title", "b the text"), alto("x")], headed()))
    assert first.page.id == "The Morning Star/1912-03-04/1"
    assert (first.page.publication, first.page.date, first.page.language) == ("The Morning Star", "1912-03-04", "en")
    assert (second.page.page_number, second.page.issue_key) == ("2", "The Morning Star/1912-03-04")
    assert (first.page.source.file, first.page.source.kind) == ("p1.xml", "mets")


def test_a_second_edition_is_an_issue_of_its_own(tmp_path: Path) -> None:
    told = (
        '<mods><titleInfo><title>Star</title></titleInfo><part><detail type="edition"><number>2</number></detail></part>'
        "<originInfo><dateIssued>04.03.1912</dateIssued></originInfo></mods>"
    )
    (record,) = records_in(issue(tmp_path, [alto("one")], description=told))
    assert (record.page.id, record.page.issue) == ("Star/1912-03-04/2/1", "Star/1912-03-04/2")


def test_dublin_core_is_read_too(tmp_path: Path) -> None:
    told = "<dc><title>Der Bote</title><date>1899-01-31</date><language>ger</language></dc>"
    (record,) = records_in(issue(tmp_path, [alto("one")], description=told))
    assert (record.page.publication, record.page.date, record.page.language) == ("Der Bote", "1899-01-31", "de")


def test_the_title_is_the_newspapers_and_not_that_of_the_day(tmp_path: Path) -> None:
    told = (
        "<mods><titleInfo><title>Issue of Monday</title></titleInfo>"
        '<relatedItem type="host"><titleInfo><title>Der Bote</title></titleInfo></relatedItem></mods>'
    )
    (record,) = records_in(issue(tmp_path, [alto("one")], description=told))
    assert record.page.publication == "Der Bote"


def test_what_no_description_tells_labels_and_names_tell(tmp_path: Path) -> None:
    folder = tmp_path / "1912-03-05"
    path = issue(folder, [alto("one")], description="<mods/>")
    path.write_text(path.read_text().replace('PROFILE="TEST"', 'LABEL="Le Gaulois no. 879"'))
    (record,) = records_in(path, name="1912-03-05/issue-mets.xml")
    assert (record.page.publication, record.page.date) == ("Le Gaulois", "1912-03-05")


def test_a_label_without_end_takes_no_longer_than_to_read_it(tmp_path: Path) -> None:
    started = time.process_time()
    path = issue(tmp_path, [alto("one")], description="<mods/>")
    path.write_text(path.read_text().replace('PROFILE="TEST"', f'LABEL="a{" " * 1_000_000}b{"no 1 " * 200_000}!"'))
    records_in(path)
    assert time.process_time() - started < 5


def test_pages_of_which_nothing_is_known_are_called_by_their_files(tmp_path: Path) -> None:
    (record,) = records_in(issue(tmp_path, [alto("one")], description="<mods/>"))
    assert (record.page.id, record.page.page_number) == ("p1", "1")


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        (["Page 0007", "8"], ["7", "8"]),
        (["A3", "[4]"], ["A3", "4"]),
        (["5", "5"], ["1", "2"]),
        (["", "2"], ["1", "2"]),
        (["A2", "A10"], ["A2", "A10"]),
        (["B1", "A1"], ["B1", "A1"]),
        (["6", "4"], ["1", "2"]),
    ],
)
def test_a_page_has_the_number_that_is_printed_unless_two_have_it(tmp_path: Path, labels: list[str], numbers: list[str]) -> None:
    told = records_in(issue(tmp_path, [alto("one"), alto("two")], labels=labels))
    assert [record.page.page_number for record in told] == numbers


def test_the_run_names_who_made_the_structure(tmp_path: Path) -> None:
    (page,) = predictions(issue(tmp_path, [alto("t A title", "b the text")], headed()))
    assert page.run == Run("METS", "Scanner 7", '{"profile":"TEST"}')
    assert {article.decision.standing for article in page.prediction.segmentation.articles} == {Standing.MACHINE}


def test_an_issue_without_articles_is_pages_alone(tmp_path: Path) -> None:
    (record,) = records_in(issue(tmp_path, [alto("one")]))
    assert isinstance(record, PageRecord)


def test_pages_alone_can_be_asked_for(tmp_path: Path) -> None:
    (record,) = records_in(issue(tmp_path, [alto("t A title", "b the text")], headed()), read_as=ReadAs.PAGES)
    assert isinstance(record, PageRecord)


def test_annotations_can_be_asked_for_and_are_finished(tmp_path: Path) -> None:
    (record,) = records_in(
        issue(tmp_path, [alto("t A title", "b the text")], headed()), read_as=ReadAs.ANNOTATIONS, reviewer="li"
    )
    assert isinstance(record, AnnotationRecord)
    assert (record.annotation.reviewer, record.annotation.states.articles) == ("li", ReviewState.FINISHED)
    assert record.annotation.states.pictures is ReviewState.NEW
    assert {fragment.role_decision.standing for fragment in record.annotation.fragments()} == {Standing.CONFIRMED}
    assert record.annotation.next_ids.article == 2


def test_pages_that_are_not_there_are_one_sentence_and_the_others_come(tmp_path: Path) -> None:
    path = written(tmp_path, "issue-mets.xml", mets(["gone.xml", "p.xml", "lost.xml"]))
    written(tmp_path, "p.xml", alto("one"))
    refused: list[BadFile] = []
    (record,) = records_in(path, on_bad=refused.append)
    assert record.page.page_number == "2"
    assert [str(refusal) for refusal in refused] == [
        f"{path}: 2 of its 3 pages are not in its folder, such as gone.xml; keep the files of an issue together"
    ]


def test_a_damaged_page_is_a_sentence_and_the_others_come(tmp_path: Path) -> None:
    path = issue(tmp_path, [alto("one")[:-20], alto("two")])
    refused: list[BadFile] = []
    (record,) = records_in(path, on_bad=refused.append)
    assert record.page.text == "two"
    assert "p1.xml, line 1: not well-formed" in str(refused[0])


@pytest.mark.parametrize(
    "href",
    ["../secret.xml", "/{root}/secret.xml", "file:///{root}/secret.xml", "a/../../secret.xml", "%2e%2e/secret.xml", "link.xml"],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, href: str) -> None:
    written(tmp_path, "secret.xml", alto("secret"))
    path = written(tmp_path / "in", "issue-mets.xml", mets([href.format(root=tmp_path.as_posix().lstrip("/")), "p.xml"]))
    written(tmp_path / "in", "p.xml", alto("one"))
    (tmp_path / "in/a").mkdir()
    (tmp_path / "in/link.xml").symlink_to(tmp_path / "secret.xml")
    refused: list[BadFile] = []
    assert [record.page.text for record in records_in(path, on_bad=refused.append)] == ["one"]
    assert "1 of its 2 pages" in str(refused[0])


def test_an_issue_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="names no file with the text of a page"):
        records_in(written(tmp_path, "issue-mets.xml", mets([])))


@pytest.mark.parametrize(
    "href", ["file://./ALTO/p1.xml", "ALTO/p1.xml", "./ALTO/p1.xml", "file:ALTO/p1.xml", "ALTO\\p1.xml", "ALTO%2Fp1.xml"]
)
def test_names_are_found_as_libraries_write_them(tmp_path: Path, href: str) -> None:
    written(tmp_path, "ALTO/p1.xml", alto("one"))
    (record,) = records_in(written(tmp_path, "issue-mets.xml", mets([href])))
    assert record.page.text == "one"


def test_the_picture_of_a_page_is_found_in_the_folder(tmp_path: Path) -> None:
    image = '<file ID="IMG1" MIMETYPE="image/jp2"><FLocat xlink:href="file://./Viewing/1.jp2"/></file>'
    path = issue(tmp_path, [alto("one")], more=image, physical=['<fptr FILEID="IMG1"/>'])
    (tmp_path / "Viewing").mkdir()
    (tmp_path / "Viewing/1.jpg").write_bytes(b"a picture")
    (record,) = records_in(path)
    assert record.page.facsimile == Facsimile(str(tmp_path / "Viewing/1.jpg"))


def test_a_picture_that_no_map_names_is_found_by_its_name(tmp_path: Path) -> None:
    image = '<file ID="IMG1" MIMETYPE="image/jp2"><FLocat xlink:href="file://./Viewing/p1.jp2"/></file>'
    path = issue(tmp_path, [alto("one")], more=image)
    (tmp_path / "Viewing").mkdir()
    (tmp_path / "Viewing/p1.jpg").write_bytes(b"a picture")
    (record,) = records_in(path)
    assert record.page.facsimile == Facsimile(str(tmp_path / "Viewing/p1.jpg"))


def test_an_order_that_nothing_has_is_none(tmp_path: Path) -> None:
    path = issue(tmp_path, [alto("one")], labels=[""])
    path.write_text(path.read_text().replace('ORDER="1"', f'ORDER="{"9" * 5000}"'))
    (record,) = records_in(path)
    assert record.page.page_number == "1"


def test_an_issue_may_have_its_files_without_a_physical_map(tmp_path: Path) -> None:
    xml = mets(["p1.xml"]).replace('TYPE="PHYSICAL"', 'TYPE="OTHER"')
    assert [page.files[0].href for page in read_issue(root_of(xml.encode(), "m.xml")).pages] == ["p1.xml"]


def test_pages_of_page_xml_tell_their_articles_where_the_issue_tells_none(tmp_path: Path) -> None:
    told = region("r1", "text", more='custom="structure {type:article; id:a1;}"')
    written(tmp_path, "page/1.xml", page_xml(told))
    written(tmp_path, "alto/1.xml", alto("else"))
    more = '<file ID="P1" MIMETYPE="application/xml"><FLocat xlink:href="page/1.xml"/></file>'
    xml = mets(["alto/1.xml"], more=more, physical=['<fptr><area FILEID="P1"/></fptr>']).replace('"PHYSICAL"', '"MANUSCRIPT"')
    (page,) = predictions(written(tmp_path, "mets.xml", xml))
    assert articles(page) == [("a1", [("body", "text")])]
    assert page.run == Run("PAGE XML", "Reader 3")
    assert page.page.publication == "The Morning Star"


def test_of_two_texts_of_a_page_the_one_is_read_that_the_structure_names(tmp_path: Path) -> None:
    written(tmp_path, "page/1.xml", page_xml(region("r1", "text")))
    written(tmp_path, "alto/1.xml", alto("t A title", "b the text"))
    more = '<file ID="P1" MIMETYPE="application/xml"><FLocat xlink:href="page/1.xml"/></file>'
    xml = mets(["alto/1.xml"], headed(), more=more, physical=['<fptr><area FILEID="P1"/></fptr>'])
    (page,) = predictions(written(tmp_path, "mets.xml", xml))
    assert page.page.text == "t A title\n\nb the text"


def test_counts_are_those_of_another_reading(tmp_path: Path) -> None:
    pages = [alto("t A title", "b the text", "c more"), alto("n new", "x one"), alto("y two")]
    told = (
        headed(div("TEXT", area(1, "c")), div("TEXT", area(2, "n"))),
        div("ARTICLE", area(2, "x")),
        div("ADVERTISEMENT", area(3, "y")),
    )
    path = issue(tmp_path, pages, *told)
    per_page = {f"p{at}.xml": len(articles(record)) for at, record in enumerate(predictions(path), start=1)}
    assert {name: count for name, count in per_page.items() if count} == counted_articles(path) == {"p1.xml": 1, "p2.xml": 2}
    for at, record in enumerate(predictions(path), start=1):
        other = counted_alto(tmp_path / f"p{at}.xml")
        assert sorted("".join(record.page.text.split())) == sorted(other.characters.elements())
