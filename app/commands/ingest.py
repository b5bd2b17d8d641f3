"""parlance ingest: events from files, a pipe or the web into tables, in small batches."""

import argparse
import math
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from app.cli import DONE, FAILED, UsageError, one_line
from app.opening import add_json_argument, progress
from app.replying import as_json
from sample_data.locate import VERSION, data_home, ensure

if TYPE_CHECKING:
    from engine.ingest.definition import Pipelines
    from engine.ingest.feed import Feed, Settings
    from engine.ingest.sources import Source
    from engine.ingest.tables import Connection


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance ingest`."""
    command.add_argument("source", nargs="?", metavar="SOURCE", help="file, folder, - or http(s) address")
    command.add_argument("--pipeline", metavar="DIR", help="folder of the pipeline (default: shipped)")
    command.add_argument(
        "--into", metavar="FILE", help="working database (default: events.duckdb in the data folder)"
    )
    command.add_argument("--publish", metavar="FILE", help="where readers find a copy after each batch")
    command.add_argument(
        "--every", metavar="SECONDS", type=_seconds, default=5.0, help="pause between batches (default: 5)"
    )
    command.add_argument(
        "--batch",
        metavar="ROWS",
        type=_count,
        default=50_000,
        help="most lines of one batch (default: 50000)",
    )
    command.add_argument("--once", action="store_true", help="end when all that is there has been read")
    command.add_argument("--stream", metavar="NAME", help="what lines are that do not say so themselves")
    command.add_argument("--simulate", action="store_true", help="events that continue the sample data")
    command.add_argument(
        "--speed", metavar="N", type=_seconds, default=1.0, help="how fast simulated time runs (default: 1)"
    )
    command.add_argument(
        "--seed", metavar="N", type=_count, default=7, help="of the simulated events (default: 7)"
    )
    command.add_argument(
        "--allow-private", action="store_true", help="read private addresses, and follow redirects"
    )
    command.add_argument(
        "--tries",
        metavar="N",
        type=_count,
        default=8,
        help="of what fails, before the feed ends (default: 8)",
    )
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Until the source ends or a signal comes. Exit code 1 when a trouble stayed after the last try."""
    if (arguments.source is None) != arguments.simulate:
        raise UsageError("give a SOURCE, or --simulate, and not both")
    from engine.ingest.faults import FeedStopped

    try:
        reply = _fed(arguments)
    except FeedStopped as trouble:
        print(f"parlance: {one_line(str(trouble))}", file=sys.stderr)
        return FAILED
    if arguments.json:
        print(as_json(reply))
    return DONE


def _fed(arguments: argparse.Namespace) -> dict[str, object]:
    from engine.ingest.reading import load_pipelines
    from engine.ingest.work import working

    folder = Path(arguments.pipeline) if arguments.pipeline else Path(str(files("sample_data") / "pipeline"))
    pipelines = load_pipelines(folder)
    if arguments.stream and arguments.stream not in {stream.name for stream in pipelines.streams}:
        named = ", ".join(stream.name for stream in pipelines.streams)
        raise UsageError(f"there is no stream {arguments.stream}; there are {named}")
    source = None if arguments.simulate else _source(arguments)
    path = _working_path(arguments)
    with working(path, pipelines, _definitions(arguments), progress) as con, _signals() as stop:
        feed = _feed(arguments, con, path, pipelines, source, stop)
        feed.run()
        _tell_waiting(feed)
        return _reply(feed)


def _working_path(arguments: argparse.Namespace) -> Path:
    """The working database; a simulation's begins as a copy of the sample data."""
    name = f"live-{VERSION}.duckdb" if arguments.simulate else "events.duckdb"
    path = Path(arguments.into).expanduser() if arguments.into else data_home() / name
    if arguments.publish and Path(arguments.publish).expanduser().resolve() == path.resolve():
        raise UsageError("--into and --publish must be two files")
    if arguments.simulate and not path.exists():
        sample = ensure(progress)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.part")
        shutil.copyfile(sample, draft)
        draft.replace(path)
    return path


def _definitions(arguments: argparse.Namespace) -> list[str]:
    """The SQL that creates the tables of a new database."""
    if arguments.pipeline:
        own = Path(arguments.pipeline) / "tables.sql"
        return [own.read_text("utf-8")] if own.is_file() else []
    return [(files("sample_data") / name).read_text("utf-8") for name in ("schema.sql", "raw.sql")]


def _feed(
    arguments: argparse.Namespace,
    con: "Connection",
    path: Path,
    pipelines: "Pipelines",
    source: "Source | None",
    stop: threading.Event,
) -> "Feed":
    from engine.ingest.feed import Feed, Settings
    from engine.ingest.vocabulary import recognise

    target = Path(arguments.publish).expanduser() if arguments.publish else None
    settings = Settings(
        every=arguments.every,
        most_lines=arguments.batch,
        once=arguments.once,
        stream=arguments.stream,
        tries=arguments.tries,
    )
    if source is None:
        return _simulated(arguments, con, path, pipelines, settings, target, stop)
    return Feed(con, path, pipelines, source, target, settings, recognise=recognise, tell=progress, stop=stop)


def _simulated(
    arguments: argparse.Namespace,
    con: "Connection",
    path: Path,
    pipelines: "Pipelines",
    settings: "Settings",
    target: Path | None,
    stop: threading.Event,
) -> "Feed":
    from engine.ingest.feed import Feed
    from engine.ingest.vocabulary import recognise
    from sample_data.live import Simulation, clock_of

    source = Simulation(con, clock_of(con), speed=arguments.speed, seed=arguments.seed)
    return Feed(
        con,
        path,
        pipelines,
        source,
        target,
        settings,
        recognise=recognise,
        clock=source.clock,
        moves_clock=True,
        tell=progress,
        stop=stop,
    )


def _source(arguments: argparse.Namespace) -> "Source":
    if arguments.source == "-":
        from engine.ingest.pipe_source import PipeSource

        return PipeSource(sys.stdin.buffer)
    if arguments.source.startswith(("http://", "https://")):
        from engine.ingest.web_source import WebSource

        return WebSource(arguments.source, allow_private=arguments.allow_private, once=arguments.once)
    from engine.ingest.file_source import FileSource

    path = Path(arguments.source).expanduser()
    if not path.exists():
        raise UsageError(f"there is no file or folder {arguments.source}")
    return FileSource(path, progress, once=arguments.once)


def _tell_waiting(feed: "Feed") -> None:
    from engine.ingest.file_source import FileSource
    from engine.ingest.sources import known_offsets

    if isinstance(feed.source, FileSource) and feed.settings.once:
        for name in feed.source.waiting(known_offsets(feed.con)):
            progress(f"{name}: the last line has no end yet and waits")


def _reply(feed: "Feed") -> dict[str, object]:
    from engine.ingest.tables import version_of

    sums = {name: sum(getattr(run, name) for run in feed.runs) for name in _COUNTED}
    published = str(feed.target) if feed.target else None
    files_of = {"into": str(feed.path), "published": published, "version": version_of(feed.con)}
    return {"status": "done", "batches": len(feed.runs), **sums, **files_of}


_COUNTED = ("lines", "rows", "rejected", "unreadable")


@contextmanager
def _signals() -> Iterator[threading.Event]:
    """Set when somebody wants an end: the batch that runs is finished first."""
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        stop.set()

    kinds = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
    before = [(kind, signal.signal(kind, ask)) for kind in kinds]
    try:
        yield stop
    finally:
        for kind, handler in before:
            signal.signal(kind, handler)


def _number(text: str, least: float, kind: Callable[[str], float]) -> float:
    try:
        found = kind(text)
    except ValueError:
        found = math.nan
    if not (math.isfinite(found) and found >= least):
        raise argparse.ArgumentTypeError(f"{text} is not a number of at least {least:g}")
    return found


def _seconds(text: str) -> float:
    return _number(text, 0.01, float)


def _count(text: str) -> int:
    return int(_number(text, 1, int))
