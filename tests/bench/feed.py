"""From events on disk to an answer over them: one batch on top of the full sample data, in its parts."""

import shutil
import statistics
import time
from datetime import timedelta
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

EVENTS = 10_000
PARTS = {
    "read": "reading lines",
    "raw": "raw rows",
    "marts": "tables",
    "commit": "commit",
    "publish": "publishing",
}
_QUESTION = "views today"
_PLAYED = (b'"video_play"', b'"video_pause"', b'"video_ended"', b'"player_load"')


def feed(sample: Path, runs: int, events: int = EVENTS) -> list[Figure]:
    """Milliseconds of each part, the middle of several batches. ValueError if lines are missing."""
    with TemporaryDirectory() as home:
        folder = Path(home)
        path, target, lines = folder / "work.duckdb", folder / "published.duckdb", folder / "events.jsonl"
        shutil.copyfile(sample, path)
        pipelines = load_pipelines(Path(str(files("sample_data") / "pipeline")))
        with working(path, pipelines, [], lambda line: None) as con:
            start = clock_of(con)
            simulation, hours = Simulation(con, start), 0
            lines.touch()
            source = FileSource(lines, lambda line: None, once=True)
            found = Feed(
                con, path, pipelines, source, target, Settings(once=True), recognise, moves_clock=True
            )
            found.run()
            door = Parlance(shipped_models(), target)
            door.ask(_QUESTION)
            asked = []
            for _ in range(runs + 1):
                few: list[bytes] = []
                while len(few) < events:
                    hours += 1
                    few += [
                        line for line in simulation.until(start + timedelta(hours=hours)) if _is_played(line)
                    ]
                with lines.open("ab") as file:
                    file.writelines(few[:events])
                found.clock = lambda at=start + timedelta(hours=hours): at
                found.run()
                asked.append(_first_answer(door))
    measured = found.runs[1:]
    if sum(run.lines for run in measured) != runs * events:
        raise ValueError("not every line was read")
    parts = {name: statistics.median(run.ms[part] for run in measured) for part, name in PARTS.items()}
    parts["first answer"] = statistics.median(asked[1:])
    whole = Figure(f"{events:,} events until they are in an answer", sum(parts.values()), "ms", "under 1000")
    return [whole, *(Figure(f"  of it {name}", ms, "ms") for name, ms in parts.items())]


def _is_played(line: bytes) -> bool:
    return any(name in line for name in _PLAYED)


def _first_answer(door: Parlance) -> float:
    start = time.perf_counter()
    answer = door.ask(_QUESTION)
    if answer.status != "answer":
        raise ValueError(f"{_QUESTION}: {answer.reason}")
    return 1000 * (time.perf_counter() - start)
