"""Coverage of a model: what is out of reach and which words collide, also for large models in time."""

import time

import pytest

from semantic.catalog import Catalog
from semantic.coverage import Coverage, coverage, facts_of, metric_coverage
from semantic.fields import Field, Value
from semantic.measures import Measure
from semantic.metrics import (
    ConversionMetric,
    CumulativeMetric,
    DerivedMetric,
    FunnelMetric,
    FunnelStep,
    Metric,
    MetricInput,
    NestedMetric,
    RatioMetric,
    SimpleMetric,
)
from semantic.model import Dataset, Dimension, Relationship, SemanticModel


def _model() -> SemanticModel:
    fields = (
        Field(name="at", type="timestamp", role="time"),
        Field(name="city", dimension="city"),
        Field(name="price", type="number", role="measure"),
    )
    return SemanticModel(
        name="m",
        datasets=(
            Dataset(name="orders", time="at", fields=fields),
            Dataset(name="stock", fields=()),
            Dataset(name="buyers", fields=(Field(name="plan", label="Plan"),)),
        ),
        dimensions=(
            Dimension(name="city", label="City", synonyms=("town",), values=(Value(value="Plan B"),)),
        ),
        metrics=(
            SimpleMetric(name="revenue", label="Revenue", measure=Measure(agg="count", dataset="orders")),
            SimpleMetric(name="stocked", synonyms=("Town",), measure=Measure(agg="count", dataset="stock")),
            RatioMetric(name="turnover", numerator="revenue", denominator="stocked"),
        ),
    )


def _dimensions(report: Coverage) -> dict[str, tuple[str, ...]]:
    return {metric.name: metric.dimensions for metric in report.metrics}


def test_what_each_metric_reaches() -> None:
    report = coverage(_model())
    assert _dimensions(report) == {"revenue": ("city",), "stocked": (), "turnover": ()}
    assert [metric.over_time for metric in report.metrics] == [True, False, False]
    assert report.unreachable_metrics == ("stocked", "turnover")
    assert report.unreachable_dimensions == ("buyers.plan",)


def test_words_collide_whatever_their_case() -> None:
    (collision,) = coverage(_model()).collisions
    assert collision.word == "town"
    assert collision.meanings == (("metric", "stocked"), ("dimension", "city"))


def test_a_value_may_collide_with_a_metric() -> None:
    model = _model()
    city = model.dimensions[0].model_copy(update={"values": (Value(value="Revenue"),)})
    found = coverage(model.model_copy(update={"dimensions": (city,)})).collisions
    assert ("revenue", (("metric", "revenue"), ("value", "city = Revenue"))) in [
        (collision.word, collision.meanings) for collision in found
    ]


def _with(*metrics: Metric) -> Catalog:
    model = _model()
    return Catalog(model.model_copy(update={"metrics": (*model.metrics, *metrics)}))


def test_what_is_computed_from_metrics_reaches_what_all_of_them_reach() -> None:
    counted = Measure(agg="count", dataset="buyers")
    catalog = _with(
        DerivedMetric(name="twice", expr="revenue * 2", metrics=(MetricInput(name="revenue"),)),
        DerivedMetric(
            name="rest",
            expr="revenue - stocked",
            metrics=(MetricInput(name="revenue"), MetricInput(name="stocked")),
        ),
        CumulativeMetric(name="so_far", metric="revenue"),
        NestedMetric(name="peak", agg="max", metric="revenue", grain="day"),
        ConversionMetric(
            name="bought",
            entity="id",
            base=Measure(agg="count", dataset="orders"),
            conversion=counted,
        ),
        FunnelMetric(
            name="steps",
            steps=(
                FunnelStep(name="first", dataset="orders", entity="id"),
                FunnelStep(name="second", dataset="buyers", entity="id"),
            ),
        ),
    )
    found = {metric.name: metric.dimensions for metric in metric_coverage(catalog)}
    assert found["twice"] == found["so_far"] == found["peak"] == ("city",)
    assert found["rest"] == ()
    # Both are grouped by what their first event is grouped by, wherever the second one stands.
    assert found["bought"] == found["steps"] == ("city",)
    assert facts_of(catalog, catalog.metrics["rest"]) == ("orders", "stock")
    assert facts_of(catalog, catalog.metrics["bought"]) == ("orders",)


def test_a_metric_made_of_itself_is_told() -> None:
    one = DerivedMetric(name="one", expr="two + 1", metrics=(MetricInput(name="two"),))
    two = DerivedMetric(name="two", expr="one + 1", metrics=(MetricInput(name="one"),))
    with pytest.raises(KeyError, match="one is made of itself"):
        metric_coverage(_with(one, two))


def _large(count: int) -> SemanticModel:
    """Fact tables with ten metrics each, all joined to tables with ten dimensions each."""
    tables = count // 10
    facts = [f"fact_{index}" for index in range(tables)]
    lookups = [f"lookup_{index}" for index in range(tables)]
    columns = tuple(Field(name=f"column_{index}") for index in range(10))
    time_field = Field(name="at", type="timestamp", role="time")
    return SemanticModel(
        name="large",
        datasets=(
            *(Dataset(name=name, time="at", fields=(time_field,)) for name in facts),
            *(Dataset(name=name, fields=columns) for name in lookups),
        ),
        relationships=tuple(
            Relationship.model_validate(
                {"name": f"{fact}_{lookup}", "from": fact, "to": lookup}
                | {"from_columns": ["k"], "to_columns": ["k"]}
            )
            for fact in facts
            for lookup in lookups
        ),
        metrics=tuple(
            SimpleMetric(name=f"metric_{index}", measure=Measure(agg="count", dataset=facts[index % tables]))
            for index in range(count)
        ),
    )


@pytest.mark.parametrize("count", [1000])
def test_a_large_model_is_covered_in_time(count: int) -> None:
    model = _large(count)
    start = time.perf_counter()
    report = coverage(model)
    seconds = time.perf_counter() - start
    assert len(report.metrics) == count
    assert all(len(metric.dimensions) == count for metric in report.metrics)
    assert seconds < 120  # a hang, whatever the machine
