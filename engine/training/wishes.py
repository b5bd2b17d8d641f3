"""What somebody wants to know of an invented database: a query, and the words for each of its parts."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.training.things import Part, Thing, domains
from engine.training.worlds import World
from semantic.filters import And, Compare, Condition, Not
from semantic.periods import CalendarPeriod, NamedPeriod, Period
from semantic.query import (
    AggregateTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    Order,
    TimeScope,
    TimeTerm,
)

_PERIODS: tuple[Period, ...] = (
    CalendarPeriod(unit="month", offset=-1),
    CalendarPeriod(unit="year", offset=-1),
    CalendarPeriod(unit="year", offset=0),
    CalendarPeriod(unit="quarter", offset=-1),
    NamedPeriod(year=2025),
    NamedPeriod(year=2025, quarter=3),
    NamedPeriod(year=2026, month=3),
)
_AGGREGATES = ("sum", "average", "average", "max", "min", "median")


@dataclass(frozen=True)
class Wish:
    """A query, and each part of it as the thing and the column that it is about.

    `query` is None where the database cannot tell: then no reading of the question is right.
    """

    thing: Thing  # what is counted, or whose number it is
    number: Part | None  # the number; None where rows are counted
    aggregate: str
    groups: tuple[tuple[Thing, Part], ...] = ()  # an empty label is the name of the thing
    grain: str = ""
    value: tuple[Thing, Part, str] | None = None
    negated: bool = False
    above: tuple[Part, int] | None = None  # a condition on a number of the thing itself
    having: int | None = None
    period: Period | None = None
    top: int | None = None
    descending: bool = True
    query: LogicalQuery | None = field(default=None, compare=False)


def wish(world: World, chance: random.Random) -> Wish:
    """Something that the written model of the world can tell; now and then something that nothing can."""
    thing = chance.choice([*world.facts, *world.facts, *world.objects])
    counted = chance.random() < 0.4 or not thing.numbers
    number = None if counted else chance.choice(thing.numbers)
    aggregate = "count" if counted else chance.choice(_AGGREGATES)
    near = [thing, *world.links(thing)]
    groups = tuple(_group(near, chance) for _ in range(chance.choice([0, 0, 1, 1, 1, 2])))
    value = _value(near, chance) if chance.random() < 0.4 else None
    groups = tuple(group for group in groups if value is None or group != value[:2])  # one value is no split
    ranked = len(groups) == 1 and chance.random() < 0.4
    timed = bool(thing.time)
    found = Wish(
        thing,
        number,
        aggregate,
        tuple(dict.fromkeys(groups)),
        grain=chance.choice(["month", "quarter", "year"])
        if timed and not groups and chance.random() < 0.4
        else "",
        value=value,
        negated=chance.random() < 0.15,
        above=(chance.choice(thing.numbers), chance.randint(5, 45) * 10) if chance.random() < 0.1 else None,
        having=chance.randint(2, 40) if groups and counted and not ranked and chance.random() < 0.2 else None,
        period=chance.choice(_PERIODS) if timed and chance.random() < 0.4 else None,
        top=chance.choice([1, 1, 3, 5]) if ranked else None,
        descending=chance.random() < 0.75,
    )
    if chance.random() < 0.12 and (missing := _missing(world, thing)):
        return Wish(**{**found.__dict__, "number": chance.choice(missing), "aggregate": "average"})
    return Wish(**{**found.__dict__, "query": _query(found, world)})


def _group(near: Sequence[Thing], chance: random.Random) -> tuple[Thing, Part]:
    thing = chance.choice(near)
    named = [] if thing.time else [Part("")]
    return thing, chance.choice([*thing.classes, *named])


def _value(near: Sequence[Thing], chance: random.Random) -> tuple[Thing, Part, str]:
    thing = chance.choice(near)
    part = chance.choice(thing.classes)
    return thing, part, chance.choice(part.values)


def _missing(world: World, thing: Thing) -> list[Part]:
    """Numbers that such things have elsewhere, though not in this database."""
    data = domains()[world.name]
    (told,) = [one for one in (*data["facts"], *data["objects"]) if one["noun"][0] == thing.noun]
    here = {part.label for one in world.things for part in one.numbers}
    return [Part(label, tuple(also)) for label, also in told["numbers"].items() if label not in here]


def key_of(thing: Thing, part: Part) -> str:
    """A column as the written model calls it."""
    return f"{thing.name}.{part.name or f'{thing.name}_name'}"


def metric_of(found: Wish) -> MetricTerm:
    """The number that is wanted."""
    if found.number is None:
        return MetricRef(name=f"{found.thing.name}_count")
    if found.aggregate == "sum" and found.thing.time:
        return MetricRef(name=f"total_{found.thing.name}_{found.number.name}")
    return AggregateTerm.model_validate({"agg": found.aggregate, "field": key_of(found.thing, found.number)})


def _query(found: Wish, world: World) -> LogicalQuery:
    metric = metric_of(found)
    groups: list[GroupTerm] = [DimensionTerm(name=key_of(*group)) for group in found.groups]
    groups += [TimeTerm.model_validate({"grain": found.grain})] if found.grain else []
    conditions: list[Condition] = []
    if found.value:
        thing, part, value = found.value
        equal = Compare(field=key_of(thing, part), op="=", value=value)
        conditions.append(Not(item=equal) if found.negated else equal)
    if found.above:
        conditions.append(Compare(field=key_of(found.thing, found.above[0]), op=">", value=found.above[1]))
    where = And(items=tuple(conditions)) if len(conditions) > 1 else next(iter(conditions), None)
    return LogicalQuery.model_validate(
        {
            "metrics": (metric,),
            "group_by": tuple(groups),
            "where": where,
            "having": Compare(field=metric.key, op=">", value=found.having) if found.having else None,
            "time": TimeScope(period=found.period) if found.period else None,
            "order": (Order(by=metric.key, descending=found.descending),) if found.top else (),
            "limit": found.top,
        }
    ).canonical()
