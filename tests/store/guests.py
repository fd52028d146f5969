"""Somebody who uses the computer without rights on what is ours."""

import os
import traceback
from collections.abc import Callable


def as_a_guest(work: Callable[[], None]) -> int:
    """What ``work`` exits with for somebody without rights: 0 when every assertion held."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            work()
            code = 0
        finally:
            if code:
                traceback.print_exc()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
