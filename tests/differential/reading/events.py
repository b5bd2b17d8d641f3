"""Conversions and funnels: events of one entity, one after the other."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from semantic.measures import Measure
from semantic.metrics import ConversionMetric, FunnelMetric, FunnelStep
from semantic.periods import Window
from tests.differential.reading.aggregates import measured
from tests.differential.reading.facts import Facts
from tests.differential.reading.formulas import divided
from tests.differential.reading.frame import Frame, Values
from tests.differential.texts import evaluate
from tests.differential.world import Key, Row, Unclear, Value

Event = tuple[datetime, Row]


class Events:
    """Events over the facts of one world."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def conversions(self, metric: ConversionMetric, frame: Frame) -> Values:
        """Each conversion counts for the latest base row before it."""
        base, conversion = metric.base, metric.conversion
        followers: dict[int, list[Row]] = defaultdict(list)
        starts = self._events(base, frame.without)
        for at, row in self._events(conversion, frame.without):
            found = self._latest(metric, starts, at, row)
            if found is not None:
                followers[id(found)].append(row)
        cells = self.facts.cells(base.dataset, base.time, frame)
        passing = {key: [row for row in cell if _passes(base.filter, row)] for key, cell in cells.items()}
        rows = {key: cell for key, cell in passing.items() if cell or not frame.groups}

        def at_key(key: Key) -> Value:
            if key not in rows:
                return None
            made = [one for row in rows[key] for one in followers[id(row)]]
            count = measured(conversion.model_copy(update={"filter": ""}), made) or 0
            return count if metric.calculation == "conversions" else divided(count, measured(base, rows[key]))

        return Values(frozenset(rows), at_key)

    def _latest(self, metric: ConversionMetric, starts: list[Event], at: datetime, row: Row) -> Row | None:
        whose = row[metric.conversion_entity or metric.entity]
        same = [
            (time, one)
            for time, one in starts
            if one[metric.entity] == whose is not None
            and time <= at
            and all(
                one[pair.base] == row[pair.conversion] and one[pair.base] is not None
                for pair in metric.constant_properties
            )
        ]
        if not same:
            return None
        latest = max(time for time, _ in same)
        found = [one for time, one in same if time == latest]
        if len(found) > 1:
            raise Unclear("two base rows at one time")
        return found[0] if self._within(latest, at, metric.window) else None

    def _within(self, first: datetime, last: datetime, window: Window | None) -> bool:
        if window is None:
            return True
        almanac = self.facts.almanac
        start = almanac.local(first) if window.unit not in ("second", "minute", "hour") else first
        end = almanac.step(start, window.unit, window.count)
        return last < (almanac.utc(end) if window.unit not in ("second", "minute", "hour") else end)

    def _events(self, measure: Measure, without: tuple[str, ...]) -> list[Event]:
        rows = self.facts.rows(measure.dataset, Frame(without=without))
        name = self.facts.time(measure.dataset, measure.time)
        timed = [(self.facts.value(measure.dataset, name, row), row) for row in rows]
        return [(at, row) for at, row in timed if isinstance(at, datetime) and _passes(measure.filter, row)]

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
            return {row[first.entity] for row in cells[key] if keep(row)}

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
        for at, row in self._events(measure, without):
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
        return self._within(start, at, window)


def _entering(first: FunnelStep, rows: list[Row]) -> list[Row]:
    return [row for row in rows if _passes(first.filter, row) and row[first.entity] is not None]


def _passes(text: str, row: Row) -> bool:
    return not text or evaluate(text, row) is True
