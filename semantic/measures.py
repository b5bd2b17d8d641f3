"""Measures: an aggregation over the rows of one dataset."""

from typing import Literal

from pydantic import Field as Key
from pydantic import model_validator

from semantic.base import Frozen

Aggregation = Literal[
    "sum",
    "count",
    "count_distinct",
    "approx_count_distinct",
    "sum_boolean",
    "min",
    "max",
    "average",
    "median",
    "percentile",
    "stddev",
    "variance",
    "age",
]
Choice = Literal["first", "last", "min", "max"]

_ADDITIVITY: dict[str, Literal["additive", "distinct", "snapshot"]] = {
    "sum": "additive",
    "count": "additive",
    "sum_boolean": "additive",
    "count_distinct": "distinct",
    "approx_count_distinct": "distinct",
    "age": "snapshot",
}


class NonAdditive(Frozen):
    """The time over which a measure must not be added up, such as the day of a balance.

    Of each period asked, and each combination of `window_groupings`, only the rows at its `last` (or
    `first`) moment count. `max` and `min` are other names of last and first.
    """

    name: str
    window_choice: Choice = "last"
    window_groupings: tuple[str, ...] = ()


class Measure(Frozen):
    """An aggregation of an expression over one dataset.

    `age` is the number of seconds from the latest value of a timestamp to the clock.
    An empty `expr` counts rows; `count` with one counts its values. `sum_boolean` counts where it is
    true. `stddev` and `variance` are those of a sample. A `percentile` (0.95) is interpolated
    between neighbours, with `discrete` it is the first value with at least that share of values up to
    it. `filter` is SQL over the dataset's own columns. `time` overrides the dataset's default time
    field.
    """

    agg: Aggregation
    dataset: str
    expr: str = ""
    filter: str = ""
    time: str = ""
    percentile: float | None = Key(default=None, ge=0, le=1)
    discrete: bool = False
    non_additive_dimension: NonAdditive | None = None

    @model_validator(mode="after")
    def _has_percentile(self) -> "Measure":
        if (self.agg == "percentile") != (self.percentile is not None):
            raise ValueError("percentile: is needed with agg percentile, and with it only")
        return self

    @property
    def additivity(self) -> Literal["additive", "distinct", "snapshot", "other"]:
        """Whether values of groups may be added up."""
        return "other" if self.non_additive_dimension else _ADDITIVITY.get(self.agg, "other")
