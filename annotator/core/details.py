"""What a page is called and dated: the details of a page that people correct, unlike its text."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from annotator.core.page import Page


class Detail(StrEnum):
    """One of the details of a page, by the name that it has in a corpus and in page-jsonl."""

    PUBLICATION = "publication"
    DATE = "date"
    ISSUE = "issue"
    PAGE_NUMBER = "page_number"
    LANGUAGE = "language"


Changes = Mapping[Detail, str | None]


class Details(NamedTuple):
    """The details of one page; None for what nobody knows."""

    publication: str | None = None
    date: str | None = None
    issue: str | None = None
    page_number: str | None = None
    language: str | None = None

    def of(self, detail: Detail) -> str | None:
        """One of them."""
        value: str | None = getattr(self, detail.value)
        return value

    @property
    def issue_key(self) -> str | None:
        """The issue by name, else publication/date, as ``Page.issue_key``."""
        return self.issue or self.day

    @property
    def day(self) -> str | None:
        """Publication and date, what an issue without a name is known by."""
        return f"{self.publication}/{self.date}" if self.publication and self.date else None

    def with_values(self, values: Changes) -> "Details":
        """With these values, and nothing else changed."""
        return self._replace(**{detail.value: value for detail, value in values.items()})

    def corrected(self, changes: Changes) -> "Details":
        """With other values; an issue that is named by its publication and date alone follows them."""
        after = self.with_values(changes)
        follows = Detail.ISSUE not in changes and self.issue is not None and self.issue == self.day
        return after._replace(issue=after.day) if follows else after


def details_of(page: Page) -> Details:
    """The details of a page."""
    return Details(page.publication, page.date, page.issue, page.page_number, page.language)
