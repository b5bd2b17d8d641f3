"""The feed processes of the kill test: each reads a folder to its end, and dies where it is told to.

`python -m tests.engine.ingest.killed FOLDER` forks one for each line `MOMENT COUNT` on standard input,
and prints how it ended: 0, or less the signal. At the COUNT-th time of MOMENT it kills
itself; `at` is COUNT milliseconds after its start, `never` is not at all.
"""

import os
import signal
import sys
import threading
from datetime import datetime
from pathlib import Path

from engine.ingest.feed import Feed, Settings
from engine.ingest.file_source import FileSource
from engine.ingest.reading import load_pipelines
from engine.ingest.work import working

NOW = datetime(2026, 6, 30, 9)
BATCH = 5_000


def quiet(line: str) -> None:
    """Nobody listens."""


def die() -> None:
    """As a machine does that loses its power."""
    os.kill(os.getpid(), signal.SIGKILL)


def feed(folder: Path, moment: str, count: int) -> None:
    """Read what is there; the folder has pipeline/, in/ and tables.sql."""
    left = count

    def observe(seen: str) -> None:
        nonlocal left
        left -= seen == moment
        if seen == moment and left == 0:
            die()

    if moment == "at":
        threading.Timer(count / 1000, die).start()
    pipelines = load_pipelines(folder / "pipeline")
    tables = (folder / "tables.sql").read_text("utf-8")
    path = folder / "work.duckdb"
    with working(path, pipelines, [tables], quiet) as con:
        Feed(
            con,
            path,
            pipelines,
            FileSource(folder / "in", quiet, once=True),
            folder / "published.duckdb",
            Settings(once=True, most_lines=BATCH, stream="player_events"),
            clock=lambda: NOW,
            observer=observe,
        ).run()
    if moment == "at":
        signal.pause()


def main(folder: Path) -> None:
    """One process after the other, as the lines come."""
    for line in sys.stdin:
        moment, count = line.split()
        child = os.fork()
        if child == 0:
            feed(folder, moment, int(count))
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
