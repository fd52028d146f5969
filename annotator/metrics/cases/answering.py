"""From a case to its answer."""

from collections.abc import Mapping
from dataclasses import replace

from annotator.metrics.answer import Answer, BadCase
from annotator.metrics.cases.case import Case, chosen, shown
from annotator.metrics.cases.named import Metric, metric_named


def answered(record: object, metric: Metric | None = None) -> Answer:
    """The answer to a case, a JSON object; without a ``metric`` it names its own. Raises BadCase where it makes no sense."""
    if not isinstance(record, Mapping):
        raise BadCase(f"a case is an object, not {shown(record)}")
    metric = _meant(record, metric)
    options, unknown = chosen(record, metric.options)
    case = Case(record, options)
    answer = _shaped(metric.answer(case), case)
    ignored = [f"{metric.name} has no option {name}; it was not used" for name in unknown]
    idle = [f"option {name} makes no difference to such a case" for name in case.unread]
    for remark in (*case.remarks, *ignored, *idle):
        answer = answer.but(remark)
    return answer


def _meant(record: Mapping[str, object], metric: Metric | None) -> Metric:
    """The metric asked for and the one that the case names, which must be one; only the latter may be under ``name``."""
    name = record.get("metric", None if metric else record.get("name"))
    if name is None and metric:
        return metric
    if not isinstance(name, str):
        raise BadCase("the case names no metric")
    named = metric_named(name)
    if metric not in {None, named}:
        raise BadCase(f"the case is for {named.name}")
    return named


def _shaped(answer: Answer, case: Case) -> Answer:
    part = case.word("part")
    if part is not None:
        answer = answer.part(part)
    if case.flag("one_minus") and answer.value is not None:
        answer = replace(answer, value=1 - answer.value)
    return answer
