"""What METS files know of an issue: publication, date, edition and language, in MODS or Dublin Core."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.core.details import Details
from annotator.exchange.nameparts import day_of
from annotator.exchange.xml.door import local
from annotator.exchange.xml.kinds import kind_of
from annotator.exchange.xml.languages import language_code

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-./]?)(\d{2})\2(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?!\d)")
_DATES = ("dateIssued", "dateCaptured", "dateCreated", "date", "issued", "temporal")
_FIRST = "1"


def described(root: "Element", physical: "Element | None", logical: "Element | None") -> Details:
    """What is said of the issue itself; its label tells what its descriptions do not."""
    sections = list(_sections(root, physical, logical))
    labels = [label for division in _issue(logical) if (label := division.get("LABEL"))] + [root.get("LABEL", "")]
    date = _date(_texts(sections, _DATES)) or _date(iter(labels))
    publication = next(_titles(sections), None) or next(filter(None, map(_without_date, labels)), None)
    edition = next(_editions(sections), None)
    issue = f"{publication}/{date}/{edition}" if publication and date and edition and edition != _FIRST else None
    return Details(publication, date, issue, language=next(_languages(sections), None) or _most_common_language(root))


def day_in(words: str) -> str | None:
    """The first date in some words as ISO 8601: year first, or day first."""
    for match in _YEAR_FIRST.finditer(words):
        if (day := day_of(match[1], match[3], match[4])) is not None:
            return day
    for match in _DAY_FIRST.finditer(words):
        if (day := day_of(match[4], match[3], match[1])) is not None:
            return day
    return None


def _issue(logical: "Element | None") -> list["Element"]:
    """The division of the issue and those that hold it, the issue first; without one, the outermost."""
    divisions = [one for one in logical if local(one.tag) == "div"] if logical is not None else []
    issue = next((one for top in divisions for one in top.iter() if kind_of(one.get("TYPE")) == "ISSUE"), None)
    if issue is None:
        return divisions[:1]
    return [issue, *(above for above in issue.iterancestors() if local(above.tag) == "div")]


def _sections(root: "Element", physical: "Element | None", logical: "Element | None") -> Iterator["Element"]:
    """The descriptions of the issue, the nearest to it first; those of its articles are none."""
    known = {name: section for section in root if local(section.tag) == "dmdSec" and (name := section.get("ID"))}
    outer = [one for one in physical if local(one.tag) == "div"][:1] if physical is not None else []
    named = [name for one in (*_issue(logical), *outer) for name in one.get("DMDID", "").split() if name in known]
    yield from (known[name] for name in dict.fromkeys(named or list(known)[:1]))


def _titles(sections: list["Element"]) -> Iterator[str]:
    """Titles, that of the newspaper before that of an issue of it."""
    for section in sections:
        infos = [info for info in section.iter() if local(info.tag) == "titleInfo" and not info.get("type")]
        infos.sort(key=lambda info: not _is_of_host(info))
        for info in infos:
            said = {local(part.tag): _words(part) for part in info}
            if said.get("title"):
                yield " ".join(filter(None, (said.get("nonSort"), said["title"])))
        yield from _texts([section], ("title",))


def _is_of_host(info: "Element") -> bool:
    above = info.getparent()
    return above is not None and local(above.tag) == "relatedItem" and above.get("type") == "host"


def _editions(sections: list["Element"]) -> Iterator[str]:
    for section in sections:
        details = (one for one in section.iter() if local(one.tag) == "detail" and one.get("type") == "edition")
        yield from (words for one in details for part in one if local(part.tag) == "number" and (words := _words(part)))


def _languages(sections: list["Element"]) -> Iterator[str]:
    words = _texts(sections, ("languageTerm", "language"))
    return (code for word in words if (code := language_code(word)) is not None)


def _most_common_language(root: "Element") -> str | None:
    """The language of most of the articles, where nothing is said of the issue."""
    codes = Counter(_languages([section for section in root if local(section.tag) == "dmdSec"]))
    return max(codes, key=lambda code: codes[code], default=None)


def _texts(sections: list["Element"], names: tuple[str, ...]) -> Iterator[str]:
    """The words of elements of these names, in the order of the names."""
    for name in names:
        for section in sections:
            yield from (words for one in section.iter() if local(one.tag) == name and (words := _words(one)))


def _date(words: Iterator[str]) -> str | None:
    return next((day for some in words if (day := day_in(some)) is not None), None)


def _without_date(label: str) -> str:
    """What a label says before a date, and without a number of the issue."""
    label = " ".join(label.split())
    places = [match.start() for pattern in (_YEAR_FIRST, _DAY_FIRST) if (match := pattern.search(label))]
    before = label[: min(places, default=len(label))]
    return re.sub(r"\s*\bno\.?\s*\d*\s*$", "", before.strip(" ,;.-–"), flags=re.IGNORECASE).strip(" ,;.-–")


def _words(element: "Element") -> str:
    return " ".join((element.text or "").split())
