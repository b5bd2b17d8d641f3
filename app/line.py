"""A line that visitors stand in: so many are served at once, and who came first is served first."""

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event, Lock

LOOK_S = 0.5  # nobody is told of a wait that is shorter; then this often how far the line has come

Told = Callable[[int], None]


class Line:
    """Hands out at most `places` turns at once, in the order in which numbers were drawn.

    Anybody may leave while waiting: whoever is told of his place may raise, and is out of the line.
    """

    def __init__(self, places: int) -> None:
        self._free = places
        self._lock = Lock()
        self._numbers = count()
        self._waiting: list[tuple[int, int, Event]] = []  # the second tells equal numbers apart

    def number(self) -> int:
        """A number that says when its owner came."""
        return next(self._numbers)

    def before(self, number: int) -> int:
        """How many wait who came earlier."""
        with self._lock:
            return sum(other < number for other, _, _ in self._waiting)

    def __len__(self) -> int:
        with self._lock:
            return len(self._waiting)

    @contextmanager
    def turn(self, number: int, tell: Told | None = None) -> Iterator[None]:
        """Inside it is the turn of this number. `tell` hears now and then how many are before it."""
        self._wait(number, tell)
        try:
            yield
        finally:
            self._hand_on()

    def _wait(self, number: int, tell: Told | None) -> None:
        called = Event()
        with self._lock:
            if self._free:
                self._free -= 1
                return
            place = number, next(self._numbers), called
            heapq.heappush(self._waiting, place)
        try:
            while not called.wait(LOOK_S):
                if tell is not None:
                    tell(self.before(number))
        except BaseException:
            self._leave(place)
            raise

    def _hand_on(self) -> None:
        with self._lock:
            if self._waiting:
                heapq.heappop(self._waiting)[-1].set()
            else:
                self._free += 1

    def _leave(self, place: tuple[int, int, Event]) -> None:
        with self._lock:
            if not place[-1].is_set():
                self._waiting.remove(place)
                heapq.heapify(self._waiting)
                return
        self._hand_on()  # it was called in the moment in which it left
