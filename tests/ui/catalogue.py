"""The words of the translation files, for tests."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.resources import resource_path
from tests.ui.messages import Text

FIELDS = re.compile(r"\{\w+\}|%n|%1")


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a .ts file with its translations, more than one for a plural."""

    text: Text
    translations: tuple[str, ...]
    is_finished: bool


def entries(language: str) -> Iterator[Entry]:
    """The messages of one language."""
    root = ElementTree.parse(resource_path(f"i18n/annotator_{language}.ts")).getroot()
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Entry(
                Text(context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes"),
                tuple(forms or [translation.text or ""]),
                translation.get("type") is None,
            )


def english() -> re.Pattern[str]:
    """Matches whatever the window says in English and in Chinese otherwise, with anything in its fields."""
    said = [(e.text, e.translations) for e in entries("zh_CN")] + [(e.text, e.translations) for e in entries("en")]
    sources = {text.source for text, forms in said if text.source not in forms} | {
        form for text, forms in said if text.is_plural for form in forms if form.isascii()
    }
    wordy = [source for source in sources if re.search("[A-Za-z]{3}", FIELDS.sub("", source))]
    return re.compile("|".join("(?:.+)".join(map(re.escape, FIELDS.split(source))) for source in sorted(wordy)))
