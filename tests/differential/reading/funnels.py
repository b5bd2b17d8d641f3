"""Funnels: entities that go through all steps."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from semantic.measures import Measure
from semantic.metrics import FunnelMetric, FunnelStep
from semantic.periods import Window
from tests.differential.reading.events import Events, passes
from tests.differential.reading.facts import Facts
from tests.differential.reading.formulas import divided
from tests.differential.reading.frame import Frame, Values
from tests.differential.world import Key, Row, Unclear, Value


class Funnels:
    """Funnels over the facts of one world."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.events = facts, Events(facts)

    def funnel(self, metric: FunnelMetric, frame: Frame) -> Values:
        """Entities through all steps, by the group of the first event."""
        first, *later = metric.steps
        if any(isinstance(step.filter, str) and not self._timed(step) for step in metric.steps):
            raise Unclear("a step without time")
        cells = self.facts.cells(first.dataset, first.time, frame)
        cells = {
            key: kept for key, rows in cells.items() if (kept := _entering(first, rows)) or not frame.groups
        }
        steps = [self._by_entity(step, frame.without) for step in later]

        def entities(key: Key, keep: Callable[[Row], bool]) -> set[Value]:
            return {row[first.entity] for row in cells[key] if keep(row)} - {None}

        def at_key(key: Key) -> Value:
            if key not in cells:
                return None
            through = len(entities(key, lambda row: self._through(row, first, steps, metric.window)))
            whole = len(entities(key, lambda row: True))
            return through if metric.calculation == "conversions" else divided(through, whole)

        return Values(frozenset(cells), at_key)

    def _timed(self, step: FunnelStep) -> bool:
        name = self.facts.time(step.dataset, step.time)
        return all(self.facts.value(step.dataset, name, row) for row in self.facts.tables.rows(step.dataset))

    def _by_entity(self, step: FunnelStep, without: tuple[str, ...]) -> dict[Value, list[datetime]]:
        found: dict[Value, list[datetime]] = defaultdict(list)
        measure = Measure(agg="count", dataset=step.dataset, filter=step.filter, time=step.time)
        for at, row in self.events.events(measure, without):
            found[row[step.entity]].append(at)
        return found

    def _through(
        self,
        row: Row,
        first: FunnelStep,
        steps: list[dict[Value, list[datetime]]],
        window: Window | None,
    ) -> bool:
        start = at = self.facts.value(first.dataset, self.facts.time(first.dataset, first.time), row)
        assert isinstance(start, datetime)
        for events in steps:
            later = [time for time in events.get(row[first.entity], []) if time >= at]  # type: ignore[operator]
            if not later:
                return False
            at = min(later)
        assert isinstance(at, datetime)
        return self.events.within(start, at, window)


def _entering(first: FunnelStep, rows: list[Row]) -> list[Row]:
    return [row for row in rows if passes(first.filter, row)]
