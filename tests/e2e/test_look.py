"""Languages, looks and text sizes change while a page is open, and last."""

from collections.abc import Callable
from pathlib import Path

from annotator.services.preferences import load_preferences
from annotator.ui.theme import Scheme, theme
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
    assert menus(reviewer)[0] == "File"
    reviewer.run("view.language_chinese")
    assert menus(reviewer)[0] == "文件"
    assert reviewer.annotation == before
    reviewer.press("9")
    assert reviewer.sentence == "没有第9篇"
    reviewer.run("view.language_english")
    assert menus(reviewer)[0] == "File"


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
