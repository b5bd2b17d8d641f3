"""Business numbers: how each is computed, what it is called, which way is good."""

from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic import Field as Key

from semantic.base import Frozen
from semantic.filters import Condition
from semantic.measures import Aggregation, Measure
from semantic.periods import Grain, Window
from semantic.phrasings import Phrasing
from semantic.text_conditions import condition_of

__all__ = ["Aggregation", "Measure"]

Direction = Literal["up", "down", "neutral"]
Additivity = Literal["additive", "ratio", "distinct", "snapshot", "other"]
PeriodAggregation = Literal["first", "last", "average", "min", "max"]
# A condition on dimensions; in a model also as text: `country = "Germany" and plan in ["Free"]`.
Where = Annotated[Condition | None, BeforeValidator(condition_of)]


class Target(Frozen):
    """What a metric is meant to reach; `grain` says over which stretch of time, "" at any time."""

    value: float
    grain: Grain | Literal[""] = ""
    label: str = ""


class _Named(Frozen):
    """What every metric has.

    `where` restricts the rows it is computed from. `fill_nulls_with` stands where a group or a period
    has no rows. With `join_to_timespine` periods without rows are shown too. `phrasings` say it in
    sentences. `say` is how the label is spoken, in everyday words, where its writing does not tell.
    """

    name: str
    label: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()
    say: str = ""
    phrasings: tuple[Phrasing, ...] = ()
    unit: str = ""
    display_format: str = ""
    desired_direction: Direction = "neutral"
    owner: str = ""
    targets: tuple[Target, ...] = ()
    private: bool = False
    where: Where = None
    fill_nulls_with: float | None = None
    join_to_timespine: bool = False


class SimpleMetric(_Named):
    """One measure with a name."""

    type: Literal["simple"] = "simple"
    measure: Measure

    @property
    def additivity(self) -> Additivity:
        """That of the measure."""
        return self.measure.additivity


class MetricInput(Frozen):
    """A metric as part of another: restricted by `where`, taken one `offset_window` earlier, or at the
    start of the `offset_to_grain` it lies in. `alias` is its name in the expression."""

    name: str
    alias: str = ""
    where: Where = None
    offset_window: Window | None = None
    offset_to_grain: Grain | None = None


class RatioMetric(_Named):
    """Numerator over denominator, each aggregated at the asked grain before they are divided.

    Either side is a measure, the name of a metric, or a metric with a condition.
    """

    type: Literal["ratio"] = "ratio"
    numerator: Measure | MetricInput | str
    denominator: Measure | MetricInput | str

    @property
    def additivity(self) -> Additivity:
        """A ratio is never added up."""
        return "ratio"


class DerivedMetric(_Named):
    """Arithmetic over other metrics, named in `expr` by alias or name: `(views - before) / before`."""

    type: Literal["derived"] = "derived"
    expr: str
    metrics: tuple[MetricInput, ...] = Key(min_length=1)

    @property
    def additivity(self) -> Additivity:
        """What is computed from totals is not added up."""
        return "ratio"


class CumulativeMetric(_Named):
    """A metric over all time so far, over the `window` that ends with each day, or since the start of
    the `grain_to_date`. Where a coarser grain is asked, `period_agg` chooses among its days' values."""

    type: Literal["cumulative"] = "cumulative"
    metric: Measure | str
    window: Window | None = None
    grain_to_date: Grain | None = None
    period_agg: PeriodAggregation = "last"

    @property
    def additivity(self) -> Additivity:
        """Neighbouring values share rows."""
        return "other"


class ConstantProperty(Frozen):
    """Columns that must have the same value in both events of a conversion."""

    base: str
    conversion: str


class ConversionMetric(_Named):
    """How many `base` events were followed by a `conversion` of the same entity within the window.

    Each conversion counts for the latest base event that is not after it. `entity` names the column
    of both datasets that says whose event it is; `conversion_entity` where it has another name there.
    The rate is conversions over base events; both are grouped by what the base event is grouped by.
    """

    type: Literal["conversion"] = "conversion"
    entity: str
    conversion_entity: str = ""
    base: Measure
    conversion: Measure
    window: Window | None = None
    calculation: Literal["conversion_rate", "conversions"] = "conversion_rate"
    constant_properties: tuple[ConstantProperty, ...] = ()

    @property
    def additivity(self) -> Additivity:
        """Conversions may be added up, their rate not."""
        return "additive" if self.calculation == "conversions" else "ratio"


class FunnelStep(Frozen):
    """One step of a funnel: an event, given by the rows of a dataset that match.

    `constant_properties` are columns whose values must be the same in all steps, named in the same order
    by each.
    """

    name: str
    dataset: str
    entity: str
    filter: str = ""
    time: str = ""
    constant_properties: tuple[str, ...] = ()


class FunnelMetric(_Named):
    """How many entities went through all `steps` in order, the last within `window` of the first.

    Grouped by what the first step's event is grouped by. The rate is over the entities with a first step.
    """

    type: Literal["funnel"] = "funnel"
    steps: tuple[FunnelStep, ...] = Key(min_length=2)
    window: Window | None = None
    calculation: Literal["conversion_rate", "conversions"] = "conversion_rate"

    @property
    def additivity(self) -> Additivity:
        """One entity may enter in several groups."""
        return "distinct" if self.calculation == "conversions" else "ratio"


class NestedMetric(_Named):
    """An aggregation over the values another metric has for each of `by`, or each `grain` of time:
    average orders of a customer, peak daily views."""

    type: Literal["nested"] = "nested"
    agg: Aggregation
    metric: str
    by: tuple[str, ...] = ()
    grain: Grain | None = None
    percentile: float | None = Key(default=None, ge=0, le=1)

    @property
    def additivity(self) -> Additivity:
        """Groups may share what the inner metric is computed for."""
        return "other"


Metric = Annotated[
    SimpleMetric
    | RatioMetric
    | DerivedMetric
    | CumulativeMetric
    | ConversionMetric
    | FunnelMetric
    | NestedMetric,
    Key(discriminator="type"),
]
