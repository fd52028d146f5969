"""Text files become pages: every encoding newspapers come in, and one sentence for each file that is none."""

import os
from pathlib import Path

import pytest

from annotator.core.errors import BadFile
from annotator.exchange.decoding import decode
from annotator.exchange.textfile import MAX_BYTES, language_of, read_text_page
from annotator.resources import resource_path
from tests import marks

SIMPLIFIED = "本报讯（记者 苗欣）7月26日，学习贯彻重要讲话精神宣讲团走进新城区宣讲。"
TRADITIONAL = "本報訊（記者 苗欣）7月26日，學習貫徹重要講話精神宣講團走進新城區宣講。"
FRENCH = "Le général a été reçu hier à l'hôtel de ville, où l'on prépare déjà les fêtes."
SAMPLE = resource_path("samples/hohhot-daily-2023-07-27-p2.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312"])
def test_simplified_chinese_is_read_in_every_encoding(encoding: str) -> None:
    data = SIMPLIFIED.replace(" ", "").encode(encoding)
    assert read_text_page(data, "p.txt").text == SIMPLIFIED.replace(" ", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "big5", "cp950", "big5hkscs"])
def test_traditional_chinese_is_read_in_every_encoding(encoding: str) -> None:
    assert read_text_page(TRADITIONAL.encode(encoding), "p.txt").text == TRADITIONAL


@pytest.mark.parametrize(
    "text", ["市宣讲团走进新城区", "图为活动现场", "（上接第1版）", "责任编辑：刘沙沙", "公共充电桩10729个", "第二版 要闻"]
)
def test_a_few_characters_of_gb18030_are_enough(text: str) -> None:
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("text", ["市長視察新工程", "圖為活動現場", "（上接第1版）", "責任編輯：劉沙沙", "學習貫徹"])
def test_a_few_characters_of_big5_are_enough(text: str) -> None:
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "gb18030"])
def test_the_sample_page_is_the_same_in_every_encoding(encoding: str) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert read_text_page(text.encode(encoding), "p.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "gb18030"])
def test_a_rare_name_beyond_the_first_plane_is_read(encoding: str) -> None:
    text = f"{SIMPLIFIED}记者𠮷田"
    assert read_text_page(text.encode(encoding), "p.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_french_is_read(encoding: str) -> None:
    assert read_text_page(FRENCH.encode(encoding), "p.txt").text == FRENCH


def test_windows_quotes_and_dashes_are_read() -> None:
    text = "He said “no” – and left; the café was closed."
    assert decode(text.encode("cp1252")).text == text


def test_one_accented_letter_in_plain_text_is_european() -> None:
    text = "Paris, le 3 mai\nM. Thiers part à midi.\n"
    assert decode(text.encode("latin-1")).text == text


def test_line_ends_become_newlines_and_nothing_else_changes() -> None:
    page = read_text_page("\ufeff  一\r\n二\r三\n\u2028四\x0c五\u3000\x85".encode(), "p.txt")
    assert page.text == "  一\n二\n三\n\u2028四\x0c五\u3000\x85"


def test_only_the_first_byte_order_mark_falls() -> None:
    assert read_text_page("\ufeff一\ufeff二".encode(), "p.txt").text == "一\ufeff二"


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "euc_jp", "euc_kr"])
def test_other_writing_in_an_old_encoding_is_refused_and_not_guessed(encoding: str) -> None:
    text = {
        "koi8-r": "Сегодня в столице прошло заседание правительства о развитии городов. " * 4,
        "cp1251": "Сегодня в столице прошло заседание правительства о развитии городов. " * 4,
        "euc_jp": "本日午前、東京都内で会議が開かれ、各地の代表が参加した。新しい計画が発表された。" * 4,
        "euc_kr": "오늘 서울에서 회의가 열렸다. 시민을 위한 새로운 계획이 발표되었다. " * 4,
    }[encoding]
    with pytest.raises(BadFile, match=r"p\.txt is in an encoding that could not be told; save it as UTF-8"):
        read_text_page(text.encode(encoding), "p.txt")


def test_a_cut_utf16_file_is_refused() -> None:
    with pytest.raises(BadFile, match="encoding that could not be told"):
        read_text_page(SIMPLIFIED.encode("utf-16")[:-1], "p.txt")


def test_nul_is_refused_with_its_offset() -> None:
    with pytest.raises(BadFile, match=r"p\.txt has a NUL character at offset 3") as refusal:
        read_text_page("一\r\n𠮷\0二三四五六七八九十".encode(), "p.txt")
    assert refusal.value.fields == {"file": "p.txt", "offset": 3}


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x7fELF\x02\x01\x01\0\0\0\0\0\x03\0>\0", b"\x01\x02\x03\x04\x80\x81"])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"^p\.txt is not a text file"):
        read_text_page(data, "p.txt")


@pytest.mark.parametrize(("data", "kind"), [(b"\x89PNG\r\n", "PNG"), (b"PK\x03\x04..", "ZIP or Office")])
def test_a_file_of_a_known_kind_is_called_by_its_name(data: bytes, kind: str) -> None:
    with pytest.raises(BadFile, match=f"is a {kind} file, not a text file"):
        read_text_page(data, "p.txt")


def test_a_pdf_file_is_to_be_named_as_one() -> None:
    with pytest.raises(BadFile, match=r"^p\.txt is a PDF file; let its name end in \.pdf"):
        read_text_page(b"%PDF-1.7\n1 0 obj", "p.txt")


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", "\ufeff".encode(), "\u3000\n".encode(), "\n\n".encode("utf-16")])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"p\.txt holds no text"):
        read_text_page(data, "p.txt")


@pytest.mark.parametrize("start", ["<?xml version='1.0'?>\n<alto/>", "\n<html><p>文</p></html>"])
def test_markup_is_no_page_text(start: str) -> None:
    with pytest.raises(BadFile, match=r"p\.txt is a markup file, not a text file"):
        read_text_page(start.encode(), "p.txt")


def test_a_vanished_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"gone\.txt is not there; check the name"):
        read_text_page(tmp_path / "gone.txt", "gone.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="is a folder; name a file in it"):
        read_text_page(tmp_path, "folder")


@marks.LINKS
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(BadFile, match=r"loop\.txt cannot be read: .+; check its permissions"):
        read_text_page(loop, "loop.txt")


def test_a_file_too_large_for_a_page_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        os.truncate(stream.fileno(), MAX_BYTES + 1)
    with pytest.raises(BadFile, match="is larger than 64 MiB"):
        read_text_page(large, "large.txt")


def test_the_page_knows_what_its_file_name_says() -> None:
    page = read_text_page(SAMPLE, SAMPLE.name)
    assert (page.id, page.publication, page.date, page.page_number, page.language) == (
        "hohhot-daily/2023-07-27/2",
        "hohhot-daily",
        "2023-07-27",
        "2",
        "zh",
    )
    assert (page.source.file, page.source.kind) == (SAMPLE.name, "text")


@pytest.mark.parametrize(
    ("text", "language"),
    [(SIMPLIFIED, "zh"), (TRADITIONAL, "zh"), (FRENCH, None), ("本日、東京で会議が開かれた", None), ("2023", None)],
)
def test_the_language_is_chinese_or_not_known(text: str, language: str | None) -> None:
    assert language_of(text) == language
