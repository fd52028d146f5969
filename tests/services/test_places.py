"""A folder on a network or one that is synchronised is told by what the system and its names say."""

from pathlib import Path

import pytest

from annotator.services import places
from annotator.services.places import folder_warning, mount_kind
from tests import marks

MOUNTS = [
    "overlay / overlay rw 0 0",
    "/dev/sda1 /home ext4 rw,relatime 0 0",
    "nas:/papers /home/li/papers nfs4 rw 0 0",
    r"//nas/share /mnt/my\040share cifs rw 0 0",
    "tmpfs /home/li/papers/scratch tmpfs rw 0 0",
    "broken",
    "",
]
RISKY = ("nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "fuse.rclone")
PLAIN = ("ext4", "btrfs", "fuseblk", "overlay", "tmpfs")


@pytest.fixture(autouse=True)
def plain_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer of which only the names of folders are known."""
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "mounts")
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/li", "ext4"),
        ("/home/li/papers/2023", "nfs4"),
        ("/home/li/papers/scratch", "tmpfs"),
        ("/home/li/papers2", "ext4"),
        ("/mnt/my share/a", "cifs"),
        ("/srv", "overlay"),
    ],
)
def test_a_folder_is_of_the_kind_of_the_nearest_mount(folder: str, kind: str) -> None:
    assert mount_kind(Path(folder), MOUNTS) == kind


def warned_of(folder: Path, kind: str) -> str | None:
    """What is said of a folder on a mount of this kind."""
    (folder / "mounts").write_text(f"x {folder.resolve()} {kind} rw 0 0\n", encoding="utf-8")
    warning = folder_warning(folder / "a.corpus")
    return str(warning) if warning else None


@pytest.mark.parametrize("kind", RISKY)
def test_a_network_is_told_by_its_kind(tmp_path: Path, kind: str) -> None:
    said = warned_of(tmp_path, kind)
    assert said is not None
    assert said.startswith(f"{tmp_path.resolve()} is on a network or shared disk ({kind})")


@pytest.mark.parametrize("kind", PLAIN)
def test_a_disk_of_this_computer_is_not_warned_of(tmp_path: Path, kind: str) -> None:
    assert warned_of(tmp_path, kind) is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/papers", "Dropbox"),
        ("Dropbox (University)", "Dropbox"),
        ("OneDrive - 大学", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-li@example.org/我的", "GoogleDrive"),
        ("我的坚果云/报纸", "坚果云"),
        ("BaiduSyncdisk", "百度网盘"),
        ("papers/.stfolder", "Syncthing"),
    ],
)
def test_a_synchronised_folder_is_told_by_its_name_or_mark(tmp_path: Path, folder: str, service: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    inside = tmp_path / folder.removesuffix("/.stfolder") / "a.corpus"
    warning = folder_warning(inside)
    assert warning is not None
    assert f"is synchronised by {service}, which may" in str(warning)


def test_the_folder_that_windows_names_is_synchronised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path / "Wolke"))
    assert "OneDrive" in str(folder_warning(tmp_path / "Wolke" / "a" / "b.corpus"))
    assert folder_warning(tmp_path / "b.corpus") is None


@marks.LINKS
def test_a_link_is_judged_by_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "papers").symlink_to(tmp_path / "Dropbox")
    assert folder_warning(tmp_path / "papers" / "a.corpus") is not None


@pytest.mark.parametrize("folder", ["inbox", "dropboxes", "papers", "my onedrives", "云"])
def test_an_ordinary_folder_is_not_warned_of(tmp_path: Path, folder: str) -> None:
    assert folder_warning(tmp_path / folder / "a.corpus") is None
