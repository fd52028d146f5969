"""Choosing how Qt reaches a screen before the application object exists, since Qt itself aborts where it cannot."""

import ctypes
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from enum import Enum
from pathlib import Path

from annotator.core.errors import UserError

VARIABLE = "QT_QPA_PLATFORM"

# Which Debian and Ubuntu package holds each library that Qt's wheels expect of the system.
_WIDGETS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_XCB = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_PACKAGES = _WIDGETS | _XCB

# A child asks, because a display on an unreachable host keeps its caller waiting for minutes.
_PROBE = """
import ctypes
xcb = ctypes.CDLL("libxcb.so.1")
xcb.xcb_connect.restype = ctypes.c_void_p
xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
raise SystemExit(1 if xcb.xcb_connection_has_error(xcb.xcb_connect(None, None)) else 0)
"""
_PROBE_SECONDS = 10


class LibrariesMissing(UserError):
    """The system lacks libraries that Qt needs to draw at all, or to reach the display."""

    message = "the window cannot open: {libraries} not found; on Debian or Ubuntu: apt install {packages}"
    package_unknown = "the window cannot open: {libraries} not found; install it with your system's package manager"


class DisplayUnreachable(UserError):
    """A display is named, but nothing answers there."""

    message = (
        "the window cannot open: display {display} does not answer; "
        "start it, or unset DISPLAY and draw a picture with annotator demo"
    )


class NoDisplay(UserError):
    """No display is named, and no picture of the window was asked for."""

    message = "the window cannot open: there is no display; set DISPLAY, or draw a picture with annotator demo"


class Platform(Enum):
    """How Qt shows windows: left to Qt, through X11, or drawn in memory only."""

    NATIVE = ""
    XCB = "xcb"
    OFFSCREEN = "offscreen"


Load = Callable[[str], object]
Probe = Callable[[Mapping[str, str]], bool]


def prepare_platform(environ: MutableMapping[str, str], *, is_drawn: bool) -> Platform:
    """Choose the platform and name it to Qt in ``environ``; must come before any Qt widget module is imported.

    ``is_drawn`` says that a picture of the window is wanted, which needs no display. Raises ``LibrariesMissing``,
    ``DisplayUnreachable`` or, since nobody could ever close a window that nobody sees, ``NoDisplay``.
    """
    platform = choose_platform(environ)
    if environ.get(VARIABLE) or platform is Platform.NATIVE:
        return platform
    if platform is Platform.OFFSCREEN and not is_drawn:
        raise NoDisplay
    environ[VARIABLE] = platform.value
    return platform


def choose_platform(
    environ: Mapping[str, str],
    *,
    system: str = sys.platform,
    load: Load = ctypes.CDLL,
    answers: Probe | None = None,
) -> Platform:
    """The platform that will work with this environment; what is set in ``QT_QPA_PLATFORM`` is respected.

    Raises ``LibrariesMissing`` or ``DisplayUnreachable`` where Qt would abort.
    """
    if system in {"darwin", "win32"}:
        return Platform.NATIVE
    platform = _wanted(environ, load)
    # All at once: who installs three packages should not then be told of sixteen more.
    _require([*_WIDGETS, *_XCB, *_plugin("libqxcb.so")] if platform is Platform.XCB else [*_WIDGETS], load)
    if platform is Platform.XCB and not (answers or display_answers)(environ):
        raise DisplayUnreachable(display=environ.get("DISPLAY") or "(none)")
    return platform


def display_answers(environ: Mapping[str, str]) -> bool:
    """Whether an X server takes connections at the ``DISPLAY`` of ``environ``; waits ten seconds at most."""
    command = [sys.executable, "-I", "-S", "-c", _PROBE]
    try:
        return subprocess.run(command, env=environ, capture_output=True, timeout=_PROBE_SECONDS, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _wanted(environ: Mapping[str, str], load: Load) -> Platform:
    named = environ.get(VARIABLE, "")
    if named:
        return _named(named)
    if _has_wayland(environ, load):
        return Platform.NATIVE
    return Platform.XCB if environ.get("DISPLAY") else Platform.OFFSCREEN


def _named(variable: str) -> Platform:
    """What a set variable asks for; "xcb:option" and "wayland;xcb" are its longer forms."""
    first = re.split("[:;]", variable)[0]
    return next((platform for platform in Platform if platform.value == first), Platform.NATIVE)


def _has_wayland(environ: Mapping[str, str], load: Load) -> bool:
    """Whether a Wayland session is there and Qt can join it; a socket name left over from an ended session does not count."""
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name or not Path(environ.get("XDG_RUNTIME_DIR", "/"), name).exists():
        return False
    return not _missing(_plugin("libqwayland.so"), load)


def _require(libraries: Sequence[str], load: Load) -> None:
    missing = _missing(libraries, load)
    names = ", ".join(missing)
    if any(name not in _PACKAGES for name in missing):
        raise LibrariesMissing(LibrariesMissing.package_unknown, libraries=names)
    if missing:
        raise LibrariesMissing(libraries=names, packages=" ".join(_PACKAGES[name] for name in missing))


def _missing(libraries: Sequence[str], load: Load) -> list[str]:
    """Those that the loader cannot find; a library that misses another one counts as that other one."""
    missing: list[str] = []
    for library in libraries:
        try:
            load(library)
        except OSError as error:
            name = str(error).partition(": cannot open")[0]
            if name not in missing:
                missing.append(name)
    return missing


def _plugin(file: str) -> list[str]:
    """The platform plugin of the PySide6 wheel, found without importing it; a distribution keeps it elsewhere and complete."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("PySide6 is not installed", name="PySide6")
    path = Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / file
    return [str(path)] if path.exists() else []
