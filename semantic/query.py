"""The logical query: what a question, a saved link, a tile and an alert all are.

Everything is as meant (relative periods, names of the model), nothing as computed (dates, SQL).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import model_validator

from semantic.base import Frozen
from semantic.canonical import canonical_comparison, canonical_condition, canonical_period, each_once
from semantic.claims import Claim
from semantic.filters import Condition, Literalish
from semantic.periods import Comparison, Grain, Part, Period, Weekday
from semantic.terms import (
    AggregateTerm,
    Bound,
    CorrelationTerm,
    MadeTerm,
    MetricRef,
    MetricTerm,
    NestedTerm,
    PlainTerm,
    RatioTerm,
    RollingTerm,
    RowsTerm,
    StepsTerm,
    TopShareTerm,
    WithinTerm,
)

__all__ = [
    "AggregateTerm",
    "Bound",
    "BucketTerm",
    "Calculation",
    "ClassesTerm",
    "CorrelationTerm",
    "DimensionTerm",
    "GroupTerm",
    "LogicalQuery",
    "MadeTerm",
    "MetricRef",
    "MetricTerm",
    "NestedTerm",
    "Order",
    "PartTerm",
    "RatioTerm",
    "RollingTerm",
    "RowsTerm",
    "StepsTerm",
    "TimeScope",
    "TimeTerm",
    "TopShareTerm",
    "WithinTerm",
]


FiniteNumber = Annotated[float, Key(allow_inf_nan=False)]


class DimensionTerm(Frozen):
    """Group by a dimension: a shared one by its name, else `dataset.field`."""

    kind: Literal["dimension"] = "dimension"
    name: str

    @property
    def key(self) -> str:
        """The dimension's name."""
        return self.name


class TimeTerm(Frozen):
    """Group by time, cut at a grain; without `dimension` by each fact's default time."""

    kind: Literal["time"] = "time"
    grain: Grain
    dimension: str = ""

    @property
    def key(self) -> str:
        """The grain, with the time field where one was named."""
        return f"{self.dimension}:{self.grain}" if self.dimension else self.grain


class PartTerm(Frozen):
    """Group by a part of time that comes again: the hour of the day (0 to 23), the day of the week
    (1 Monday to 7 Sunday), the ISO week of the year, and so on. Conditions may name its key too."""

    kind: Literal["part"] = "part"
    part: Part
    dimension: str = ""

    @property
    def key(self) -> str:
        """The part, with the time field where one was named."""
        return f"{self.dimension}:{self.part}" if self.dimension else self.part


class BucketTerm(Frozen):
    """Group a number by classes of equal width; a group is named by its lower bound."""

    kind: Literal["bucket"] = "bucket"
    name: str
    width: float = Key(gt=0, allow_inf_nan=False)

    @property
    def key(self) -> str:
        """Such as `bucket(orders.price, 10)`."""
        return f"bucket({self.name}, {self.width:g})"


class ClassesTerm(Frozen):
    """Group the things that `name` tells apart by classes of a number of each: viewers by their visits.

    The classes are `width` wide, or begin at `bounds` and end below `end`; what lies in none is left out.
    A group is named by its lower bound. Goes with numbers of that same number of each only.
    """

    kind: Literal["classes"] = "classes"
    name: str
    of: PlainTerm
    width: float | None = Key(default=None, gt=0, allow_inf_nan=False)
    bounds: tuple[FiniteNumber, ...] = ()
    end: FiniteNumber | None = None

    @model_validator(mode="after")
    def _has_classes(self) -> ClassesTerm:
        if (self.width is None) == (not self.bounds):
            raise ValueError("width: say how wide the classes are, or bounds, where they begin")
        edges = (*self.bounds, *((self.end,) if self.end is not None else ()))
        if any(low >= high for low, high in pairwise(edges)) or (self.end is not None and not self.bounds):
            raise ValueError("bounds: must rise")
        return self

    @property
    def key(self) -> str:
        """Such as `classes(views by title, 500)` or `classes(watch_time by viewer: 0, 3600, 18000)`."""
        if self.width is not None:
            return f"classes({self.of.key} by {self.name}, {self.width:g})"
        end = f" to {self.end:g}" if self.end is not None else ""
        return f"classes({self.of.key} by {self.name}: {', '.join(f'{one:g}' for one in self.bounds)}{end})"


GroupTerm = Annotated[
    DimensionTerm | TimeTerm | PartTerm | BucketTerm | ClassesTerm, Key(discriminator="kind")
]


class TimeScope(Frozen):
    """Restrict to a period; without `dimension` by each fact's default time."""

    period: Period
    dimension: str = ""

    def canonical(self) -> TimeScope:
        """The same restriction in its one form."""
        return TimeScope(period=canonical_period(self.period), dimension=self.dimension)


class Calculation(Frozen):
    """A column computed from a metric's values: its share of the total, its change or growth.

    `share` is a fraction of the total over all groups and replaces the metric's own column;
    `change` and `growth` need a comparison and stand beside it. `target` is what the model wants the
    metric to reach at any time, and how far above it the metric is.
    """

    kind: Literal["share", "change", "growth", "target"]
    of: str

    @property
    def key(self) -> str:
        """Column name, such as `share(views)`."""
        return f"{self.kind}({self.of})"


class Order(Frozen):
    """Sort by a metric, a group or a calculation, named by its key."""

    by: str
    descending: bool = True


# The fields that say which of the groups are shown, in what order, and what is claimed of them: all given up.
UNCUT: Mapping[str, object] = {
    "order": (),
    "limit": None,
    "offset": None,
    "limit_percent": None,
    "limit_per": (),
    "rest": False,
    "named": None,
    "claim": None,
}


class LogicalQuery(Frozen):
    """One question, fully understood. Equal questions have equal `hash` (see `canonical`).

    With `fill` periods without rows are shown too. `zone` and `week_start` override the model's.

    With `share_per`, keys of groups, shares are of what all rows of the same such groups have together,
    and not of the whole.

    `offset` rows are passed over before the limit counts. `limit_percent` keeps that part of the groups
    instead of a number of them. With `limit_per`, keys of groups, the limit counts within each of these. With
    `rest` everything below the limit is one more row; with `named` values of the one dimension, instead of a
    limit, all others are. `claim` is what a yes-or-no question says of the numbers. With `records` there are
    no metrics: the rows of that dataset themselves are listed, with `group_by` as their columns.
    """

    version: Literal[1] = 1
    metrics: tuple[MetricTerm, ...] = ()
    group_by: tuple[GroupTerm, ...] = ()
    where: Condition | None = None
    having: Condition | None = None
    time: TimeScope | None = None
    compare_to: Comparison | None = None
    calculations: tuple[Calculation, ...] = ()
    share_per: tuple[str, ...] = ()
    order: tuple[Order, ...] = ()
    limit: int | None = Key(default=None, ge=1)
    offset: int | None = Key(default=None, ge=1)
    limit_percent: float | None = Key(default=None, gt=0, le=100)
    limit_per: tuple[str, ...] = ()
    rest: bool = False
    named: tuple[Literalish, ...] | None = Key(default=None, min_length=1)
    claim: Claim | None = None
    records: str = ""
    without_default_filters: tuple[str, ...] = ()
    fill: bool = False
    zone: str = ""
    week_start: Weekday | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> LogicalQuery:
        if self.records and (self.metrics or not self.group_by):
            raise ValueError("records: are listed by their columns, without metrics")
        if not self.records and not self.metrics:
            raise ValueError("metrics: at least one is needed")
        if self.named is not None and not self.rest:
            raise ValueError("named: are those that have a row of their own beside the rest")
        return self

    def _parents(self) -> tuple[str, ...]:
        """The groups that shares are within; without shares or such groups there are none."""
        shared = any(one.kind == "share" for one in self.calculations)
        keys = {term.key for term in self.group_by} if shared else set()
        return tuple(key for key in dict.fromkeys(self.share_per) if key in keys)

    @property
    def is_cut(self) -> bool:
        """Whether only some of the groups are shown, whatever way that is said."""
        return self.limit is not None or self.limit_percent is not None

    def canonical(self) -> LogicalQuery:
        """The same meaning in its one canonical form: flat, sorted, without repeats."""
        return self.model_copy(
            update={
                "metrics": tuple(dict.fromkeys(map(_canonical_term, self.metrics))),
                "group_by": tuple(dict.fromkeys(self.group_by)),
                "where": canonical_condition(self.where),
                "having": canonical_condition(self.having),
                "time": self.time and self.time.canonical(),
                "compare_to": canonical_comparison(self.compare_to),
                "calculations": tuple(dict.fromkeys(self.calculations)),
                "share_per": self._parents(),
                "order": _first_of_each(self.order),
                "limit_per": tuple(dict.fromkeys(self.limit_per)),
                "named": self.named and each_once(self.named),
                "without_default_filters": tuple(sorted(set(self.without_default_filters))),
            }
        )

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, absent parts left out."""
        data = self.canonical().model_dump(mode="json", exclude_none=True)
        return json.dumps(data, sort_keys=True, ensure_ascii=False)

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON, as hex."""
        return hashlib.sha256(self.to_json().encode(errors="surrogatepass")).hexdigest()


def _canonical_term(term: MetricTerm) -> MetricTerm:
    return term.canonical() if isinstance(term, RatioTerm | StepsTerm) else term


def _first_of_each(orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """To sort again by the same key changes nothing."""
    found: dict[str, Order] = {}
    for order in orders:
        found.setdefault(order.by, order)
    return tuple(found.values())
