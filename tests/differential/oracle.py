"""The independent answer: a query's rows by brute force over plain lists, read off docs/meaning.md."""

from dataclasses import replace

from semantic.filters import Compare, MetricIs
from semantic.measures import Measure
from semantic.query import AggregateTerm, DimensionTerm, MetricTerm
from tests.differential.reading.almanac import Almanac
from tests.differential.reading.comparing import compares
from tests.differential.reading.comparison import by_distance, compared, onto_asked
from tests.differential.reading.conditions import Judge
from tests.differential.reading.cutting import OTHER, cut, rest
from tests.differential.reading.facts import Facts
from tests.differential.reading.formulas import divided, result
from tests.differential.reading.frame import Frame, Values
from tests.differential.reading.giving_way import given_way
from tests.differential.reading.having import Record, having
from tests.differential.reading.numbers import Numbers
from tests.differential.reading.ordering import filled_keys, ordered
from tests.differential.reading.routes import Map
from tests.differential.reading.spreads import Spreads
from tests.differential.reading.stretches import stretch
from tests.differential.reading.tables import Tables
from tests.differential.world import Key, Unclear, Value, World


class Oracle:
    """Answers the query of one world."""

    def __init__(self, world: World) -> None:
        self.world, self.query = world, world.query
        calendar = world.model.calendar
        zone = self.query.zone or calendar.time_zone
        self.almanac = Almanac(zone, self.query.week_start or calendar.week_start, calendar.fiscal)
        tables, ways = Tables(world), Map(world.model)
        judge = Judge(tables, ways, self.almanac, self._members)
        self.facts = Facts(tables, ways, self.almanac, judge)
        self.numbers = Numbers(self.facts, Spreads(self.almanac, self.almanac.local(world.clock)))
        self._known: dict[str, frozenset[Value]] = {}

    def _members(self, leaf: MetricIs) -> frozenset[Value]:
        """The values of `by` for which the metric compares as asked."""
        text = leaf.model_dump_json()
        if text not in self._known:
            self._known[text] = frozenset(self._matching(leaf))
        return self._known[text]

    def _matching(self, leaf: MetricIs) -> list[Value]:
        period = stretch(leaf.time, self.almanac, self.world.clock) if leaf.time else None
        by = (DimensionTerm(name=leaf.by),)
        way = given_way(self.world.model, by, [leaf.where])
        frame = Frame(by, period=period, without=(*self.query.without_default_filters, *way))
        values = self.numbers.metric(leaf.metric, frame.where(leaf.where))
        test = Compare(field="", op=leaf.op, value=leaf.value)
        return [
            key[0]
            for key in values.keys
            if compares(test, values.at(key), self.almanac) or (leaf.op == "!=" and values.at(key) is None)
        ]

    def rows(self) -> list[Key]:
        """The result, in order where the query gives one."""
        frame = self._frame()
        numbers = {term.key: self._term(term, frame) for term in self.query.metrics}
        before = self._before(frame)
        keys = frozenset().union(*(one.keys for one in (*numbers.values(), *before.values())))
        records = {key: self._record(key, numbers, before, frame) for key in keys}
        if self.query.having is not None:
            records = {key: one for key, one in records.items() if having(self.query.having, one)}
        if self.query.fill:
            for key in filled_keys(self, frame, keys):
                records.setdefault(key, self._record(key, numbers, before, frame))
        found = ordered(self, records, self.query.limit_per)
        if self.query.rest:
            named, others = rest(self, frame, found)
            shown = [(str(key[0]), *self._shown(records[key])) for key in named]
            return shown if others is None else [*shown, (OTHER, *others)]
        return [(*key, *self._shown(records[key])) for key in cut(self, found)]

    def number(self, term: MetricTerm, frame: Frame) -> Values:
        """A term's numbers."""
        return self._term(term, frame)

    def _frame(self) -> Frame:
        query = self.query
        period = stretch(query.time.period, self.almanac, self.world.clock) if query.time else None
        field = query.time.dimension if query.time else ""
        way = given_way(self.world.model, query.group_by, [query.where])
        without = (*query.without_default_filters, *way)
        return Frame(query.group_by, (), period, field, without).where(query.where)

    def _term(self, term: MetricTerm, frame: Frame) -> Values:
        if not isinstance(term, AggregateTerm):
            return self.numbers.filled(term.name, self.numbers.metric(term.name, frame))
        dataset, _, name = term.field.partition(".")
        found = self.world.model.dataset(dataset)
        field = found and found.field(name)
        assert field
        measure = Measure(agg=term.agg, dataset=dataset, expr=field.expr or field.name)
        return self.numbers.measure(measure, frame)

    def _before(self, frame: Frame) -> dict[str, Values]:
        """The compared period's numbers, on the asked buckets."""
        query = self.query
        if query.compare_to is None:
            return {}
        if query.time is None:
            raise Unclear("nothing to compare")
        other, shift = compared(query.time.period, query.compare_to, self.almanac, self.world.clock)
        if frame.term is not None and frame.period is not None:
            shift = by_distance(shift, frame.term.grain, frame.period, other)
        return {
            term.key: onto_asked(self._term(term, replace(frame, period=other)), frame, shift, self.almanac)
            for term in query.metrics
        }

    def _record(self, key: Key, now: dict[str, Values], before: dict[str, Values], frame: Frame) -> Record:
        found: Record = {name: values.at(key) for name, values in now.items()}
        for name, values in before.items():
            found[f"previous {name}"] = values.at(key)
        for one in self.query.calculations:
            value, other = found[one.of], found.get(f"previous {one.of}")
            if one.kind == "share":
                term = next(term for term in self.query.metrics if term.key == one.of)
                found[one.key] = divided(value, self._term(term, replace(frame, groups=())).at(()))
                continue
            change = result("value - other", {"value": value, "other": other})
            found[one.key] = change if one.kind == "change" else divided(change, other)
        return found

    def _shown(self, record: Record) -> list[Value]:
        shown = []
        for term in self.query.metrics:
            kinds = {one.kind: one.key for one in self.query.calculations if one.of == term.key}
            shown.append(record[kinds.get("share", term.key)])
            if self.query.compare_to:
                shown.append(record[f"previous {term.key}"])
            shown.extend(record[kinds[kind]] for kind in ("change", "growth") if kind in kinds)
        return shown
