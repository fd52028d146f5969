"""ALTO, METS and PAGE XML made by hand, as small as a test needs them."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from annotator.core.errors import BadFile
from annotator.exchange.page_jsonl import ReadAs, Record
from annotator.exchange.xml.beside import Folder
from annotator.exchange.xml.issues import OnBad, Place
from annotator.exchange.xml.reader import read_xml

ALTO_4 = "http://www.loc.gov/standards/alto/ns-v4#"
PAGE_2019 = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"

MODS = """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><nonSort>The</nonSort><title>Morning Star</title></titleInfo>
<originInfo><dateIssued encoding="w3cdtf">1912-03-04</dateIssued></originInfo>
<language><languageTerm type="code" authority="iso639-2b">eng</languageTerm></language></mods>"""


def string(content: str, *, x: float = 0, y: float = 0, width: float = 100, height: float = 20, more: str = "") -> str:
    return f'<String CONTENT={quoteattr(content)} HPOS="{x}" VPOS="{y}" WIDTH="{width}" HEIGHT="{height}" {more}/>'


def line(*words: str, more: str = "") -> str:
    """A line of words, apart from each other, at the same place."""
    return f"<TextLine {more}>{'<SP/>'.join(string(word) for word in words)}</TextLine>"


def block(*lines: str, name: str = "b", more: str = "") -> str:
    return f'<TextBlock ID="{name}" {more}>{"".join(lines)}</TextBlock>'


def alto(
    *blocks: str, namespace: str = "", description: str = "", styles: str = "", page: str = 'WIDTH="1000" HEIGHT="2000"'
) -> str:
    """A page of these blocks; each may be words alone, which become a block of one line with that name."""
    inside = "".join(one if one.startswith("<") else block(line(*one.split()), name=one.split()[0]) for one in blocks)
    within = f'xmlns="{namespace}"' if namespace else ""
    return (
        f"<alto {within}><Description>{description}</Description><Styles>{styles}</Styles>"
        f"<Layout><Page ID='P1' {page}><PrintSpace>{inside}</PrintSpace></Page></Layout></alto>"
    )


def area(file: int, begin: str, end: str = "") -> str:
    until = f' END="{end}"' if end else ""
    return f'<fptr><area FILEID="TEXT{file}" BETYPE="IDREF" BEGIN="{begin}"{until}/></fptr>'


def div(kind: str, *inside: str, more: str = "") -> str:
    return f'<div TYPE="{kind}" {more}>{"".join(inside)}</div>'


def mets(
    hrefs: Sequence[str],
    *logical: str,
    description: str = MODS,
    labels: Sequence[str] = (),
    links: str = "",
    physical: Sequence[str] = (),
    more: str = "",
) -> str:
    """An issue whose pages have their texts in these files; ``physical`` is what else each page's division holds."""
    files = "".join(
        f'<file ID="TEXT{at}" MIMETYPE="text/xml"><FLocat LOCTYPE="URL" xlink:href={quoteattr(href)}/></file>'
        for at, href in enumerate(hrefs, start=1)
    )
    pages = "".join(
        f'<div TYPE="page" ORDER="{at}" ORDERLABEL="{labels[at - 1] if labels else at}"><fptr FILEID="TEXT{at}"/>'
        f"{physical[at - 1] if physical else ''}</div>"
        for at in range(1, len(hrefs) + 1)
    )
    return (
        '<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" PROFILE="TEST">'
        '<metsHdr><agent ROLE="CREATOR" OTHERTYPE="SOFTWARE"><name>Scanner 7</name></agent></metsHdr>'
        f'<dmdSec ID="D1"><mdWrap MDTYPE="MODS"><xmlData>{description}</xmlData></mdWrap></dmdSec>'
        f"<fileSec><fileGrp>{files}{more}</fileGrp></fileSec>"
        f'<structMap TYPE="PHYSICAL"><div TYPE="Newspaper">{pages}</div></structMap>'
        f'<structMap TYPE="LOGICAL"><div TYPE="Newspaper"><div TYPE="ISSUE" DMDID="D1">{"".join(logical)}</div></div></structMap>'
        f"{links}</mets>"
    )


def region(name: str, *lines: str, kind: str = "paragraph", more: str = "", box: str = "0,0 100,0 100,50 0,50") -> str:
    """A region of PAGE XML; words alone become its lines, called r1l1, r1l2 after region r1."""
    inside = "".join(one if one.startswith("<") else page_line(f"{name}l{at}", one) for at, one in enumerate(lines, start=1))
    return f'<TextRegion id="{name}" type="{kind}" {more}><Coords points="{box}"/>{inside}</TextRegion>'


def page_line(name: str, text: str, *, more: str = "", box: str = "0,0 100,0 100,20 0,20", words: str = "") -> str:
    equiv = f"<TextEquiv><Unicode>{text}</Unicode></TextEquiv>"
    return f'<TextLine id="{name}" {more}><Coords points="{box}"/>{words}{equiv}</TextLine>'


def page_xml(*inside: str, namespace: str = PAGE_2019, more: str = 'imageWidth="800" imageHeight="900"') -> str:
    return (
        f'<PcGts xmlns="{namespace}"><Metadata><Creator>Reader 3</Creator></Metadata>'
        f'<Page imageFilename="p.png" {more}>{"".join(inside)}</Page></PcGts>'
    )


def written(folder: Path, name: str, xml: str) -> Path:
    """The XML as a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(xml, encoding="utf-8")
    return path


def raised(refusal: BadFile) -> None:
    raise refusal


def records_in(
    path: Path, *, name: str = "", on_bad: OnBad = raised, read_as: ReadAs = ReadAs.AUTO, reviewer: str = "imported"
) -> list[Record]:
    """What a file holds; refusals are raised, unless somebody else wants them."""
    place = Place(str(path), name or path.name, Folder(path.parent), on_bad)
    return list(read_xml(path.read_bytes(), place, read_as=read_as, reviewer=reviewer))
