"""Characters that extractors write in several forms: compared, they are one."""

import unicodedata
from functools import lru_cache

# Radicals that stand in texts for the characters they look like. Unicode calls them equivalent
# (EquivalentUnifiedIdeograph.txt), but NFKC leaves them as they are.
_RADICALS = "⺠⻁⻄⻅⻆⻉⻋⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰"
_UNIFIED = "民虎西见角贝车镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙"
_EQUIVALENT = dict(zip(_RADICALS, _UNIFIED, strict=True))


def comparable(text: str) -> str:
    """The text without white space, each character in the form in which it is compared: as many as there were."""
    ink = "".join(text.split())
    return ink.translate({ord(one): _form(one) for one in set(ink)})


@lru_cache(maxsize=1 << 14)
def _form(character: str) -> str:
    folded = unicodedata.normalize("NFKC", _EQUIVALENT.get(character, character))
    return folded if len(folded) == 1 and not folded.isspace() else character
