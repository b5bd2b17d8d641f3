"""Filters of dbt: `{{ Dimension('order__status') }} = 'done'`, SQL around a few named objects."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass

from sqlglot import exp

from semantic.filters import And, Condition, Literalish, MetricIs, Operator
from semantic.formats.dbt.dates import bucket_condition
from semantic.formats.dbt.names import Names
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.sql_conditions import compared, condition_of
from semantic.formats.parts.sql_scope import parsed

_OBJECT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_STAND_IN = "object_{}_"
_PARTS = {
    "day": "day_of_month",
    "month": "month_of_year",
    "quarter": "quarter_of_year",
    "dow": "day_of_week",
    "doy": "day_of_year",
    "week": "week_of_year",
    "hour": "hour_of_day",
}


@dataclass(frozen=True)
class Subject:
    """What an object stands for: a dimension of ours, perhaps cut at a grain, or a metric by entity."""

    name: str
    grain: str = ""
    metric: str = ""


@dataclass(frozen=True)
class FilterReader:
    """Reads the filters of a metric; `metric_time` is the time field that its facts share, if any."""

    names: Names
    metric_time: str = ""
    dataset: str = ""

    def read(self, templates: list[str]) -> Condition | None:
        """All the templates together as one condition. Raises Unmapped for what has no counterpart."""
        found = [self._one(template) for template in templates]
        if len(found) < 2:
            return found[0] if found else None
        parts = [item for one in found for item in (one.items if isinstance(one, And) else (one,))]
        return And(items=tuple(parts))

    def _one(self, template: str) -> Condition:
        subjects: dict[str, Subject] = {}

        def stand_in(found: re.Match[str]) -> str:
            name = _STAND_IN.format(len(subjects))
            subjects[name] = self._subject(found[1].strip())
            return name

        tree = parsed(_OBJECT.sub(stand_in, template))

        def name(column: exp.Column) -> str:
            subject = _known(subjects, column)
            if subject.grain or subject.metric:
                raise Unmapped("filter", f"{template.strip()}: a list of buckets of time or of metrics")
            return subject.name

        def leaf(column: exp.Column, op: Operator, value: Literalish) -> Condition:
            subject = _known(subjects, column)
            if subject.metric:
                return _metric_is(subject, op, value)
            if subject.grain:
                return bucket_condition(subject.name, subject.grain, op, value)
            return compared(subject.name, op, value)

        return condition_of(tree, name, leaf)

    def _subject(self, text: str) -> Subject:
        call, grain, part = _calls(text)
        kind = call.func.id if isinstance(call.func, ast.Name) else ""
        if kind not in _SUBJECTS:
            raise Unmapped("filter", f"{text}: no Dimension, TimeDimension, Entity or Metric")
        found = _SUBJECTS[kind](self, _arguments(call), grain)
        if not part:
            return found
        if part not in _PARTS:
            raise Unmapped("filter", f"{text}: the date part {part}")
        return Subject(f"{found.name}:{_PARTS[part]}")

    def dimension(self, given: dict[str, object], grain: str) -> Subject:
        """`Dimension('order__status')`, also with `.grain('month')`."""
        name = str(given.get("0") or given.get("name"))
        return Subject(self._named(name, given), grain)

    def time_dimension(self, given: dict[str, object], grain: str) -> Subject:
        """`TimeDimension('metric_time', 'day')`."""
        name = str(given.get("0") or given.get("time_dimension_name"))
        cut = given.get("1") or given.get("time_granularity_name") or grain or "day"
        part = given.get("date_part_name")
        if part:
            return Subject(f"{self._named(name, given)}:{_PARTS.get(str(part).lower(), part)}")
        return Subject(self._named(name, given), str(cut).lower())

    def entity(self, given: dict[str, object], grain: str) -> Subject:
        """`Entity('customer')`."""
        return Subject(self.names.entity(str(given.get("0") or given.get("entity_name"))))

    def metric(self, given: dict[str, object], grain: str) -> Subject:
        """`Metric('orders', group_by=['customer'])`."""
        by = given.get("1") or given.get("group_by") or []
        if not isinstance(by, list) or len(by) != 1:
            raise Unmapped("filter", "a metric by several entities")
        return Subject(self.names.entity(str(by[0])), metric=str(given.get("0") or given.get("metric_name")))

    def _named(self, name: str, given: dict[str, object]) -> str:
        if name.split("__")[-1] == "metric_time":
            if not self.metric_time:
                raise Unmapped("filter", "metric_time of metrics with several times")
            return self.metric_time
        path = given.get("entity_path")
        return self.names.dimension(
            name, tuple(map(str, path)) if isinstance(path, list) else (), self.dataset
        )


_SUBJECTS: dict[str, Callable[[FilterReader, dict[str, object], str], Subject]] = {
    "Dimension": FilterReader.dimension,
    "TimeDimension": FilterReader.time_dimension,
    "Entity": FilterReader.entity,
    "Metric": FilterReader.metric,
}


def _known(subjects: dict[str, Subject], column: exp.Column) -> Subject:
    found = subjects.get(column.name)
    if found is None or column.table:
        raise Unmapped("filter", f"the bare column {column.sql()}")
    return found


def _metric_is(subject: Subject, op: Operator, value: Literalish) -> Condition:
    if isinstance(value, bool | str):
        raise Unmapped("filter", f"the metric {subject.metric} compared with {value!r}")
    return MetricIs(metric=subject.metric, by=subject.name, op=op, value=value)


def _calls(text: str) -> tuple[ast.Call, str, str]:
    """The call, and the grain and date part of `.grain('day')` and `.date_part('dow')` behind it."""
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError as fault:
        raise Unmapped("filter", f"not readable: {text}") from fault
    said = {"grain": "", "date_part": ""}
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in said:
        said[node.func.attr] = str(_arguments(node).get("0", "")).lower()
        node = node.func.value
    if not isinstance(node, ast.Call):
        raise Unmapped("filter", f"{text}: no call")
    return node, said["grain"], said["date_part"]


def _arguments(call: ast.Call) -> dict[str, object]:
    """The arguments of a call by their place or name, all constants. Raises Unmapped."""
    named = [(str(number), node) for number, node in enumerate(call.args)]
    named += [(word.arg or "", word.value) for word in call.keywords]
    try:
        return {name: ast.literal_eval(node) for name, node in named}
    except ValueError as fault:
        raise Unmapped("filter", f"{ast.unparse(call)}: an argument that is no constant") from fault
