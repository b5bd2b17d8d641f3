"""The databases and their questions are sound: two engines build them and agree on every oracle."""

import math
import re
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.written import written_in

HERE = Path(__file__).parent
NAMES = sorted(path.parent.name for path in HERE.glob("*/build.sql"))
REFUSALS = {"unknown_term", "no_path", "no_data", "not_supported", "out_of_scope", "too_vague"}
Rows = list[tuple[Any, ...]]


def questions(name: str) -> list[dict[str, Any]]:
    """The questions of one database."""
    loaded = written_in(HERE / name / "questions.yaml")
    assert set(loaded) == {"now", "questions"}
    assert loaded["now"] is None or isinstance(loaded["now"], str)
    return list(loaded["questions"])


def plain(value: Any) -> Any:
    """A value without its engine's type: numbers as float, dates as ISO text."""
    if value is None:
        return value
    if isinstance(value, str) or hasattr(value, "isoformat"):
        return str(value).removesuffix(" 00:00:00")
    return float(value)


def in_order(rows: Rows, ordered: bool) -> Rows:
    """The rows as they are, or in an order that does not depend on the engine."""
    made_plain = [tuple(plain(value) for value in row) for row in rows]
    return made_plain if ordered else sorted(made_plain, key=lambda row: [(v is None, str(v)) for v in row])


def equal(left: Any, right: Any) -> bool:
    """Equal values, numbers with the tolerance of the oracle."""
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=1e-9)
    return bool(left == right)


@pytest.fixture(scope="module", params=NAMES)
def built(request: pytest.FixtureRequest) -> tuple[str, sqlite3.Connection, duckdb.DuckDBPyConnection]:
    """One database, built in SQLite and in DuckDB."""
    script = (HERE / request.param / "build.sql").read_text(encoding="utf-8")
    lite, duck = sqlite3.connect(":memory:"), duckdb.connect()
    lite.executescript(script)
    duck.execute(script)
    return request.param, lite, duck


def test_every_database_is_in_the_readme() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", (HERE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == NAMES


def test_ids_and_questions_are_unique() -> None:
    entries = [(name, entry) for name in NAMES for entry in questions(name)]
    counts = Counter(entry["id"] for _, entry in entries)
    counts.update(f"{name}: {entry['question'].lower()}" for name, entry in entries)
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_entries_are_complete(name: str) -> None:
    entries = questions(name)
    refused = [entry for entry in entries if "refuse" in entry]
    assert (len(entries), len(refused)) in {(32, 4), (40, 4), (40, 6), (45, 5), (48, 8)}
    for entry in entries:
        keys = {"refuse", "why"} if "refuse" in entry else {"ordered", "sql"}
        assert set(entry) == {"id", "question"} | keys, entry["id"]
        assert entry.get("refuse", "no_data") in REFUSALS, entry["id"]


def test_size_and_keys(built: tuple[str, sqlite3.Connection, duckdb.DuckDBPyConnection]) -> None:
    _, lite, _ = built
    tables = [row[0] for row in lite.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    total = sum(lite.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0] for table in tables)
    assert 200 <= total <= 5000
    assert lite.execute("PRAGMA foreign_key_check").fetchall() == []


def test_engines_agree(built: tuple[str, sqlite3.Connection, duckdb.DuckDBPyConnection]) -> None:
    name, lite, duck = built
    for entry in questions(name):
        if "sql" in entry:
            results = [run.execute(entry["sql"]).fetchall() for run in (lite, duck)]
            left, right = (in_order(rows, entry["ordered"]) for rows in results)
            assert any(value is not None for row in left for value in row), entry["id"]
            assert [len(row) for row in left] == [len(row) for row in right], entry["id"]
            pairs = [pair for rows in zip(left, right, strict=True) for pair in zip(*rows, strict=True)]
            assert all(equal(*pair) for pair in pairs), entry["id"]


def test_no_ordered_answer_has_a_tie(
    built: tuple[str, sqlite3.Connection, duckdb.DuckDBPyConnection],
) -> None:
    name, lite, _ = built
    for entry in questions(name):
        if entry.get("ordered"):
            one_more = re.sub(r"LIMIT (\d+)\s*$", lambda found: f"LIMIT {int(found[1]) + 1}", entry["sql"])
            last = [row[-1] for row in lite.execute(one_more)]
            assert len(set(last)) == len(last) > 1, entry["id"]
