"""Marks of tests that stand on something that not every system has."""

import sys

import pytest


def not_on_windows(reason: str) -> pytest.MarkDecorator:
    """A test of what Windows does not have, or has in another way."""
    return pytest.mark.skipif(sys.platform == "win32", reason=f"on Windows {reason}")


def only_on_linux(reason: str) -> pytest.MarkDecorator:
    """A test of what Linux alone has."""
    return pytest.mark.skipif(sys.platform != "linux", reason=f"elsewhere {reason}")


MODES = not_on_windows("files have no modes")
LINKS = not_on_windows("only some users may make links")
OTHER_USERS = not_on_windows("a test cannot become somebody else")
SIGNALS = not_on_windows("a signal to another process ends it at once")
HOME = not_on_windows("the home folder is not told by HOME")
SHELL = not_on_windows("there is no such shell")
LIMITS = not_on_windows("a process cannot be kept from writing more")
PIPES = not_on_windows("the null device is no file")
NAMED_PIPES = not_on_windows("a folder holds no pipes and no devices")
PROCESSES = only_on_linux("there is no /proc that tells what a process does")
DISPLAYS = only_on_linux("a display is there without being named")
FULL_DEVICE = only_on_linux("there is no /dev/full")
