"""A real keyboard under a real display: keys pressed by xdotool, as a layout has them, with an input method or without."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.e2e.traced import ASKED, READY

PATIENCE = 30.0
LOST = 3.0  # seconds after which a key was heard by nobody

# What xdotool calls the keys that have names, and with which keys each layout writes the signs.
NAMES = {
    "PgUp": "Prior",
    "PgDown": "Next",
    "Esc": "Escape",
    "Backspace": "BackSpace",
    "Del": "Delete",
    "Space": "space",
    "Enter": "KP_Enter",
}
SIGNS = {
    "us": {
        "/": "slash",
        "?": "shift+slash",
        "!": "shift+1",
        "[": "bracketleft",
        "]": "bracketright",
        "{": "shift+bracketleft",
        "}": "shift+bracketright",
        "+": "shift+equal",
        "=": "equal",
        "-": "minus",
        ",": "comma",
        ".": "period",
    },
    "de": {
        "/": "shift+7",
        "?": "shift+ssharp",
        "!": "shift+1",
        "[": "ISO_Level3_Shift+8",
        "]": "ISO_Level3_Shift+9",
        "{": "ISO_Level3_Shift+7",
        "}": "ISO_Level3_Shift+0",
        "+": "plus",
        "=": "shift+0",
        "-": "minus",
        ",": "comma",
        ".": "period",
    },
}

# A session whose input method is 拼音, on before the program begins; the daemon ends with its bus. Whether the engine was taken
# is asked: ``ibus engine NAME`` says no even where it was.
PINYIN = """
ibus-daemon --panel=disable --emoji-extension=disable >/dev/null 2>&1 &
for _ in {1..100}; do
  ibus engine libpinyin >/dev/null 2>&1
  [[ $(ibus engine 2>/dev/null) == libpinyin ]] && exec "$@"
  sleep 0.1
done
echo "the input method does not come" >&2
exit 1
"""
WITH_PINYIN = {"QT_IM_MODULE": "ibus", "GSETTINGS_BACKEND": "memory"}


class Keyboard:
    """The traced program and the keyboard before it."""

    def __init__(self, corpus: Path, *, layout: str, has_pinyin: bool = False, **settings: str) -> None:
        self._signs = SIGNS[layout]
        self._said = b""
        subprocess.run(["setxkbmap", layout], check=True)
        session = ["dbus-run-session", "--", "bash", "-c", PINYIN, "session"] if has_pinyin else []
        words = [*session, sys.executable, "-m", "tests.e2e.traced", "open", str(corpus)]
        (corpus.parent / "home").mkdir(exist_ok=True)
        environment = _environment(corpus.parent, settings | (WITH_PINYIN if has_pinyin else {}))
        self._program = subprocess.Popen(words, stdout=subprocess.PIPE, env=environment, start_new_session=True)
        self._until(READY)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as in the table of commands."""
        for key in keys:
            subprocess.run(["xdotool", "key", self._pressed(key)], check=True)

    def ran(self, *keys: str) -> list[str]:
        """Press keys and say which commands they ran."""
        self.press(*keys)
        return [command for command, *_ in self._answer()[:-1]]

    def field(self) -> str | None:
        """What the field holds that has the keys; None where none has."""
        _, *words = self._answer()[-1]
        return words[0] if words else None

    def stop(self) -> None:
        """End the program, whatever its keys do, and the session with its input method."""
        os.killpg(self._program.pid, signal.SIGTERM)
        self._program.communicate(timeout=PATIENCE)

    def _answer(self) -> list[list[str]]:
        """What was said since the last time, up to the answer to the key that asks: keys come in their order."""
        self.press("F12")
        return self._until(ASKED)

    def _until(self, word: str) -> list[list[str]]:
        assert self._program.stdout is not None
        deadline = time.monotonic() + PATIENCE
        while not (lines := self._lines()) or lines[-1][0] != word:
            left = deadline - time.monotonic()
            assert left > 0, f"waited in vain for {word} after {lines}"
            if not select.select([self._program.stdout], [], [], min(left, LOST))[0]:
                if word == ASKED:
                    # A form that was opening when the key came took it from the window and was not there yet.
                    self.press("F12")
            else:
                read = os.read(self._program.stdout.fileno(), 4096)
                assert read, f"the program ended after {lines}"
                self._said += read
        self._said = b""
        return lines

    def _lines(self) -> list[list[str]]:
        return [line.split("\t") for line in self._said.decode().split("\n")[:-1]]

    def _pressed(self, key: str) -> str:
        """A key as xdotool has it: ``Ctrl+Shift+Z`` is ctrl+shift+z, a sign is what types it on this layout."""
        # What the table calls Shift+[ is the sign that a US keyboard has there.
        before, plus, last = key.replace("Shift+[", "{").replace("Shift+]", "}").rpartition("+")
        before, last = before.rstrip("+"), last or plus
        return f"{before.lower()}+{self._name(last)}" if before else self._name(last)

    def _name(self, key: str) -> str:
        if len(key) > 1 or key in self._signs:
            return self._signs.get(key) or NAMES.get(key, key)
        # Signs that stand on no key are lent one by xdotool, as input methods do that send them.
        return key.lower() if key.isascii() else f"U{ord(key):04X}"


def _environment(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    """A home folder of its own, on the display; what the tests say of Qt's platform is not for this program."""
    own = {f"XDG_{name}_HOME": str(folder / "home" / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    inherited = {name: word for name, word in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    return {**inherited, "HOME": str(folder / "home"), "LANG": "C.UTF-8", **own, **settings}
