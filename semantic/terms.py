"""Numbers that a query asks for: metrics of the model, and those made of them on the spot."""

from __future__ import annotations

from itertools import pairwise, starmap
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import StrictInt, model_validator

from semantic.base import Frozen
from semantic.canonical import canonical_condition
from semantic.filters import And, Condition, Operator
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


class Bound(Frozen):
    """How the number of each bucket must compare for the bucket to count."""

    op: Operator
    value: StrictInt | Annotated[float, Key(strict=True, allow_inf_nan=False)]

    @property
    def text(self) -> str:
        """Such as `> 100`."""
        return f"{self.op} {self.value!r}"


class NestedTerm(Frozen):
    """An aggregation of the values that a number has for each of `by`, and each `grain` of time.

    With a `bound` it is how many of these there are whose number compares so.
    """

    kind: Literal["nested"] = "nested"
    agg: Aggregation
    of: PlainTerm
    by: tuple[str, ...] = ()
    grain: Grain | None = None
    percentile: float | None = Key(default=None, ge=0, le=1)
    bound: Bound | None = None

    @model_validator(mode="after")
    def _has_parts(self) -> NestedTerm:
        if not self.by and self.grain is None:
            raise ValueError("by: say for what the inner number is computed")
        if self.bound is not None and self.agg != "count":
            raise ValueError("bound: says which of them are counted")
        if (self.agg == "percentile") != (self.percentile is not None):
            raise ValueError("percentile: is needed with agg percentile, and with it only")
        return self

    @property
    def key(self) -> str:
        """Such as `average(viewers by day)` or `max(orders by customer)`."""
        each = ", ".join((*self.by, *((self.grain,) if self.grain else ())))
        share = f"; {self.percentile:g}" if self.percentile is not None else ""
        bound = f" {self.bound.text}" if self.bound is not None else ""
        return f"{self.agg}({self.of.key}{bound} by {each}{share})"


class TopShareTerm(Frozen):
    """What part of a number comes from the things that have the most of it, or with `lowest` the least.

    They are the first `count` of `by`, or `percent` of them, rounded up; those without a value are left out.
    """

    kind: Literal["top_share"] = "top_share"
    of: PlainTerm
    by: tuple[str, ...] = Key(min_length=1)
    count: int | None = Key(default=None, ge=1)
    percent: float | None = Key(default=None, gt=0, le=100)
    lowest: bool = False

    @model_validator(mode="after")
    def _has_size(self) -> TopShareTerm:
        if (self.count is None) == (self.percent is None):
            raise ValueError("count: say how many come first, or what percent of them")
        return self

    @property
    def key(self) -> str:
        """Such as `top_share(views by title, 10 percent)`."""
        size = str(self.count) if self.percent is None else f"{self.percent:g} percent"
        call = "bottom_share" if self.lowest else "top_share"
        return f"{call}({self.of.key} by {', '.join(self.by)}, {size})"


class CorrelationTerm(Frozen):
    """How two numbers go together: Pearson's coefficient over the pairs of values that they have for each
    of `by`, and each `grain` of time."""

    kind: Literal["correlation"] = "correlation"
    of: PlainTerm
    other: PlainTerm
    by: tuple[str, ...] = ()
    grain: Grain | None = None

    @model_validator(mode="after")
    def _has_parts(self) -> CorrelationTerm:
        if not self.by and self.grain is None:
            raise ValueError("by: say what the numbers are paired by")
        if self.of == self.other:
            raise ValueError("other: must be another number")
        return self

    @property
    def key(self) -> str:
        """Such as `correlation(views, watch_time by day)`."""
        each = ", ".join((*self.by, *((self.grain,) if self.grain else ())))
        return f"correlation({self.of.key}, {self.other.key} by {each})"


class WithinTerm(Frozen):
    """How many of the things of a dataset had rows of a number within a `window` of their time of entry; with
    `share` what part of them: viewers with a session within 7 days of signing up."""

    kind: Literal["within"] = "within"
    things: str
    of: MetricRef
    window: Window
    share: bool = False

    @property
    def key(self) -> str:
        """Such as `soon(viewer: sessions, day, 7)`; of a share `soon_share(...)`."""
        call = "soon_share" if self.share else "soon"
        return f"{call}({self.things}: {self.of.key}, {self.window.unit}, {self.window.count})"


class StepsTerm(Frozen):
    """What is left of a number after some steps, each a condition on its rows: of the alerts those that were
    critical, of these those that were resolved.

    With `in_order` it is how many of the things that the number counts took the steps one after the other:
    they have a row of each step, none earlier than that of the step before.
    """

    kind: Literal["steps"] = "steps"
    of: PlainTerm
    steps: tuple[Condition, ...] = Key(min_length=1)
    in_order: bool = False

    @property
    def key(self) -> str:
        """Such as `steps(alerts: severity = "high" then status = "open")`; in order it is a `path`."""
        call, steps = "path" if self.in_order else "steps", " then ".join(map(condition_text, self.steps))
        return f"{call}({self.of.key}: {steps})"

    @property
    def where(self) -> Condition:
        """All steps together."""
        return self.steps[0] if len(self.steps) == 1 else And(items=self.steps)

    def canonical(self) -> StepsTerm:
        """The same steps with their conditions in the one form."""
        steps = tuple(canonical_condition(one) or one for one in self.steps)
        return self.model_copy(update={"steps": steps})


class RowsTerm(Frozen):
    """The number of rows of a dataset, where the model has no metric for it."""

    kind: Literal["rows"] = "rows"
    dataset: str

    @property
    def key(self) -> str:
        """Such as `rows(orders)`."""
        return f"rows({self.dataset})"


MadeTerm = (
    RatioTerm | RollingTerm | NestedTerm | CorrelationTerm | TopShareTerm | WithinTerm | StepsTerm | RowsTerm
)
MetricTerm = Annotated[
    MetricRef
    | AggregateTerm
    | RatioTerm
    | RollingTerm
    | NestedTerm
    | CorrelationTerm
    | TopShareTerm
    | WithinTerm
    | StepsTerm
    | RowsTerm,
    Key(discriminator="kind"),
]


def plain_parts(term: MetricTerm) -> tuple[MetricRef | AggregateTerm, ...]:
    """The metrics and aggregations that a term is, or is made of."""
    if isinstance(term, RatioTerm):
        return term.top, term.bottom
    if isinstance(term, CorrelationTerm):
        return term.of, term.other
    if isinstance(term, RowsTerm):
        return ()
    made = RollingTerm | NestedTerm | TopShareTerm | WithinTerm | StepsTerm
    return (term.of,) if isinstance(term, made) else (term,)


def chained(terms: tuple[MetricTerm, ...]) -> bool:
    """Whether the terms are a number and what is left of it, step by step; in order, after the first step."""
    return len(terms) > 1 and _begins(terms[0], terms[1]) and all(starmap(_goes_on, pairwise(terms[1:])))


def _begins(first: MetricTerm, second: MetricTerm) -> bool:
    if not isinstance(second, StepsTerm):
        return False
    if second.in_order:
        return isinstance(first, StepsTerm) and len(first.steps) == 1 and _goes_on(first, second)
    return first == second.of and len(second.steps) == 1


def _goes_on(before: MetricTerm, term: MetricTerm) -> bool:
    if not (isinstance(before, StepsTerm) and isinstance(term, StepsTerm)):
        return False
    return before == term.model_copy(update={"steps": term.steps[:-1]})


def condition_within(term: MetricTerm) -> Condition | None:
    """The condition that a term carries itself."""
    return term.where if isinstance(term, RatioTerm | StepsTerm) else None


def dimensions_within(term: MetricTerm) -> tuple[str, ...]:
    """The dimensions that a term is computed for, one by one."""
    return term.by if isinstance(term, NestedTerm | CorrelationTerm | TopShareTerm) else ()
