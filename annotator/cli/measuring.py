"""``annotator metric``: measures for other people's cases."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from annotator.cli.output import Output
from annotator.cli.session import ExitCode, JsonOption, counted, ended, session_of

if TYPE_CHECKING:
    from annotator.services.measuring import Answer, BadCase, Metric


def metric(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Which measure, if the case does not say it; --list has them.", show_default=False),
    ] = None,
    *,
    cases: Annotated[
        str | None,
        typer.Option(
            "--cases", metavar="FILE|-", help="Answer many cases: a line each, or one JSON list of them.", show_default=False
        ),
    ] = None,
    is_list: Annotated[bool, typer.Option("--list", help="Print the measures, their options and their sources.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a case for a measure: JSON on standard input, JSON out.

    A case is {"reference": …, "hypothesis": …, "options": …}: masses or 0/1 strings for linear measures, label lists for
    partitions, spans ([start, end], [start, end, role] or objects) and articles of these, and for agreement {"data": …}, a
    table of units × coders. The answer is {"value": number or null, "why": text}: why says in words what is undefined, which
    convention decided, or what is wrong with the case. Exit code 3 for a case that makes no sense, 4 if some of many do not.
    """
    output = session_of(context).output
    if is_list:
        _list(output, as_json=as_json)
        return
    if name is None and cases is None and sys.stdin.isatty():
        raise typer.BadParameter("name a measure and send it a case, or give --cases or --list", param_hint="NAME")
    measure = None if name is None else _named(name)
    if cases is None:
        raise typer.Exit(_answer_one(output, measure))
    raise typer.Exit(_answer_many(output, cases, measure))


def _named(name: str) -> "Metric":
    from annotator.services.measuring import BadCase, metric_named

    try:
        return metric_named(name)
    except BadCase as refusal:
        raise typer.BadParameter(str(refusal), param_hint="NAME") from refusal


def _answer_one(output: Output, measure: "Metric | None") -> ExitCode:
    from annotator.services.measuring import BadCase, answer

    told = answer(sys.stdin.buffer.read(), measure)
    _print(output, told)
    if not isinstance(told, BadCase):
        return ExitCode.DONE
    output.refuse(told)
    return ExitCode.WORLD_NOT_AS_NEEDED


def _answer_many(output: Output, cases: str, measure: "Metric | None") -> ExitCode:
    from annotator.services.measuring import BadCase, answers

    count = refused = 0
    for told in answers(sys.stdin.buffer if cases == "-" else Path(cases), measure):
        _print(output, told)
        count += 1
        refused += isinstance(told, BadCase)
    if refused or not count:
        output.refuse(
            f"{refused} of {counted(count, 'case')} make no sense; their answers say why" if count else "no case is there"
        )
    return ended(done=count - refused, refused=refused or not count)


def _print(output: Output, told: "Answer | BadCase") -> None:
    """One answer; that to a case that makes no sense is its refusal."""
    value, why = (None, str(told)) if isinstance(told, ValueError) else (told.value, told.why)
    output.data(orjson.dumps({"value": value, "why": why}, option=orjson.OPT_APPEND_NEWLINE))


def _list(output: Output, *, as_json: bool) -> None:
    from annotator.services.measuring import METRICS

    if as_json:
        output.json([_metric_json(measure) for measure in METRICS])
    else:
        output.text("\n".join(map(_described, METRICS)))


def _described(measure: "Metric") -> str:
    """A line with the name and lines below it: a table would have to cut what it says."""
    options = [f"  {option.name}: {option.help}" for option in measure.options]
    lines = [measure.name, measure.what, f"case: {measure.takes}", f"source: {measure.source}", "options:", *options]
    return "\n  ".join(lines) + "\n"


def _metric_json(measure: "Metric") -> dict[str, object]:
    return {
        "name": measure.name,
        "what": measure.what,
        "case": measure.takes,
        "options": [{"name": option.name, "help": option.help, "also": list(option.aliases)} for option in measure.options],
        "source": measure.source,
    }
