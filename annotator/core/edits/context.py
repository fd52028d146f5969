"""What an edit needs to know beside the annotation: the page, and how its language reads roles."""

from dataclasses import dataclass
from typing import Protocol

from annotator.core.annotation import Fragment
from annotator.core.page import Page


class RoleReader(Protocol):
    """Reads the roles of text that no person has touched, when an article is formed."""

    def read(self, text: str, fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
        """The fragments of one article, in reading order, with roles read anew.

        May cut a fragment whose role is by machine into several; keeps every character and everything a person decided.
        """


@dataclass(frozen=True, slots=True)
class Context:
    """The page under review and its language's reader of roles."""

    page: Page
    reader: RoleReader
