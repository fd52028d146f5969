"""Guessing which furniture a piece of text outside the articles is."""

from annotator.core.roles import Role
from annotator.language.normalise import condensed_text
from annotator.language.pack import Kind, LocalePack

# Which role a kind of furniture has.
FURNITURE_KINDS = {
    Kind.EDITORS: Role.EDITORS,
    Kind.FOLIO: Role.FOLIO,
    Kind.MASTHEAD: Role.MASTHEAD,
    Kind.NOTICE: Role.NOTICE,
    Kind.ADVERTISEMENT: Role.ADVERTISEMENT,
}
_WORDS = {Kind.ADVERTISEMENT_WORDS: Role.ADVERTISEMENT, Kind.NOTICE_WORDS: Role.NOTICE}

# In this order a reviewer steps through the roles; "unlabelled" is never said by a person.
CYCLE = (Role.FOLIO, Role.MASTHEAD, Role.EDITORS, Role.NOTICE, Role.ADVERTISEMENT, Role.OTHER)


def furniture_role(text: str, pack: LocalePack) -> Role:
    """The furniture that ``text`` most probably is: by how it is written as a whole, else by its words, else other."""
    bare = condensed_text(text, pack)
    for kind, role in FURNITURE_KINDS.items():
        if any(expression.fullmatch(bare) for expression in pack.expressions(kind)):
            return role
    for kind, role in FURNITURE_KINDS.items():
        if any(expression.match(bare) for expression in pack.expressions(kind)):
            return role
    return furniture_words(text, pack) or Role.OTHER


def next_furniture_role(role: Role) -> Role:
    """The role after ``role`` when a reviewer steps through them; the first after any other."""
    at = CYCLE.index(role) if role in CYCLE else -1
    return CYCLE[(at + 1) % len(CYCLE)]


def furniture_words(text: str, pack: LocalePack) -> Role | None:
    """Notice or advertisement where running text has words that only these have."""
    bare = condensed_text(text, pack)
    for kind, role in _WORDS.items():
        if any(expression.search(bare) for expression in pack.expressions(kind)):
            return role
    return None
