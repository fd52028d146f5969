"""Which white space of a language only fills a line, and how its lines join."""

import re
from functools import cache

from annotator.core.assemble import JoinPolicy
from annotator.language.pack import Kind, LocalePack


@cache
def join_policy(pack: LocalePack) -> JoinPolicy:
    """The pack's rules in the form in which ``core.assemble`` takes them."""
    return JoinPolicy(
        line_end=pack.line_end,
        hyphens=pack.hyphens,
        falling=_any_of(pack, Kind.FALLING),
        staying=_any_of(pack, Kind.STAYING),
        terminal=pack.terminal,
    )


def fallen(text: str, pack: LocalePack) -> frozenset[int]:
    """The offsets of the white space of ``text`` that falls in reading text, line ends apart."""
    policy = join_policy(pack)
    if policy.falling is None:
        return frozenset()
    return _spaces(text, policy.falling) - (_spaces(text, policy.staying) if policy.staying else frozenset())


def _spaces(text: str, expression: re.Pattern[str]) -> frozenset[int]:
    found = expression.finditer(text)
    return frozenset(i for match in found for i in range(*match.span()) if text[i] in " \t\u3000")


def _any_of(pack: LocalePack, kind: Kind) -> re.Pattern[str] | None:
    sources = [pattern.source for pattern in pack.of(kind)]
    return re.compile("|".join(f"(?:{source})" for source in sources)) if sources else None
