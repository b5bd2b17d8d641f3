"""In which order rows come, and which are added to fill gaps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cmp_to_key
from typing import TYPE_CHECKING

from semantic.query import DimensionTerm, TimeTerm
from tests.differential.reading.frame import Frame
from tests.differential.world import Key, Unclear, Value

if TYPE_CHECKING:
    from tests.differential.oracle import Oracle
    from tests.differential.reading.having import Record


def ordered(oracle: Oracle, records: dict[Key, Record], first: Iterable[str] = ()) -> list[Key]:
    """The keys by the `first` groups, then as asked, then by time, then by the other groups."""
    groups = oracle.query.group_by
    asked = [(key, False) for key in first]
    asked += [(order.by, order.descending) for order in oracle.query.order]
    times = [group.key for group in groups if isinstance(group, TimeTerm)]
    others = [group.key for group in groups if not isinstance(group, TimeTerm)]
    keys = [*asked, *((key, False) for key in (*times, *others))]
    places = {group.key: place for place, group in enumerate(groups)}
    listed = {group.key: _listed(oracle, group.name) for group in groups if isinstance(group, DimensionTerm)}

    def compare(one: Key, other: Key) -> int:
        for by, descending in keys:
            pair = [key[places[by]] if by in places else records[key][by] for key in (one, other)]
            values = listed.get(by)
            if values:
                pair = [None if value is None else values.index(value) for value in pair]
            found = _compare(*pair)
            if found:
                return -found if descending and None not in pair else found
        return 0

    return sorted(records, key=cmp_to_key(compare))


def _compare(one: Value, other: Value) -> int:
    if one is None or other is None:
        return (one is None) - (other is None)
    return (one > other) - (one < other)  # type: ignore[operator]


def _listed(oracle: Oracle, name: str) -> list[Value]:
    """The values of a dimension in their own order, where it has one."""
    _, targets = oracle.facts.ways._targets(name)
    field = targets[0][1]
    if field.buckets:
        from semantic.fields import bucket_labels

        return list(bucket_labels(field.buckets))
    return [value.value for value in field.values] if field.ordered else []


def filled_keys(oracle: Oracle, frame: Frame, keys: Iterable[Key]) -> list[Key]:
    """The combinations of the other groups with every bucket."""
    term = frame.term
    if term is None:
        return []
    place = frame.groups.index(term)
    others = {(key[:place], key[place + 1 :]) for key in keys}
    if len(frame.groups) == 1:
        others = {((), ())}
    buckets = _buckets(oracle, frame, [key[place] for key in keys if isinstance(key[place], datetime)])  # type: ignore[misc]
    return [(*before, bucket, *after) for before, after in others for bucket in buckets]


def _buckets(oracle: Oracle, frame: Frame, found: list[datetime]) -> list[datetime]:
    assert frame.term
    grain, almanac = frame.term.grain, oracle.almanac
    start, end = frame.period.local if frame.period else (None, None)
    if frame.period and frame.term.dimension != frame.period_field:
        raise Unclear("another time for the period")
    first = almanac.floor(start, grain) if start else min(found, default=None)
    now = almanac.local(oracle.world.clock)
    open_end = now if frame.period else max(found, default=None)
    last = min(end - timedelta(seconds=1), now) if end else open_end
    run = []
    while first is not None and last is not None and first <= last:
        run.append(first)
        first = almanac.step(first, grain, 1)
        if len(run) > 5000:
            raise Unclear("too many buckets")
    return run
