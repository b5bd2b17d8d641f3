"""Numbers that a query asks for: metrics of the model, and those made of them on the spot."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import model_validator

from semantic.base import Frozen
from semantic.canonical import canonical_condition
from semantic.filters import Condition
from semantic.measures import Aggregation
from semantic.periods import Grain, Window
from semantic.text_conditions import condition_text


class MetricRef(Frozen):
    """A metric of the model."""

    kind: Literal["metric"] = "metric"
    name: str

    @property
    def key(self) -> str:
        """How order, having and calculations refer to it; also its column name."""
        return self.name


class AggregateTerm(Frozen):
    """An aggregation of a field made on the spot: the median of a column, its 0.9 `percentile`."""

    kind: Literal["aggregate"] = "aggregate"
    agg: Aggregation
    field: str
    percentile: float | None = Key(default=None, ge=0, le=1)

    @model_validator(mode="after")
    def _has_percentile(self) -> AggregateTerm:
        if (self.agg == "percentile") != (self.percentile is not None):
            raise ValueError("percentile: is needed with agg percentile, and with it only")
        return self

    @property
    def key(self) -> str:
        """Such as `median(orders.price)` or `percentile(orders.price, 0.9)`."""
        share = f", {self.percentile:g}" if self.percentile is not None else ""
        return f"{self.agg}({self.field}{share})"


PlainTerm = Annotated[MetricRef | AggregateTerm, Key(discriminator="kind")]


class RatioTerm(Frozen):
    """One number over another at the asked grain, for every `per` of the lower one: 3600 for "per hour"
    of a number in seconds. `where` restricts the upper one only: a share of those that fit."""

    kind: Literal["ratio"] = "ratio"
    top: PlainTerm
    bottom: PlainTerm
    per: float = Key(default=1, gt=0, allow_inf_nan=False)
    where: Condition | None = None

    @property
    def key(self) -> str:
        """Such as `ratio(views, viewers)` or `ratio(stalls, watch_time, 3600)`."""
        per = "" if self.per == 1 else f", {self.per:g}"
        where = f" where {condition_text(self.where)}" if self.where else ""
        return f"ratio({self.top.key}{where}, {self.bottom.key}{per})"

    def canonical(self) -> RatioTerm:
        """The same ratio with its condition in the one form."""
        return self.model_copy(update={"where": canonical_condition(self.where)})


class RollingTerm(Frozen):
    """A number over the `window` that ends with each bucket; without a window over the asked period so far.

    With `average` the mean of its values in the buckets of the window, else the number over all their rows.
    """

    kind: Literal["rolling"] = "rolling"
    of: PlainTerm
    window: Window | None = None
    average: bool = False

    @model_validator(mode="after")
    def _has_window(self) -> RollingTerm:
        if self.average and self.window is None:
            raise ValueError("window: is needed for a moving average")
        return self

    @property
    def key(self) -> str:
        """Such as `cumulative(views)`, `rolling(views, day, 7)` or `moving_average(views, day, 7)`."""
        if self.window is None:
            return f"cumulative({self.of.key})"
        kind = "moving_average" if self.average else "rolling"
        return f"{kind}({self.of.key}, {self.window.unit}, {self.window.count})"


class NestedTerm(Frozen):
    """An aggregation of the values that a number has for each of `by`, and each `grain` of time."""

    kind: Literal["nested"] = "nested"
    agg: Aggregation
    of: PlainTerm
    by: tuple[str, ...] = ()
    grain: Grain | None = None
    percentile: float | None = Key(default=None, ge=0, le=1)

    @model_validator(mode="after")
    def _has_parts(self) -> NestedTerm:
        if not self.by and self.grain is None:
            raise ValueError("by: say for what the inner number is computed")
        if (self.agg == "percentile") != (self.percentile is not None):
            raise ValueError("percentile: is needed with agg percentile, and with it only")
        return self

    @property
    def key(self) -> str:
        """Such as `average(viewers by day)` or `max(orders by customer)`."""
        each = ", ".join((*self.by, *((self.grain,) if self.grain else ())))
        share = f"; {self.percentile:g}" if self.percentile is not None else ""
        return f"{self.agg}({self.of.key} by {each}{share})"


class RowsTerm(Frozen):
    """The number of rows of a dataset, where the model has no metric for it."""

    kind: Literal["rows"] = "rows"
    dataset: str

    @property
    def key(self) -> str:
        """Such as `rows(orders)`."""
        return f"rows({self.dataset})"


MadeTerm = RatioTerm | RollingTerm | NestedTerm | RowsTerm
MetricTerm = Annotated[
    MetricRef | AggregateTerm | RatioTerm | RollingTerm | NestedTerm | RowsTerm, Key(discriminator="kind")
]


def plain_parts(term: MetricTerm) -> tuple[MetricRef | AggregateTerm, ...]:
    """The metrics and aggregations that a term is, or is made of."""
    if isinstance(term, RatioTerm):
        return term.top, term.bottom
    if isinstance(term, RowsTerm):
        return ()
    return (term.of,) if isinstance(term, RollingTerm | NestedTerm) else (term,)


def condition_within(term: MetricTerm) -> Condition | None:
    """The condition that a term carries itself."""
    return term.where if isinstance(term, RatioTerm) else None


def dimensions_within(term: MetricTerm) -> tuple[str, ...]:
    """The dimensions that a term is computed for, one by one."""
    return term.by if isinstance(term, NestedTerm) else ()
