"""What is said of corrections of page details."""

from datetime import UTC, datetime

from annotator.core.page import PageId
from annotator.services.details import Corrected, Detail, DetailChange, Details
from annotator.ui.detail_words import changed_words, pages_title, redone_words, undone_words

TIME = datetime.now(UTC).isoformat(timespec="milliseconds")
CHANGE = DetailChange(1, {Detail.PUBLICATION: "晚报", Detail.PAGE_NUMBER: None}, 2, "li", TIME)
PAGES = {PageId("p1"): Details("晚报"), PageId("p2"): Details("晚报")}


def test_what_was_set_is_said_with_what_somebody_must_know_of_it() -> None:
    assert changed_words(Corrected(CHANGE, PAGES)) == "Changed on 2 page(s): Publication 晚报 · Page number unknown"
    assert changed_words(Corrected(CHANGE, PAGES, parted=3)).endswith("; 3 link(s) lead to another issue now")


def test_what_was_undone_or_done_again_is_said_with_its_time() -> None:
    at = datetime.fromisoformat(TIME).astimezone().strftime("%H:%M:%S")
    what = f"on 2 page(s): Publication 晚报 · Page number unknown, {at}"
    assert undone_words(Corrected(CHANGE, PAGES)) == f"Undone {what}"
    assert redone_words(Corrected(CHANGE, PAGES, left=1)) == f"Done again {what}; 1 page(s) changed again since: that stays"


def test_one_page_is_called_by_its_name_and_many_by_their_number() -> None:
    assert pages_title({PageId("p1"): Details("晚报", None, None, "3")}) == "晚报 · Page 3"
    assert pages_title(PAGES) == "2 page(s)"
