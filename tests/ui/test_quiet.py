"""Work that nobody waits for is not begun while the reviewer works."""

from annotator.ui.quiet import Quiet
from tests.e2e.reviewer import until


def test_it_is_quiet_again_half_a_second_after_what_was_done_last(qapp: object) -> None:
    quiet, came = Quiet(), list[bool]()
    quiet.came.connect(lambda: came.append(quiet.is_now))
    assert bool(quiet.is_now)
    quiet.hold()
    assert not bool(quiet.is_now)
    until(lambda: bool(came), "quiet")
    assert came == [True]
