"""Whether a folder is one where a corpus is at risk: on a network, or copied away by a synchronising program as it changes."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from annotator.core.errors import UserError

MOUNTS = Path("/proc/mounts")


class RiskyFolder(UserError):
    """The folder of a corpus is no safe place for it; said once, never in the way of work."""


NETWORK = (
    "{folder} is on a network or shared disk ({kind}), where a broken connection or a second computer can damage the corpus;"
    " keep it on a disk of this computer and put copies there"
)
SYNCHRONISED = (
    "{folder} is synchronised by {service}, which may copy the corpus in the middle of a step or put an older one in its place;"
    " keep it in another folder and put copies there when it is closed"
)

_NETWORK_KINDS = re.compile(
    r"(fuse\.)?(nfs\d?|cifs|smb\w*|sshfs|davfs2?|afs|9p|ncpfs?|ceph(-fuse)?|gluster\w*|lustre|ocfs2|gpfs|beegfs\w*"
    r"|rclone|s3fs|gvfsd-fuse|google-drive-ocamlfuse|vboxsf|vmhgfs(-fuse)?|prl_fs)"
)
_SERVICES = {
    "Dropbox": r"dropbox( \(.+\))?",
    "OneDrive": r"onedrive( - .+)?",
    "iCloud": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Google Drive": r"google ?drive|googledrive-.+|drivefs",
    "Nextcloud": r"nextcloud\d*",
    "ownCloud": r"owncloud\d*",
    "Box": r"box( sync)?",
    "坚果云": r"坚果云|nutstore( files)?|我的坚果云",
    "百度网盘": r"百度网盘同步空间|baidusyncdisk|baidunetdiskworkspace",
    "WPS": r"wps ?云盘|wpsdrive|wps cloud files",
}
_MARKS = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".nextcloudsync.log": "Nextcloud"}
_SET_BY = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOTE_DRIVE = 4


def folder_warning(path: Path) -> RiskyFolder | None:
    """What to say of the place of a corpus before it comes to harm there; None for a disk of this computer.

    Told by the kind of its mount or drive, by the names of the folders above it and by marks that services leave in them.
    """
    folder = path.resolve().parent
    if kind := _network_kind(folder):
        return RiskyFolder(NETWORK, folder=folder, kind=kind)
    if service := _service(folder):
        return RiskyFolder(SYNCHRONISED, folder=folder, service=service)
    return None


def mount_kind(folder: Path, mounts: Iterable[str]) -> str:
    """The kind of file system a folder is on by the lines of ``/proc/mounts``; empty where they do not say."""
    kind, depth = "", -1
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # Of two mounts on one place the later one counts.
        place = Path(_unescaped(fields[1]))
        if folder.is_relative_to(place) and len(place.parts) >= depth:
            kind, depth = fields[2], len(place.parts)
    return kind


def _network_kind(folder: Path) -> str:
    """The kind of the network file system a folder is on; empty for others."""
    if sys.platform == "win32":
        return _windows_kind(folder)
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    except OSError:
        return ""
    kind = mount_kind(folder, mounts)
    return kind if _NETWORK_KINDS.fullmatch(kind) else ""


def _windows_kind(folder: Path) -> str:
    import ctypes

    anchor = folder.anchor
    if anchor.startswith("\\\\"):
        return anchor.rstrip("\\")
    drive_type = ctypes.windll.kernel32.GetDriveTypeW(anchor)  # type: ignore[attr-defined,unused-ignore]
    return anchor if drive_type == _REMOTE_DRIVE else ""


def _service(folder: Path) -> str:
    """The service that synchronises a folder; empty for none that is known."""
    set_by = [os.environ[name] for name in _SET_BY if os.environ.get(name)]
    if any(folder.is_relative_to(Path(place).resolve()) for place in set_by):
        return "OneDrive"
    return next((service for above in (folder, *folder.parents) if (service := _service_at(above))), "")


def _service_at(folder: Path) -> str:
    # On macOS the folders of all services lie in ~/Library/CloudStorage under names such as "OneDrive-Personal".
    name = folder.name.casefold()
    if folder.parent.name == "CloudStorage":
        return folder.name.partition("-")[0]
    named = next((service for service, pattern in _SERVICES.items() if re.fullmatch(pattern, name)), "")
    return named or next((service for mark, service in _MARKS.items() if (folder / mark).exists()), "")


def _unescaped(place: str) -> str:
    r"""A place as it is called: ``\040`` stands for a space."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place)
