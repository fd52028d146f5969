"""Lay a name of a file beside the parts of a pattern: what each part takes, or why they do not fit."""

from collections.abc import Iterator, Sequence

from annotator.core.errors import UserError
from annotator.exchange.nameparts import Kind, Part, ends, folded

NO_WORDS = "“{words}” is missing"
NO_NAME = "nothing is left for {field}"
NO_DATE = "there is no date for {field}"
NO_YEAR = "there is no year for {field}"
NO_MONTH = "there is no month for {field}"
NO_DAY = "there is no day for {field}"
NO_PAGE = "there is no page number for {field}"
NO_LANGUAGE = "there is no language for {field}"
LEFT_OVER = "“{words}” is left over"

_REASONS = {
    Kind.WORDS: NO_WORDS,
    Kind.NAME: NO_NAME,
    Kind.DATE: NO_DATE,
    Kind.YEAR: NO_YEAR,
    Kind.MONTH: NO_MONTH,
    Kind.DAY: NO_DAY,
    Kind.PAGE: NO_PAGE,
    Kind.LANGUAGE: NO_LANGUAGE,
}


class NameMisfit(UserError):
    """A name does not fit the pattern."""


def fitted(parts: Sequence[Part], words: str) -> list[tuple[Part, str]]:
    """What each part takes of a name; raises NameMisfit."""
    fitting = _Fitting(parts, words)
    if fitting.cuts() is None:
        raise fitting.misfit()
    return fitting.found()


class _Fitting:
    """One name, or folder, laid beside its parts, each tried with each of its ends but never twice at one place."""

    def __init__(self, parts: Sequence[Part], words: str) -> None:
        self._parts, self._words, self._folded = parts, words, folded(words)
        self._then = [folded(part.words) if part.kind is Kind.WORDS else "" for part in (*parts[1:], Part(Kind.ANYTHING, ""))]
        self._dead: set[tuple[int, int]] = set()
        self._furthest = (0, 0)
        self._cuts: tuple[int, ...] = ()

    def cuts(self, number: int = 0, at: int = 0) -> tuple[int, ...] | None:
        """Where each part from this one on ends when it begins there; None where they do not fit."""
        if number == len(self._parts) and at == len(self._words):
            return ()
        if (number, at) not in self._dead:
            for end in self._ends(number, at):
                if (rest := self.cuts(number + 1, end)) is not None:
                    self._cuts = (end, *rest)
                    return self._cuts
            self._dead.add((number, at))
            self._furthest = max(self._furthest, (number, at))
        return None

    def _ends(self, number: int, at: int) -> Iterator[int]:
        if number == len(self._parts):
            return
        part, then = self._parts[number], self._then[number]
        yield from ends(part, self._folded, at, then)
        if part.is_open and then and then not in self._folded[at:]:
            self._furthest = max(self._furthest, (number + 1, at))

    def found(self) -> list[tuple[Part, str]]:
        """What each part takes, once they fit."""
        starts = (0, *self._cuts)
        return [(part, self._words[start:end]) for part, start, end in zip(self._parts, starts, self._cuts, strict=False)]

    def misfit(self) -> NameMisfit:
        """The first part that fits nowhere, once they do not."""
        number, at = self._furthest
        if number == len(self._parts):
            return NameMisfit(LEFT_OVER, words=self._words[at:])
        part = self._parts[number]
        return NameMisfit(_REASONS[part.kind], words=part.words, field=part.words)
