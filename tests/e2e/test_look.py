"""Languages, looks and text sizes change while a page is open, and last."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QSplitter

from annotator.services.corpora import create_corpus
from annotator.services.preferences import load_preferences
from annotator.ui.theme import Scheme, theme
from annotator.ui.views.top_bar import CommandButton
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


def menus(reviewer: Reviewer) -> list[str]:
    """The titles in the menu bar."""
    return [action.text() for action in reviewer.window.menuBar().actions()]


def test_the_window_speaks_another_language_at_once(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("K")
    before = reviewer.annotation
    assert menus(reviewer)[0] == "&File"
    reviewer.run("view.language_chinese")
    assert menus(reviewer)[0] == "文件(&F)"
    assert reviewer.annotation == before
    reviewer.press("9")
    assert reviewer.sentence == "没有第9篇"
    reviewer.run("view.language_english")
    assert menus(reviewer)[0] == "&File"


def test_the_window_wears_another_look_at_once(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    for command, scheme in (("view.scheme_dark", Scheme.DARK), ("view.scheme_light", Scheme.LIGHT)):
        reviewer.run(command)
        assert reviewer.window.palette().window().color().name() == theme(scheme).background
        picture = reviewer.window.text.grab().toImage()
        assert picture.pixelColor(picture.width() - 30, picture.height() - 5).name() == theme(scheme).pane


def test_text_grows_and_shrinks_by_key(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    sizes = [reviewer.window.text.font().pixelSize()]
    for key in ("Ctrl++", "Ctrl+-", "Ctrl+-", "Ctrl+0"):
        reviewer.press(key)
        sizes.append(reviewer.window.text.font().pixelSize())
    assert sizes[1] > sizes[0] == sizes[2] > sizes[3]
    assert sizes[4] == sizes[0]


def test_what_was_chosen_lasts(sit_down: Callable[[], Reviewer], tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    yesterday = sit_down()
    yesterday.open(corpus)
    yesterday.run("view.scheme_dark")
    yesterday.press("Ctrl++")
    yesterday.close()
    kept = load_preferences()
    assert (kept.scheme, kept.scale, kept.language) == ("dark", 1.1, "en")


def test_skim_read_and_fold_are_keys(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    seen = [reviewer.window.articles.mode.name]
    for key in ("V", "V", "Shift+V", "Shift+V"):
        reviewer.press(key)
        seen.append(reviewer.window.articles.mode.name)
    assert seen == ["SKIM", "READ", "SKIM", "FOLDED", "SKIM"]


def test_f6_goes_round_all_panes(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    panes = [reviewer.window.pages, reviewer.window.text, reviewer.window.articles, reviewer.window.figures]

    def here() -> int:
        return next(at for at, pane in enumerate(panes) if pane is reviewer.focus or pane.isAncestorOf(reviewer.focus))

    seen = [here()]
    for _ in range(4):
        reviewer.press("F6")
        seen.append(here())
    reviewer.press("Shift+F6")
    assert [*seen, here()] == [1, 2, 3, 0, 1, 0]


def ticked(reviewer: Reviewer) -> set[str]:
    """The commands that the View menu ticks when it opens."""
    actions = reviewer.workspace.actions
    actions.menu("View").aboutToShow.emit()
    return {name for name in reviewer.workspace.view.ticks if actions[name].isChecked()}


def test_alt_and_its_letter_opens_a_menu(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    letters = [title[title.index("&") + 1].upper() for title in menus(reviewer)]
    assert letters == list("FESARGPVH")
    reviewer.run("view.language_chinese")
    assert [title[-2] for title in menus(reviewer)] == letters
    reviewer.run("view.language_english")


def test_the_view_menu_ticks_what_is_so(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.run("view.scheme_dark")
    reviewer.run("view.toggle_figures")
    assert ticked(reviewer) == {"view.language_english", "view.scheme_dark", "view.toggle_pages"}
    reviewer.run("view.toggle_figures")
    reviewer.run("view.scheme_light")
    reviewer.run("view.scheme_light")
    assert ticked(reviewer) == {"view.language_english", "view.scheme_light", "view.toggle_pages", "view.toggle_figures"}


def test_panes_are_as_wide_again_once_the_text_is_as_large_again(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    window = reviewer.window
    before = [pane.width() for pane in (window.pages, window.text, window.articles)]
    reviewer.press("Ctrl++", "Ctrl++", "Ctrl++", "Ctrl+0")
    assert [pane.width() for pane in (window.pages, window.text, window.articles)] == before


def test_another_scheme_leaves_the_panes_as_wide_as_they_are(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    columns = reviewer.window.pages.parent()
    assert isinstance(columns, QSplitter)
    columns.setSizes([300, 700, 600])
    sizes = columns.sizes()
    reviewer.run("view.scheme_dark")
    assert columns.sizes() == sizes


def test_no_button_moves_when_undo_names_its_step(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    places = {button.accessibleName(): button.x() for button in reviewer.window.top_bar.findChildren(CommandButton)}
    reviewer.press("K")
    undo = places.pop("Undo")
    moved = {button.accessibleName(): button.x() for button in reviewer.window.top_bar.findChildren(CommandButton)}
    assert moved == {**places, "Undo · role": undo}


def test_an_empty_corpus_says_how_it_gets_pages(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    create_corpus(tmp_path / "empty.corpus").close()
    reviewer.workspace.open(tmp_path / "empty.corpus")
    reviewer.wait()
    assert reviewer.window.text.toPlainText() == ""
    assert reviewer.window.text.placeholderText() == "No pages yet. Import files with Ctrl+I, or drop them here."
    assert "No page is open." in {label.text() for label in reviewer.window.figures.findChildren(QLabel)}


def test_the_pane_that_has_the_keys_is_marked(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    window = reviewer.window
    marked = [window.pane_mark.parentWidget()]
    for _ in range(3):
        reviewer.press("F6")
        marked.append(window.pane_mark.parentWidget())
    assert marked == [window.text_pane, window.articles, window.figures, window.pages]
    assert window.pane_mark.isVisible()
    assert window.pane_mark.width() == window.pages.width()
