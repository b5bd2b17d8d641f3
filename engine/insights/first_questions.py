"""Questions for who has asked none yet: what moved most, what is split unevenly, how something goes.

Each was run before it is offered, so all of them are answered. Looking for them costs a dozen small
queries at most, and ends early where those are slow.
"""

import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from engine.insights.lately import last_periods, stretch
from engine.insights.material import GROUPS, asking, ends_of, lately, splits_of
from engine.pipeline import run
from engine.session import Session
from engine.types.answer import Answer
from semantic.metrics import Metric
from semantic.periods import PreviousPeriod
from semantic.query import DimensionTerm, LogicalQuery, MetricRef, TimeScope, TimeTerm

Kind = Literal["moved", "split", "trend", "plain"]
_METRICS, _SPLITS, _MOST = 8, 3, 3
_PATIENCE_S = 4.0
_FEW = 30.0  # below this a count moves by chance
_ALL_IN_ONE = 0.9  # a group with so much leaves nothing to compare


@dataclass(frozen=True)
class FirstQuestion:
    """A question that is answered, and why it is worth asking."""

    kind: Kind
    query: LogicalQuery


def first_questions(session: Session) -> tuple[FirstQuestion, ...]:
    """At most three, each of another kind and as far as possible of another metric."""
    search = _Search(session, time.monotonic() + _PATIENCE_S)
    metrics = search.metrics()
    found = [one for one in (search.moved(metrics), search.split(metrics), search.trend(metrics)) if one]
    plain = (FirstQuestion("plain", query) for query in session.suggester.headlines())
    known = {one.query for one in found}
    for one in plain if len(found) < _MOST else ():
        if len(found) < _MOST and one.query not in known and search.rows(one.query) is not None:
            found.append(one)
    return tuple(found)


@dataclass
class _Search:
    """Tries queries until its time is over."""

    session: Session
    until: float
    used: tuple[str, ...] = ()

    def metrics(self) -> list[Metric]:
        """Those that the model's own examples ask for, then the first ones; what has a time comes first."""
        catalog = self.session.catalog
        terms = (term for query in self.session.reader.examples for term in query.metrics)
        shown = [term.name for term in terms if isinstance(term, MetricRef)]
        order = dict.fromkeys((*shown, *(metric.name for metric in catalog.askable)))
        able = [metric for name in order if not (metric := catalog.metrics[name]).private]
        return sorted(able, key=lambda metric: ends_of(metric, self.session) is None)[:_METRICS]

    def moved(self, metrics: list[Metric]) -> FirstQuestion | None:
        """The metric that changed most between the last two periods."""
        changes: list[tuple[float, str, LogicalQuery]] = []
        for metric in metrics:
            change, query = next(self._changes(metric), (0.0, None))
            if query is not None:
                changes.append((change, metric.name, query))
        if not changes:
            return None
        _, name, query = max(changes, key=lambda one: one[0])
        self.used = (name,)
        return FirstQuestion("moved", query)

    def _changes(self, metric: Metric) -> Iterator[tuple[float, LogicalQuery]]:
        """How much the metric moved, by the first period in which there is something to compare."""
        ends = ends_of(metric, self.session)
        for period in last_periods(ends, self.session.clock.now) if ends else ():
            query = asking(metric.name, time=TimeScope(period=period), compare_to=PreviousPeriod())
            found = self.rows(query)
            numbers = _numbers(found, "metric", "previous") if found else []
            if len(numbers) == 1 and numbers[0][1]:
                value, before = numbers[0]
                is_few = metric.additivity == "additive" and max(abs(value), abs(before)) < _FEW
                if value != before and not is_few:
                    yield abs(value - before) / abs(before), query

    def split(self, metrics: list[Metric]) -> FirstQuestion | None:
        """A metric by the dimension over which it is spread least evenly."""
        for metric in self._unused(metrics):
            if metric.additivity != "additive":
                continue
            scope = lately(metric, self.session)
            found = []
            for name in splits_of(metric.name, self.session)[:_SPLITS]:
                query = asking(metric.name, group_by=(DimensionTerm(name=name),), time=scope)
                found.append((_unevenness(self.rows(query)), query))
            uneven, query = max(found, key=lambda one: one[0], default=(0.0, asking(metric.name)))
            if uneven > 0:
                self.used = (*self.used, metric.name)
                return FirstQuestion("split", query)
        return None

    def trend(self, metrics: list[Metric]) -> FirstQuestion | None:
        """A metric over time."""
        for metric in self._unused(metrics):
            ends = ends_of(metric, self.session)
            if ends is None:
                continue
            grain, scope = stretch(ends, self.session.clock.now)
            query = asking(metric.name, group_by=(TimeTerm(grain=grain),), time=scope)
            found = self.rows(query)
            if found and found.table and len(found.table.rows) >= 3:
                return FirstQuestion("trend", query)
        return None

    def rows(self, query: LogicalQuery) -> Answer | None:
        """The answer, where there is one that shows something."""
        if time.monotonic() > self.until:
            return None
        found = run(query, self.session)
        if found.status != "answer" or found.table is None:
            return None
        return found if any(cell is not None for row in found.table.rows for cell in row) else None

    def _unused(self, metrics: list[Metric]) -> list[Metric]:
        return sorted(metrics, key=lambda metric: metric.name in self.used)


def _numbers(found: Answer | None, *roles: str) -> list[tuple[float, ...]]:
    """The cells of these roles, row by row, as far as they are numbers."""
    if found is None or found.plan is None or found.table is None:
        return []
    places = [[at for at, one in enumerate(found.plan.columns) if one.role == role] for role in roles]
    if not all(places):
        return []
    rows = ([row[at[0]] for at in places] for row in found.table.rows)
    numbers = ([cell for cell in row if isinstance(cell, int | float | Decimal)] for row in rows)
    return [tuple(map(float, row)) for row in numbers if len(row) == len(roles)]


def _unevenness(found: Answer | None) -> float:
    """From 0 for equal groups up to 1; 0 where there is nothing to compare."""
    parts = [row[0] for row in _numbers(found, "metric")]
    total = sum(parts)
    if len(parts) < GROUPS.start or min(parts) < 0 or not total or max(parts) / total > _ALL_IN_ONE:
        return 0.0
    return 1 - _entropy(part / total for part in parts) / math.log(len(parts))


def _entropy(shares: Iterable[float]) -> float:
    return -sum(share * math.log(share) for share in shares if share > 0)
