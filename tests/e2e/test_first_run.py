"""A newcomer starts without a corpus and tries the sample page."""

from pathlib import Path

from tests.e2e.reviewer import Reviewer


def test_the_sample_page_is_one_click_away(reviewer: Reviewer, home: Path) -> None:
    reviewer.open_first_run()
    assert not reviewer.sees_pages()
    reviewer.open_sample()
    assert reviewer.sees_pages()
    assert len(reviewer.annotation.articles) == 10
    assert reviewer.page.publication == "呼和浩特日报"
    assert (home / "data/annotator/sample.corpus").is_file()
