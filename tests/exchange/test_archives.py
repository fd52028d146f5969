"""Archives are read member by member; what is hostile or damaged in one is a sentence, and the rest is read."""

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.core.errors import BadFile, Cancelled
from annotator.core.progress import Silent
from annotator.exchange.archives import archive_stem, is_archive_name, opened_archive
from annotator.exchange.archives import bounds as limits

PAGES = {"a/1.txt": "第一版".encode(), "a/2.txt": b"two"}
TARS: Mapping[str, Callable[[bytes], bytes]] = {
    ".tar": lambda data: data,
    ".tar.gz": gzip.compress,
    ".tgz": lambda data: gzip.compress(data[:700]) + gzip.compress(data[700:]),
    ".tar.bz2": bz2.compress,
    ".tar.xz": lzma.compress,
}
ZIPPED = {"stored": zipfile.ZIP_STORED, "deflated": zipfile.ZIP_DEFLATED}


class Stopped(Silent):
    """Somebody has asked to stop."""

    def is_cancelled(self) -> bool:
        """They have."""
        return True


def zipped(path: Path, members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tar(*infos: tuple[tarfile.TarInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for info, data in infos:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def plain(members: Mapping[str, bytes]) -> bytes:
    return tar(*((tarfile.TarInfo(name), data) for name, data in members.items()))


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def read(path: Path) -> dict[str, bytes | str]:
    """Each member with its bytes, or with the sentence on why there are none."""
    found: dict[str, bytes | str] = {}
    with opened_archive(path, progress=Silent()) as archive:
        for member in archive.members:
            try:
                if member.refusal:
                    raise member.refusal
                with archive.open(member.name) as stream:
                    found[member.name] = stream.read()
            except BadFile as refusal:
                found[member.name] = str(refusal).replace(str(path), path.name)
        assert len(archive.refusals) < 2
        return found | dict.fromkeys(
            [""] * len(archive.refusals), "".join(map(str, archive.refusals)).replace(str(path), path.name)
        )


@contextmanager
def at_most(memory: int) -> Iterator[None]:
    """The block takes no more memory than so many bytes."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < memory
    finally:
        tracemalloc.stop()


def refused(path: Path) -> str:
    with pytest.raises(BadFile) as refusal:
        read(path)
    return str(refusal.value).replace(str(path), path.name)


@pytest.mark.parametrize("method", ZIPPED.values(), ids=ZIPPED)
def test_a_zip_gives_its_members(tmp_path: Path, method: int) -> None:
    assert read(zipped(tmp_path / "p.zip", PAGES, method)) == PAGES


@pytest.mark.parametrize("ending", TARS)
def test_a_tar_gives_its_members_however_it_is_packed(tmp_path: Path, ending: str) -> None:
    assert read(written(tmp_path / f"p{ending}", TARS[ending](plain(PAGES)))) == PAGES


@pytest.mark.parametrize(("name", "stem"), [("a.ZIP", "a"), ("a.b.tar.gz", "a.b"), ("a.tgz", "a"), ("a.txt", None), ("gz", None)])
def test_archives_are_known_by_their_names(name: str, stem: str | None) -> None:
    assert is_archive_name(name) is (stem is not None)
    assert archive_stem(name) == (name if stem is None else stem)


@pytest.mark.parametrize(
    "name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "c:x.txt", "..\\x.txt", "\\\\host\\x.txt"]
)
@pytest.mark.parametrize("is_zip", [True, False])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str, *, is_zip: bool) -> None:
    members = {name: b"x", "good.txt": b"y"}
    path = zipped(tmp_path / "p.zip", members) if is_zip else written(tmp_path / "p.tar", plain(members))
    found = read(path)
    assert found.pop("good.txt") == b"y"
    assert list(found.values()) == [f"{path.name}/{name} would lie outside its archive, so it was not read"]


def test_names_are_made_plain(tmp_path: Path) -> None:
    members = {"./a//1.txt": b"1", "b\\2.txt": b"2"}
    assert read(written(tmp_path / "p.tar", plain(members))) == {"a/1.txt": b"1", "b/2.txt": b"2"}


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE])
def test_links_in_a_tar_are_not_followed(tmp_path: Path, kind: bytes) -> None:
    link = tarfile.TarInfo("x.txt")
    link.type, link.linkname = kind, "/etc/passwd"
    path = written(tmp_path / "p.tar", tar((link, b"")))
    assert read(path) == {"x.txt": "p.tar/x.txt is a link in its archive, so it was not followed; import the file that it means"}


def test_links_in_a_zip_are_not_followed(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("x.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert "is a link in its archive" in str(read(tmp_path / "p.zip")["x.txt"])


@pytest.mark.parametrize("kind", [tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_devices_and_pipes_in_a_tar_are_not_read(tmp_path: Path, kind: bytes) -> None:
    device = tarfile.TarInfo("x.txt")
    device.type = kind
    assert read(written(tmp_path / "p.tar", tar((device, b"")))) == {
        "x.txt": "p.tar/x.txt is no plain file in its archive, so it was not read"
    }


def test_a_sparse_file_in_a_tar_is_not_read(tmp_path: Path) -> None:
    sparse = tarfile.TarInfo("x.txt")
    sparse.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": str(2**40)}
    data = b"1\n0\n1\n".ljust(512, b"\0")
    found = read(written(tmp_path / "p.tar", tar((sparse, data))))
    assert list(found.values()) == ["p.tar/x.txt is no plain file in its archive, so it was not read"]


@pytest.mark.parametrize("encoding", ["cp936", "big5", "utf-8"])
def test_names_without_the_flag_for_utf_8_are_read_in_the_encoding_of_all(tmp_path: Path, encoding: str) -> None:
    names = ["人民日報/第一版.txt", "人民日報/第二版要聞.txt"]
    path = zipped(
        tmp_path / "p.zip", {f"{number}".rjust(len(name.encode(encoding)), "x"): b"x" for number, name in enumerate(names)}
    )
    data = path.read_bytes()
    for number, name in enumerate(names):
        raw = name.encode(encoding)
        data = data.replace(f"{number}".rjust(len(raw), "x").encode(), raw)
    assert sorted(read(written(path, data))) == sorted(names)


def test_a_name_beside_the_name_is_taken_where_it_belongs_to_it(tmp_path: Path) -> None:
    raw, meant = b"??.txt\xff", "𠮷版.txt"
    field = struct.pack("<BL", 1, zlib.crc32(raw)) + meant.encode()
    data = _with_raw_name(raw, struct.pack("<HH", 0x7075, len(field)) + field)
    assert list(read(written(tmp_path / "p.zip", data))) == [meant]


def _with_raw_name(raw: bytes, extra: bytes) -> bytes:
    """A zip of one stored member, its name as these bytes, made by hand: Python's own writer says it is UTF-8."""
    body, crc = b"x", zlib.crc32(b"x")
    local = struct.pack("<4s5HLLLHH", b"PK\3\4", 20, 0, 0, 0, 33, crc, len(body), len(body), len(raw), 0) + raw + body
    central = struct.pack(
        "<4s6HLLLHHHHHLL", b"PK\1\2", 20, 20, 0, 0, 0, 33, crc, len(body), len(body), len(raw), len(extra), 0, 0, 0, 0, 0
    )
    central += raw + extra
    return local + central + struct.pack("<4s4HLLH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)


def test_an_encrypted_zip_is_said_to_be_and_what_is_not_encrypted_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", PAGES)
    data = bytearray(path.read_bytes())
    for magic, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(magic) + at] |= 1
    assert read(written(path, bytes(data))) == {
        "a/2.txt": b"two",
        "": "p.zip is encrypted; unpack it with its password and import what is in it",
    }


def test_a_packing_that_is_not_known_is_said(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", {"1.txt": b"x"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for magic, at in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        data[data.index(magic) + at] = 93
    words = "p.zip/1.txt is packed in a way that is not read; unpack it and import what is in it"
    assert read(written(path, bytes(data))) == {"1.txt": words}


@pytest.mark.parametrize("data", [b"", b"PK\3\4 no zip", b"x" * 2000])
@pytest.mark.parametrize("name", ["p.zip", "p.tar", "p.tar.gz"])
def test_what_is_no_archive_is_said_not_to_be_one(tmp_path: Path, name: str, data: bytes) -> None:
    assert refused(written(tmp_path / name, data)) == f"{name} is not an archive, or is damaged; pack it again"


def test_a_damaged_member_of_a_zip_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", PAGES, zipfile.ZIP_STORED)
    found = read(written(path, path.read_bytes().replace(b"two", b"owt")))
    assert found["a/1.txt"] == PAGES["a/1.txt"]
    assert str(found["a/2.txt"]).startswith("p.zip/a/2.txt is damaged in its archive (Bad CRC-32")


@pytest.mark.parametrize("ending", [ending for ending in TARS if ending != ".tgz"])
def test_of_a_tar_that_breaks_off_what_comes_before_is_read_and_one_sentence_told(tmp_path: Path, ending: str) -> None:
    chance = random.Random(7)
    members = {f"{number}.txt": chance.randbytes(40_000) for number in range(8)}
    data = TARS[ending](plain(members))
    # bzip2 unpacks nothing of a block that is not whole, and this is one block.
    kept = data[: len(data) * 2 // 3] if ending != ".tar.bz2" else b"".join(map(bz2.compress, _cut(plain(members))))
    found = read(written(tmp_path / f"p{ending}", kept))
    assert str(found.pop("")).startswith(f"p{ending} is damaged (")
    assert 0 < len(found) < len(members)
    assert all(found[name] == members[name] for name in found)


def _cut(data: bytes) -> tuple[bytes, bytes]:
    return data[: len(data) // 3], data[len(data) // 3 : len(data) // 2]


def test_a_tar_with_rubbish_in_the_middle_is_damaged(tmp_path: Path) -> None:
    data = plain(PAGES)
    found = read(written(tmp_path / "p.tar", data[:1024] + b"x" * 512 + data[1536:]))
    assert found == {
        "a/1.txt": PAGES["a/1.txt"],
        "": "p.tar is damaged (its list of files breaks off); what comes before the damage was read",
    }


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("x.txt", "w") as stream:
        for _ in range(32):
            stream.write(bytes(1024 * 1024))
    assert refused(path) == "p.zip would be more than 200 times as large when it is unpacked, as no page is; it was not read"


def test_a_zip_bomb_among_files_that_do_not_pack_is_refused_alone(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(300_000)
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.txt", noise)
        archive.writestr("x.txt", bytes(20 * 1024 * 1024), zipfile.ZIP_DEFLATED)
    found = read(path)
    assert found["good.txt"] == noise
    assert "x.txt would be more than 200 times as large" in str(found["x.txt"])


def test_a_zip_that_lies_about_its_size_gives_no_more_than_it_said(tmp_path: Path) -> None:
    size, said = 96 * 1024 * 1024, 1000
    path = zipped(tmp_path / "p.zip", {"x.txt": bytes(size)})
    data = path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", said))
    with at_most(size // 2):
        assert str(read(written(path, data))["x.txt"]).startswith("p.zip/x.txt is damaged in its archive (Bad CRC-32")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_whose_size_cannot_be_bounded_is_not_unpacked(tmp_path: Path, method: int) -> None:
    found = read(zipped(tmp_path / "p.zip", {"x.txt": bytes(1000)}, method))
    assert found == {"x.txt": "p.zip/x.txt is packed in a way that is not read; unpack it and import what is in it"}


def test_a_tar_that_says_too_much_of_all_its_members_is_none(tmp_path: Path) -> None:
    said = {f"key{number}": "value" for number in range(4000)}
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", pax_headers=said) as archive:
        for number in range(2000):
            info = tarfile.TarInfo(f"{number}.txt")
            info.pax_headers = {"comment": "x"}
            archive.addfile(info)
    path = written(tmp_path / "p.tar", stream.getvalue())
    with at_most(8_000_000):
        assert "p.tar is not an archive" in refused(path)


def test_headers_upon_headers_are_damage(tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 12
    piece = header.tobuf(tarfile.USTAR_FORMAT) + b"12 path=a.b\n".ljust(512, b"\0")
    assert "p.tar is not an archive" in refused(written(tmp_path / "p.tar", piece * 5000 + bytes(1024)))


@pytest.mark.parametrize("ending", [".tar.gz", ".tar.bz2", ".tar.xz"])
def test_a_tar_bomb_is_refused_when_it_grows(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"p{ending}"
    opened = {".tar.gz": gzip.GzipFile, ".tar.bz2": bz2.BZ2File, ".tar.xz": lzma.LZMAFile}[ending](path, "w")
    with opened as stream:
        info = tarfile.TarInfo("x.txt")
        info.size = 64 * 1024 * 1024
        stream.write(info.tobuf())
        for _ in range(64):
            stream.write(bytes(1024 * 1024))
    assert refused(path) == f"p{ending} would be more than 200 times as large when it is unpacked, as no page is; it was not read"


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.exchange.archives.zips.MAX_MEMBERS", 1)
    monkeypatch.setattr("annotator.exchange.archives.tars.MAX_MEMBERS", 1)
    assert refused(zipped(tmp_path / "p.zip", PAGES)) == "p.zip holds more than 1 files; divide it"
    assert refused(written(tmp_path / "p.tar", plain(PAGES))) == "p.tar holds more than 1 files; divide it"


def test_too_large_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.exchange.archives.zips.MAX_MEMBER", 4)
    monkeypatch.setattr("annotator.exchange.archives.tars.MAX_MEMBER", 4)
    for path in (zipped(tmp_path / "p.zip", PAGES), written(tmp_path / "p.tar", plain(PAGES))):
        assert "is larger than" in str(read(path)["a/1.txt"])
        assert read(path)["a/2.txt"] == b"two"


def test_a_whole_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_WHOLE", 4)
    assert "is larger than" in refused(zipped(tmp_path / "p.zip", PAGES))
    assert "is larger than" in refused(written(tmp_path / "p.tgz", gzip.compress(plain(PAGES))))


def test_a_header_that_claims_to_be_huge_is_not_read_into_memory(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x.txt")
    info.type, info.size = tarfile.XHDTYPE, 8 * 1024 * 1024
    assert "is not an archive" in refused(written(tmp_path / "p.tar", info.tobuf() + bytes(info.size)))


def test_unpacking_a_tar_can_be_stopped(tmp_path: Path) -> None:
    path = written(tmp_path / "p.tgz", gzip.compress(plain(PAGES)))
    with pytest.raises(Cancelled), opened_archive(path, progress=Stopped()):
        pass
