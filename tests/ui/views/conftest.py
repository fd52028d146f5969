"""A page text pane, for the tests of what it does and of how it looks."""

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.page import Page, PageId
from annotator.ui.models.page_paint import PagePaint
from annotator.ui.views.page_text import PageTextView
from tests.ui.page_text_panes import TEXT, UNPAINTED, Pane


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    """A pane with a page of this text, painted."""

    def make(text: str = TEXT, paint: PagePaint = UNPAINTED) -> PageTextView:
        view = PageTextView()
        qtbot.addWidget(view)
        view.resize(700, 300)
        view.set_page(Page(PageId("p"), text))
        view.set_paint(paint)
        view.grab()  # lays out and paints as showing would
        return view

    return make
