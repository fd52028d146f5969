"""A reviewer labels pictures and numbers: marks, accepts, rejects, edits in place."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from annotator.core.decisions import Standing
from annotator.core.figures import Illustration, Quantity
from tests.e2e.corpora import corpus_of, sample_read_by
from tests.e2e.reviewer import Reviewer

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积达到约莫3处。\n\n图为施工现场。\n王磊 摄\n"


def quantity_over(reviewer: Reviewer, words: str) -> Quantity:
    """The number marked over these words."""
    span = reviewer.span(words)
    return next(one for one in reviewer.annotation.quantities if one.spans == (span,))


def numbers_pane(reviewer: Reviewer) -> None:
    """Give the keys to the table of numbers."""
    reviewer.window.figures.show_numbers()
    for _ in range(4):
        if not reviewer.window.figures.numbers.hasFocus():
            reviewer.press("F6")
    assert reviewer.window.figures.numbers.hasFocus()


def test_selected_characters_become_a_number(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    known = quantity_over(reviewer, "3处")
    reviewer.workspace.figures.reject_ids((known.id,))
    reviewer.wait()
    before = len(reviewer.annotation.quantities)
    reviewer.select("约莫3处")
    reviewer.press("Q")
    assert len(reviewer.annotation.quantities) == before + 1
    assert quantity_over(reviewer, "约莫3处").decision.standing is Standing.ADDED
    assert reviewer.window.figures.table.current_id == quantity_over(reviewer, "约莫3处").id


def test_a_number_marked_over_more_or_less_of_one_that_is_there_takes_its_place(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    known, before = quantity_over(reviewer, "3处"), len(reviewer.annotation.quantities)
    reviewer.select("约莫3处")
    reviewer.press("Q")
    assert len(reviewer.annotation.quantities) == before
    assert quantity_over(reviewer, "约莫3处").id == known.id
    assert reviewer.steps == 1


def test_a_number_is_not_marked_twice(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    known = quantity_over(reviewer, "3处")
    reviewer.select("3处")
    reviewer.press("Q")
    assert reviewer.sentence.startswith("3处 is marked as a number already")
    assert reviewer.steps == 0
    assert reviewer.window.figures.table.current_id == known.id


def test_pictures_and_numbers_are_reached_by_key(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    for key, table in (("Ctrl+3", reviewer.window.figures.pictures), ("Ctrl+4", reviewer.window.figures.numbers)):
        reviewer.press(key)
        assert reviewer.window.figures.table is table
        assert reviewer.window.pane_mark.parentWidget() is reviewer.window.figures


def test_no_selected_characters_are_no_number(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("Q")
    assert reviewer.sentence == "Select the characters of the number first"
    assert reviewer.steps == 0


def test_a_caption_becomes_a_picture(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    known = set(reviewer.annotation.illustrations)
    for picture in known:
        reviewer.window.figures.set_current(picture.id)
        reviewer.workspace.figures.reject_ids((picture.id,))
        reviewer.wait()
    reviewer.caret_to("图为施工")
    reviewer.press("I")
    (made,) = [one for one in reviewer.annotation.illustrations if one.decision.standing is Standing.ADDED]
    assert isinstance(made, Illustration)
    assert reviewer.page.text[made.caption[0].start :].startswith("图为施工现场")


def test_numbers_are_accepted_and_rejected_by_key(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(sample_read_by("rules", tmp_path / "a.corpus"))
    numbers_pane(reviewer)
    table = reviewer.window.figures.numbers
    table.selectRow(0)
    first = table.current_id
    reviewer.press("Space")
    table.selectRow(1)
    second = table.current_id
    reviewer.press("Backspace")
    standing = {one.id: one.decision.standing for one in reviewer.annotation.quantities}
    assert standing[str(first)] is Standing.CONFIRMED
    assert standing[str(second)] is Standing.REJECTED
    reviewer.press("Ctrl+Z", "Ctrl+Z")
    assert {one.decision.standing for one in reviewer.annotation.quantities} == {Standing.MACHINE}


def test_a_value_is_edited_in_place_and_letters_stay_letters(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.select("约莫3处")
    reviewer.press("Q")
    numbers_pane(reviewer)
    reviewer.press("Return")
    editor = reviewer.focus
    assert isinstance(editor, QLineEdit)
    assert editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    before = reviewer.steps
    reviewer.press(*"hsm")
    assert (editor.text(), reviewer.steps) == ("hsm", before)
    editor.selectAll()
    reviewer.type("12.5")
    reviewer.press("Return")
    assert quantity_over(reviewer, "约莫3处").value == Decimal("12.5")
    assert reviewer.steps == before + 1


def test_a_value_that_is_none_is_refused_in_words(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.select("约莫3处")
    reviewer.press("Q")
    numbers_pane(reviewer)
    before = reviewer.steps
    reviewer.press("Return")
    reviewer.type("many")
    reviewer.press("Return")
    assert reviewer.steps == before
    assert "many" in reviewer.sentence


def test_a_chosen_number_is_shown_on_the_page(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(sample_read_by("rules", tmp_path / "a.corpus"))
    numbers_pane(reviewer)
    reviewer.window.figures.numbers.selectRow(3)
    reviewer.press("Down")
    chosen = next(one for one in reviewer.annotation.quantities if one.id == reviewer.window.figures.numbers.current_id)
    assert reviewer.window.text.selected_text_span() == chosen.spans[0]
