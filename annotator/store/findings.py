"""One thing that is wrong with a corpus, as a message with named fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.core.page import PageId


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; ``page`` is None for the corpus as a whole."""

    page: PageId | None
    message: str
    fields: Mapping[str, object]

    def __str__(self) -> str:
        return self.message.format(**self.fields)


Faults = Iterator[tuple[str, Mapping[str, object]]]
"""Messages with the fields they name, beside page and reviewer, which whoever asks adds."""
