"""What adds up is added up for each day first, and the days for each window: the rows are read once only."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlglot import exp

from engine.planning.aggregates import aggregate
from engine.planning.nodes import fraction
from engine.types.clock import Clock
from semantic.measures import Aggregation, Measure

Values = dict[str, exp.Expression]


@dataclass(frozen=True)
class Regrouping:
    """How an aggregate of days is made: what each day is asked for, and how days are put together.

    Columns are told apart by suffix; no other column has two underscores in its name.
    """

    of_day: dict[str, Aggregation]
    again: Callable[[Values], exp.Expression]


def _total(values: Values) -> exp.Expression:
    return exp.Sum(this=values[""])


_REGROUPINGS: dict[Aggregation, Regrouping] = {
    "sum": Regrouping({"": "sum"}, _total),
    "count": Regrouping({"": "count"}, _total),
    "sum_boolean": Regrouping({"": "sum_boolean"}, _total),
    "min": Regrouping({"": "min"}, lambda values: exp.Min(this=values[""])),
    "max": Regrouping({"": "max"}, lambda values: exp.Max(this=values[""])),
    "average": Regrouping(
        {"": "sum", "__count": "count"},
        lambda values: fraction(exp.Sum(this=values[""]), exp.Sum(this=values["__count"])),
    ),
}


def regroups(measure: Measure) -> bool:
    """Whether the measure of many days can be made from that of each."""
    return measure.agg in _REGROUPINGS


def of_day(measure: Measure, name: str, fact: str, clock: Clock) -> Values:
    """The aggregates of one day, by the name of their column."""
    kinds = _REGROUPINGS[measure.agg].of_day
    return {
        name + suffix: aggregate(measure.model_copy(update={"agg": agg}), fact, clock)
        for suffix, agg in kinds.items()
    }


def of_days(measure: Measure, read: Callable[[str], exp.Expression]) -> exp.Expression:
    """The aggregate of many days; `read` gives the column with a suffix."""
    made = _REGROUPINGS[measure.agg]
    return made.again({suffix: read(suffix) for suffix in made.of_day})
