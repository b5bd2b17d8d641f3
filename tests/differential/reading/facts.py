"""The rows of a fact, by group."""

from collections import defaultdict
from datetime import datetime
from itertools import product
from math import floor

from semantic.query import BucketTerm, DimensionTerm, GroupTerm, PartTerm, TimeTerm
from tests.differential.reading.almanac import Almanac
from tests.differential.reading.conditions import Judge, as_date
from tests.differential.reading.frame import Frame
from tests.differential.reading.routes import Map, Route
from tests.differential.reading.tables import Tables
from tests.differential.texts import evaluate
from tests.differential.world import Key, Row, Unclear, Value

Cells = dict[Key, list[Row]]


class Facts:
    """Facts of one world, under one calendar."""

    def __init__(self, tables: Tables, ways: Map, almanac: Almanac, judge: Judge) -> None:
        self.tables, self.ways, self.almanac, self.judge = tables, ways, almanac, judge

    def time(self, dataset: str, named: str) -> str:
        """The time field, named or default; Unclear if there is none."""
        found = self.tables.world.model.dataset(dataset)
        assert found
        if not (named or found.time):
            raise Unclear(f"{dataset} has no time")
        return named if "." in named else f"{dataset}.{named or found.time}"

    def named_time(self, dataset: str, asked: str, own: str) -> str:
        """The time that the question asks for."""
        return asked or self.time(dataset, own)

    def rows(self, dataset: str, frame: Frame, own_time: str = "") -> list[Row]:
        """The fact's rows under the default filters and the conditions, of all times."""
        found = self.tables.world.model.dataset(dataset)
        assert found
        filters = [one.expr for one in found.default_filters if one.name not in frame.without]
        kept = [r for r in self.tables.rows(dataset) if all(evaluate(expr, r) is True for expr in filters)]
        return [r for r in kept if all(self.judge.holds(c, dataset, r, own_time) for c in frame.conditions)]

    def value(self, dataset: str, name: str, row: Row) -> Value:
        """The one value that a row has of a dimension."""
        route = self.ways.route(dataset, name)
        if route.many:
            raise Unclear(f"many {name}")
        return self.tables.on(row, route)

    def cells(self, dataset: str, own_time: str, frame: Frame) -> Cells:
        """The rows of each group."""
        rows = self.rows(dataset, frame, own_time)
        if frame.period and not frame.spread:
            name = self.named_time(dataset, frame.period_field, own_time)
            rows = [row for row in rows if frame.period.holds(self.value(dataset, name, row))]
        found: Cells = defaultdict(list)
        for row, buckets in self._spread(dataset, own_time, frame, rows):
            for key in self.keys(dataset, own_time, frame.groups, row, buckets):
                found[key].append(row)
        return found if frame.groups else {(): found.get((), [])}

    def _spread(
        self, dataset: str, own_time: str, frame: Frame, rows: list[Row]
    ) -> list[tuple[Row, list[datetime] | None]]:
        """The rows, with the buckets they count for where those are not simply their own."""
        if frame.spread is None:
            return [(row, None) for row in rows]
        asked = frame.term.dimension if frame.term else frame.period_field
        if frame.term and frame.period and frame.term.dimension != frame.period_field:
            raise Unclear("another time for the period")
        name = self.named_time(dataset, asked, own_time)
        values = [(row, self.value(dataset, name, row)) for row in rows]
        timed = [(row, self.almanac.local(as_date(value))) for row, value in values if value is not None]
        buckets_of = frame.spread([moment for _, moment in timed])
        return [(row, found) for row, moment in timed if (found := buckets_of(moment))]

    def keys(
        self,
        dataset: str,
        own_time: str,
        groups: tuple[GroupTerm, ...],
        row: Row,
        buckets: list[datetime] | None = None,
    ) -> set[Key]:
        """The groups that a row counts in."""
        routes = [self.ways.route(dataset, self._name(dataset, own_time, group)) for group in groups]
        if any(not route.groups for route in routes):
            raise Unclear("grouped by a finer table")
        bridges = list(dict.fromkeys(route.many for route in routes))
        related: list[list[Row | None]] = [[*self.tables.many(row, many)] or [None] for many in bridges]
        found: set[Key] = set()
        for rows in product(*related):
            by_bridge = dict(zip(bridges, rows, strict=True))
            cells = [
                self._cell(group, route, by_bridge[route.many], buckets)
                for group, route in zip(groups, routes, strict=True)
            ]
            found.update(product(*cells))
        return found

    def _name(self, dataset: str, own_time: str, group: GroupTerm) -> str:
        if isinstance(group, TimeTerm | PartTerm):
            return self.named_time(dataset, group.dimension, own_time)
        return group.name

    def _cell(
        self, group: GroupTerm, route: Route, row: Row | None, buckets: list[datetime] | None
    ) -> list[Value]:
        value = self.tables.on(row, route)
        if isinstance(group, TimeTerm) and buckets is not None:
            return list(buckets)
        if value is None or isinstance(group, DimensionTerm):
            return [value]
        if isinstance(group, BucketTerm):
            return [floor(value / group.width) * group.width]  # type: ignore[operator]
        moment = self.almanac.local(as_date(value))
        return [
            self.almanac.floor(moment, group.grain)
            if isinstance(group, TimeTerm)
            else self.almanac.part(moment, group.part)
        ]
