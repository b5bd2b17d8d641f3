"""Equal work is done once: who asks for what is being done waits for it and shares what comes of it."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Generic, TypeVar

KEPT_S = 10.0  # so long a result is given to those who ask the same; the data it rests on are part of its key
MOST = 32

Result = TypeVar("Result")


class Same:
    """A thing as a part of a key, equal to itself alone."""

    def __init__(self, thing: object) -> None:
        self._thing = thing  # held, so that no other takes its place in memory

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other._thing is self._thing

    def __hash__(self) -> int:
        return id(self._thing)


@dataclass
class Flight(Generic[Result]):
    """One execution. `number` is the place in the line of who does it."""

    number: int
    landed: Event = field(default_factory=Event)
    at: float = 0.0
    results: list[Result] = field(default_factory=list)
    fault: Exception | None = None

    @property
    def is_lost(self) -> bool:
        """Whether it ended without a result for others: who did it gave up."""
        return self.landed.is_set() and not self.results and self.fault is None

    def result(self) -> Result:
        """What came of it; its fault is raised for everybody."""
        if self.fault is not None:
            raise self.fault
        return self.results[0]


class Flights(Generic[Result]):
    """The executions under way, and for a moment those that have ended.

    `is_own` says of which results only who did the work may have them, as of a question that was stopped.
    """

    def __init__(self, is_own: Callable[[Result], bool]) -> None:
        self._is_own = is_own
        self._lock = Lock()
        self._flights: dict[Hashable, Flight[Result]] = {}

    def join(self, key: Hashable, number: int) -> tuple[Flight[Result], bool]:
        """The flight for this work, and whether it is for the caller to do."""
        with self._lock:
            self._forget()
            found = self._flights.get(key)
            if found is not None and not found.is_lost:
                return found, False
            begun = self._flights[key] = Flight[Result](number)
            return begun, True

    def fly(self, key: Hashable, flight: Flight[Result], work: Callable[[], Result]) -> Result:
        """Do the work for all who wait. Whoever is stopped at it leaves it to the next of them."""
        try:
            made = work()
            if not self._is_own(made):
                flight.results.append(made)
            return made
        except Exception as fault:
            flight.fault = fault
            raise
        finally:
            self._land(key, flight)

    def _land(self, key: Hashable, flight: Flight[Result]) -> None:
        """A fault is shared with those who wait for it, and tried again by who comes later."""
        with self._lock:
            flight.at = time.monotonic()
            if not flight.results and self._flights.get(key) is flight:
                del self._flights[key]
            flight.landed.set()

    def _forget(self) -> None:
        since = time.monotonic() - KEPT_S
        ended = [key for key, one in self._flights.items() if one.landed.is_set()]
        old = [key for key in ended if self._flights[key].at < since]
        for key in dict.fromkeys([*old, *ended[: max(0, len(ended) - MOST)]]):
            del self._flights[key]
