"""Business numbers: how each is computed, what it is called, which way is good."""

from typing import Annotated, Literal

from pydantic import Field as Key

from semantic.base import Frozen

Aggregation = Literal["sum", "count", "count_distinct", "min", "max", "average", "median", "age"]
Direction = Literal["up", "down", "neutral"]
Additivity = Literal["additive", "ratio", "distinct", "snapshot", "other"]

_ADDITIVITY: dict[str, Additivity] = {
    "sum": "additive",
    "count": "additive",
    "count_distinct": "distinct",
    "age": "snapshot",
}


class Measure(Frozen):
    """An aggregation of an expression over one dataset.

    `age` is the number of seconds from the latest value of a timestamp to the clock.
    An empty `expr` counts rows. `time` overrides the dataset's default time field.
    """

    agg: Aggregation
    dataset: str
    expr: str = ""
    filter: str = ""
    time: str = ""

    @property
    def additivity(self) -> Additivity:
        """Whether values of groups may be added up."""
        return _ADDITIVITY.get(self.agg, "other")


class _Named(Frozen):
    name: str
    label: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()
    unit: str = ""
    display_format: str = ""
    desired_direction: Direction = "neutral"
    owner: str = ""


class SimpleMetric(_Named):
    """One measure with a name."""

    type: Literal["simple"] = "simple"
    measure: Measure

    @property
    def additivity(self) -> Additivity:
        """That of the measure."""
        return self.measure.additivity


class RatioMetric(_Named):
    """Numerator over denominator, each aggregated at the asked grain before they are divided.

    Either side is a measure, or the name of a simple metric.
    """

    type: Literal["ratio"] = "ratio"
    numerator: Measure | str
    denominator: Measure | str

    @property
    def additivity(self) -> Additivity:
        """A ratio is never added up."""
        return "ratio"


Metric = Annotated[SimpleMetric | RatioMetric, Key(discriminator="type")]
