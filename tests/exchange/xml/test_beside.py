"""Pictures and texts beside a file: found by name in its folder, and nowhere else."""

from pathlib import Path

import pytest

from annotator.core.layout import Facsimile
from annotator.exchange.xml.beside import Folder, below


def placed(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"a picture")


@pytest.mark.parametrize(
    "name", ["7.png", "file://./7.png", "//server/scans/1912/7.tif", "C:\\scans\\7.tif", "7.jp2", " 7.png\n"]
)
def test_a_picture_is_found_by_its_name_with_any_ending(tmp_path: Path, name: str) -> None:
    placed(tmp_path, "7.png")
    assert Folder(tmp_path).picture([name]) == Facsimile(str(tmp_path / "7.png"))


def test_the_picture_that_can_be_looked_at_is_taken(tmp_path: Path) -> None:
    placed(tmp_path, "7.jp2", "7.tif", "7.jpg")
    assert Folder(tmp_path).picture(["7.jp2"]) == Facsimile(str(tmp_path / "7.jpg"))


def test_a_text_is_no_picture(tmp_path: Path) -> None:
    placed(tmp_path, "7.txt", "7.xml")
    assert Folder(tmp_path).picture(["7.xml", "7.txt", ""]) is None


@pytest.mark.parametrize(
    "name",
    ["../7.png", "a/../../7.png", "..\\7.png", "%2e%2e/7.png", "http://host/7.png", "link.png", "x" * 5000 + ".png", "a\0.png"],
)
def test_nothing_outside_of_the_folder_is_found(tmp_path: Path, name: str) -> None:
    placed(tmp_path, "7.png", "in/a/8.png")
    (tmp_path / "in/link.png").symlink_to(tmp_path / "7.png")
    assert Folder(tmp_path / "in").picture([name]) is None
    assert (told := below(name)) is None or Folder(tmp_path / "in").data(told) is None


@pytest.mark.parametrize("name", ["/etc/hostname", "file:///etc/hostname", "C:/a.png"])
def test_a_file_is_not_looked_for_from_the_root(name: str) -> None:
    assert below(name) is None
