"""What each construct of an Ossie document becomes, and which loss tells what does not carry over."""

from pathlib import Path
from typing import Any

import pytest

from semantic.formats import Imported
from semantic.formats.ossie import read
from semantic.formats.ossie.canonical import text_of
from semantic.formats.parts.plain import plain
from semantic.metrics import Metric
from semantic.references import reference_issues
from semantic.rules import run as lint

HERE = Path(__file__).parent
FILES = (HERE / "apache/tpcds_semantic_model.yaml", *sorted((HERE / "files").glob("*.yaml")))


def field(name: str, **more: Any) -> dict[str, Any]:
    """A field of a column."""
    return {"name": name, "expression": expression(more.pop("sql", name)), **more}


def expression(sql: str, dialect: str = "ANSI_SQL") -> dict[str, Any]:
    return {"dialects": [{"dialect": dialect, "expression": sql}]}


def model_with(sql: str, dialect: str = "ANSI_SQL") -> Imported:
    """Two datasets, and a metric with the SQL."""
    orders = [field("id"), field("amount", sql="price * quantity"), field("paid", datatype="Boolean")]
    datasets = [
        {"name": "orders", "source": "orders", "fields": orders},
        {"name": "shops", "source": "shops", "fields": [field("staff")]},
    ]
    metrics = [
        {"name": "asked", "expression": expression(sql, dialect)},
        {"name": "total", "expression": expression("SUM(orders.amount)")},
    ]
    model = {"name": "m", "datasets": datasets, "metrics": metrics}
    return read({"m.yaml": text_of({"version": "0.2.0.dev0", "semantic_model": [model]})})


def asked(found: Imported) -> dict[str, Any]:
    metric: Metric | None = found.model.metric("asked")
    assert metric is not None, found.losses
    return {key: value for key, value in plain(metric).items() if key != "name"}


def measure(agg: str, expr: str = "", dataset: str = "orders", **more: Any) -> dict[str, Any]:
    return {"agg": agg, "dataset": dataset, **({"expr": expr} if expr else {}), **more}


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SUM(orders.amount)", measure("sum", "price * quantity")),
        ("SUM(orders.amount + 1)", measure("sum", "(price * quantity) + 1")),
        ("AVG(orders.price)", measure("average", "price")),
        ("MIN(orders.price)", measure("min", "price")),
        ("MAX(orders.price)", measure("max", "price")),
        ("MEDIAN(orders.price)", measure("median", "price")),
        ("COUNT(orders.id)", measure("count", "id")),
        ("COUNT(DISTINCT orders.id)", measure("count_distinct", "id")),
        ("APPROX_DISTINCT(orders.id)", measure("approx_count_distinct", "id")),
        ("COUNT_IF(orders.paid)", measure("sum_boolean", "paid")),
        ("STDDEV_SAMP(orders.price)", measure("stddev", "price")),
        ("VAR_SAMP(orders.price)", measure("variance", "price")),
        ("SUM(orders.price) FILTER (WHERE orders.paid)", measure("sum", "price", filter="paid")),
        (
            "PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY orders.price)",
            measure("percentile", "price", percentile=0.9),
        ),
        (
            "PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY orders.price)",
            measure("percentile", "price", percentile=0.9, discrete=True),
        ),
        ("SUM(paid_amount)", None),
        ("SUM(staff)", measure("sum", "staff", "shops")),
    ],
)
def test_one_aggregate_is_a_simple_metric(sql: str, expected: dict[str, Any] | None) -> None:
    found = model_with(sql)
    if expected is None:
        assert [loss.code for loss in found.losses] == ["ossie-unknown-column"]
    else:
        assert asked(found) == {"type": "simple", "measure": expected}
        assert found.losses == ()


@pytest.mark.parametrize(
    "sql",
    [
        "SUM(orders.amount) / SUM(shops.staff)",
        "(SUM(orders.amount)) / NULLIF((SUM(shops.staff)), 0)",
        "SUM(orders.amount) / NULLIF(SUM(shops.staff), 0)",
    ],
)
def test_one_aggregate_over_another_is_a_ratio(sql: str) -> None:
    assert asked(model_with(sql)) == {
        "type": "ratio",
        "numerator": measure("sum", "price * quantity"),
        "denominator": measure("sum", "staff", "shops"),
    }


def test_arithmetic_is_derived_from_metrics_that_are_there_and_private_parts() -> None:
    found = model_with("100 * (SUM(orders.amount) - MIN(orders.price)) / NULLIF(total, 0)")
    names = [{"name": "total"}, {"name": "asked_part_1"}]
    assert asked(found) == {
        "type": "derived",
        "expr": "100 * (total - asked_part_1) / (total)",
        "metrics": names,
    }
    part = found.model.metric("asked_part_1")
    assert part is not None
    assert part.private


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("SUM(SUM(orders.amount)) OVER ()", "expression"),
        ("SUM(orders.amount * shops.staff)", "aggregate-datasets"),
        ("COUNT(*)", "aggregate-datasets"),
        ("COUNT(DISTINCT orders.id, orders.price)", "distinct-of-several"),
        ("STDDEV_POP(orders.price)", "aggregate"),
        ("SUM(DISTINCT orders.price)", "aggregate"),
        ("SUM(ghosts.price)", "unknown-dataset"),
        ("orders.price", "expression"),
        ("1", "expression"),
        ("asked + 1", "unknown-metric"),
        ("SELECT 1", "expression"),
        ("SUM(", "expression"),
        ("SUM(random())", "aggregate-datasets"),
        ("SUM(some_function(orders.price))", "expression"),
    ],
)
def test_what_does_not_map_is_left_out_by_name(sql: str, code: str) -> None:
    found = model_with(sql)
    assert [(loss.code, loss.severity, loss.place.path) for loss in found.losses] == [
        (f"ossie-{code}", "error", "metrics/asked")
    ]
    assert found.model.metric("asked") is None
    assert found.model.metric("total") is not None


def test_other_dialects_are_translated() -> None:
    found = model_with("COUNT(DISTINCT IFF(orders.paid, orders.id, NULL))", "SNOWFLAKE")
    assert asked(found)["measure"]["expr"] == "CASE WHEN paid THEN id ELSE NULL END"
    assert [loss.code for loss in model_with("x", "MDX").losses] == ["ossie-dialect"]


def test_fields_carry_types_roles_and_words() -> None:
    found = read({"shop.yaml": (HERE / "files/shop.yaml").read_text()})
    orders = found.model.dataset("orders")
    assert orders is not None
    assert {one.name: (one.type, one.role) for one in orders.fields} == {
        "order_id": ("integer", "key"),
        "line_no": ("integer", "key"),
        "customer_id": ("integer", "key"),
        "ordered_at": ("timestamp", "time"),
        "booked_at": ("timestamp", "dimension"),
        "due": ("date", "dimension"),
        "opens": ("string", "time"),
        "place": ("string", "dimension"),
        "paid": ("boolean", "dimension"),
        "amount": ("number", "measure"),
        "rate": ("number", "measure"),
    }
    assert orders.time == "ordered_at"
    assert orders.unique_keys == (("receipt",), ("shop", "number"))
    assert found.model.examples == ("How much did we sell last month?",)
    customers = found.model.dataset("customers")
    assert customers is not None
    assert customers.sql == "SELECT customer_id, country FROM raw_customers"


def test_every_loss_of_the_shop_is_told() -> None:
    found = read({"shop.yaml": (HERE / "files/shop.yaml").read_text()})
    told = [f"{loss.code} {loss.place.path}" for loss in found.losses if loss.severity == "error"]
    assert told == [
        "ossie-dialect datasets/orders/fields/cube_only",
        "ossie-expression datasets/orders/fields/odd",
        "ossie-expression metrics/running",
        "ossie-aggregate-datasets metrics/mixed",
        "ossie-dialect metrics/tableau_only",
        "ossie-unknown-dataset relationships/order_ghost",
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_read_is_a_model_without_errors(path: Path) -> None:
    model = read({path.name: path.read_text()}).model
    assert list(reference_issues(model)) == []
    assert [issue for issue in lint(model) if issue.severity == "error"] == []
