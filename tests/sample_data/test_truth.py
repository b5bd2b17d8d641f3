"""Measured watch time against what was truly watched, viewing by viewing."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sample_data.generate import build
from sample_data.viewing import damage

# Seconds truly watched, seconds that reports fail to tell, seconds measured; by viewer, video and session.
VIEWINGS = """
    WITH
    truly AS (
        SELECT user_id, video_id, session_id, sum(to_s - from_s) AS real_s FROM truth.watched GROUP BY ALL
    ),
    lost AS (SELECT user_id, video_id, session_id, sum(lost_s) AS lost_s FROM truth.lost GROUP BY ALL),
    told AS (
        SELECT user_id, video_id, session_id, sum(watched_s) AS told_s FROM video_segments GROUP BY ALL
    )
    SELECT coalesce(real_s, 0) AS real_s, lost_s, coalesce(told_s, 0) AS told_s
    FROM truly FULL JOIN lost USING (user_id, video_id, session_id)
    FULL JOIN told USING (user_id, video_id, session_id)
"""


def quiet(line: str) -> None:
    """Show no progress."""


def counted(con: duckdb.DuckDBPyConnection, condition: str) -> int:
    """How many viewings there are of which the condition holds."""
    return int(con.execute(f"SELECT count(*) FROM ({VIEWINGS}) WHERE {condition}").fetchall()[0][0])


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A small build that keeps the truth."""
    path: Path = tmp_path_factory.mktemp("truth") / "watched.duckdb"
    build(path, scale=0.03, truth=True, progress=quiet)
    with duckdb.connect(str(path), read_only=True) as con:
        yield con


def test_whole_viewings_are_measured_exactly(real: duckdb.DuckDBPyConnection) -> None:
    assert counted(real, "lost_s IS NULL") > 1_500
    assert counted(real, "lost_s IS NULL AND told_s <> real_s") == 0


def test_broken_viewings_lack_what_is_listed(real: duckdb.DuckDBPyConnection) -> None:
    assert counted(real, "lost_s > 0") > 150
    assert counted(real, "lost_s IS NOT NULL AND told_s <> real_s - lost_s") == 0


def test_nothing_is_measured_that_was_not_watched(real: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT 1 FROM video_segments AS s ANTI JOIN truth.watched AS w
        ON s.session_id = w.session_id AND s.video_id = w.video_id AND s.started_at = w.started_at
            AND s.start_s = w.from_s AND s.end_s = w.to_s"""
    assert real.execute(query).fetchall() == []


def test_many_losses_never_join_two_stretches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "LOST", 0.45)
    build(tmp_path / "lossy.duckdb", scale=0.02, truth=True, progress=quiet)
    with duckdb.connect(str(tmp_path / "lossy.duckdb"), read_only=True) as con:
        assert counted(con, "lost_s > 0") > 500
        assert counted(con, "told_s <> real_s - coalesce(lost_s, 0)") == 0


def test_without_care_losses_would_join_stretches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "LOST", 0.45)
    monkeypatch.setattr(damage, "_mended", lambda marks, position, fate: fate)
    build(tmp_path / "fused.duckdb", scale=0.02, truth=True, progress=quiet)
    with duckdb.connect(str(tmp_path / "fused.duckdb"), read_only=True) as con:
        assert counted(con, "told_s > real_s - coalesce(lost_s, 0)") > 50


def test_no_speed_above_two(real: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT 1 FROM truth.watched
        WHERE from_s >= to_s OR to_s - from_s > 2 * epoch_ms(ended_at - started_at) / 1000 + 0.01"""
    assert real.execute(query).fetchall() == []


def test_every_loss_names_its_event(real: duckdb.DuckDBPyConnection) -> None:
    kinds = {kind for (kind,) in real.execute("SELECT DISTINCT kind FROM truth.lost").fetchall()}
    assert {"not sent", "lost", "no position", "unknown event", "no user"} <= kinds <= set(damage.FATES)
    arrived = """SELECT 1 FROM truth.lost AS l
        JOIN video_events AS e USING (session_id, video_id, ts, event_name)
        WHERE l.kind NOT IN ('position beyond the end', 'position jumped')"""
    assert real.execute(arrived).fetchall() == []


@pytest.mark.slow
@pytest.mark.sliced(0)
def test_the_build_that_users_get_is_exact_too(tmp_path: Path) -> None:
    build(tmp_path / "full.duckdb", truth=True, progress=lambda line: None)
    with duckdb.connect(str(tmp_path / "full.duckdb"), read_only=True) as full:
        assert counted(full, "real_s > 0") > 70_000
        assert counted(full, "told_s <> real_s - coalesce(lost_s, 0)") == 0
