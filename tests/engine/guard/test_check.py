"""The guard lets planned trees through, and keeps up with models that change."""

import pytest
import sqlglot
from sqlglot import exp

from engine.guard.check import check
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.model import DefaultFilter
from semantic.query import LogicalQuery, MetricRef

QUERY = LogicalQuery(metrics=(MetricRef(name="revenue"),))


def plan_of(sql: str) -> Plan:
    return Plan(QUERY, sqlglot.parse_one(sql, read="duckdb"), ())


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT orders.store_name AS s, COUNT(*) AS n FROM orders GROUP BY 1 HAVING COUNT(*) > 3 ORDER BY s",
        "SELECT o.customer_id FROM orders AS o LEFT JOIN customers AS c ON o.customer_id = c.customer_id",
        "SELECT COUNT(*) AS n FROM (SELECT order_id, refunded_at, cents / 100 AS amount"
        " FROM raw_refunds WHERE approved) AS refunds",
        "WITH a AS (SELECT SUM(orders.amount) AS x FROM orders)"
        " SELECT a.x / (SELECT MAX(a.x) AS y FROM a) AS z FROM a",
        "SELECT SUM(orders.amount) FILTER (WHERE orders.is_gift) AS g FROM orders LIMIT 5",
        "SELECT a.sent_from, b.region FROM parcels AS a LEFT JOIN countries AS b ON a.sent_from = b.code",
    ],
)
def test_plain_queries_pass_unchanged(sql, catalog):
    plan = plan_of(sql)
    assert check(plan, catalog) is plan


def test_each_catalog_is_judged_by_its_own_model(catalog):
    plan = plan_of("SELECT orders.is_void FROM orders")
    assert isinstance(check(plan, catalog), Refusal)
    orders = catalog.datasets["orders"]
    voids = orders.model_copy(
        update={"default_filters": (DefaultFilter(name="v", expr="NOT is_void", label="v"),)}
    )
    datasets = tuple(voids if one.name == "orders" else one for one in catalog.model.datasets)
    assert check(plan, Catalog(catalog.model.model_copy(update={"datasets": datasets}))) is plan
    assert isinstance(check(plan, catalog), Refusal)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (exp.Window(this=exp.Count(this=exp.Star())), "a window may only number rows, or add up a column"),
        (exp.RowNumber(), "rows are numbered in a window only"),
    ],
)
def test_windows_only_number_rows(number, why, catalog):
    source = exp.From(this=exp.Table(this=exp.to_identifier("orders")))
    tree = exp.Select(expressions=[exp.alias_(number, "place")], from_=source)
    made = check(Plan(QUERY, tree, ()), catalog)
    assert isinstance(made, Refusal)
    assert why in made.message
