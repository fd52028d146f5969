"""What a piece of newspaper text can be: part of an article, or furniture of the page."""

from enum import StrEnum


class Role(StrEnum):
    """The role of a fragment; the value is the word used in files and in the corpus."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    CROSSHEAD = "crosshead"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"
    MASTHEAD = "masthead"
    FOLIO = "folio"
    EDITORS = "editors"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"
    OTHER = "other"
    UNLABELLED = "unlabelled"

    @property
    def is_furniture(self) -> bool:
        """Whether text of this role stands outside articles."""
        return self in FURNITURE_ROLES


FURNITURE_ROLES = (Role.MASTHEAD, Role.FOLIO, Role.EDITORS, Role.NOTICE, Role.ADVERTISEMENT, Role.OTHER, Role.UNLABELLED)
ARTICLE_ROLES = tuple(role for role in Role if role not in FURNITURE_ROLES)
TITLE_ROLES = (Role.KICKER, Role.HEADLINE, Role.SUBTITLE)
PICTURE_ROLES = (Role.CAPTION, Role.CREDIT)
