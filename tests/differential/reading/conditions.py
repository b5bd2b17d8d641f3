"""Whether a condition is true of a row."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import get_args

from semantic.filters import (
    And,
    Between,
    Compare,
    Condition,
    In,
    IsNull,
    MetricIs,
    Not,
    Or,
    Related,
    TextIs,
)
from semantic.periods import Part
from tests.differential.reading.almanac import Almanac
from tests.differential.reading.comparing import Leaf, compares
from tests.differential.reading.routes import Map, Route, Step
from tests.differential.reading.tables import Tables
from tests.differential.world import Row, Value

PARTS = frozenset(get_args(Part))
Members = Callable[[MetricIs], frozenset[Value]]


class Judge:
    """Judges rows of a dataset. `members` says for which values of `by` a metric compares as asked."""

    def __init__(self, tables: Tables, ways: Map, almanac: Almanac, members: Members) -> None:
        self.tables, self.ways, self.almanac, self.members = tables, ways, almanac, members

    def holds(self, condition: Condition | None, origin: str, row: Row, time: str = "") -> bool:
        """Whether it is true of the row; `time` is what its time is where none is named."""
        if condition is None:
            return True
        if isinstance(condition, Or):
            return any(self.holds(item, origin, row, time) for item in condition.items)
        if isinstance(condition, And):
            return self._all(list(_flat(condition)), origin, row, time)
        if isinstance(condition, Not):
            return not self.holds(condition.item, origin, row, time)
        if isinstance(condition, Compare) and condition.op == "!=":
            return not self.holds(condition.model_copy(update={"op": "="}), origin, row, time)
        if isinstance(condition, Related):
            found = self.tables.many(row, self.ways.down(origin, condition.dataset))
            return any(self.holds(condition.where, condition.dataset, one) for one in found)
        return self._together([condition], origin, row, time)

    def _all(self, items: list[Condition], origin: str, row: Row, time: str) -> bool:
        """Plain conditions on one finer dataset must meet in one row; each other one stands alone."""
        together: dict[tuple[Step, ...], list[Leaf | MetricIs]] = defaultdict(list)
        for item in items:
            negated = isinstance(item, Compare) and item.op == "!="
            if isinstance(item, Compare | In | Between | IsNull | TextIs | MetricIs) and not negated:
                together[self._route(origin, item, time)[0].many].append(item)
            elif not self.holds(item, origin, row, time):
                return False
        return all(self._together(leaves, origin, row, time) for leaves in together.values())

    def _together(self, leaves: list[Leaf | MetricIs], origin: str, row: Row, time: str) -> bool:
        many = self._route(origin, leaves[0], time)[0].many
        related: Iterable[Row] = self.tables.many(row, many)
        return any(all(self._leaf(leaf, origin, one, time) for leaf in leaves) for one in related)

    def _leaf(self, leaf: Leaf | MetricIs, origin: str, related: Row, time: str) -> bool:
        route, part = self._route(origin, leaf, time)
        value = self.tables.on(related, route)
        if part:
            value = None if value is None else self.almanac.part(self.almanac.local(as_date(value)), part)
        if isinstance(leaf, MetricIs):
            return value is not None and value in self.members(leaf)
        return compares(leaf, value, self.almanac)

    def _route(self, origin: str, leaf: Leaf | MetricIs, time: str) -> tuple[Route, str]:
        name = leaf.by if isinstance(leaf, MetricIs) else leaf.field
        head, _, part = name.rpartition(":")
        if part in PARTS:
            dataset = self.tables.world.model.dataset(origin)
            assert dataset
            return self.ways.route(origin, head or f"{origin}.{time or dataset.time}"), part
        return self.ways.route(origin, name), ""


def as_date(value: Value) -> date:
    """The value, which is a time."""
    assert isinstance(value, date)
    return value


def _flat(condition: And) -> Iterable[Condition]:
    for item in condition.items:
        yield from _flat(item) if isinstance(item, And) else (item,)
