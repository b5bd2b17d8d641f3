"""How a metric comes about: a formula over parts, each part one aggregated number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from semantic.composition import entered
from semantic.filters import Condition
from semantic.measures import Measure
from semantic.metrics import ConversionMetric, FunnelMetric, NestedMetric, PeriodAggregation
from semantic.periods import Grain, Window

Special = ConversionMetric | FunnelMetric | NestedMetric


@dataclass(frozen=True)
class Accumulation:
    """Over which rows a cumulative number goes: a window, since the start of a grain, or all so far.

    With `rolling` it goes along the buckets of the asked grain and, without a window, begins with the asked
    period; with `average` it is the mean of the values of its buckets.
    """

    window: Window | None = None
    grain_to_date: Grain | None = None
    period_agg: PeriodAggregation = "last"
    rolling: bool = False
    average: bool = False


@dataclass(frozen=True)
class Circumstance:
    """What a part inherits from the metrics it stands in; `only` is SQL that rows of its fact must fulfil."""

    where: Condition | None = None
    only: str = ""
    offset: Window | None = None
    offset_to: Grain | None = None
    over: Accumulation | None = None


ORDINARY = Circumstance()


@dataclass(frozen=True)
class Part:
    """One number to aggregate: a measure, or a metric with SQL of its own, under its circumstances."""

    of: Measure | Special
    under: Circumstance = ORDINARY


@dataclass(frozen=True)
class Quotient:
    """`top / bottom`, NULL for a bottom of zero; `names` are what the two are called."""

    top: Formula
    bottom: Formula
    names: tuple[str, str]


@dataclass(frozen=True)
class Arithmetic:
    """SQL over named formulas."""

    expr: str
    inputs: tuple[tuple[str, Formula], ...]


@dataclass(frozen=True)
class Filled:
    """`value` where the formula gives nothing."""

    formula: Formula
    value: float


Formula = Part | Quotient | Arithmetic | Filled


def parts_of(formula: Formula, name: str) -> Iterator[tuple[Part, str]]:
    """Every part, with a name for its column made from where it stands in the metric called `name`."""
    if isinstance(formula, Part):
        yield formula, name
    elif isinstance(formula, Filled):
        yield from parts_of(formula.formula, name)
    else:
        for inner_name, inner in _inner(formula):
            yield from parts_of(inner, inner_name)


def base_measure(part: Part) -> Measure:
    """The measure that says which fact a part is counted on, and by which time. TypeError if none does."""
    if isinstance(part.of, Measure):
        return part.of
    if isinstance(part.of, ConversionMetric):
        return part.of.base
    if isinstance(part.of, FunnelMetric):
        return entered(part.of.steps[0])
    raise TypeError(f"{part.of.name} is made of another metric")


def _inner(formula: Quotient | Arithmetic) -> tuple[tuple[str, Formula], ...]:
    if isinstance(formula, Arithmetic):
        return formula.inputs
    return tuple(zip(formula.names, (formula.top, formula.bottom), strict=True))
