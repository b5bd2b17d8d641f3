"""The loop: read, write, publish, wait; troubles are tried again, and told when they stay."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import duckdb

from engine.errors import EngineError
from engine.ingest.batch import Observer, Run, next_run, write_batch, write_late
from engine.ingest.definition import Late, Pipelines
from engine.ingest.faults import FeedStopped
from engine.ingest.late import awaited
from engine.ingest.layout import Layout, layout_of
from engine.ingest.lines import rows_of
from engine.ingest.publishing import forget_drafts, publish, published_version
from engine.ingest.routing import Recognise, Routing, Shape
from engine.ingest.sources import Piece, Source, known_offsets
from engine.ingest.tables import Connection, columns, version_of

Made = TypeVar("Made")
# What rows or SQL are at fault for fails again however often it is tried.
_LASTING = (duckdb.IntegrityError, duckdb.DataError, duckdb.ProgrammingError)


def wall() -> datetime:
    """The wall's time, UTC without zone, as microseconds are kept."""
    return datetime.now(UTC).replace(tzinfo=None)


def no_record_is_known(record: Mapping[str, object]) -> str:
    """For feeds whose lines all name their stream."""
    return "no known stream"


@dataclass(frozen=True)
class Settings:
    """How a feed runs. Times in seconds."""

    every: float = 5.0
    most_lines: int = 50_000
    once: bool = False
    stream: str | None = None
    tries: int = 8
    first_wait: float = 1.0
    longest_wait: float = 60.0


@dataclass
class Feed:
    """A source, the database it fills, and the copy that is published."""

    con: Connection
    path: Path
    pipelines: Pipelines
    source: Source
    target: Path | None = None
    settings: Settings = Settings()
    recognise: Recognise = no_record_is_known
    clock: Callable[[], datetime] = wall
    moves_clock: bool = False
    tell: Callable[[str], None] = lambda line: None
    observer: Observer = lambda moment: None
    stop: threading.Event = field(default_factory=threading.Event)
    runs: list[Run] = field(default_factory=list)
    timer: Callable[[], float] = time.monotonic
    _caught_up: dict[str, float] = field(default_factory=dict)
    _unnoted: Run | None = None

    def run(self) -> None:
        """Until the source ends or somebody stops it. Raises FeedStopped after the last try."""
        try:
            self._run()
        finally:
            self._tidy_up()

    def _run(self) -> None:
        self.catch_up()
        self._make_up()
        while not self.stop.is_set():
            began = self.timer()
            found = self.step()
            if self.source.has_ended:
                break
            self.catch_up(all_of_them=False)
            if found < self.settings.most_lines and not self.settings.once:
                self.stop.wait(max(0.0, self.settings.every - (self.timer() - began)))
        self.catch_up()

    def step(self) -> int:
        """One batch; how many lines it had."""
        start = time.perf_counter()
        pieces = self._patiently("reading", lambda: self._read())
        if not pieces:
            return 0
        run = self._patiently("writing", lambda: self._write(pieces, start))
        self.source.taken()
        self._publish(run)
        self.runs.append(run)
        self.tell(told(run))
        return run.lines

    def catch_up(self, *, all_of_them: bool = True) -> None:
        """Bring late tables up to what they wait for: all of them, or those whose time has come."""
        for late in self.pipelines.late:
            is_due = self.timer() - self._caught_up.setdefault(late.name, self.timer()) >= late.every_s
            if (all_of_them or is_due) and awaited(self.con, late.name):
                self._catch_up(late)
                self._caught_up[late.name] = self.timer()

    def _catch_up(self, late: Late) -> None:
        run = self._patiently("writing", lambda: self._write_late(late))
        self._publish(run)
        self.tell(f"{late.name} caught up; ms: {run.parts}")

    def _write_late(self, late: Late) -> Run:
        run = next_run(self.con, self.clock(), 0)
        with self._whole():
            write_late(self.con, self.pipelines, late, run, self.observer, self._note_published, self._layout)
        self._unnoted = None
        return run

    def _read(self) -> list[Piece]:
        return self.source.read(known_offsets(self.con), self.settings.most_lines)

    @cached_property
    def _routing(self) -> Routing:
        shapes = {
            stream.name: Shape(frozenset(columns(self.con, f"raw.{stream.name}")), frozenset(stream.required))
            for stream in self.pipelines.streams
        }
        return Routing(shapes, self.recognise, self.settings.stream)

    @cached_property
    def _layout(self) -> Layout:
        """Only this feed writes, and it changes no table that it fills."""
        return layout_of(self.con)

    def _write(self, pieces: list[Piece], start: float) -> Run:
        batch = rows_of(pieces, self._routing)
        run = next_run(self.con, self.clock(), batch.lines)
        run.ms["read"] = round(1000 * (time.perf_counter() - start), 3)
        with self._whole():
            write_batch(
                self.con, self.pipelines, batch, pieces, run, self.observer, self._further, self._layout
            )
        self._unnoted = None
        return run

    def _further(self, run: Run) -> None:
        self._note_published(run)
        self._move_clock(run)

    def _note_published(self, run: Run | None = None) -> None:
        """Write down how long it took to make the last run known, which was not known before it was.

        It comes with what is written next: a change by itself would have to reach the disk by itself.
        """
        if last := self._unnoted:
            sql = "UPDATE feed.runs SET commit_ms = ?, publish_ms = ? WHERE version = ?"
            self.con.execute(sql, [last.ms["commit"], last.ms["publish"], last.version])

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Takes back what was written when it fails."""
        try:
            yield
        except (duckdb.Error, OSError, EngineError):
            with suppress(duckdb.Error):
                self.con.execute("ROLLBACK")
            raise

    def _move_clock(self, run: Run) -> None:
        """Where the feed has a time of its own, readers see it in feed.clock."""
        if self.moves_clock:
            self.con.execute("CREATE TABLE IF NOT EXISTS feed.clock (now TIMESTAMP NOT NULL)")
            self.con.execute("DELETE FROM feed.clock")
            self.con.execute("INSERT INTO feed.clock VALUES (?)", [run.started_at])

    def _publish(self, run: Run | None) -> None:
        if self.target is None:
            return
        target, start = self.target, time.perf_counter()
        self._patiently("publishing", lambda: publish(self.con, self.path, target, self.observer))
        self.observer("published")
        if run:
            run.ms["publish"] = round(1000 * (time.perf_counter() - start), 3)
            self._unnoted = run

    def _make_up(self) -> None:
        """Publish what an earlier feed wrote and could not publish any more."""
        if self.target is not None and published_version(self.target) != version_of(self.con):
            self._publish(None)

    def _tidy_up(self) -> None:
        """What saves work from batch to batch is of no use to anybody now."""
        with suppress(duckdb.Error):
            self._note_published()
            self._unnoted = None
        if self.target is not None:
            with suppress(OSError):
                forget_drafts(self.target)

    def _patiently(self, what: str, work: Callable[[], Made]) -> Made:
        wait = self.settings.first_wait
        for attempt in range(1, self.settings.tries + 1):
            try:
                return work()
            except (OSError, duckdb.Error) as trouble:
                reason, stays = reason_of(trouble), isinstance(trouble, _LASTING)
            is_last = stays or attempt == self.settings.tries or self.stop.is_set()
            pause = 0.0 if is_last else wait * random.uniform(0.5, 1.0)
            self._note(what, reason, attempt, pause)
            if is_last:
                break
            self.stop.wait(pause)
            wait = min(2 * wait, self.settings.longest_wait)
        often = "" if attempt == 1 else f" {attempt} times"
        raise FeedStopped(f"{what} failed{often}: {reason}")

    def _note(self, what: str, reason: str, attempt: int, pause: float) -> None:
        at = wall()
        again = f"; again in {pause:.1f} s" if pause else ""
        self.tell(f"{at.isoformat(timespec='seconds')}Z {what} failed (try {attempt}): {reason}{again}")
        with suppress(duckdb.Error):  # the disk may be what fails
            self.con.execute(
                "INSERT INTO feed.errors VALUES (?, ?, ?, ?, ?)", [at, what, reason, attempt, pause or None]
            )


def reason_of(trouble: Exception) -> str:
    """One line that says what went wrong."""
    if isinstance(trouble, OSError) and trouble.strerror:
        return f"{trouble.filename}: {trouble.strerror}" if trouble.filename else trouble.strerror
    return next(iter(str(trouble).splitlines()), type(trouble).__name__)


def told(run: Run) -> str:
    """One line about a batch."""
    found = f"{run.rows} rows, {run.rejected} rejected, {run.unreadable} unreadable"
    return f"batch {run.version}: {found}; ms: {run.parts}"
