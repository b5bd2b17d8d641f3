"""Holding a model against data for a command: by which clock, and what is said meanwhile."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from app import probing
from semantic.locations import Locations
from semantic.yaml_io import load, load_located

MODEL = """\
semantic_model: {name: shop%s}
datasets:
  - name: orders
    table: orders
    primary_key: [id]
    time: at
    fields:
      - {name: at, type: timestamp, role: time}
"""


def _codes(folder: Path, now: str) -> set[str]:
    with duckdb.connect(str(folder / "shop.duckdb")) as connection:
        connection.execute("CREATE OR REPLACE TABLE orders AS SELECT 1 AS id, TIMESTAMP '2020-05-01' AS at")
    path = folder / "shop.yaml"
    path.write_text(MODEL % (f', now: "{now}"' if now else ""), encoding="utf-8")
    return {issue.code for issue in probing.probe(str(folder / "shop.duckdb"), *load_located(path))}


def test_the_clock_is_the_model_s_else_the_wall_s(tmp_path: Path) -> None:
    assert _codes(tmp_path, "") == set()
    assert _codes(tmp_path, "2020-04-01T00:00:00") == {"time-in-future"}
    assert _codes(tmp_path, "2020-05-01T01:00:00+02:00") == set()


def test_a_declared_clock_with_a_zone_is_utc(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(MODEL % ', now: "2020-05-01T01:00:00+02:00"', encoding="utf-8")
    assert probing.clock_of(load(path)).now == datetime(2020, 4, 30, 23)


def test_only_long_work_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([10.0, 11.0, 12.5])
    monkeypatch.setattr("app.probing.time.monotonic", lambda: next(moments))
    said: list[str] = []
    say = probing.patient(said.append)
    say("quick")
    say("slow")
    assert said == ["slow"]


def test_the_source_is_let_go_of(tmp_path: Path) -> None:
    _codes(tmp_path, "")
    model = load(tmp_path / "shop.yaml")
    probing.probe(str(tmp_path / "shop.duckdb"), model, Locations())
    with duckdb.connect(str(tmp_path / "shop.duckdb")) as connection:  # a writer needs it alone
        connection.execute("DROP TABLE orders")
