"""The way in: no arguments open the window, any others go to the command line."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from annotator.core.errors import UserError

WORLD_NOT_AS_NEEDED = 3
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words of the command line (by default those of the process) ask for; the exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(words)
    except UserError as error:
        # A program started without a terminal has no standard error on Windows: print then says nothing.
        print(f"annotator: {error}", file=sys.stderr)  # noqa: T201
        return WORLD_NOT_AS_NEEDED
    except KeyboardInterrupt:
        return INTERRUPTED


def open_window(corpus: Path | None = None, *, screenshot: Path | None = None) -> int:
    """Open the window on ``corpus`` (by default the last one) and return when it is closed; the exit code.

    Where there is no display the window is drawn into ``screenshot``; without that too, raises ``NoDisplay``.
    """
    from annotator.ui.collecting import uncollected
    from annotator.ui.platform import Platform, prepare_platform

    platform = prepare_platform(os.environ, is_drawn=screenshot is not None)
    # Only now: a missing system library makes the import of the widgets fail, and Qt reads the platform once.
    with uncollected():
        from annotator.ui import app

    return app.open_window(corpus, screenshot=screenshot if platform is Platform.OFFSCREEN else None)


def _run(words: list[str]) -> int:
    if not words:
        return open_window()
    from annotator.cli import app

    return app.run(words, open_window=open_window)


if __name__ == "__main__":
    raise SystemExit(main())
