"""Jump links of articles: set, taken off, and handed on to the article that now holds the text they stand for."""

from dataclasses import replace

from annotator.core.annotation import Article, JumpLink
from annotator.core.edits.touched import Touched
from annotator.core.roles import Role

DIRECTIONS = ("from", "on")


def link_of(article: Article, direction: str) -> JumpLink | None:
    """What the article continues ``from`` or ``on``."""
    return article.continued_from if _is_from(direction) else article.continued_on


def with_link(article: Article, direction: str, link: JumpLink | None) -> Article:
    """The article with another link in this direction."""
    return replace(article, continued_from=link) if _is_from(direction) else replace(article, continued_on=link)


def handed_on(touched: Touched) -> dict[str, Article]:
    """The articles, by id, whose links an edit changes: a link goes where its jump mark went, else to the article's heir.

    A link that finds its place taken stays where it is, and goes with an article that is gone.
    """
    out: dict[str, Article] = {}
    for article in touched.old:
        for direction in DIRECTIONS:
            home = _home(touched, article, direction)
            link = link_of(article, direction)
            if link is None or home is None or home.id == article.id:
                continue
            giver, taker = touched.new.get(article.id), out.get(home.id, home)
            if link_of(taker, direction) is not None or (giver is not None and link_of(giver, direction) != link):
                continue
            out[taker.id] = with_link(taker, direction, link)
            if giver is not None:
                out[giver.id] = with_link(out.get(giver.id, giver), direction, None)
    return out


def _home(touched: Touched, article: Article, direction: str) -> Article | None:
    """Where the link belongs now: with the first jump mark it is from, with the last it goes on."""
    marks = [fragment.start for fragment in article.fragments if fragment.role is Role.JUMP]
    held = touched.holder(marks[0] if _is_from(direction) else marks[-1]) if marks else None
    return held or touched.heir(article)


def _is_from(direction: str) -> bool:
    if direction not in DIRECTIONS:
        raise ValueError(f"a jump goes from or on, not {direction}")
    return direction == "from"
