"""Reading what a visitor drops, in a process of its own; how far it is can be looked at meanwhile."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from shutil import rmtree
from typing import Any, Protocol

from app.own import limits
from app.own.faults import Remark, remark_of
from app.own.names import shown_name
from app.own.sets import OwnFile, about_of
from app.own.shelf import OwnSet, Shelf
from app.own.worker import Brought, Order

WAITING, READING, MODELLING, TRYING, DONE, FAILED = range(6)
Published = Callable[[OwnSet], None]


class Upload(Protocol):
    """A file as it came."""

    name: str

    def getbuffer(self) -> memoryview:
        """What is in it."""


@dataclass
class Import:
    """One drop of files, and how far it is. Read from other threads; each list only grows."""

    names: tuple[str, ...]
    began: float = field(default_factory=time.monotonic)
    stage: int = WAITING
    current: str = ""
    read: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: list[tuple[str, Remark]] = field(default_factory=list)
    notes: list[tuple[str, Remark]] = field(default_factory=list)
    problem: Remark | None = None
    seconds: float = 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.stage in (DONE, FAILED)

    @property
    def is_going_on(self) -> bool:
        """Whether it may still come to something."""
        return self.problem is None and not self.is_over

    @property
    def has_changed(self) -> bool:
        """Whether the data are others than before."""
        return self.stage == DONE

    def fail(self, code: str, **parts: str) -> None:
        """It comes to nothing; what was there before stays."""
        self.problem = self.problem or Remark(code, parts)


class Imports:
    """The readings of all visitors, a few at once, one of a visitor at a time."""

    def __init__(
        self,
        shelf: Shelf,
        published: Published,
        command: Sequence[str] = (),
        patience: float = limits.READ_S,
    ) -> None:
        self._shelf = shelf
        self._published = published
        self._command = tuple(command) or (sys.executable, "-P", "-m", "app.own.worker")
        self._patience = patience
        self._turns = threading.BoundedSemaphore(limits.READERS)
        self._lock = threading.Lock()
        self._known: dict[str, Import] = {}
        self._running: dict[str, subprocess.Popen[str]] = {}

    def of(self, owner: str) -> Import | None:
        """The last reading of a visitor, as long as somebody may want to know of it."""
        return self._known.get(owner)

    def forget(self, owner: str) -> None:
        """What is told of the last reading need not be told again; one that runs is ended."""
        with self._lock:
            self._known.pop(owner, None)
            process = self._running.get(owner)
        if process is not None:
            process.kill()

    def start(self, owner: str, uploads: Sequence[Upload]) -> Import:
        """Begin to read; returns at once. What is over a limit is told and left out."""
        job = Import(tuple(shown_name(one.name) for one in uploads))
        with self._lock:
            before = self._known.get(owner)
            if before is not None and not before.is_over:
                return before
            self._known[owner] = job
        taken = self._within_limits(owner, job, uploads)
        if not taken:
            job.fail("nothing_read")
            job.stage = FAILED
            return job
        try:
            order = self._put_down(owner, taken)
        except OSError:
            job.fail("no_room")
            job.stage = FAILED
            return job
        threading.Thread(target=self._run, args=(owner, job, order), daemon=True).start()
        return job

    def close(self) -> None:
        """End what is being read."""
        for owner in tuple(self._running):
            self.forget(owner)

    def _within_limits(self, owner: str, job: Import, uploads: Sequence[Upload]) -> list[Upload]:
        """The files that may be read; the others have their line."""
        found = self._shelf.find(owner)
        names = {shown_name(one.name) for one in uploads}
        before: list[OwnFile] = [one for one in (found.about.files if found else ()) if one.name not in names]
        total, count = sum(one.size for one in before), len(before)
        if self._shelf.size() > limits.STORED_MB * limits.MB:
            job.fail("no_room")
            return []
        taken: dict[str, Upload] = {}
        for one in uploads:
            name, size = shown_name(one.name), len(one.getbuffer())
            if name in taken:
                job.faults.append((name, Remark("twice")))
            elif size > limits.FILE_MB * limits.MB:
                job.faults.append((name, Remark("too_large", {"most": str(limits.FILE_MB)})))
            elif count >= limits.FILES:
                job.faults.append((name, Remark("too_many_files", {"most": str(limits.FILES)})))
            elif total + size > limits.ALL_MB * limits.MB:
                job.faults.append((name, Remark("too_much", {"most": str(limits.ALL_MB)})))
            else:
                taken[name], total, count = one, total + size, count + 1
        return list(taken.values())

    def _put_down(self, owner: str, uploads: Sequence[Upload]) -> Order:
        """The files in a new folder, by number: their own names are no paths. Raises OSError."""
        folder = self._shelf.begin(owner)
        brought = []
        for number, one in enumerate(uploads):
            path = folder / f"brought-{number}"
            path.write_bytes(one.getbuffer())
            brought.append(Brought(shown_name(one.name), path, len(one.getbuffer())))
        found = self._shelf.find(owner)
        return Order(folder, tuple(brought), found.data if found else None, found.about if found else None)

    def _run(self, owner: str, job: Import, order: Order) -> None:
        """In its turn. A file over which the process ends is left out, and the others are read again."""
        try:
            with self._turns:
                while job.is_going_on and self._is_wanted(owner, job):
                    culprit, late = self._read_once(owner, job, order)
                    if job.is_going_on:
                        order = self._without(culprit, late, job, order)
        except OSError:
            job.fail("no_room")
        finally:
            if job.stage != DONE:
                job.fail("ended")
                rmtree(order.folder, ignore_errors=True)
                job.stage = FAILED

    def _is_wanted(self, owner: str, job: Import) -> bool:
        return self._known.get(owner) is job

    def _read_once(self, owner: str, job: Import, order: Order) -> tuple[int | None, bool]:
        """Until the process ends: the number of the file that it read then, and whether it took too long."""
        reading: int | None = None
        process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        with self._lock:
            self._running[owner] = process
        late = threading.Timer(self._patience, process.kill)
        late.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with suppress(OSError), process.stdin as orders:
                orders.write(json.dumps(order.plain()))
            for line in process.stdout:
                step = json.loads(line)
                reading = self._hear(owner, job, order, step, reading)
            return reading, not late.is_alive()
        finally:
            late.cancel()
            process.kill()
            process.wait()
            with self._lock:
                self._running.pop(owner, None)

    def _hear(
        self, owner: str, job: Import, order: Order, step: dict[str, Any], reading: int | None
    ) -> int | None:
        """Take one step of the process; the number of the file that is being read after it."""
        what, name = step["step"], str(step.get("file", ""))
        if what == "reading":
            job.stage, job.current = READING, name
            return int(step["number"])
        if what == "read":
            job.read[name] = dict(step["tables"])
        elif what == "note":
            job.notes.append((name, remark_of(step)))
            return reading
        elif what == "fault":
            job.faults.append((name, remark_of(step)))
        elif what == "failed":
            job.fail(str(step["code"]))
        elif what == "done":
            self._publish(owner, job, order, step)
        else:
            job.stage = MODELLING if what == "modelling" else TRYING
        return None

    def _publish(self, owner: str, job: Import, order: Order, step: dict[str, Any]) -> None:
        """The new data in the place of the old, unless everything was to be removed meanwhile."""
        for one in order.brought:
            one.path.unlink(missing_ok=True)
        with self._lock:
            wanted = self._known.get(owner) is job
            found = self._shelf.publish(owner, order.folder, about_of(step["about"])) if wanted else None
        if found is None:
            job.fail("ended")
            return
        self._published(found)
        job.seconds = time.monotonic() - job.began
        job.stage = DONE

    @staticmethod
    def _without(culprit: int | None, late: bool, job: Import, order: Order) -> Order:
        """The same without the file over which the process ended; the folder is as it was at first."""
        left = tuple(one for place, one in enumerate(order.brought) if place != culprit)
        if culprit is None:
            job.fail("too_slow" if late else "ended")
            return order
        name, code = order.brought[culprit].name, "slow_file" if late else "too_heavy"
        job.faults.append((name, Remark(code, {"seconds": f"{limits.READ_S}"})))
        job.read.clear()
        kept = {one.path for one in left}
        for place in order.folder.iterdir():
            if place not in kept:
                rmtree(place) if place.is_dir() else place.unlink()
        if not left:
            job.fail("nothing_read")
        names = {one.name for one in left}  # of which all is told again when they are read again
        job.notes.clear()
        job.faults[:] = [one for one in job.faults if one[0] not in names]
        return Order(order.folder, left, order.earlier, order.known)
