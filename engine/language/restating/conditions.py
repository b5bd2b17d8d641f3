"""Conditions and numbers in the words of a language."""

from dataclasses import dataclass
from typing import Any

from engine.language.restating.naming import Namer, rows_text
from engine.language.restating.periods import PeriodWriter
from semantic.catalog import Catalog
from semantic.filters import (
    AgainstAverage,
    AgainstField,
    And,
    Between,
    Compare,
    Condition,
    In,
    IsNull,
    Literalish,
    MetricIs,
    Not,
    Operator,
    Or,
    Related,
    TextIs,
)
from semantic.metrics import SimpleMetric
from semantic.model import Dataset
from semantic.query import PartTerm
from semantic.time_parts import part_term

_COMPUTED = ("share", "change", "growth")
# Fewer than so many related rows are also none: the opposite of as many or more.
_TURNED: dict[Operator, Operator] = {">=": "<", ">": "<="}


@dataclass(frozen=True)
class ConditionWriter:
    """Writes conditions by the templates of a pack's section `restate`."""

    words: dict[str, Any]
    namer: Namer

    def parts(self, condition: Condition | None) -> list[str]:
        """The conditions that all hold, each in words."""
        if condition is None:
            return []
        if isinstance(condition, And):
            return [self._inner(item) for item in condition.items]
        return [self.condition(condition)]

    def condition(self, condition: Condition) -> str:
        """One condition in words."""
        if isinstance(condition, And | Or):
            glue = self.words["and" if isinstance(condition, And) else "or"]
            return str(glue.join(self._inner(item) for item in condition.items))
        if isinstance(condition, Related):
            return self._related(condition, "related")
        if isinstance(condition, MetricIs):
            return self._metric(condition)
        if isinstance(condition, Not):
            return self._denied(condition.item)
        if isinstance(condition, TextIs):
            return self._text(condition, "texts")
        if isinstance(condition, AgainstField):
            return self._against_field(condition)
        return self._equality(condition, "is") or self._number(condition)

    def _against_field(self, condition: AgainstField) -> str:
        """ "finish date later than due date", "sold price more than asking price"."""
        names = (condition.field, condition.other)
        field, other = (self.namer.lowered(self.namer.dimension(name)) for name in names)
        if self.namer.catalog.dimensions[condition.other].type in ("date", "timestamp"):
            template = "field_later" if condition.op == ">" else "field_earlier"
            return str(self.words[template].format(field=field, value=other))
        return str(self.words["compare"].format(field=field, op=self.words["ops"][condition.op], value=other))

    def _denied(self, item: Condition) -> str:
        """The opposite of a condition in words."""
        if isinstance(item, Related):
            return self._related(item, "unrelated")
        if isinstance(item, TextIs):
            return self._text(item, "not_texts")
        if isinstance(item, MetricIs):
            turned = _TURNED.get(item.op)
            if turned and rows_of(item, self.namer.catalog):
                return self._rows(item, turned)
            if (item.op, item.value) == (">", 0):
                return str(self.words["lacking"].format(item=self._subject(item)))
        said = self._equality(item, "is_not")
        return said or str(self.words["not"].format(item=self.condition(item)))

    def _text(self, condition: TextIs, template: str) -> str:
        """ "title contains "night""."""
        name = self.namer.lowered(self.namer.dimension(condition.field))
        return str(self.words[template][condition.how].format(field=name, text=condition.text))

    def _related(self, condition: Related, template: str) -> str:
        """ "there are related trips (where distance more than 5)"."""
        dataset = self.namer.catalog.datasets[condition.dataset]
        things = dataset.nouns or dataset.label or dataset.name.replace("_", " ")
        text = self.words[template].format(things=self.namer.lowered(things))
        return f"{text}{self._limited(condition.where)}"

    def _metric(self, condition: MetricIs) -> str:
        """ "trips of the rider (last month) at least 10"; the brackets hold what the number is made from."""
        if condition.op not in _TURNED.values() and rows_of(condition, self.namer.catalog):
            return self._rows(condition, condition.op)
        number = self.number(condition.value, self.field(condition.metric)[1])
        op = self.words["ops"][condition.op]
        return str(self.words["compare"].format(field=self._subject(condition), op=op, value=number))

    def _subject(self, condition: MetricIs) -> str:
        """ "trips of the rider (last month)"."""
        name, _ = self.field(condition.metric)
        by = self.namer.lowered(self.namer.dimension(condition.by))
        period = PeriodWriter(self.words).scope(condition.time) if condition.time else self.words["all_data"]
        return str(self.words["of_the"].format(metric=name, by=by)) + self._limited(condition.where, period)

    def _rows(self, condition: MetricIs, op: Operator) -> str:
        """ "number of related accounts more than 2"."""
        rows = rows_of(condition, self.namer.catalog)
        things = self.namer.lowered(rows.nouns or rows.label or rows.name.replace("_", " ")) if rows else ""
        said = self.words["related_number"].format(things=things)
        return str(self.words["compare"].format(field=said, op=self.words["ops"][op], value=condition.value))

    def _limited(self, where: Condition | None, period: str = "") -> str:
        """What rows the condition looks at, in brackets; "" for all."""
        said = self.words["where"].format(items=self.condition(where)) if where else ""
        items = " ".join(part for part in (said, period) if part)
        return " " + str(self.words["brackets"].format(item=items)) if items else ""

    def _inner(self, condition: Condition) -> str:
        """A condition inside another; one that joins others stands in brackets."""
        text = self.condition(condition)
        return str(self.words["brackets"].format(item=text)) if isinstance(condition, And | Or) else text

    def _equality(self, condition: Condition, template: str) -> str:
        field = getattr(condition, "field", "")
        part = part_term(field, self.namer.catalog)
        if part:
            return self._part_equality(part, condition, template)
        if field not in self.namer.catalog.dimensions:
            return ""
        if isinstance(condition, In):
            values = [self._called(field, value) for value in condition.values]
        elif isinstance(condition, Compare) and condition.op == "=" and isinstance(condition.value, str):
            values = [self._called(field, condition.value)]
        else:
            return ""
        text = self.words["or"].join(f'"{value}"' for value in values)
        return str(
            self.words[template].format(field=self.namer.lowered(self.namer.dimension(field)), value=text)
        )

    def _called(self, field: str, value: Literalish) -> str:
        """A value by its label in the model, where it has one."""
        known = self.namer.catalog.dimensions[field].values
        return next((one.label for one in known if one.label and one.value == value), str(value))

    def _part_equality(self, part: PartTerm, condition: Condition, template: str) -> str:
        """ "day of the week is Saturday or Sunday"; "" for any other comparison."""
        if isinstance(condition, In):
            values = tuple(sorted(condition.values, key=_in_order))
        elif isinstance(condition, Compare) and condition.op == "=":
            values = (condition.value,)
        else:
            return ""
        text = self.words["or"].join(self._part_value(part, value) for value in values)
        return str(self.words[template].format(field=self.part(part), value=text))

    def _part_value(self, part: PartTerm, value: Literalish) -> str:
        names = {"day_of_week": self.words["day_names"], "month_of_year": self.words["month_names"]}
        known = dict(enumerate(names.get(part.part, ()), start=1))
        return str(known.get(value, value)) if isinstance(value, int) else str(value)

    def part(self, term: PartTerm) -> str:
        """A part of time in words, with the time where one is named."""
        name = str(self.words["parts"][term.part])
        return self.part_of(name, term.dimension) if term.dimension else name

    def part_of(self, name: str, dimension: str) -> str:
        """A part or a grain of a named time."""
        return str(
            self.words["part_of"].format(part=name, time=self.namer.lowered(self.namer.dimension(dimension)))
        )

    def _number(self, condition: Condition) -> str:
        field = getattr(condition, "field", "")
        name, unit = self.field(field)
        if isinstance(condition, Between):
            ends = (condition.low, condition.high)
            low, high = (self.number(end, unit, alike=ends) for end in ends)
            return str(self.words["between"].format(field=name, low=low, high=high))
        if isinstance(condition, AgainstAverage):
            form = "above_average" if condition.op == ">" else "below_average"
            return str(self.words[form].format(field=name))
        if isinstance(condition, IsNull):
            return str(self.words["is_null"].format(field=name))
        if isinstance(condition, Compare):
            op = self.words["ops"][condition.op]
            value = self.number(condition.value, unit)
            return str(self.words["compare"].format(field=name, op=op, value=value))
        return name

    def field(self, key: str) -> tuple[str, str]:
        """Name and unit of what a condition limits: a metric, an aggregation, or a field."""
        catalog = self.namer.catalog
        part = part_term(key, catalog)
        if part:
            return self.part(part), ""
        if key in catalog.metrics:
            return self.namer.lowered(self.namer.metric(key)), catalog.metrics[key].unit
        agg, _, field = key.partition("(")
        if agg in _COMPUTED:
            return self._computed(agg, field.removesuffix(")"))
        field, _, share = field.rstrip(")").partition(", ")
        if agg == "rows":
            return rows_text(field, self.words, self.namer), ""
        if field in catalog.dimensions:
            name = self.namer.dimension(field)
            unit = catalog.dimensions[field].field.unit
            word = self.words["aggregates"][agg].format(n=f"{float(share or 0) * 100:.10g}")
            return f"{word} {self.namer.lowered(name)}", unit
        return self.namer.lowered(self.namer.dimension(key)), catalog.dimensions[key].field.unit

    def _computed(self, kind: str, of: str) -> tuple[str, str]:
        """ "Share of views": what is computed from a number, and its unit."""
        name, unit = self.field(of)
        return str(self.words[kind].format(metric=name)), unit if kind == "change" else "%"

    def number(self, value: Any, unit: str, alike: tuple[Any, ...] = ()) -> str:
        """A number as it can be typed: fractions as percent, seconds in the largest unit whole for all."""
        if not isinstance(value, int | float) or isinstance(value, bool):
            return str(value)
        if unit == "%":
            return str(self.words["percent"].format(n=self._written(f"{round(value * 100, 10):.10g}")))
        if unit == "s":
            for size, word in self.words["seconds"]:
                if (value or any(alike)) and all(other % size == 0 for other in (value, *alike)):
                    return f"{int(value // size)} {word}"
        return self._written(f"{value:.12g}") if isinstance(value, float) else str(value)

    def _written(self, number: str) -> str:
        """A number with the decimal sign of the language."""
        return number.replace(".", str(self.namer.lexicon.pack.data["numbers"]["decimal"]))


def plain_number(value: float) -> int | float:
    """A whole number without decimals."""
    return int(value) if value == int(value) else value


def _in_order(value: Literalish) -> tuple[float, str]:
    """Numbers by size, whatever their digits."""
    return (float(value), "") if isinstance(value, int | float) else (float("inf"), value)


def rows_of(condition: MetricIs, catalog: Catalog) -> Dataset | None:
    """The dataset whose rows are counted for each row of another, where that is the whole condition."""
    metric = catalog.metrics.get(condition.metric)
    plain = condition.where is None and condition.time is None and isinstance(metric, SimpleMetric)
    if not plain or not isinstance(metric, SimpleMetric) or metric.where or metric.measure.filter:
        return None
    known = catalog.dimensions.get(condition.by)
    keyed = (
        known is not None
        and known.field.role == "key"
        and any(
            catalog.datasets[one.dataset].primary_key == (one.field.sql.strip('"'),) for one in known.bindings
        )
    )
    counted = metric.measure.agg == "count" and not metric.measure.expr
    return catalog.datasets[metric.measure.dataset] if keyed and counted else None
