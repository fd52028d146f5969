"""Queues of pages for the tests of what shows them."""

import json

from annotator.services.pages import QueuedIssue
from annotator.ui.models.page_queue import Issue, PageQueue
from annotator.ui.models.page_rows import PageRow, by_number


def queue(*rows: PageRow) -> PageQueue:
    """The queue of these pages, ready to be filtered."""
    keys = dict.fromkeys((one.publication or "", one.date or "", one.issue or "") for one in rows)
    issues = {key: [one for one in rows if (one.publication, one.date, one.issue) == key] for key in keys}
    made = PageQueue(Issue(key, rows=sorted(pages, key=by_number)) for key, pages in issues.items())
    made.adopt(made.unpack())
    return made


def listed(*numbers: str, date: str = "2023-07-27") -> QueuedIssue:
    """An issue as a corpus lists it, its pages new."""
    pages = [[f"日报/{date}/{number}", number, "new", 0, 0, 0] for number in numbers]
    return QueuedIssue("日报", date, None, len(pages), 0, json.dumps(pages, ensure_ascii=False))
