"""ClickHouse and Spark say what DuckDB says: read back by sqlglot always, run where they are installed."""

from collections import Counter

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from engine.dialects import dialects, said_in, script, sql_text
from engine.errors import DialectError
from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.query import LogicalQuery
from semantic.text_form import from_text
from tests.sql.servers import Run, clickhouse, spark
from tests.sql.test_postgres import _plain, _rows
from tests.sql.test_sql import CATALOGS, CLOCK, HERE, PAGES, TABLES

OTHERS = ("clickhouse", "spark")
# What is not said: an exact class of decimals, an inner question that joins, an order by what is not shown.
UNSAID = {
    "clickhouse": {"CAST AS DECIMAL(38, 9)": 1, "EXISTS with JOIN": 2},
    "spark": {"CAST AS DECIMAL(38, 9)": 1, "ORDER BY COUNT": 1},
}
MORE = [
    'revenue where store contains "50%_\\\\"',
    'orders where store starts_with "a" by country',
    "stddev(orders.amount), variance(orders.amount), average(orders.amount) by store",
    "correlation(revenue, orders by store)",
    "orders by day_of_week, hour_of_day",
    "revenue by week, store compare previous during named(year=2026, month=5)",
    "top_share(revenue by store: 50 percent)",
    "average(revenue by store)",
    "revenue by store order revenue desc limit 1 rest",
    "revenue by month with change(revenue), growth(revenue) during named(year=2026) compare previous",
    "count(revenue > 100 by store)",
    "cumulative(revenue) by month during named(year=2026)",
    'orders, steps(orders: country = "Germany"), steps(orders: country = "Germany" then store = "A")',
]


def trees() -> dict[str, exp.Query]:
    """The statement of every page, and of more kinds of queries over the shop."""
    found = {f"{page.chapter.stem}: {page.title}": _tree(page.query, page.catalog) for page in PAGES}
    more = {text: _tree(from_text(text), CATALOGS["shop"]) for text in MORE}
    return {**found, **more}


def _tree(query: LogicalQuery, catalog: Catalog, clock: Clock = CLOCK) -> exp.Query:
    made = plan(query, catalog, clock)
    assert isinstance(made, Plan), made
    return made.tree


TREES = trees()


@pytest.mark.parametrize("dialect", dialects())
def test_every_statement_is_read_back_in_its_dialect(dialect: str) -> None:
    for name, tree in TREES.items():
        if not said_in(tree, dialect):
            continue
        *before, read = sqlglot.parse(script(tree, dialect), read=dialect)
        assert len(before) == (dialect == "spark"), name
        assert isinstance(read, exp.Select | exp.Union), name
        assert not list(read.find_all(exp.Command)), name
        assert [one.alias_or_name for one in read.selects] == [one.alias_or_name for one in tree.selects], (
            name
        )


@pytest.mark.parametrize("dialect", OTHERS)
def test_what_is_not_said_is_named_and_little(dialect: str) -> None:
    book = [TREES[f"{page.chapter.stem}: {page.title}"] for page in PAGES]
    lacking: list[str] = []
    for tree in (one for one in book if not said_in(one, dialect)):
        with pytest.raises(DialectError) as found:
            sql_text(tree, dialect)
        assert found.value.hint
        lacking.append(found.value.part)
    assert Counter(lacking) == UNSAID[dialect]


@pytest.mark.parametrize("dialect", OTHERS)
@pytest.mark.parametrize(
    ("sql", "part"),
    [
        ("SELECT REGEXP_MATCHES(t.x, 'a') AS x FROM t", "REGEXP_MATCHES"),
        ("SELECT CAST(t.x AS INTEGER) AS x FROM t", "CAST AS INT"),
        ("SELECT QUANTILE_DISC(t.x, 0.5) AS x FROM t", "QUANTILE_DISC"),
        ("SELECT LOG(t.x) AS x FROM t", "LOG"),
        ("SELECT DATE_DIFF('month', t.x, t.y) AS x FROM t", "DATE_DIFF"),
        ("SELECT t.x // 2 AS x FROM t", "t.x // 2"),
    ],
)
def test_what_engines_say_with_other_numbers_is_refused_by_name(dialect: str, sql: str, part: str) -> None:
    with pytest.raises(DialectError) as found:
        sql_text(sqlglot.parse_one(sql, read="duckdb"), dialect)
    assert found.value.part == part


def test_differences_that_would_change_numbers_are_mended() -> None:
    median = sqlglot.parse_one("SELECT MEDIAN(t.x) AS x, AVG(t.y) AS y, t.x / t.y AS z FROM t", read="duckdb")
    house = sql_text(median, "clickhouse", pretty=False)
    assert "quantileExactInclusive(0.5)(t.x)" in house  # median samples there
    assert "CAST(t.x AS Nullable(Float64)) / t.y" in house
    assert "join_use_nulls = 1" in house
    assert "aggregate_functions_null_for_empty = 1" in house
    sparks = sql_text(median, "spark", pretty=False)
    assert "AVG(CAST(t.y AS DOUBLE))" in sparks
    weekday = sqlglot.parse_one("SELECT EXTRACT(ISODOW FROM t.x) AS d FROM t ORDER BY d", read="duckdb")
    assert "toDayOfWeek(t.x)" in sql_text(weekday, "clickhouse", pretty=False)
    assert "DAYOFWEEK_ISO" in sql_text(weekday, "spark", pretty=False)
    assert "NULLS LAST" in sql_text(weekday, "spark", pretty=False)


def test_the_tree_is_left_as_it_was() -> None:
    for dialect in OTHERS:
        for name, tree in TREES.items():
            before = sql_text(tree)
            said_in(tree, dialect)
            assert sql_text(tree) == before, name


@pytest.fixture(scope="module")
def duck() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(TABLES + _rows() + (HERE / "airline_rows.sql").read_text())
    return connection


def test_the_same_rows_on_clickhouse(duck: duckdb.DuckDBPyConnection) -> None:
    pytest.importorskip("chdb")
    _held(duck, clickhouse(duck), "clickhouse")


def test_the_same_rows_on_spark(
    duck: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pytest.importorskip("pyspark")
    _held(duck, spark(duck, tmp_path_factory.mktemp("spark")), "spark")


def _held(duck: duckdb.DuckDBPyConnection, run: Run, dialect: str) -> None:
    for name, tree in TREES.items():
        if said_in(tree, dialect):
            ours = [tuple(map(_plain, row)) for row in duck.execute(sql_text(tree)).fetchall()]
            assert [tuple(map(_plain, row)) for row in run(sql_text(tree, dialect))] == ours, name
