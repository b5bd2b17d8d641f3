"""The SQL of an exported metric, run by itself, gives the number that the engine gives."""

from pathlib import Path

import duckdb
import pytest
import sqlglot
import yaml
from sqlglot import exp

from engine import Parlance
from semantic.formats.ossie import read, write
from semantic.query import LogicalQuery, MetricRef
from tests.semantic.formats.dbt.projects import build, door, imported

MODEL = imported().model
DOCUMENT = yaml.safe_load(write(MODEL).files["ossie.yaml"])["semantic_model"][0]
SQL = {
    metric["name"]: metric["expression"]["dialects"][0]["expression"]
    for metric in DOCUMENT.get("metrics", [])
}


def tables(sql: str) -> set[str]:
    return {column.table for column in sqlglot.parse_one(sql).find_all(exp.Column)}


ONE_TABLE = sorted(name for name, sql in SQL.items() if len(tables(sql)) == 1)


@pytest.fixture(scope="module")
def parlance(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    """The engine on the canteen."""
    return door(MODEL, build(tmp_path_factory.mktemp("engine") / "canteen.duckdb"))


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The canteen's database by itself."""
    path: Path = build(tmp_path_factory.mktemp("plain") / "canteen.duckdb")
    return duckdb.connect(str(path))


@pytest.mark.parametrize("name", ONE_TABLE)
def test_the_expression_computes_the_number(
    name: str, parlance: Parlance, oracle: duckdb.DuckDBPyConnection
) -> None:
    answer = parlance.query(LogicalQuery(metrics=(MetricRef(name=name),)))
    assert answer.table is not None, answer
    sql = sqlglot.transpile(SQL[name], write="duckdb")[0]
    found = oracle.execute(f"SELECT {sql} FROM {tables(SQL[name]).pop()}").fetchone()
    assert found is not None
    assert float(found[0]) == pytest.approx(float(answer.table.rows[0][0]))


def test_most_metrics_are_said_in_sql() -> None:
    assert len(ONE_TABLE) >= 18
    assert {"revenue", "p90_discrete", "food_share", "tax", "revenue_not_done"} <= set(ONE_TABLE)
    assert {"growth", "revenue_30", "visit_to_order", "balance"}.isdisjoint(SQL)


def test_without_our_extensions_the_metrics_still_mean_the_same(parlance: Parlance, tmp_path: Path) -> None:
    """As another tool reads the document, so do we."""
    bare = yaml.safe_load(write(MODEL).files["ossie.yaml"])
    model = bare["semantic_model"][0]
    for part in (model, *model["datasets"], *model["metrics"], *model["relationships"]):
        part.pop("custom_extensions", None)
    found = read({"bare.yaml": yaml.safe_dump(bare)}).model
    other = door(found, build(tmp_path / "canteen.duckdb"))
    names = [name for name in ONE_TABLE if found.metric(name)]
    assert len(names) >= 18
    for name in names:
        query = LogicalQuery(metrics=(MetricRef(name=name),))
        mine, theirs = parlance.query(query).table, other.query(query).table
        assert mine is not None, name
        assert theirs is not None, name
        assert mine.rows == theirs.rows, name
