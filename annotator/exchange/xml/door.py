"""The one door by which XML comes in: nothing is fetched, no entity is resolved, and size and depth are bounded."""

import re
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.errors import BadFile

if TYPE_CHECKING:
    from lxml.etree import XMLParser, XMLSyntaxError
    from lxml.etree import _Element as Element

MAX_BYTES = 64 * 1024 * 1024
# A tag or attribute of four bytes takes two hundred in memory. A page of 60,000 glyphs with three guesses each has a third.
MAX_SIGNS = 4_000_000
HEAD = 64 * 1024
# Nearly always enough of it, and a tenth of the time in folders of thousands.
_FIRST = 2048

TOO_LARGE = "{file} is larger than {limit} MiB, too large for one page; divide it into pages"
TOO_MANY = "{file} has more than {limit} million tags and attributes, too many for one page; divide it into pages"
TOO_DEEP = "{file}, line {line}: elements are nested too deeply for a page; export the file again"
ENTITIES = "{file} declares entities, which are not read; export it again without them"
WRONG_ENCODING = "{file}, line {line}: its bytes are not in the encoding that it names; save it as UTF-8"
NOT_WELL_FORMED = "{file}, line {line}: not well-formed XML ({reason}); export the file again"

# In UTF-16 a zero stands between the letters.
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
# What libxml2 says where it stops by itself, and what it advises, which nobody can follow here.
_DEPTH = "Excessive depth"
_AMPLIFIED = "entity amplification"
_ADVICE = ", try XML_PARSE_HUGE"


class Form(StrEnum):
    """What an XML file is, told by its root element in lower case."""

    ALTO = "alto"
    METS = "mets"
    PAGE = "pcgts"


def local(tag: object) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def form_of(head: bytes) -> Form | None:
    """What a file is by its root element; None for other XML, and for what is none. Its first ``HEAD`` bytes are enough."""
    root = _root_name(head[:HEAD]) if b"<" in head[:HEAD] else None
    return Form(root) if root in frozenset(Form) else None


def whole(stream: BinaryIO) -> bytes:
    """The bytes of a file as far as anybody wants them: one that is too large is refused by ``root_of``."""
    return stream.read(MAX_BYTES + 1)


def root_of(data: bytes, file: str) -> "Element":
    """The root element of the bytes of ``file``; raises BadFile for one that is damaged or dangerous."""
    from lxml import etree

    _refuse_hostile(data, file)
    parser = _parser()
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _told(error, parser, file) from error
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():
        raise BadFile(ENTITIES, file=file)
    return root


def _refuse_hostile(data: bytes, file: str) -> None:
    if len(data) > MAX_BYTES:
        raise BadFile(TOO_LARGE, file=file, limit=MAX_BYTES // (1024 * 1024))
    if data.count(b"<") + data.count(b"=") > MAX_SIGNS:
        raise BadFile(TOO_MANY, file=file, limit=MAX_SIGNS // 1_000_000)
    if _ENTITY.search(data):
        raise BadFile(ENTITIES, file=file)


def _parser() -> "XMLParser":
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _told(error: "XMLSyntaxError", parser: "XMLParser", file: str) -> BadFile:
    """What libxml2 found wrong, in a sentence; without its own position, which it tells apart."""
    from lxml.etree import ErrorTypes as Kind

    first = parser.error_log[0] if len(parser.error_log) else None
    reason = " ".join((first.message if first else error.msg or "").replace(_ADVICE, "").split())
    line = max(first.line if first else error.lineno or 1, 1)
    if _DEPTH in reason:
        return BadFile(TOO_DEEP, file=file, line=line)
    if _AMPLIFIED in reason:
        return BadFile(ENTITIES, file=file)
    kinds = (Kind.ERR_INVALID_ENCODING, Kind.ERR_UNSUPPORTED_ENCODING, Kind.ERR_UNKNOWN_ENCODING, Kind.I18N_CONV_FAILED)
    if first is not None and first.type in kinds:
        return BadFile(WRONG_ENCODING, file=file, line=line)
    return BadFile(NOT_WELL_FORMED, file=file, line=line, reason=reason)


def _root_name(head: bytes) -> str | None:
    """The name of the root element that a file begins with, in lower case."""
    from lxml import etree

    parser = etree.XMLPullParser(("start",), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    for part in (head[:_FIRST], head[_FIRST:]):
        with suppress(etree.XMLSyntaxError):  # what comes after the root is looked at when the file is read
            parser.feed(part)
        event: Any = next(parser.read_events(), None)
        if event is not None:
            return local(event[1].tag).lower()
    return None
