"""The most memory that a process has held."""

import os
import sys


def most_memory(*, with_children: bool = False) -> float:
    """In MB, of this process, with those of its children that have ended where that is asked for; 0 on Windows."""
    if sys.platform == "win32":
        return 0.0
    import resource

    held = [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]
    if with_children:
        held.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    # Linux tells kilobytes, macOS bytes.
    return sum(held) / (1024 if sys.platform == "linux" else 1024 * 1024)


def children_time() -> float:
    """Seconds of processor time that ended children have used."""
    used = os.times()
    return used.children_user + used.children_system
