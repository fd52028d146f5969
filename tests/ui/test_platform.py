"""The window says in one sentence why it cannot open, instead of aborting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.ui.platform import (
    DisplayUnreachable,
    LibrariesMissing,
    NoDisplay,
    Platform,
    choose_platform,
    display_answers,
    prepare_platform,
)


class Loader:
    """The system's loader, with some libraries gone."""

    def __init__(self, *gone: str) -> None:
        self.gone = gone

    def __call__(self, library: str) -> None:
        if library in self.gone:
            raise OSError(f"{library}: cannot open shared object file: No such file or directory")


def choose(gone: tuple[str, ...] = (), *, answers: bool = True, system: str = "linux", **environ: str) -> Platform:
    return choose_platform(environ, system=system, load=Loader(*gone), answers=lambda _: answers)


def test_without_a_display_qt_draws_in_memory() -> None:
    assert choose() is Platform.OFFSCREEN


def test_an_empty_display_is_none() -> None:
    assert choose(DISPLAY="") is Platform.OFFSCREEN


def test_a_display_that_answers_is_used() -> None:
    assert choose(DISPLAY=":0") is Platform.XCB


def test_a_display_that_does_not_answer_is_named() -> None:
    with pytest.raises(DisplayUnreachable, match="display :77 does not answer"):
        choose(DISPLAY=":77", answers=False)


def test_a_missing_library_is_named_with_its_package() -> None:
    with pytest.raises(LibrariesMissing, match=r"libxcb-cursor\.so\.0 not found; .* apt install libxcb-cursor0$"):
        choose(("libxcb-cursor.so.0",), DISPLAY=":0")


def test_all_missing_libraries_are_named_at_once() -> None:
    with pytest.raises(LibrariesMissing, match=r"apt install libegl1 libgl1$"):
        choose(("libGL.so.1", "libEGL.so.1"))


def test_what_the_display_needs_is_named_in_the_same_sentence() -> None:
    with pytest.raises(LibrariesMissing, match=r"apt install libgl1 libxcb-cursor0$"):
        choose(("libGL.so.1", "libxcb-cursor.so.0"), DISPLAY=":0")


def test_libraries_of_the_display_are_not_asked_for_without_one() -> None:
    assert choose(("libxcb-cursor.so.0",)) is Platform.OFFSCREEN


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_are_left_to_qt(system: str) -> None:
    assert choose(("libGL.so.1",), system=system) is Platform.NATIVE


def test_a_wayland_session_is_left_to_qt(tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    assert choose(WAYLAND_DISPLAY="wayland-0", XDG_RUNTIME_DIR=str(tmp_path), DISPLAY=":0") is Platform.NATIVE


def test_a_wayland_name_left_over_from_an_ended_session_does_not_count(tmp_path: Path) -> None:
    assert choose(WAYLAND_DISPLAY="wayland-0", XDG_RUNTIME_DIR=str(tmp_path)) is Platform.OFFSCREEN


@pytest.mark.parametrize(
    ("variable", "platform"),
    [("offscreen", Platform.OFFSCREEN), ("offscreen:size", Platform.OFFSCREEN), ("xcb", Platform.XCB), ("vnc", Platform.NATIVE)],
)
def test_a_platform_set_by_hand_is_respected(variable: str, platform: Platform) -> None:
    assert choose(QT_QPA_PLATFORM=variable, DISPLAY=":0") is platform


def test_the_choice_is_handed_to_qt() -> None:
    environ: dict[str, str] = {}
    assert prepare_platform(environ, is_drawn=True) is Platform.OFFSCREEN
    assert environ == {"QT_QPA_PLATFORM": "offscreen"}


def test_a_window_that_nobody_would_see_is_not_opened() -> None:
    with pytest.raises(NoDisplay, match="there is no display"):
        prepare_platform({}, is_drawn=False)


def test_a_window_in_memory_opens_for_who_asks_for_it_by_name() -> None:
    assert prepare_platform({"QT_QPA_PLATFORM": "offscreen"}, is_drawn=False) is Platform.OFFSCREEN


def test_nothing_answers_at_a_display_that_does_not_exist() -> None:
    assert not display_answers({**os.environ, "DISPLAY": ":7777"})


def test_a_library_that_is_really_missing_ends_in_one_sentence_and_no_abort() -> None:
    script = (
        "from annotator.ui import platform\n"
        "platform._WIDGETS['libnot-there.so.9'] = 'libnot-there9'\n"
        "try:\n    platform.prepare_platform({}, is_drawn=True)\n"
        "except platform.LibrariesMissing as error:\n    raise SystemExit(str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "the window cannot open: libnot-there.so.9 not found; install it with your system's package manager\n"
