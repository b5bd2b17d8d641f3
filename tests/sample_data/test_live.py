"""The simulated feed: the same lines however they are read, in words that are understood; its clock."""

import json
from collections import Counter
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.ingest import load_pipelines
from engine.ingest.feed import Feed, Settings
from engine.ingest.vocabulary import recognise
from engine.ingest.work import working
from sample_data.clock import NOW_AT
from sample_data.generate import build
from sample_data.live import Simulation, clock_of
from semantic.yaml_io import shipped_models

HOUR = timedelta(hours=1)


def quiet(line: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("live") / "small.duckdb"
    build(path, scale=0.01, progress=quiet)
    return path


@pytest.fixture(scope="module")
def hour(small: Path) -> list[bytes]:
    with duckdb.connect(str(small), read_only=True) as con:
        return Simulation(con, NOW_AT).until(NOW_AT + HOUR)


def test_the_same_seed_gives_the_same_lines_in_whatever_steps(small: Path, hour: list[bytes]) -> None:
    with duckdb.connect(str(small), read_only=True) as con:
        stepped = Simulation(con, NOW_AT)
        found = [line for minute in range(61) for line in stepped.until(NOW_AT + minute * HOUR / 60)]
        assert found == hour
        assert Simulation(con, NOW_AT, seed=8).until(NOW_AT + HOUR) != hour


def test_lines_are_understood_but_for_the_broken_ones(hour: list[bytes]) -> None:
    seen: Counter[str] = Counter()
    for line in hour:
        try:
            told = recognise(json.loads(line))
        except ValueError:
            seen["broken"] += 1
            continue
        seen.update(["broken"] if isinstance(told, str) else [stream for stream, _ in told])
    assert set(seen) >= {
        "player_events", "player_sessions", "playback_reports", "stream_trace", "stream_status",
        "ingest_metrics", "capabilities", "payments", "broken",
    }  # fmt: skip
    assert 0 < seen["broken"] < len(hour) / 20
    assert seen["player_events"] > 300


def test_the_answers_move_with_the_clock(small: Path, tmp_path: Path) -> None:
    pipelines = load_pipelines(Path(str(files("sample_data") / "pipeline")))
    path, target = tmp_path / "work.duckdb", tmp_path / "published.duckdb"
    path.write_bytes(small.read_bytes())
    with working(path, pipelines, [], quiet) as con:
        assert clock_of(con) == NOW_AT
        simulation = Simulation(con, NOW_AT, speed=3600)
        feed = Feed(
            con, path, pipelines, simulation, target, Settings(), recognise,
            clock=simulation.clock, moves_clock=True,
        )  # fmt: skip
        feed._make_up()
        door = Parlance(shipped_models(), target)
        before = _views(door)
        assert door.clock.now == NOW_AT
        while not feed.step() or simulation.clock() < NOW_AT + HOUR:
            pass
        assert _views(door) > before
        assert door.clock.now == simulation.clock() == clock_of(con) > NOW_AT + HOUR
        assert con.execute("SELECT max(received_at) FROM raw.player_events").fetchall()[0][0] > NOW_AT
        ((late,),) = con.execute(
            "SELECT count(*) FROM raw.stream_status WHERE received_at > ? AND reject_reason IS NOT NULL",
            [NOW_AT],
        ).fetchall()
        assert late == 0


def _views(door: Parlance) -> int:
    answer = door.ask("views today")
    assert answer.table is not None, answer.reason
    return int(answer.table.rows[0][0])  # type: ignore[arg-type]


def test_it_goes_on_where_it_was_stopped(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    path.write_bytes(small.read_bytes())
    with duckdb.connect(str(path)) as con:
        con.execute(
            "CREATE SCHEMA feed; CREATE TABLE feed.clock AS SELECT TIMESTAMP '2026-07-02 10:00:00' AS now"
        )
        assert clock_of(con) == datetime(2026, 7, 2, 10)
