"""How long planned SQL runs over millions of rows, against what a person wrote for the same answer."""

import sys
import time
from collections.abc import Iterator
from datetime import datetime
from math import isclose
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import yaml

from engine.dialects.text import sql_text
from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.text_form import from_text
from semantic.yaml_io import load
from tests.bench.figures import Figure

HERE = Path(__file__).parent / "large"
CLOCK = Clock(datetime(2026, 1, 1, 9))
ROWS, RUNS = 5_000_000, 9


class Pair(NamedTuple):
    """One question: its aim, our SQL and the hand-written one."""

    name: str
    most: float
    ours: str
    by_hand: str


def volume(rows: int = ROWS, runs: int = RUNS) -> list[Figure]:
    """The ratio of each question: each side's best of interleaved runs. ValueError if answers differ."""
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    print(f"bench: making {rows:,} rows", file=sys.stderr)
    connection.execute((HERE / "tables.sql").read_text().replace(":rows", str(rows)))
    return [_figure(connection, pair, runs) for pair in pairs()]


def pairs() -> Iterator[Pair]:
    """The questions with both texts."""
    catalog = Catalog(load(HERE / "model.yaml"))
    for entry in yaml.safe_load((HERE / "pairs.yaml").read_text()):
        made = plan(from_text(entry["query"]), catalog, CLOCK)
        if not isinstance(made, Plan):
            raise ValueError(f"{entry['name']}: {made.message}")
        yield Pair(entry["name"], entry["most"], sql_text(made.tree), entry["sql"])


def _figure(connection: duckdb.DuckDBPyConnection, pair: Pair, runs: int) -> Figure:
    best = {pair.ours: float("inf"), pair.by_hand: float("inf")}
    answers: dict[str, list[tuple[Any, ...]]] = {}
    for _ in range(runs):
        for sql in best:
            start = time.perf_counter()
            answers[sql] = connection.execute(sql).fetchall()
            best[sql] = min(best[sql], time.perf_counter() - start)
    if not _same(answers[pair.ours], answers[pair.by_hand]):
        raise ValueError(f"{pair.name}: the answers differ")
    note = f"{1000 * best[pair.ours]:.0f} ms"
    ratio = best[pair.ours] / best[pair.by_hand]
    return Figure(f"{pair.name}, planned to hand-written", ratio, "x", f"at most {pair.most:.2f}", note)


def _same(ours: list[tuple[Any, ...]], by_hand: list[tuple[Any, ...]]) -> bool:
    rows = zip(ours, by_hand, strict=False)
    cells = (pair for one, other in rows for pair in zip(one, other, strict=True))
    return len(ours) == len(by_hand) and all(_close(mine, theirs) for mine, theirs in cells)


def _close(mine: Any, theirs: Any) -> bool:
    if isinstance(mine, float):
        return isclose(mine, float(theirs), rel_tol=1e-9)
    return bool(mine == theirs)
