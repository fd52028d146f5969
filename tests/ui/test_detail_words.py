"""What is said of corrections of page details, in both languages."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from annotator.core.page import PageId
from annotator.services.details import Corrected, Detail, DetailChange, Details
from annotator.ui.detail_words import changed_words, changing_words, pages_title, redone_words, undone_words
from annotator.ui.translation import Translation

TIME = datetime.now(UTC).isoformat(timespec="milliseconds")
CHANGE = DetailChange(1, {Detail.PUBLICATION: "晚报", Detail.DATE: "2023-07-27", Detail.PAGE_NUMBER: None}, 2, "li", TIME)
PAGES = {PageId("p1"): Details("晚报"), PageId("p2"): Details("晚报")}


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Lets the application speak a language until the test is done."""
    locale, translation = QLocale(), Translation(qapp)
    yield translation.speak
    for translator in translation._installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(locale)


def test_what_was_set_is_said_with_what_somebody_must_know_of_it(speak: Callable[[str], None]) -> None:
    speak("en")
    what = "Changed on 2 pages: Publication 晚报 · Date 27 July 2023 · Page number unknown"
    assert changing_words(2) == "Changing 2 pages…"
    assert changed_words(Corrected(CHANGE, PAGES)) == what
    assert changed_words(Corrected(CHANGE, PAGES, parted=1)) == f"{what}; 1 link leads to another issue now"
    speak("zh_CN")
    what = "已更改 2 个版面：报名 晚报 · 日期 2023年7月27日 · 版次 未知"
    assert changed_words(Corrected(CHANGE, PAGES, parted=3)) == f"{what}；现有 3 处转接指向另一期"


def test_what_was_undone_or_done_again_is_said_with_its_time(speak: Callable[[str], None]) -> None:
    speak("en")
    at = datetime.fromisoformat(TIME).astimezone().strftime("%H:%M:%S")
    what = f"on 2 pages: Publication 晚报 · Date 27 July 2023 · Page number unknown, {at}"
    assert undone_words(Corrected(CHANGE, PAGES)) == f"Undone {what}"
    assert redone_words(Corrected(CHANGE, PAGES, left=1)) == f"Done again {what}; 1 page changed again since: that stays"


def test_one_page_is_called_by_its_name_and_many_by_their_number(speak: Callable[[str], None]) -> None:
    speak("en")
    assert pages_title({PageId("p1"): Details("晚报", None, None, "3")}) == "晚报 · Page 3"
    assert pages_title(PAGES) == "2 pages"
