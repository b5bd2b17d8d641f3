"""From events on disk to an answer over them: one batch on top of the full sample data, in its parts.

Processing is all of it: reading the lines, typing, judging and keeping the rows, making the tables anew,
the commit to disk, the copy for readers, and the first answer from it. What is done only now and then, and
not with each batch, is measured after it and told by itself. Each part is told as time that passed and as
CPU time.
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
from engine.ingest.tables import version_of
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
LATE_PARTS = {
    "late": "tables",
    "caught_up": "commit",
    "published": "publishing",
    "answered": "first answer",
}
_QUESTION, _LATE_QUESTION = "views today", "null rate today"
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
        if moment in PARTS or moment in LATE_PARTS:
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
            figures = []
            for events in sizes:
                whole = [_batch(found, door, lines, played, events, laps) for _ in range(runs + 1)][1:]
                figures += _figures(events, found, whole)
            return figures


def _batch(
    found: Feed,
    door: Parlance,
    lines: Path,
    played: Iterator[tuple[datetime, bytes]],
    events: int,
    laps: Laps,
) -> tuple[Times, Times]:
    """What one batch took, and what is late of it. The feed's time is that of the newest event."""
    happened = [next(played) for _ in range(events)]
    with lines.open("ab") as file:
        file.writelines(line for _, line in happened)

    def clock() -> datetime:
        laps.over("read")
        return happened[-1][0]

    found.clock = clock
    laps.begin()
    if found.step() != events:
        raise ValueError("not every line was read")
    _answer(door, _QUESTION, found, laps)
    batch = laps.times
    laps.begin()
    found.catch_up()
    _answer(door, _LATE_QUESTION, found, laps)
    return batch, laps.times


def _answer(door: Parlance, question: str, found: Feed, laps: Laps) -> None:
    """An answer over all that the feed has. ValueError when it is not."""
    answer = door.ask(question)
    laps.over("answered")
    if answer.status != "answer":
        raise ValueError(f"{question}: {answer.reason}")
    if door.warehouse.rows("SELECT version FROM feed.state") != ((version_of(found.con),),):
        raise ValueError(f"{question}: answered from an older copy")


def _played(simulation: Simulation, start: datetime) -> Iterator[tuple[datetime, bytes]]:
    """Lines of players without end, each with the end of the hour in which it happened."""
    while True:
        start += timedelta(hours=1)
        yield from (
            (start, line) for line in simulation.until(start) if any(name in line for name in _PLAYED)
        )


def _figures(events: int, found: Feed, batches: list[tuple[Times, Times]]) -> list[Figure]:
    aim = "under 1000" if events == EVENTS else ""
    whole = _summed(f"{events:,} events until they are in an answer", PARTS, aim, [one for one, _ in batches])
    late = [
        figure
        for one in found.pipelines.late
        for figure in _summed(
            f"  then {one.name}, once in {one.every_s:g} s", LATE_PARTS, "", [after for _, after in batches]
        )
    ]
    return [*whole, *late]


def _summed(name: str, parts: dict[str, str], aim: str, batches: list[Times]) -> list[Figure]:
    times = {
        part: [statistics.median(one[part][kind] for one in batches) for kind in (0, 1)] for part in parts
    }
    passed, cpu = (sum(one[kind] for one in times.values()) for kind in (0, 1))
    whole = Figure(name, passed, "ms", aim, f"CPU {cpu:.0f} ms")
    indent = " " * (len(name) - len(name.lstrip()) + 2)
    return [
        whole,
        *(
            Figure(f"{indent}of it {parts[part]}", ms, "ms", "", f"CPU {of:.0f} ms")
            for part, (ms, of) in times.items()
        ),
    ]
