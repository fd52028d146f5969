"""What the sample page costs a reviewer who makes no mistake: the figures that the README quotes.

``pytest tests/e2e/test_robot.py --log-cli-level=INFO`` says them.
"""

import logging
from pathlib import Path

import pytest

from tests.e2e.corpora import gold, sample_read_by
from tests.e2e.reviewer import Reviewer
from tests.e2e.robot import Effort, Robot

log = logging.getLogger(__name__)


@pytest.mark.parametrize(("segmenter", "limit"), [("blocks", Effort(25, 90)), ("rules", Effort(3, 20))])
def test_the_sample_page_is_gold_within(reviewer: Reviewer, tmp_path: Path, segmenter: str, limit: Effort) -> None:
    reviewer.open(sample_read_by(segmenter, tmp_path / "a.corpus"))
    robot = Robot(reviewer, gold())
    effort = robot.work()
    log.info("from %s to gold: %d commands, %d key presses", segmenter, effort.commands, effort.keys)
    assert robot.is_done
    assert effort.commands <= limit.commands
    assert effort.keys <= limit.keys
