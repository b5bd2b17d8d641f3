"""The exact sentence of a query: reading it gives the query back."""

import re
from dataclasses import dataclass
from typing import Any, get_args

from engine.language.grammar.listing.records import MOST, heads
from engine.language.linking.default_filters import filters_of, left_out_by, name_of
from engine.language.pack import Pack
from engine.language.restating.conditions import ConditionWriter, plain_number
from engine.language.restating.naming import Namer
from engine.language.restating.order import ordered
from engine.language.restating.periods import PeriodWriter
from engine.language.restating.terms import TermWriter
from semantic.claims import Claim
from semantic.filters import Condition, In
from semantic.periods import OtherPeriod, Weekday
from semantic.query import (
    AggregateTerm,
    BucketTerm,
    ClassesTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    NestedTerm,
    PartTerm,
    StepsTerm,
    TimeScope,
    TimeTerm,
)
from semantic.terms import chained
from semantic.time_parts import part_term

_CALCULATIONS = ("share", "change", "growth", "target")


@dataclass(frozen=True)
class Restater:
    """Writes queries as sentences of one language, in the names of one catalog."""

    pack: Pack
    namer: Namer

    def restate(self, query: LogicalQuery) -> str:
        """The sentence, beginning with a capital, without a full stop."""
        claim = query.claim
        parts = [
            self._records(query) if query.records else self._metrics(query),
            self._words["ops"][claim.op] if claim and claim.value is not None else "",
            self._bound(claim) if claim else "",
            self._unfiltered(query),
            "" if query.records else self._by(query),
            self._within(query),
            self._where(query),
            self._items("with", self._conditions.parts(query.having), self._words["and"]),
            self._scope(query.time) if query.time else "",
            self.periods.comparison(query.compare_to) if query.compare_to else "",
            self._order(query),
            self._words["fill"] if query.fill else "",
            self._words["zone"].format(zone=query.zone) if query.zone else "",
            self._week_start(query),
            self._steps(query),
        ]
        text = " ".join(part for part in parts if part)
        text = self.contracted(self._asked(claim, bool(query.group_by), text) if claim else text)
        return text[:1].upper() + text[1:]

    def contracted(self, text: str) -> str:
        """The text with the words joined that the language joins, outside of quotes."""
        parts = text.split('"')
        for pattern, joined in self._words["contractions"]:
            parts[::2] = [re.sub(pattern, joined, part) for part in parts[::2]]
        return '"'.join(parts)

    def by(self, term: GroupTerm) -> str:
        """One group as it stands in a sentence: "by country"."""
        return str(self._words["by"].format(items=self.group(term)))

    def calculation(self, key: str) -> str:
        """A calculation in words: "share of views"."""
        return self._order_name(key)

    def condition(self, condition: Condition) -> str:
        """One condition in words."""
        return self._conditions.condition(condition)

    def unit(self, key: str) -> str:
        """The unit in which a condition on a field, or on a number, is stored; "%" for fractions."""
        return self._conditions.field(key)[1]

    def _by(self, query: LogicalQuery) -> str:
        outright = (
            isinstance(query.compare_to, OtherPeriod) and query.limit is None
        )  # "each" and a limit: in each
        template = "by_each" if outright and _is_dated(query.group_by[:1]) else "by"
        return self._items(template, [self.group(term) for term in query.group_by], self._words["list"])

    def _where(self, query: LogicalQuery) -> str:
        """The filters; those that stand beside the rest of their kind come last."""
        items = self._conditions.parts(query.where)
        if query.named is None:
            return self._items("where", items, self._words["and"])
        (term,) = query.group_by
        items.append(self.condition(In(field=term.key, values=query.named)))
        return f"{self._items('where', items, self._words['and'])} {self._words['rest']}"

    def _within(self, query: LogicalQuery) -> str:
        """The groups that shares are within."""
        names = [self.group(term) for term in query.group_by if term.key in query.share_per]
        return self._items("within", names, self._words["list"])

    def _bound(self, claim: Claim) -> str:
        """The number that is claimed, in the unit of what it is claimed of."""
        if claim.value is None:
            return ""
        return self._conditions.number(claim.value, self._conditions.field(claim.of)[1])

    def _asked(self, claim: Claim, split: bool, text: str) -> str:
        """The sentence as a question for yes or no."""
        if claim.value is None:
            return str(self._words["rose" if claim.op == ">" else "fell"].format(text=text))
        name = f"whether_{claim.reach}" if split else "whether"
        return str(self._words[name].format(text=text))

    def _records(self, query: LogicalQuery) -> str:
        """ "List the alerts with severity and status"."""
        dataset = self.namer.catalog.datasets[query.records]
        columns = self._words["list"].join(self.group(term) for term in query.group_by)
        things = self.namer.lowered(dataset.label or dataset.nouns or dataset.name.replace("_", " "))
        said = {term.name for term in query.group_by if isinstance(term, DimensionTerm)}
        headed = bool(query.order) or set(heads(self.namer.catalog, query.records)) <= said
        form = "records" if headed else "attributes"
        return str(self._words[form].format(things=things, columns=columns))

    def _scope(self, scope: TimeScope) -> str:
        """The period, with the time it is said of where that is named."""
        period = self.periods.scope(scope.period)
        if not scope.dimension:
            return period
        time = self.namer.lowered(self.namer.dimension(scope.dimension))
        return str(self._words["dated"].format(time=time, period=period))

    @property
    def periods(self) -> PeriodWriter:
        """Writes periods."""
        return PeriodWriter(self._words)

    @property
    def _conditions(self) -> ConditionWriter:
        return ConditionWriter(self._words, self.namer)

    @property
    def _words(self) -> dict[str, Any]:
        words: dict[str, Any] = self.pack.data["restate"]
        return words

    def _items(self, template: str, items: list[str], glue: str) -> str:
        return self._words[template].format(items=glue.join(items)) if items else ""

    def _metrics(self, query: LogicalQuery) -> str:
        named = []
        for term in _said_once(query.metrics):
            kinds = sorted(found.kind for found in query.calculations if found.of == term.key)
            text = self.named(term, query)
            if "target" in kinds:
                kinds.remove("target")
                text = str(self._words["target"].format(metric=text))
            named.append(self._words["_".join(kinds)].format(metric=text) if kinds else text)
        return str(self._words["and"].join(named))

    def named(self, term: MetricTerm, query: LogicalQuery) -> str:
        """A number; of things that are put into classes only the things, as the classes say the rest."""
        classed = any(isinstance(group, ClassesTerm) for group in query.group_by)
        return self._terms.counted(term) if classed and isinstance(term, NestedTerm) else self.metric(term)

    def _steps(self, query: LogicalQuery) -> str:
        """ "And how many of them status is "failed"": each step with its own condition."""
        glue = str(self._words["and"])
        steps = [term for term in query.metrics[1:] if isinstance(term, StepsTerm)]
        if not chained(query.metrics) or steps[0].in_order:
            return ""
        texts = [self._words["of_them"].format(condition=self.condition(one.steps[-1])) for one in steps]
        return "".join(f"{glue}{text}" for text in texts).strip()

    def metric(self, term: MetricTerm) -> str:
        """A metric by its clearest name; an aggregation by its word and field; one made of others by both."""
        if not isinstance(term, MetricRef | AggregateTerm):
            return self._terms.text(term)
        if isinstance(term, MetricRef):
            return self.namer.lowered(self.namer.metric(term.name))
        word = self._words["aggregates"][term.agg].format(n=f"{(term.percentile or 0) * 100:.10g}")
        return f"{word} {self.namer.lowered(self.namer.dimension(term.field))}"

    @property
    def _terms(self) -> TermWriter:
        return TermWriter(self._words, self.namer, self.metric, self._conditions.condition)

    def group(self, term: GroupTerm) -> str:
        """A dimension by its clearest name, a time grain by its unit."""
        if isinstance(term, TimeTerm) and _is_dated((term,)):
            return self.namer.lowered(self.namer.dimension(term.dimension))
        if isinstance(term, TimeTerm):
            unit = str(self._words["units"][term.grain][0])
            return self._conditions.part_of(unit, term.dimension) if term.dimension else unit
        if isinstance(term, PartTerm):
            return self._conditions.part(term)
        if isinstance(term, ClassesTerm):
            return self._classes(term)
        name = self.namer.lowered(self.namer.dimension(term.name))
        if isinstance(term, BucketTerm):
            return str(self._words["classes"].format(field=name, width=f"{term.width:g}"))
        return name

    def _classes(self, term: ClassesTerm) -> str:
        """ "Views in classes of 500", "watch time in classes from 0 and 1 and 5 hours"."""
        unit = self._conditions.field(term.of.key)[1]
        alike = (*term.bounds, *((term.end,) if term.end is not None else ()), *filter(None, (term.width,)))

        def said(value: float) -> str:
            return self._conditions.number(plain_number(value), unit, alike=alike)

        field = self.metric(term.of)
        if term.width is not None:
            return str(self._words["classes"].format(field=field, width=said(term.width)))
        bounds = self._words["list"].join(map(said, term.bounds))
        if term.end is None:
            return str(self._words["classes_from"].format(field=field, bounds=bounds))
        return str(self._words["classes_to"].format(field=field, bounds=bounds, end=said(term.end)))

    def _unfiltered(self, query: LogicalQuery) -> str:
        """The default filters that are off, each by what it leaves out if that is its name."""
        filters = {one.name: one for one in filters_of(self.namer.catalog).values()}
        said = []
        for found in (filters[name] for name in query.without_default_filters if name in filters):
            out = left_out_by(found, self.pack)
            text = self._words["including" if out else "unfiltered"]
            said.append(text.format(name=out or name_of(found)))
        return str(self._words["and"].join(said))

    def _week_start(self, query: LogicalQuery) -> str:
        if query.week_start is None:
            return ""
        names = dict(zip(get_args(Weekday), self._words["day_names"], strict=True))
        return str(self._words["week_start"].format(day=names[query.week_start]))

    def _order(self, query: LogicalQuery) -> str:
        groups = {term.key: self.group(term) for term in query.group_by}
        named = {
            term.key: self.group(term)
            for term in query.group_by
            if isinstance(term, BucketTerm | ClassesTerm)
        }
        named |= {term.key: self.named(term, query) for term in query.metrics}
        per = [groups.get(key, key) for key in query.limit_per]
        decimal = str(self.pack.data["numbers"]["decimal"])
        said = [
            ordered(
                self._words, query, order, named.get(order.by) or self._order_name(order.by), per, decimal
            )
            for order in query.order
        ]
        if query.records and not query.order and query.limit != MOST:
            said = [self._words["earliest"].format(n=query.limit)]
        return " ".join([*said, self._words["rest"]] if query.rest and query.named is None else said)

    def _order_name(self, key: str) -> str:
        """What is sorted by: a calculation, a metric, an aggregation, a group, in this order of trying."""
        kind, _, of = key.partition("(")
        if kind in _CALCULATIONS:
            return str(self._words[kind].format(metric=self._order_name(of.removesuffix(")"))))
        catalog = self.namer.catalog
        if key in catalog.metrics or key in catalog.dimensions or of.removesuffix(")") in catalog.dimensions:
            return self._conditions.field(key)[0]
        part = part_term(key, catalog)
        return self._conditions.part(part) if part else str(self._words["units"].get(key, [key])[0])


def _said_once(terms: tuple[MetricTerm, ...]) -> tuple[MetricTerm, ...]:
    """The terms that are named: of steps the number that they are of, of those in order the last."""
    if not chained(terms):
        return terms
    last = terms[-1]
    return terms[-1:] if isinstance(last, StepsTerm) and last.in_order else terms[:1]


def _is_dated(terms: tuple[GroupTerm, ...]) -> bool:
    """Whether a time is said by its name alone: "by due date, Q1 against Q2" names that of both periods."""
    return any(isinstance(term, TimeTerm) and term.dimension and term.grain == "day" for term in terms)
