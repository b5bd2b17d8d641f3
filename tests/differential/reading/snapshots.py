"""Choosing among moments: the last rows of a snapshot, and the last day of a coarser bucket."""

from collections import defaultdict
from dataclasses import replace

from semantic.measures import Measure
from semantic.query import TimeTerm
from tests.differential.reading.aggregates import aggregate
from tests.differential.reading.almanac import Almanac
from tests.differential.reading.facts import Facts
from tests.differential.reading.frame import Frame, Values
from tests.differential.world import Key, Row, Unclear, Value


def last_rows(facts: Facts, measure: Measure, frame: Frame) -> set[int]:
    """The rows (by identity) at the last moment of their window; those without a moment are not."""
    how = measure.non_additive_dimension
    if frame.spread or measure.filter or how is None:
        raise Unclear("snapshots in moved time")
    times = tuple(group for group in frame.groups if isinstance(group, TimeTerm))
    cells = facts.cells(measure.dataset, measure.time, replace(frame, groups=times))
    windows: dict[Key, list[tuple[Value, Row]]] = defaultdict(list)
    moment = facts.time(measure.dataset, how.name)
    for key, rows in cells.items():
        for row in rows:
            at = facts.value(measure.dataset, moment, row)
            if at is not None:
                windows[*key, *(row[name] for name in how.window_groupings)].append((at, row))
    choose = min if how.window_choice in ("first", "min") else max
    last = {key: choose(at for at, _ in found) for key, found in windows.items()}  # type: ignore[type-var]
    return {id(row) for key, found in windows.items() for at, row in found if at == last[key]}


def coarser(values: Values, frame: Frame, agg: str, almanac: Almanac) -> Values:
    """The values of days as one value for each bucket of the asked grain."""
    assert frame.term
    place = frame.groups.index(frame.term)
    days: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(values.keys, key=lambda key: key[place]):  # type: ignore[arg-type,return-value]
        bucket = almanac.floor(key[place], frame.term.grain)  # type: ignore[arg-type]
        days[(*key[:place], bucket, *key[place + 1 :])].append(key)

    def at(key: Key) -> Value:
        found = [values.at(day) for day in days.get(key, [])]
        if agg in ("first", "last"):
            return (found or [None])[0 if agg == "first" else -1]
        return aggregate(agg, found)

    return Values(frozenset(days), at)
