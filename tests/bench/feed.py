"""From events on disk to an answer over them: one batch on top of the full sample data, in its parts.

Processing is all of it: reading the lines, typing, judging and keeping the rows, making the tables anew,
the commit to disk, the copy for readers, and the first answer from it. Each part is told as time that passed
and as CPU time.
"""

import shutil
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from engine import Parlance
from engine.ingest import load_pipelines
from engine.ingest.feed import Feed, Settings
from engine.ingest.file_source import FileSource
from engine.ingest.vocabulary import recognise
from engine.ingest.work import working
from sample_data.live import Simulation, clock_of
from semantic.yaml_io import shipped_models
from tests.bench.figures import Figure

EVENTS, FEW = 10_000, 500  # a large batch, and what comes in some seconds on a busy evening
# The moment at which each part is over, as the feed tells it; the clock is asked when the lines are read.
PARTS = {
    "read": "reading lines",
    "raw": "raw rows",
    "marts": "tables",
    "committed": "commit",
    "published": "publishing",
    "answered": "first answer",
}
_QUESTION = "views today"
_PLAYED = (b'"video_play"', b'"video_pause"', b'"video_ended"', b'"player_load"')
Times = dict[str, tuple[float, float]]


@dataclass
class Laps:
    """Passed and CPU milliseconds of the parts of one batch."""

    times: Times = field(default_factory=dict)
    last: tuple[float, float] = (0.0, 0.0)

    def begin(self) -> None:
        """A new batch."""
        self.times, self.last = {}, (time.perf_counter(), time.process_time())

    def over(self, moment: str) -> None:
        """Book a part that is over."""
        if moment in PARTS:
            now = (time.perf_counter(), time.process_time())
            self.times[moment] = (1000 * (now[0] - self.last[0]), 1000 * (now[1] - self.last[1]))
            self.last = now


def feed(sample: Path, runs: int, sizes: tuple[int, ...] = (EVENTS, FEW)) -> list[Figure]:
    """Milliseconds of each part, the middle of several batches of a size. ValueError if lines are missing."""
    with TemporaryDirectory() as home:
        folder = Path(home)
        path, target, lines = folder / "work.duckdb", folder / "published.duckdb", folder / "events.jsonl"
        shutil.copyfile(sample, path)
        lines.touch()
        pipelines = load_pipelines(Path(str(files("sample_data") / "pipeline")))
        with working(path, pipelines, [], lambda line: None) as con:
            laps, played = Laps(), _played(Simulation(con, clock_of(con)), clock_of(con))
            source = FileSource(lines, lambda line: None, once=True)
            found = Feed(
                con, path, pipelines, source, target, Settings(once=True), recognise, moves_clock=True
            )
            found.run()
            door = Parlance(shipped_models(), target)
            door.ask(_QUESTION)
            found.observer = laps.over
            return [
                figure
                for events in sizes
                for figure in _figures(
                    events, [_batch(found, door, lines, played, events, laps) for _ in range(runs + 1)][1:]
                )
            ]


def _batch(
    found: Feed,
    door: Parlance,
    lines: Path,
    played: Iterator[tuple[datetime, bytes]],
    events: int,
    laps: Laps,
) -> Times:
    """What one batch took. The feed's time is that of the newest event."""
    happened = [next(played) for _ in range(events)]
    with lines.open("ab") as file:
        file.writelines(line for _, line in happened)

    def clock() -> datetime:
        laps.over("read")
        return happened[-1][0]

    found.clock = clock
    laps.begin()
    found.run()
    if found.runs[-1].lines != events:
        raise ValueError("not every line was read")
    answer = door.ask(_QUESTION)
    if answer.status != "answer":
        raise ValueError(f"{_QUESTION}: {answer.reason}")
    laps.over("answered")
    return laps.times


def _played(simulation: Simulation, start: datetime) -> Iterator[tuple[datetime, bytes]]:
    """Lines of players without end, each with the end of the hour in which it happened."""
    while True:
        start += timedelta(hours=1)
        yield from (
            (start, line) for line in simulation.until(start) if any(name in line for name in _PLAYED)
        )


def _figures(events: int, batches: list[Times]) -> list[Figure]:
    parts = {
        part: [statistics.median(times[part][kind] for times in batches) for kind in (0, 1)] for part in PARTS
    }
    aim = "under 1000" if events == EVENTS else ""
    passed, cpu = (sum(times[kind] for times in parts.values()) for kind in (0, 1))
    whole = Figure(f"{events:,} events until they are in an answer", passed, "ms", aim, f"CPU {cpu:.0f} ms")
    return [
        whole,
        *(
            Figure(f"  of it {PARTS[part]}", ms, "ms", "", f"CPU {of:.0f} ms")
            for part, (ms, of) in parts.items()
        ),
    ]
