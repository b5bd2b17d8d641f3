"""Conversions and funnels: events of one entity, one after the other."""

from collections import defaultdict
from datetime import datetime

from semantic.measures import Measure
from semantic.metrics import ConversionMetric
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
        starts = self.events(base, frame.without)
        for at, row in self.events(conversion, frame.without):
            found = self._latest(metric, starts, at, row)
            if found is not None:
                followers[id(found)].append(row)
        cells = self.facts.cells(base.dataset, base.time, frame)
        passing = {key: [row for row in cell if passes(base.filter, row)] for key, cell in cells.items()}
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
        return found[0] if self.within(latest, at, metric.window) else None

    def within(self, first: datetime, last: datetime, window: Window | None) -> bool:
        """Whether the last event comes before the window of the first ends."""
        if window is None:
            return True
        almanac = self.facts.almanac
        start = almanac.local(first) if window.unit not in ("second", "minute", "hour") else first
        end = almanac.step(start, window.unit, window.count)
        return last < (almanac.utc(end) if window.unit not in ("second", "minute", "hour") else end)

    def events(self, measure: Measure, without: tuple[str, ...]) -> list[Event]:
        """The rows that pass the filter, with their times."""
        rows = self.facts.rows(measure.dataset, Frame(without=without))
        name = self.facts.time(measure.dataset, measure.time)
        timed = [(self.facts.value(measure.dataset, name, row), row) for row in rows]
        return [(at, row) for at, row in timed if isinstance(at, datetime) and passes(measure.filter, row)]


def passes(text: str, row: Row) -> bool:
    """Whether a row passes a filter, which may be empty."""
    return not text or evaluate(text, row) is True
