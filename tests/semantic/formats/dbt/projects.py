"""The dbt projects the tests read, their data, and asking their metrics by month."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import yaml

from engine import Parlance
from semantic.formats import Imported
from semantic.formats.dbt import read
from semantic.model import SemanticModel
from semantic.query import LogicalQuery, MetricRef, TimeTerm

HERE = Path(__file__).parent
NOW = datetime(2026, 4, 5, 12)
ORACLE: dict[str, str] = yaml.safe_load((HERE / "oracle.yaml").read_text())
Rows = dict[Any, Any]


@cache
def imported(name: str = "project") -> Imported:
    """The project in the folder."""
    files = sorted(path for path in (HERE / name).rglob("*") if path.is_file())
    return read({str(path.relative_to(HERE)): path.read_text() for path in files})


def build(path: Path) -> Path:
    """The canteen's database."""
    with duckdb.connect(str(path)) as connection:
        connection.execute((HERE / "build.sql").read_text())
    return path


def door(model: SemanticModel, source: Path) -> Parlance:
    """The engine on the canteen's database."""
    return Parlance(model, str(source), now=NOW)


def asked(parlance: Parlance, metric: str) -> Rows:
    """The metric by month, through the engine: month as text -> number."""
    query = LogicalQuery(metrics=(MetricRef(name=metric),), group_by=(TimeTerm(grain="month"),))
    answer = parlance.query(query)
    assert answer.status == "answer", (metric, answer)
    assert answer.table is not None
    return {str(row[0])[:10]: _number(row[1]) for row in answer.table.rows}


def oracle(source: Path) -> dict[str, Rows]:
    """Every metric by month, in SQL of its own."""
    with duckdb.connect(str(source)) as connection:
        found = {metric: connection.execute(sql).fetchall() for metric, sql in ORACLE.items()}
    return {metric: {str(row[0])[:10]: _number(row[1]) for row in rows} for metric, rows in found.items()}


def _number(value: Any) -> Any:
    return None if value is None else round(float(value), 9)
