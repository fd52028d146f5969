"""The first step of a day backs the corpus up; a backup can be put back, and a copy saved, from the File menu."""

from pathlib import Path

from annotator.services.backups import backups_of
from tests.e2e.corpora import corpus_of
from tests.e2e.reviewer import Reviewer, until

TEXT = "绿色建筑增长\n\n本报讯（记者 苗欣）上半年开工面积增长。\n"


def finish_jobs(reviewer: Reviewer) -> None:
    """Wait for the thread of long jobs."""
    jobs = reviewer.workspace.corpus._jobs
    assert jobs is not None
    until(lambda: not jobs.is_busy, "the jobs to end")


def test_the_first_step_of_a_day_makes_one_backup(reviewer: Reviewer, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    reviewer.open(corpus)
    assert backups_of(corpus) == ()
    reviewer.press("K", "T")
    finish_jobs(reviewer)
    assert len(backups_of(corpus)) == 1


def test_a_backup_put_back_brings_its_state_back(reviewer: Reviewer, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "a.corpus", TEXT)
    reviewer.open(corpus)
    reviewer.press("K")
    finish_jobs(reviewer)
    reviewer.press("T")
    reviewer.workspace.corpus.restore_from(backups_of(corpus)[0].path)
    reviewer.wait_for_page()
    assert reviewer.fragment_of("绿色建筑").role.value in ("kicker", "headline")
    assert len(backups_of(corpus)) == 2


def test_a_copy_of_what_is_open_can_be_saved(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(corpus_of(tmp_path / "a.corpus", TEXT))
    reviewer.press("K")
    target = tmp_path / "copy.corpus"
    reviewer.workspace.corpus.rescue_to(target)
    reviewer.wait()
    assert target.is_file()
