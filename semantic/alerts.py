"""Alert rules: when a number of the model is worth a message, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, model_validator
from pydantic import Field as Key

from semantic.alert_windows import Measured, length_of
from semantic.base import Frozen
from semantic.metrics import Where
from semantic.periods import Window

Comparator = Literal[">", ">=", "<", "<=", "outside", "inside"]
Severity = Literal["info", "warning", "critical"]
NoData = Literal["ok", "alert", "keep"]
OutputKind = Literal["log", "table", "file", "webhook"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "critical")


def _fixed(window: Window) -> Window:
    length_of(window)
    return window


def alerts_of(data: Iterable[dict[str, Any]]) -> tuple[AlertRule, ...]:
    """The alert rules that the data are. Raises ValidationError when they are none."""
    return tuple(AlertRule.model_validate(one, by_alias=True, by_name=False) for one in data)


Duration = Annotated[Window, AfterValidator(_fixed)]


class Baseline(Frozen):
    """What a threshold in percent is a percentage of: the metric's own values just before.

    The values are those of the stretches as long as the measured one, one after the other, that lie in
    `window` before it; at least half of them must have data. Below `minimum` the baseline says nothing.
    """

    baseline: Literal["median", "average"] = "median"
    window: Duration
    minimum: float | None = None


class Unusual(Frozen):
    """A value far from what the same stretch had in the seasons before, by median and spread.

    `season` week compares with the same hour of the week (or the same weekday) of the `seasons` weeks
    before, day with the same hour of the days before. `sensitivity` is how many spreads away is too far;
    the spread is 1.4826 times the median absolute deviation (as the standard deviation of a normal
    distribution), but at least `minimum_spread` of the median. Fewer than `minimum_history` values say
    nothing.
    """

    season: Literal["week", "day"] = "week"
    seasons: int = Key(default=8, ge=2, le=100)
    sensitivity: float = Key(default=4.0, gt=0, allow_inf_nan=False)
    direction: Literal["up", "down", "both"] = "both"
    minimum_history: int = Key(default=4, ge=2)
    minimum_spread: float = Key(default=0.05, ge=0, allow_inf_nan=False)


class MinimumSample(Frozen):
    """Below so much of another metric, in the same group and stretch, a value says nothing."""

    metric: str
    at_least: float


class AlertRule(Frozen):
    """A metric, by groups, held against a threshold every so often; each group is an alert of its own.

    Either `metric` (with `where`, `by`, `window`) or `query` on one line, whose first metric is held
    against the threshold. The threshold is a number, a pair for outside and inside, with `percent_of`
    in percent of a baseline; with `unusual` it is learnt. It fires when it has held for `for`, and
    is resolved when it has not held for `keep_for`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: str
    label: str = ""
    description: str = ""
    metric: str = ""
    query: str = ""
    where: Where = None
    by: tuple[str, ...] = ()
    window: Measured = None
    without_default_filters: tuple[str, ...] = ()
    comparator: Comparator | Literal[""] = ""
    threshold: float | tuple[float, float] | None = None
    percent_of: Baseline | None = None
    unusual: Unusual | None = None
    minimum_sample: MinimumSample | None = None
    every: Duration = Window(count=5, unit="minute")
    hold: Duration | None = Key(default=None, alias="for")
    keep_for: Duration | None = None
    no_data: NoData = "ok"
    severity: Severity = "warning"
    group_by: tuple[str, ...] = ()
    owner: str = ""
    runbook: str = ""
    outputs: tuple[OutputKind, ...] = ()

    @property
    def title(self) -> str:
        """What people call it."""
        return self.label or self.name

    @model_validator(mode="after")
    def _fits(self) -> AlertRule:
        if bool(self.metric) == bool(self.query):
            raise ValueError("An alert needs metric: or query:, and not both")
        if self.query and (self.where or self.by or self.window or self.without_default_filters):
            raise ValueError("where, by, window and what is switched off stand in the query itself")
        learnt, told = self.unusual is not None, bool(self.comparator) and self.threshold is not None
        if learnt and (self.comparator or self.threshold is not None or self.percent_of):
            raise ValueError("unusual: learns its threshold; leave comparator, threshold and percent_of out")
        if not learnt and not told:
            raise ValueError("An alert needs comparator: and threshold:, or unusual:")
        return self._paired()

    def _paired(self) -> AlertRule:
        pair, wanted = isinstance(self.threshold, tuple), self.comparator in ("outside", "inside")
        if pair != wanted:
            raise ValueError("outside and inside need a pair such as [20, 300], the others one number")
        if isinstance(self.threshold, tuple) and self.threshold[0] >= self.threshold[1]:
            raise ValueError("The pair of a threshold goes from low to high")
        return self
