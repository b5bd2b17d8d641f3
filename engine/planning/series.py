"""A series of buckets without a gap: from one moment to another, or over all that occurs."""

from dataclasses import dataclass
from datetime import datetime

from sqlglot import exp

from engine.planning.literals import moment
from engine.planning.nodes import column, named, relation
from engine.planning.offsets import interval
from engine.planning.time_sql import cut
from engine.types.business_time import BusinessTime
from semantic.periods import Grain, Window


@dataclass(frozen=True)
class Extent:
    """The first and the last bucket; where one is None, that of the times in `column` of `relation`.

    `latest` is the column of the last times, where it is another.
    """

    first: datetime | None
    last: datetime | None
    relation: str
    column: str
    latest: str = ""


def series(name: str, grain: Grain, extent: Extent, by: BusinessTime) -> exp.Select:
    """A SELECT of every bucket of the grain, as the column `name`, ascending."""
    step = interval(Window(count=1, unit=grain))
    ends = [_end(extent, extent.first, exp.Min, grain, by), _end(extent, extent.last, exp.Max, grain, by)]
    every = exp.Explode(this=exp.GenerateSeries(start=ends[0], end=ends[1], step=step))
    open_ended = extent.first is None or extent.last is None
    source = exp.From(this=relation(extent.relation)) if open_ended else None
    return exp.Select(expressions=[named(every, name)], **({"from_": source} if source else {}))


def _end(
    extent: Extent, at: datetime | None, kind: type[exp.Min] | type[exp.Max], grain: Grain, by: BusinessTime
) -> exp.Expression:
    if at is not None:
        return moment(at)
    name = extent.latest if kind is exp.Max and extent.latest else extent.column
    found = kind(this=column(extent.relation, name))
    return cut(found, grain, by)
