"""Open data of visitors: a few at a time; those that were not asked for longest are closed first."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from app.own import limits
from app.own.shelf import OwnSet
from engine import Parlance

GRACE_S = 90.0  # longer than any question takes: who is in when a door is given up gets an answer


@dataclass
class _Door:
    """One that is open, or being opened."""

    build: str
    opening: threading.Lock = field(default_factory=threading.Lock)
    parlance: Parlance | None = None


class Doors:
    """Safe to use from many threads. What is given up for others is closed a while later, in that order."""

    def __init__(
        self, opened: Callable[[OwnSet], Parlance], most: int = limits.OPEN, grace: float = GRACE_S
    ) -> None:
        self._opened = opened
        self._most = most
        self._grace = grace
        self._lock = threading.Lock()
        self._doors: OrderedDict[str, _Door] = OrderedDict()
        self._leaving: list[tuple[float, str, _Door]] = []

    def open(self, wanted: OwnSet) -> Parlance:
        """The door to these data as they are now. Raises what opening raises."""
        door = self._door(wanted)
        with door.opening:
            if door.parlance is None:
                try:
                    door.parlance = self._opened(wanted)
                except BaseException:
                    with self._lock:  # so that it is tried again
                        self._doors.pop(wanted.owner, None)
                    raise
            found = door.parlance
        self.close_given_up()
        return found

    def close(self, owner: str) -> None:
        """Let go of the data of one visitor at once; a question that runs is cancelled."""
        with self._lock:
            kept = self._doors.pop(owner, None)
            mine = [door for _, name, door in self._leaving if name == owner]
            self._leaving = [one for one in self._leaving if one[1] != owner]
        for door in (*mine, *([kept] if kept else [])):
            _shut(door)

    def close_given_up(self, now: float | None = None) -> None:
        """Close those that nobody can be in any more."""
        limit = (time.monotonic() if now is None else now) - self._grace
        with self._lock:
            over = [door for since, _, door in self._leaving if since <= limit]
            self._leaving = [one for one in self._leaving if one[0] > limit]
        for door in over:
            _shut(door)

    def close_all(self) -> None:
        """Let go of everything, the one that was used longest ago first."""
        self.close_given_up(float("inf"))
        for owner in self.owners():
            self.close(owner)

    def owners(self) -> tuple[str, ...]:
        """Whose data are open, the one that was used longest ago first."""
        with self._lock:
            return tuple(self._doors)

    def _door(self, wanted: OwnSet) -> _Door:
        """The one to these data; too many give up those that were used longest ago."""
        now = time.monotonic()
        with self._lock:
            door = self._doors.get(wanted.owner)
            if door is not None and door.build != wanted.build:
                self._leaving.append((now, wanted.owner, self._doors.pop(wanted.owner)))
                door = None
            if door is None:
                door = self._doors[wanted.owner] = _Door(wanted.build)
            self._doors.move_to_end(wanted.owner)
            while len(self._doors) > self._most:
                self._leaving.append((now, *self._doors.popitem(last=False)))
        return door


def _shut(door: _Door) -> None:
    with door.opening:
        if door.parlance is not None:
            door.parlance.warehouse.close()
