"""Which fonts show Chinese here; the bundled one stands in for what the system lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from annotator.resources import resource_path

BUNDLED_FAMILY = "Annotator Sans SC"
_BUNDLED_FILE = "fonts/AnnotatorSansSC-Regular.otf"

# A family may claim Chinese with a handful of characters: these have to be there.
_SAMPLE = "一的呼浩特报讯鑫这说"

# Fonts drawn for Simplified Chinese reading on a screen, the likelier one first on each system.
_PREFERRED = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "HarmonyOS Sans SC",
    "MiSans",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "SimHei",
    "SimSun",
)


@dataclass(frozen=True, slots=True)
class Families:
    """Font families in order of use, as ``QFont.setFamilies`` takes them: for controls, and for newspaper text."""

    ui: tuple[str, ...]
    text: tuple[str, ...]


def install_fonts() -> Families:
    """Find the family that shows Chinese best, with the bundled one behind it; needs the application object."""
    bundled = _add_bundled()
    text = dict.fromkeys((installed_chinese_family() or bundled, bundled))
    return Families(ui=tuple(dict.fromkeys((QApplication.font().family(), *text))), text=tuple(text))


def installed_chinese_family() -> str | None:
    """The best installed family that really has the characters, whatever it claims; the bundled one does not count."""
    claimed = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    liked = [name for name in _PREFERRED if name in claimed]
    others = [
        name for name in claimed if name not in liked and name != BUNDLED_FAMILY and not QFontDatabase.isPrivateFamily(name)
    ]
    return next((name for name in (*liked, *others) if shows(name, _SAMPLE)), None)


def shows(family: str, characters: Iterable[str]) -> bool:
    """Whether the family itself, without any other helping out, has every one of ``characters``."""
    raw = QRawFont.fromFont(QFont(family))
    return raw.isValid() and all(raw.supportsCharacter(ord(character)) for character in characters)


def _add_bundled() -> str:
    if QFontDatabase.addApplicationFont(str(resource_path(_BUNDLED_FILE))) < 0:
        raise ValueError(f"the bundled font {_BUNDLED_FILE} cannot be read")
    return BUNDLED_FAMILY
