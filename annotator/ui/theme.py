"""The look's tokens: inks, surfaces, type and spacing scales, and the palette, style sheet and icons made of them."""

import re
import tomllib
from dataclasses import dataclass, fields, replace
from enum import IntEnum, StrEnum
from functools import cache
from typing import cast

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator.resources import resource_path


class Scheme(StrEnum):
    """The two looks."""

    LIGHT = "light"
    DARK = "dark"


class Type(IntEnum):
    """The type scale, in pixels at 100 %."""

    TINY = 11
    SMALL = 12
    NORMAL = 13
    TEXT = 15
    TITLE = 16


class Space(IntEnum):
    """The spacing scale, in pixels at 100 %."""

    XS = 4
    S = 8
    M = 12
    L = 16


class Radius(IntEnum):
    """How round corners are, in pixels at 100 %."""

    CONTROL = 6
    CARD = 8


LINE_HEIGHT = 1.6  # raw text: the distance of two lines, in units of the type size


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Colours are ``#rrggbb``; ``tint`` (0 to 255) is how strongly an article's ink lies under its text.

    ``ink``, ``soft``, ``faint``, ``accent``, ``caution``, ``bad`` and ``good`` are for text, ``mark`` for lines that
    must be seen, ``line`` for lines that only part. ``scale`` is the reader's text size, 1.0 at 100 %.
    """

    scheme: Scheme
    background: str
    pane: str
    raised: str
    hover: str
    pressed: str
    line: str
    mark: str
    ink: str
    soft: str
    faint: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    found: str
    caution: str
    caution_background: str
    bad: str
    good: str
    articles: tuple[str, ...]
    tint: int
    scale: float = 1.0

    def px(self, size: float) -> int:
        """A size of the scales (``Type.TEXT``, ``Space.S``), or any other, in pixels at the reader's text size."""
        return round(size * self.scale)

    @property
    def line_pitch(self) -> int:
        """The distance of two lines of raw text in pixels."""
        return round(Type.TEXT * self.scale * LINE_HEIGHT)

    def scaled(self, scale: float) -> "Theme":
        """The same look at another text size."""
        return replace(self, scale=scale)

    def article(self, index: int) -> QColor:
        """The ink of the palette colour with this index; indices beyond the palette begin again."""
        return QColor(self.articles[index % len(self.articles)])

    def article_tint(self, index: int) -> QColor:
        """The same colour as it lies under text."""
        colour = self.article(index)
        colour.setAlpha(self.tint)
        return colour


@cache
def theme(scheme: Scheme) -> Theme:
    """The look of this name, at 100 %."""
    tokens = tomllib.loads(resource_path(f"themes/{scheme.value}.toml").read_text(encoding="utf-8"))
    return Theme(scheme=scheme, **{**tokens, "articles": tuple(tokens["articles"])})


def stylesheet(look: Theme) -> str:
    """The Qt style sheet of every form the window uses: ``@{ink}`` is a token, ``@{12px}`` a scaled size."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name.endswith("px"):
            return f"{look.px(float(name.removesuffix('px')))}px"
        return str(tokens[name])

    tokens: dict[str, object] = {field.name: getattr(look, field.name) for field in fields(look)}
    tokens["art"] = resource_path(f"themes/{look.scheme.value}").as_posix()
    template = resource_path("themes/window.qss").read_text(encoding="utf-8")
    return re.sub(r"@\{(\w+)\}", value, template)


def palette(look: Theme) -> QPalette:
    """The Qt palette, for whatever the style sheet leaves to the style."""
    out = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: look.background,
        role.Base: look.pane,
        role.AlternateBase: look.background,
        role.Button: look.raised,
        role.ToolTipBase: look.raised,
        role.Mid: look.line,
        role.Midlight: look.hover,
        role.Light: look.raised,
        role.Dark: look.mark,
        role.Shadow: look.line,
        role.WindowText: look.ink,
        role.Text: look.ink,
        role.ButtonText: look.ink,
        role.ToolTipText: look.ink,
        role.BrightText: look.bad,
        role.PlaceholderText: look.faint,
        role.Highlight: look.selection,
        role.HighlightedText: look.ink,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
    }.items():
        out.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        out.setColor(QPalette.ColorGroup.Disabled, name, QColor(look.disabled))
    return out


def _drawn(svg: bytes, colour: str, pixels: int) -> QPixmap:
    """The drawing, its one ink replaced, as a picture of ``pixels`` × ``pixels``."""
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.replace(b"currentColor", colour.encode("ascii")))).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return picture


@cache
def _icon(name: str, ink: str, disabled: str) -> QIcon:
    svg = resource_path(f"icons/{name}.svg").read_bytes()
    out = QIcon()
    for pixels in (16, 20, 24, 32, 48):
        out.addPixmap(_drawn(svg, ink, pixels), QIcon.Mode.Normal)
        out.addPixmap(_drawn(svg, disabled, pixels), QIcon.Mode.Disabled)
    return out


def icon(name: str, look: Theme, *, token: str = "soft") -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in one ink of the theme; raises FileNotFoundError for an unknown name."""
    return _icon(name, cast("str", getattr(look, token)), look.disabled)
