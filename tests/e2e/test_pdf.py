"""PDF files in the window: pages come in, scans are offered to be kept, and pasted text becomes theirs."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from annotator.ui.dialogs.forms import PasteForm
from annotator.ui.dialogs.refusals import RefusalsDialog
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, typing, until
from tests.sheets import Sheet, pdf_of

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。"


@pytest.fixture
def importing(reviewer: Reviewer, tmp_path: Path) -> Reviewer:
    """A reviewer who has a corpus of one page open and imports a PDF file of a page with text and a scan."""
    sheets = Sheet().text("今日要闻", 50, 700, size=30).text("正文", 50, 650), Sheet().picture(0, 0, 600, 800)
    (tmp_path / "daily-2023-07-27.pdf").write_bytes(pdf_of(*sheets))
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n文章。"))
    reviewer.when_asked(typing(tmp_path / "daily-2023-07-27.pdf"))
    reviewer.run("corpus.import_files")
    return reviewer


def keep_scans(reviewer: Reviewer) -> None:
    """Press what the sheet of refusals offers."""
    sheet = reviewer.dialog()
    assert isinstance(sheet, RefusalsDialog)
    (button,) = (one for one in sheet.findChildren(QPushButton) if one.text().startswith("Keep"))
    assert button.text() == "Keep 1 scan as a picture"
    reviewer.click(button)
    until(lambda: reviewer.page.id == "daily/2023-07-27/2", "the scan")


def test_pages_with_text_come_in_and_scans_are_named(importing: Reviewer) -> None:
    assert "Page 2 of" in importing.refusals()
    importing.wait()
    assert (importing.page.id, importing.page.text) == ("daily/2023-07-27/1", "今日要闻\n正文")


def test_a_scan_is_kept_and_pasted_text_becomes_its_text(importing: Reviewer) -> None:
    keep_scans(importing)
    importing.wait()
    assert (importing.page.id, importing.page.text) == ("daily/2023-07-27/2", "")
    assert importing.window.text.placeholderText() == "A picture without text. Paste its text with Ctrl+Shift+V."
    QGuiApplication.clipboard().setText(TEXT)
    importing.press("Ctrl+Shift+V")
    form = importing.dialog()
    assert isinstance(form, PasteForm)
    assert form.name == "daily/2023-07-27/2"
    importing.click(form.accept_button)
    until(lambda: importing.page.text == TEXT, "the text in the page that is open")
    importing.wait()
    assert importing.review.seeded_from.startswith("run:")
    assert importing.annotation.articles
