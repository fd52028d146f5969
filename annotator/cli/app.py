"""The command line as a whole: which commands there are, and what every way of ending means."""

import os
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated

import typer
from typer.core import TyperCommand

from annotator import __version__
from annotator.cli import (
    attaching,
    backing_up,
    carrying,
    checking,
    demo,
    exporting,
    importing,
    listing,
    measuring,
    opening,
    previewing,
    restoring,
    searching,
    segmenting,
    texts,
)
from annotator.cli.output import PROGRAM, ReaderGone, standard_output
from annotator.cli.session import ExitCode, OpenWindow, Session, session_of
from annotator.core.errors import Cancelled, UserError


class PlainUsage(TyperCommand):
    """A command whose usage line writes its arguments as they are declared: ``[CORPUS] OUT``."""

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # as typer itself calls it
        """What follows the command's name."""
        del ctx
        arguments = [param.metavar or "" for param in self.params if param.param_type_name == "argument"]
        return [self.options_metavar or "", *arguments]


def run(argv: Sequence[str], *, open_window: OpenWindow) -> int:
    """Carry out the command line ``argv`` (without the program's name); the exit code.

    ``open_window`` is called by the commands that end in a window. A bug leaves a traceback, on standard error and in
    the log; everything else that can go wrong is one sentence.
    """
    output = standard_output()
    try:
        code = _carried_out(argv, Session(output, open_window))
        output.finish()
    except ReaderGone:
        output.silence()
        return ExitCode.DONE
    except (Cancelled, KeyboardInterrupt):
        output.refuse(Cancelled())
        return ExitCode.CANCELLED
    except UserError as error:
        output.refuse(error)
        return ExitCode.WORLD_NOT_AS_NEEDED
    except Exception:
        _log(argv, traceback.format_exc())
        raise
    return code


def _carried_out(argv: Sequence[str], session: Session) -> int:
    try:
        _app()(list(argv), prog_name=PROGRAM, obj=session)
    except SystemExit as end:
        if end.code == ExitCode.CANCELLED:  # what typer makes of Ctrl+C
            raise Cancelled from end
        return int(end.code or 0)
    return ExitCode.DONE


def _app() -> typer.Typer:
    app = typer.Typer(
        name=PROGRAM,
        help="Review the articles, pictures and numbers of newspaper pages. Without a command the window opens.",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_options)
    app.command("open", cls=PlainUsage)(opening.open_)
    app.command("demo", cls=PlainUsage)(demo.demo)
    app.command("import", cls=PlainUsage)(importing.import_)
    app.command("attach", cls=PlainUsage)(attaching.attach)
    app.command("carry", cls=PlainUsage)(carrying.carry)
    app.command("segment", cls=PlainUsage)(segmenting.segment)
    app.command("preview", cls=PlainUsage)(previewing.preview)
    app.command("export", cls=PlainUsage)(exporting.export)
    app.command("check", cls=PlainUsage)(checking.check)
    app.command("pages", cls=PlainUsage)(listing.pages)
    app.command("search", cls=PlainUsage)(searching.search)
    app.command("texts", cls=PlainUsage)(texts.texts)
    app.command("metric", cls=PlainUsage)(measuring.metric)
    app.command("backup", cls=PlainUsage)(backing_up.backup)
    app.command("restore", cls=PlainUsage)(restoring.restore)
    return app


def _print_version(context: typer.Context, value: bool) -> None:  # noqa: FBT001 - as the library calls it
    if value:
        session_of(context).output.text(f"{PROGRAM} {__version__}\n")
        raise typer.Exit


def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    del version


def _log(argv: Sequence[str], trace: str) -> None:
    """Keep the traceback of a bug for whoever is asked about it later."""
    import platformdirs

    path = platformdirs.user_log_path(PROGRAM, appauthor=False) / f"{PROGRAM}.log"
    if not path.is_absolute():
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat()} {PROGRAM} {__version__}, {os.getpid()}: {list(argv)}\n{trace}\n")
