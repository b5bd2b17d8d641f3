"""Models of others that the tests import: asked through the engine, held against SQL of their own.

Each folder of a format has models (files, or folders of files), `build.sql` with their data, and for each
model NAME an oracle NAME.oracle.yaml (metric, what it is grouped by, SQL) and NAME.losses.txt.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import yaml

from engine import Parlance
from semantic.formats import Imported, load
from semantic.issues import ModelError
from semantic.query import DimensionTerm, GroupTerm, LogicalQuery, MetricRef, TimeTerm
from semantic.references import reference_issues
from semantic.rules import run as lint

HERE = Path(__file__).parent
NOW = datetime(2026, 4, 5, 12)
Rows = dict[Any, Any]


def model_path(format_name: str, name: str) -> Path:
    """The file or the folder of a model."""
    return next(path for path in (HERE / format_name).glob(f"{name}*") if _is_model(path))


def _is_model(path: Path) -> bool:
    return path.is_dir() or not path.name.endswith((".losses.txt", ".oracle.yaml", ".sql", ".py"))


@cache
def imported(format_name: str, name: str) -> Imported:
    """The model as it is read."""
    path = model_path(format_name, name)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return read_texts(format_name, {file.name: file.read_text() for file in files})


def read_texts(format_name: str, files: dict[str, str]) -> Imported:
    """Texts by file name, read in a format."""
    found = load(format_name)
    assert found is not None
    assert found.read is not None
    return found.read(files)


def losses(found: Imported) -> list[str]:
    """Each loss as one line."""
    return [f"{one.severity} {one.code} {one.place} {one.place.path}: {one.message}" for one in found.losses]


def expected_losses(format_name: str, name: str) -> list[str]:
    """Every loss that is to be told, in order."""
    return (HERE / format_name / f"{name}.losses.txt").read_text().splitlines()


def oracle(format_name: str, name: str) -> list[tuple[str, str, str]]:
    """Metric, what it is grouped by ("": nothing), and its SQL."""
    cases = yaml.safe_load((HERE / format_name / f"{name}.oracle.yaml").read_text())
    return [(case["metric"], case.get("by", ""), case["sql"]) for case in cases]


def build(format_name: str, path: Path) -> Path:
    """The database of the format's models."""
    with duckdb.connect(str(path)) as connection:
        connection.execute((HERE / format_name / "build.sql").read_text())
    return path


def asked(found: Imported, source: Path, metric: str, by: str) -> Rows:
    """The metric through the engine, by a dimension, a grain of time, or nothing."""
    groups: dict[str, GroupTerm] = {"": TimeTerm(grain="month"), by: DimensionTerm(name=by or "none")}
    if by in ("day", "month", "year"):
        groups[by] = TimeTerm(grain=by)  # type: ignore[arg-type]
    group_by = (groups[by],) if by else ()
    answer = Parlance(found.model, str(source), now=NOW).query(
        LogicalQuery(metrics=(MetricRef(name=metric),), group_by=group_by)
    )
    assert answer.status == "answer", (metric, answer)
    assert answer.table is not None
    return rows_of(answer.table.rows)


def computed(source: Path, sql: str) -> Rows:
    """The rows of the metric's own SQL."""
    with duckdb.connect(str(source)) as connection:
        return rows_of(connection.execute(sql).fetchall())


def rows_of(rows: Any) -> Rows:
    """Number by group; the group of a total is nothing."""
    return {tuple(map(_group, row[:-1])): _number(row[-1]) for row in rows}


def _group(value: Any) -> Any:
    return str(value)[:10] if hasattr(value, "year") else value


def _number(value: Any) -> Any:
    return None if value is None else round(float(value), 9)


def faults(found: Imported) -> list[str]:
    """What is an error in the imported model."""
    issues = [*reference_issues(found.model), *lint(found.model)]
    return [str(issue) for issue in issues if issue.severity == "error"]


def refusal(format_name: str, text: str) -> tuple[int, str]:
    """The line and the message of the one error that a text is refused with."""
    try:
        read_texts(format_name, {"model.file": text})
    except ModelError as error:
        (issue,) = error.issues
        assert issue.place.file in ("model.file", "")
        return issue.place.line, issue.message
    raise AssertionError(f"was read: {text}")
