"""A file is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from annotator.core.errors import WriteFailed
from annotator.exchange.atomic import writing
from tests import marks


def write(path: Path, *pieces: bytes) -> None:
    with writing(path) as stream:
        for piece in pieces:
            stream.write(piece)


def test_the_file_has_what_was_written(tmp_path: Path) -> None:
    write(tmp_path / "out", b"one", b"two")
    assert (tmp_path / "out").read_bytes() == b"onetwo"
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with writing(target) as stream:
        stream.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with pytest.raises(TypeError):
        write(target, b"half", "no bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_a_full_disk_is_one_sentence_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailed, match="could not be written: No space left on device; nothing was changed"):
        write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


@marks.FULL_DEVICE
def test_a_device_that_is_full_is_one_sentence() -> None:
    with pytest.raises(WriteFailed, match="/dev/full could not be written: No space left"):
        write(Path("/dev/full"), b"new")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed) as failed:
        write(tmp_path / "none" / "out", b"new")
    assert str(failed.value) == f"out could not be written: the folder {tmp_path / 'none'} does not exist"


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="Is a directory"):
        write(tmp_path, b"new")


@marks.MODES
def test_the_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o640


@marks.LINKS
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@marks.PIPES
def test_a_pipe_gets_the_bytes(tmp_path: Path) -> None:
    write(Path("/dev/null"), b"gone")
    assert Path("/dev/null").is_char_device()
