"""What files call languages, as the codes that pages have: ``fr`` for fre, fra and French."""

import re

# ISO 639-2 in both of its ways, and the English names that PAGE XML uses, of the languages of most digitised newspapers.
_NAMES = {
    "zh": "chi zho chinese", "en": "eng english", "fr": "fre fra french", "de": "ger deu german", "nl": "dut nld dutch",
    "es": "spa spanish", "it": "ita italian", "pt": "por portuguese", "fi": "fin finnish", "sv": "swe swedish",
    "da": "dan danish", "no": "nor norwegian", "pl": "pol polish", "cs": "cze ces czech", "hu": "hun hungarian",
    "ru": "rus russian", "uk": "ukr ukrainian", "et": "est estonian", "lv": "lav latvian", "lt": "lit lithuanian",
    "ja": "jpn japanese", "ko": "kor korean", "ar": "ara arabic", "he": "heb hebrew", "el": "gre ell greek",
    "tr": "tur turkish", "lb": "ltz luxembourgish", "cy": "wel cym welsh", "sl": "slv slovenian", "hr": "hrv croatian",
    "sr": "srp serbian", "ro": "rum ron romanian", "la": "lat latin", "yi": "yid yiddish", "ca": "cat catalan",
}  # fmt: skip
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_UNKNOWN = frozenset(("und", "mul", "zxx", "mis", "other"))


def language_code(word: str | None) -> str | None:
    """The code of a language as a file names it; None for no language."""
    told = (word or "").strip()
    first, *more = re.split(r"[-_]", told)
    if first.lower() in _CODES:
        return _CODES[first.lower()]
    if not _CODE.fullmatch(told) or first.lower() in _UNKNOWN:
        return None
    return "-".join((first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in more)))
