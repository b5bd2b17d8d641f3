"""The exact sentence of a query: reading it gives the query back."""

from dataclasses import dataclass
from typing import Any

from engine.language.naming import Namer
from engine.language.pack import Pack
from semantic.filters import And, Between, Compare, Condition, In, Not, Or
from semantic.periods import (
    CalendarPeriod,
    Comparison,
    NamedPeriod,
    OtherPeriod,
    Period,
    PreviousPeriod,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
)
from semantic.query import GroupTerm, LogicalQuery, MetricRef, MetricTerm, Order, TimeTerm


@dataclass(frozen=True)
class Restater:
    """Writes queries as sentences of one language, in the names of one catalog."""

    pack: Pack
    namer: Namer

    def restate(self, query: LogicalQuery) -> str:
        """The sentence, beginning with a capital, without a full stop."""
        parts = [
            self._metrics(query),
            self._items("by", [self.group(term) for term in query.group_by], self._words["list"]),
            self._items("where", self._filters(query.where), self._words["and"]),
            self._items("with", self._filters(query.having), self._words["and"]),
            self.period(query.time.period) if query.time else "",
            self.comparison(query.compare_to) if query.compare_to else "",
            self._order(query),
        ]
        text = " ".join(part for part in parts if part)
        return text[:1].upper() + text[1:]

    @property
    def _words(self) -> dict[str, Any]:
        words: dict[str, Any] = self.pack.data["restate"]
        return words

    def _items(self, template: str, items: list[str], glue: str) -> str:
        return self._words[template].format(items=glue.join(items)) if items else ""

    def _metrics(self, query: LogicalQuery) -> str:
        kinds = {calculation.of: calculation.kind for calculation in query.calculations}
        named = []
        for term in query.metrics:
            kind = kinds.get(term.key)
            named.append(self._words[kind].format(metric=self.metric(term)) if kind else self.metric(term))
        return str(self._words["and"].join(named))

    def metric(self, term: MetricTerm) -> str:
        """A metric by its clearest name; an aggregation by its word and field."""
        if isinstance(term, MetricRef):
            return self._lower(self.namer.metric(term.name))
        return f"{self._words['aggregates'][term.agg]} {self._lower(self.namer.dimension(term.field))}"

    def group(self, term: GroupTerm) -> str:
        """A dimension by its clearest name, a time grain by its unit."""
        if isinstance(term, TimeTerm):
            return str(self._words["units"][term.grain][0])
        return self._lower(self.namer.dimension(term.name))

    @staticmethod
    def _lower(text: str) -> str:
        """Lower case at the front, unless the word is an abbreviation."""
        return text[:1].lower() + text[1:] if text[1:2].islower() else text

    def _filters(self, condition: Condition | None) -> list[str]:
        if condition is None:
            return []
        if isinstance(condition, And):
            return [self.condition(item) for item in condition.items]
        return [self.condition(condition)]

    def condition(self, condition: Condition) -> str:
        """One condition in words."""
        if isinstance(condition, And | Or):
            glue = self._words["and" if isinstance(condition, And) else "or"]
            return str(glue.join(self.condition(item) for item in condition.items))
        if isinstance(condition, Not):
            return self._equality(condition.item, "is_not") or str(
                self._words["not"].format(item=self.condition(condition.item))
            )
        return self._equality(condition, "is") or self._number(condition)

    def _equality(self, condition: Condition, template: str) -> str:
        field = getattr(condition, "field", "")
        if field not in self.namer.catalog.dimensions:
            return ""
        if isinstance(condition, In):
            values = [str(value) for value in condition.values]
        elif isinstance(condition, Compare) and condition.op == "=" and isinstance(condition.value, str):
            values = [condition.value]
        else:
            return ""
        text = self._words["or"].join(f'"{value}"' for value in values)
        return str(self._words[template].format(field=self._lower(self.namer.dimension(field)), value=text))

    def _number(self, condition: Condition) -> str:
        field = getattr(condition, "field", "")
        name, unit = self._field(field)
        if isinstance(condition, Between):
            low, high = self.number(condition.low, unit), self.number(condition.high, unit)
            return str(self._words["between"].format(field=name, low=low, high=high))
        if isinstance(condition, Compare):
            op = self._words["ops"][condition.op]
            value = self.number(condition.value, unit)
            return str(self._words["compare"].format(field=name, op=op, value=value))
        return name

    def _field(self, key: str) -> tuple[str, str]:
        """Name and unit of what a condition limits: a metric, an aggregation, or a field."""
        catalog = self.namer.catalog
        if key in catalog.metrics:
            return self._lower(self.namer.metric(key)), catalog.metrics[key].unit
        agg, _, field = key.partition("(")
        if field.rstrip(")") in catalog.dimensions:
            name = self.namer.dimension(field.rstrip(")"))
            unit = catalog.dimensions[field.rstrip(")")].field.unit
            return f"{self._words['aggregates'][agg]} {self._lower(name)}", unit
        return self._lower(self.namer.dimension(key)), catalog.dimensions[key].field.unit

    def number(self, value: Any, unit: str) -> str:
        """A number as it can be typed; fractions as percent, seconds in the largest whole unit."""
        if not isinstance(value, int | float) or isinstance(value, bool):
            return str(value)
        if unit == "%":
            return str(self._words["percent"].format(n=f"{round(value * 100, 10):.10g}"))
        if unit == "s":
            for size, word in self._words["seconds"]:
                if value and value % size == 0:
                    return f"{int(value // size)} {word}"
        return f"{value:.12g}" if isinstance(value, float) else str(value)

    def _order(self, query: LogicalQuery) -> str:
        return " ".join(self._ordered(order, query.limit) for order in query.order)

    def _ordered(self, order: Order, limit: int | None) -> str:
        term = self._order_name(order.by)
        if limit is None:
            return str(self._words["descending" if order.descending else "ascending"].format(metric=term))
        return str(self._words["top" if order.descending else "bottom"].format(n=limit, metric=term))

    def _order_name(self, key: str) -> str:
        return self._field(key)[0] if "(" in key or key in self.namer.catalog.metrics else key

    def comparison(self, comparison: Comparison) -> str:
        """What the period is compared with."""
        if isinstance(comparison, OtherPeriod):
            return str(self._words["other"].format(period=self.period(comparison.period)))
        return str(self._words["previous" if isinstance(comparison, PreviousPeriod) else "last_year"])

    def period(self, period: Period) -> str:
        """A period in words."""
        if isinstance(period, CalendarPeriod):
            return self._calendar(period)
        if isinstance(period, TrailingPeriod):
            return self._counted("last_n", period.count, period.unit)
        if isinstance(period, ToDatePeriod):
            return self._counted("to_date", 1, period.unit)
        if isinstance(period, SpanPeriod):
            return self._span(period)
        return self._named(period)

    def _calendar(self, period: CalendarPeriod) -> str:
        if period.count > 1:
            return self._counted("last_n" if period.offset < 0 else "next_n", period.count, period.unit)
        if period.offset in (-1, 0, 1):
            if period.unit == "day":
                return str(self._words[("yesterday", "today", "tomorrow")[period.offset + 1]])
            return self._counted(("last", "this", "next")[period.offset + 1], 1, period.unit)
        return self._counted("ago", -period.offset, period.unit)

    def _counted(self, template: str, count: int, unit: str) -> str:
        word = self._words["units"][unit][count != 1]
        return str(self._words[template].format(n=count, unit=word))

    def _named(self, period: NamedPeriod) -> str:
        month = self._words["month_names"][period.month - 1] if period.month else ""
        found = [name for name in ("day", "month", "week", "quarter", "half") if getattr(period, name)]
        template = self._words[found[0] if found else "year"]
        data = {**period.model_dump(), "month": month, "year": period.year or ""}
        return str(template.format(**data)).strip()

    def _span(self, period: SpanPeriod) -> str:
        start = self.period(period.start) if period.start else ""
        end = self.period(period.end) if period.end else ""
        name = (
            "between_periods"
            if start and end
            else "since"
            if start
            else "until"
            if period.end_inclusive
            else "before"
        )
        return str(self._words[name].format(start=start, end=end))
