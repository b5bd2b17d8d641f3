"""How long the SQL runs that the product writes, against what a person wrote for the same question."""

import time
from collections.abc import Sequence
from statistics import median

import duckdb

from tests.bench.figures import Figure

Pair = tuple[str, str, str]


def statements(connection: duckdb.DuckDBPyConnection, pairs: Sequence[Pair], rounds: int) -> list[Figure]:
    """The ratio by question (id, our SQL, the oracle's): each side's best of interleaved rounds."""
    ratios = {name: _ratio(connection, ours, oracle, rounds) for name, ours, oracle in pairs}
    worst = max(ratios, key=lambda name: ratios[name])
    slower = sum(ratio > 2 for ratio in ratios.values())
    return [
        Figure("our SQL to hand-written SQL, median", median(ratios.values()), "x", "", f"of {len(ratios)}"),
        Figure("our SQL to hand-written SQL, worst", ratios[worst], "x", "", worst),
        Figure("questions at more than twice the hand-written SQL", slower, "", "", f"of {len(ratios)}"),
    ]


def _ratio(connection: duckdb.DuckDBPyConnection, ours: str, oracle: str, rounds: int) -> float:
    best = {ours: float("inf"), oracle: float("inf")}
    for _ in range(rounds):
        for sql in best:
            start = time.perf_counter()
            connection.execute(sql).fetchall()
            best[sql] = min(best[sql], time.perf_counter() - start)
    return best[ours] / best[oracle]
