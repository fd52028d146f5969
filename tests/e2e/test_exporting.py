"""What is exported is what was reviewed."""

from pathlib import Path

from annotator.core.canonical import shape
from annotator.exchange.page_jsonl import AnnotationRecord
from annotator.services.sources import SourceFile, records_of
from annotator.ui.dialogs.forms import ExportForm
from tests.e2e.corpora import corpus_of, raise_it, sample_read_by
from tests.e2e.reviewer import Reviewer, typing


def export(reviewer: Reviewer, target: Path) -> None:
    """Export the finished pages as the form offers it."""
    reviewer.press("Ctrl+E")
    form = reviewer.dialog()
    assert isinstance(form, ExportForm)
    reviewer.when_asked(typing(target))
    reviewer.click(form.accept_button)
    reviewer.wait()


def test_the_export_is_what_was_reviewed(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(sample_read_by("rules", tmp_path / "a.corpus"))
    reviewer.caret_to("王国")
    reviewer.press("S")
    reviewer.finish()
    export(reviewer, tmp_path / "out.jsonl")
    assert reviewer.sentence == "1 page exported to out.jsonl"
    (found,) = records_of(SourceFile(tmp_path / "out.jsonl", "out.jsonl"), on_bad=raise_it)
    record = found.whole()
    assert isinstance(record, AnnotationRecord)
    assert record.page.text == reviewer.page.text
    assert len(record.annotation.articles) == 11
    assert shape(reviewer.page.text, record.annotation) == shape(reviewer.page.text, reviewer.annotation)
    assert record.annotation.states == reviewer.annotation.states
    assert record.annotation.reviewer == reviewer.annotation.reviewer


def test_pages_not_finished_stay_out(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", "第一页\n\n第一页的文章。", "第二页\n\n第二页的文章。"))
    reviewer.finish()
    export(reviewer, tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert '"id":"p1"' in lines[0].replace(" ", "")
