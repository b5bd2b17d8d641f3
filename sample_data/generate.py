"""Build the sample database: `python -m sample_data.generate PATH [--scale 1.0] [--events FOLDER]`."""

import argparse
import sys
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from uuid import uuid4

import duckdb

from engine.ingest import judge, load_pipelines, rebuild
from sample_data import lines, network, quality, store, viewing

Progress = Callable[[str], None]


def to_stderr(line: str) -> None:
    """Print a line of progress where it does not mix with results."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def build(
    path: Path,
    *,
    scale: float = 1.0,
    seed: int = 7,
    truth: bool = False,
    events: Path | None = None,
    progress: Progress = to_stderr,
) -> None:
    """Write the sample database to path, replacing what is there only when all is done.

    The same scale and seed give the same rows in the same order. With truth, schema truth tells what was
    really watched; with events, a folder, the raw events are written there too, as lines of JSON. Raises
    ValueError for a scale that is not above 0, OSError where a folder cannot be written.
    """
    if not scale > 0:
        raise ValueError(f"scale must be above 0, not {scale}")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"draft-{uuid4().hex[:8]}-{path.name}.part")  # never the name of a schema in it
    draft.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(draft)) as con:
            _fill(con, scale, seed, truth, progress)
            if events is not None:
                progress("writing the events")
                lines.write(con, events)
            progress("writing the file")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(draft.name + ".wal").unlink(missing_ok=True)


def _fill(con: duckdb.DuckDBPyConnection, scale: float, seed: int, truth: bool, progress: Progress) -> None:
    """What arrives, drawn; then every other table made of it."""
    con.execute("SET threads = 1")  # rows of several threads come in any order
    con.execute("BEGIN")
    store.create_schema(con)
    viewing.fill(con, scale, seed, progress, truth=truth)
    network.fill(con, scale, seed, progress)
    quality.fill(con, scale, seed, progress)
    make_marts(con, progress)
    con.execute("COMMIT")


def make_marts(con: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    """Judge what arrived and fill every table that is made of it; the raw tables and lists are filled."""
    with as_file(files("sample_data").joinpath("pipeline")) as folder:
        pipelines = load_pipelines(Path(folder))
    for stream in pipelines.streams:
        judge(con, pipelines, stream.name)
    rejected = _rejected(con, [stream.name for stream in pipelines.streams])
    progress("rejected events: " + ", ".join(f"{count} {reason}" for reason, count in rejected))
    rebuild(con, pipelines, progress)


def _rejected(con: duckdb.DuckDBPyConnection, streams: list[str]) -> list[tuple[str, int]]:
    """How many rows were rejected for each reason."""
    every = " UNION ALL ".join(f"SELECT reject_reason FROM raw.{stream}" for stream in streams)
    query = (
        f"SELECT reject_reason, count(*) FROM ({every}) WHERE reject_reason IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return con.execute(query).fetchall()


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(
        prog="python -m sample_data.generate", description="Build the sample data."
    )
    parser.add_argument("path", type=Path)
    parser.add_argument("--scale", type=float, default=1.0, help="1 is about 1.5 million events; 0.005 to 20")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--truth", action="store_true", help="also write what was really watched")
    parser.add_argument("--events", type=Path, metavar="FOLDER", help="also write the raw events there")
    given = parser.parse_args()
    build(given.path, scale=given.scale, seed=given.seed, truth=given.truth, events=given.events)


if __name__ == "__main__":
    main()
