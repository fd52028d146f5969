"""The document of a page, made before the page is shown."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.views.page_text.loader import Loader

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def view(qapp: QApplication) -> Iterator[QWidget]:
    """Who owns the documents."""
    out = QWidget()
    yield out
    out.deleteLater()
    qapp.processEvents()


def taken(loader: Loader, text: str) -> str:
    document, grid = loader.take(text)
    assert document.documentLayout() is grid
    assert not document.isUndoRedoEnabled()
    return document.toPlainText()


def test_a_document_that_was_begun_is_taken(view: QWidget) -> None:
    loader = Loader(view)
    loader.load("甲\n𠮷\n乙")
    QApplication.processEvents()
    assert taken(loader, "甲\n𠮷\n乙") == "甲\n𠮷\n乙"


def test_one_that_was_begun_and_is_not_there_yet_is_waited_for(view: QWidget) -> None:
    loader = Loader(view)
    loader.load("甲")
    assert taken(loader, "甲") == "甲"


def test_another_page_than_the_one_begun_is_made_at_once(view: QWidget) -> None:
    loader = Loader(view)
    loader.load("甲")
    assert taken(loader, "乙") == "乙"
    assert taken(loader, "丙") == "丙"


def test_what_came_late_does_not_change_a_document_that_was_taken(view: QWidget) -> None:
    loader = Loader(view)
    loader.load("甲")
    loader.load("乙")
    document, _ = loader.take("乙")
    QApplication.processEvents()
    assert document.toPlainText() == "乙"


def test_what_cannot_be_seen_is_shown_as_symbols_of_the_same_length(view: QWidget) -> None:
    assert taken(Loader(view), "甲\x0b乙\u200b\u2028丙") == "甲¶乙□¶丙"
