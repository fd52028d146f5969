"""How each block of a card is set in each of the three states: sizes, inks, line pitches."""

from PySide6.QtGui import QColor, QFont

from annotator.ui.models.card import Block, BlockStyle, CardMode
from annotator.ui.theme import Theme, Type
from annotator.ui.views.cards.block import Setting

# Type size and line pitch in pixels, by style: to skim, and to read.
_SKIM = {
    BlockStyle.KICKER: (Type.SMALL, 16),
    BlockStyle.HEADLINE: (Type.TITLE, 21),
    BlockStyle.SUBTITLE: (Type.SMALL, 18),
    BlockStyle.BYLINE: (Type.SMALL, 17),
    BlockStyle.RUNNING: (Type.NORMAL, 19),
    BlockStyle.CROSSHEAD: (Type.NORMAL, 19),
    BlockStyle.CAPTION: (Type.SMALL, 18),
}
_READ = {
    BlockStyle.KICKER: (Type.NORMAL, 20),
    BlockStyle.HEADLINE: (Type.TITLE, 26),
    BlockStyle.SUBTITLE: (Type.NORMAL, 20),
    BlockStyle.BYLINE: (Type.SMALL, 20),
    BlockStyle.RUNNING: (Type.TEXT, 25),
    BlockStyle.CROSSHEAD: (Type.TEXT, 25),
    BlockStyle.CAPTION: (Type.SMALL, 20),
}
FOLDED_PITCH = 22
_STRONG = (BlockStyle.HEADLINE, BlockStyle.CROSSHEAD)
_SOFT = (BlockStyle.KICKER, BlockStyle.SUBTITLE, BlockStyle.BYLINE, BlockStyle.CAPTION)


def setting(block: Block, mode: CardMode, look: Theme) -> Setting:
    """How one block is set."""
    size, pitch = measures(block.style, mode)
    return Setting(
        font(look.px(size), is_strong=block.style in _STRONG),
        QColor(look.soft if block.style in _SOFT else look.ink),
        pitch=look.px(pitch),
        indent=look.px(_indent(block)) if mode is CardMode.READ and block.style is BlockStyle.RUNNING else 0,
        is_one_line=mode is CardMode.FOLDED,
    )


def measures(style: BlockStyle, mode: CardMode) -> tuple[int, int]:
    """Type size and line pitch in pixels at 100 %."""
    if mode is CardMode.FOLDED:
        return Type.NORMAL, FOLDED_PITCH
    return (_READ if mode is CardMode.READ else _SKIM)[style]


def foot_setting(look: Theme) -> Setting:
    """How the warnings and the evidence are set."""
    return Setting(font(look.px(Type.SMALL)), QColor(look.caution), pitch=look.px(18))


def font(pixels: int, *, is_strong: bool = False) -> QFont:
    """The application's font in a size."""
    out = QFont()
    out.setPixelSize(pixels)
    if is_strong:
        out.setWeight(QFont.Weight.Bold)
    return out


def _indent(block: Block) -> int:
    """A paragraph begins two characters in where characters are square, else by a little more than one."""
    begin = "".join(piece.text[:8] for piece in block.pieces[:2])
    return Type.TEXT * 2 if any(character > "\u2e7f" for character in begin) else round(Type.TEXT * 1.2)
