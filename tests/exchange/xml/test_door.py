"""What may come in by the door for XML, and what is refused there in a sentence."""

import time
from pathlib import Path

import pytest

from annotator.core.errors import BadFile
from annotator.exchange.xml.door import MAX_BYTES, MAX_SIGNS, Form, form_of, root_of, whole
from tests.exchange.xml.makers import alto

ENTITIES = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
LAUGHS = f'<!DOCTYPE alto [<!ENTITY a "ha">{ENTITIES}]>'


@pytest.mark.parametrize("where", ["<alto>&j;</alto>", '<alto x="&j;"/>'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_billion_laughs_are_refused_before_anybody_laughs(where: str, encoding: str) -> None:
    started = time.process_time()
    with pytest.raises(BadFile, match=r"^p\.xml declares entities"):
        root_of((LAUGHS + where).encode(encoding), "p.xml")
    assert time.process_time() - started < 1


def test_laughs_in_an_encoding_that_hides_them_are_refused_by_their_number() -> None:
    head = '<?xml version="1.0" encoding="UCS-4"?>'
    with pytest.raises(BadFile, match="declares entities"):
        root_of((head + LAUGHS + '<alto x="&j;"/>').encode("utf-32-be"), "p.xml")


def test_an_entity_in_an_encoding_that_hides_it_is_refused() -> None:
    text = '<?xml version="1.0" encoding="UCS-4"?><!DOCTYPE alto [<!ENTITY a "ha">]><alto/>'
    with pytest.raises(BadFile, match="declares entities"):
        root_of(text.encode("utf-32-be"), "p.xml")


def test_no_other_file_comes_in_by_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    text = f'<!DOCTYPE alto [<!ENTITY x SYSTEM "{secret.as_uri()}">]><alto>&x;</alto>'
    with pytest.raises(BadFile, match="declares entities"):
        root_of(text.encode(), "p.xml")


def test_a_doctype_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "alto.dtd").write_text('<!ENTITY x "from the DTD">')
    text = f'<!DOCTYPE alto SYSTEM "{(tmp_path / "alto.dtd").as_uri()}"><alto/>'
    assert root_of(text.encode(), "p.xml").tag == "alto"


def test_a_truncated_file_is_refused_with_its_line() -> None:
    with pytest.raises(BadFile, match=r"^p\.xml, line 3: not well-formed XML .* export the file again$"):
        root_of(b"<alto>\n<Layout>\n<Page>", "p.xml")


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 100, b"PK\3\4zip", b"plain text", b"<alto a='1' a='2'/>", b"<alto>&#xD800;</alto>"]
)
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"^p\.xml, line 1: not well-formed"):
        root_of(data, "p.xml")


@pytest.mark.parametrize("named", ["UTF-8", "X-UNHEARD-OF"])
def test_bytes_in_another_encoding_than_the_file_names_are_refused(named: str) -> None:
    text = f'<?xml version="1.0" encoding="{named}"?>\n<alto>中文</alto>'
    with pytest.raises(BadFile, match=r"its bytes are not in the encoding that it names; save it as UTF-8"):
        root_of(text.encode("gb18030"), "p.xml")


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "GB18030"])
def test_any_encoding_that_a_file_names_is_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><alto>𠮷中文</alto>'
    assert root_of(text.encode(encoding.lower()), "p.xml").text == "𠮷中文"


def test_elements_nested_without_end_are_refused() -> None:
    with pytest.raises(BadFile, match=r"^p\.xml, line 1: elements are nested too deeply"):
        root_of(b"<a>" * 100_000, "p.xml")


def test_a_word_without_end_is_refused() -> None:
    with pytest.raises(BadFile, match=r"Text node too long\)"):
        root_of(b"<a>" + b"x" * 11_000_000 + b"</a>", "p.xml")


def test_more_tags_than_any_page_has_are_refused_unread() -> None:
    data = b"<a>" + b"<b/>" * MAX_SIGNS + b"</a>"
    started = time.process_time()
    with pytest.raises(BadFile, match="more than 4 million tags and attributes"):
        root_of(data, "p.xml")
    assert time.process_time() - started < 1


def test_a_line_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    with path.open("wb") as stream:
        stream.write(b"<alto>")
        stream.truncate(2 * 1024**3)
    started = time.process_time()
    with path.open("rb") as stream:
        data = whole(stream)
    with pytest.raises(BadFile, match=f"large.xml is larger than {MAX_BYTES // 1024**2} MiB"):
        root_of(data, "large.xml")
    assert form_of(data) is Form.ALTO
    assert time.process_time() - started < 2


def test_every_cut_and_every_changed_byte_gives_a_tree_or_a_sentence() -> None:
    data = alto("Ein Wort", "noch eines").encode()
    for at in range(0, len(data), 3):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            try:
                root_of(broken, "p.xml")
            except BadFile as refusal:
                assert str(refusal).startswith("p.xml")  # noqa: PT017 - most of them are refused, and some are not


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<alto/>", Form.ALTO),
        ('<?xml version="1.0"?><!-- by hand --><a:alto xmlns:a="x"/>', Form.ALTO),
        ('<METS:mets xmlns:METS="http://www.loc.gov/METS/"/>', Form.METS),
        ('<PcGts xmlns="x"><Page/>', Form.PAGE),
        (f"<!--{'a long comment ' * 1000}--><alto/>", Form.ALTO),
        ("<project/>", None),
        ("no XML at all", None),
        ("", None),
        (LAUGHS + "<alto>&j;</alto>", Form.ALTO),
    ],
)
def test_a_file_is_told_by_its_root_and_not_by_its_name(text: str, form: Form | None) -> None:
    assert form_of(text.encode()) is form
