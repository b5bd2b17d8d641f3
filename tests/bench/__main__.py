"""make bench: how fast, as ratios measured side by side in one run. No figure fails it; aims stand beside."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from engine import Parlance
from sample_data.locate import ensure
from semantic.query import LogicalQuery
from semantic.yaml_io import shipped_models
from tests.bench.checking import ROWS as CHECKED_ROWS
from tests.bench.checking import checking
from tests.bench.coverage import EACH, coverage
from tests.bench.crowds import crowds
from tests.bench.feed import EVENTS, FEW, feed
from tests.bench.figures import Figure
from tests.bench.loading import loading
from tests.bench.planning import planning
from tests.bench.processes import processes
from tests.bench.scale import ASKED, VALUES, scale
from tests.bench.screens import screens
from tests.bench.serving import served
from tests.bench.sources import sources
from tests.bench.statements import statements
from tests.bench.understanding import understanding
from tests.bench.volume import ROWS, volume
from tests.bench.waiting import waiting
from tests.eval.corpus import Entry, entries
from tests.eval.judge import judge
from tests.eval.machine import machine
from tests.eval.table import table

ROOT = Path(__file__).parents[2]
MEASURES = (
    "understanding",
    "processes",
    "planning",
    "loading",
    "coverage",
    "statements",
    "volume",
    "sources",
    "feed",
    "checking",
    "scale",
    "screens",
    "visitors",
)
CROWD = 50


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="repetitions of what is quick (default: 3)")
    parser.add_argument("--processes", type=int, default=9, help="runs of each process (default: 9)")
    parser.add_argument("--rows", type=int, default=ROWS, help=f"rows of the large table (default: {ROWS})")
    parser.add_argument("--only", choices=MEASURES, help="one measure")
    arguments = parser.parse_args(words)
    os.environ.setdefault("PARLANCE_HOME", str(ROOT / ".parlance"))
    started = time.perf_counter(), time.process_time()
    chosen = [arguments.only] if arguments.only else MEASURES
    size = Size(arguments.rounds, arguments.processes, arguments.rows)
    found = measured(entries("en"), chosen, size)
    print(table([_row(figure) for figure in found]))
    print(f"\nCPU {time.process_time() - started[1]:.1f} s in this process, "
          f"{time.perf_counter() - started[0]:.1f} s passed\n{machine()}")  # fmt: skip
    return 0


def _row(figure: Figure) -> dict[str, object]:
    value = f"{figure.value:.2f} {figure.unit}" if figure.unit else f"{figure.value:.0f}"
    return {"measure": figure.what, "value": value, "aim": figure.aim, "note": figure.note}


@dataclass(frozen=True)
class Size:
    """How much is measured: repetitions of what is quick, runs of what is slow, rows of the large table."""

    rounds: int
    runs: int
    rows: int


def measured(asked: Sequence[Entry], chosen: Sequence[str], size: Size) -> list[Figure]:
    """The figures of the chosen measures over the questions."""
    rounds, runs = size.rounds, size.runs
    sample = ensure(lambda line: print(line, file=sys.stderr))
    door = Parlance(shipped_models(), sample)
    measures: dict[str, Callable[[], list[Figure]]] = {
        "understanding": lambda: understanding(door, [entry.question for entry in asked], rounds),
        "processes": lambda: processes(sample, runs),
        "planning": lambda: planning(door, _queries(door, asked), rounds),
        "loading": lambda: loading(runs),
        "coverage": lambda: coverage(rounds, EACH if rounds > 1 else 100),
        "statements": lambda: _statements(door, asked, rounds, sample),
        "volume": lambda: volume(size.rows, runs),
        "sources": lambda: sources(100 if rounds > 1 else 5),  # few where it is only tried
        "feed": lambda: feed(sample, rounds, (EVENTS, FEW) if rounds > 1 else (FEW,)),
        "checking": lambda: checking(min(size.rows, CHECKED_ROWS), runs),
        "scale": lambda: scale(min(size.rows, VALUES), ASKED if rounds > 1 else 5),
        "screens": lambda: screens(rounds),
        "visitors": lambda: _visitors(asked, rounds),
    }
    return [figure for name in chosen for figure in measures[name]()]


def _visitors(asked: Sequence[Entry], rounds: int) -> list[Figure]:
    """One alone, then many at once, of the same server."""
    with served() as address:
        questions = [entry.question for entry in asked if entry.expected == "answer"]
        return waiting(address, rounds) + crowds(address, questions, CROWD)


def _queries(door: Parlance, asked: Sequence[Entry]) -> list[LogicalQuery]:
    replies = [door.ask(entry.question) for entry in asked]
    return [reply.query for reply in replies if reply.status == "answer" and reply.query is not None]


def _statements(door: Parlance, asked: Sequence[Entry], rounds: int, sample: Path) -> list[Figure]:
    """Only of right answers: a wrong one may well be quick."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(sample, Path(folder) / "sample.duckdb")
        with duckdb.connect(str(copy), read_only=True) as connection:
            judged = [judge(entry, door, connection) for entry in asked if entry.expected == "answer"]
            right = [found.entry for found in judged if found.verdict == "right"]
            pairs = [(entry.id, door.ask(entry.question).sql, entry.sql) for entry in right]
            return statements(connection, pairs, rounds)


if __name__ == "__main__":
    sys.exit(main())
