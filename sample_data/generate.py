"""Build the sample database: `python -m sample_data.generate PATH [--scale 1.0] [--seed 7]`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import duckdb

from sample_data import (
    batches,
    catalog,
    checks,
    fleet,
    incidents,
    network,
    playback,
    plays,
    samples,
    sessions,
    store,
    streams,
)
from sample_data.clock import generator

SESSIONS = 62_000
VIEWERS = 6_000

Progress = Callable[[str], None]


def to_stderr(line: str) -> None:
    """Print a line of progress where it does not mix with results."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def build(path: Path, *, scale: float = 1.0, seed: int = 7, progress: Progress = to_stderr) -> None:
    """Write the sample database to path, replacing what is there only when all is done.

    The same scale and seed give the same tables. scale 1 is about a million rows. Raises ValueError for a
    scale that is not above 0, OSError where the folder cannot be written.
    """
    if not scale > 0:
        raise ValueError(f"scale must be above 0, not {scale}")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{uuid4().hex[:8]}.part")
    draft.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(draft)) as con:
            _fill(con, scale, seed, progress)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(draft.name + ".wal").unlink(missing_ok=True)


def _fill(con: duckdb.DuckDBPyConnection, scale: float, seed: int, progress: Progress) -> None:
    """Create and fill every table."""
    store.create_schema(con)
    con.execute("BEGIN")
    _fill_viewing(con, scale, seed, progress)
    _fill_network(con, scale, seed, progress)
    _fill_quality(con, scale, seed, progress)
    con.execute("COMMIT")
    progress("writing the file")


def _fill_viewing(con: duckdb.DuckDBPyConnection, scale: float, seed: int, progress: Progress) -> None:
    """Viewers and videos, then player events, then the tables made of them."""
    progress("viewers and videos")
    viewers = catalog.draw_viewers(max(60, round(VIEWERS * scale)), seed)
    videos = catalog.draw_videos(seed)
    store.insert(con, "region", catalog.regions(), "region")
    store.insert(con, "country", catalog.countries(), "country_code")
    store.insert(con, "viewer", catalog.viewer_columns(viewers, seed), "user_id")
    store.insert(con, "video", catalog.video_columns(videos), "video_id")
    progress("player events")
    rng = generator(seed, "session")
    watched = sessions.draw_sessions(round(SESSIONS * scale), viewers, rng)
    opened = plays.draw_plays(watched, viewers, videos, generator(seed, "play"))
    store.create_raw(con)
    store.insert(con, "raw_sessions", sessions.session_columns(watched, rng), "session_id")
    events = playback.raw_events(watched, opened, videos, generator(seed, "event"))
    store.insert(con, "raw_video_events", events, "arrival")
    progress("sessions and watch time from events")
    rejected = store.run_pipeline(con)
    progress("rejected events: " + ", ".join(f"{count} {reason}" for reason, count in rejected.items()))


def _fill_network(con: duckdb.DuckDBPyConnection, scale: float, seed: int, progress: Progress) -> None:
    """Cards, their hours, and the samples of single streams."""
    progress("GPU network")
    cards = fleet.draw_fleet(scale, seed)
    store.insert(con, "gpu", fleet.gpu_columns(cards), "gpu_id")
    keys = "hour, gateway, orchestrator, region, pipeline, model, gpu_id, is_test_load"
    store.insert(con, "gpu_hourly", network.gpu_hourly_columns(cards, scale, seed), keys)
    progress("stream samples")
    drawn = streams.draw_streams(cards, scale, seed)
    store.insert(con, "stream_status", samples.stream_status_columns(drawn, cards, seed), "sample_id")
    store.insert(con, "ingest_samples", samples.ingest_columns(drawn, seed), "sample_id")


def _fill_quality(con: duckdb.DuckDBPyConnection, scale: float, seed: int, progress: Progress) -> None:
    """Batches, checks and alerts."""
    progress("data quality records")
    troubles = incidents.draw_incidents(scale, seed)
    store.insert(con, "dq_batch", batches.batch_columns(troubles, scale, seed), "batch_id")
    store.insert(con, "dq_check", checks.check_columns(troubles, scale, seed), "check_id")
    store.insert(con, "dq_alert", incidents.alert_columns(troubles), "alert_id")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(
        prog="python -m sample_data.generate", description="Build the sample data."
    )
    parser.add_argument("path", type=Path)
    parser.add_argument("--scale", type=float, default=1.0, help="1 is about a million rows")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    build(given.path, scale=given.scale, seed=given.seed)


if __name__ == "__main__":
    main()
