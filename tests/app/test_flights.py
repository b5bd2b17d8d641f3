"""Equal questions are worked out once; what one visitor gives up, another takes over."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from app import counts, flights, services
from app.flights import Flights, Same
from engine import Parlance
from tests.app.test_line import PATIENCE_S, Gone, until

KEY = "views"


class Board:
    """Work that waits until it is let go, and counts how often it was done."""

    def __init__(self, made: Callable[[int], str]) -> None:
        self.flights: Flights[str] = Flights(lambda found: found == "stopped")
        self.begun, self.let_go, self.times = Event(), Event(), 0
        self._made = made

    def ask(self, key: str = KEY) -> str:
        while True:
            flight, ours = self.flights.join(key, 0)
            if ours:
                return self.flights.fly(key, flight, self._work)
            assert flight.landed.wait(PATIENCE_S)
            if not flight.is_lost:
                return flight.result()

    def _work(self) -> str:
        self.times += 1
        self.begun.set()
        assert self.let_go.wait(PATIENCE_S)
        return self._made(self.times)


def raising(fault: BaseException, times: int) -> Callable[[int], str]:
    def made(time: int) -> str:
        if time <= times:
            raise fault
        return f"answer {time}"

    return made


def many(board: Board, pool: ThreadPoolExecutor, count: int) -> list[Future[str]]:
    """One who does the work, and others who came while it was done."""
    asked = [pool.submit(board.ask)]
    assert board.begun.wait(PATIENCE_S)
    joined: list[Event] = [Event() for _ in range(count - 1)]
    join = board.flights.join

    def noted(key: object, number: int) -> object:
        found = join(key, number)  # type: ignore[arg-type]
        next((one for one in joined if not one.is_set()), Event()).set()
        return found

    board.flights.join = noted  # type: ignore[method-assign, assignment]
    asked += [pool.submit(board.ask) for _ in range(count - 1)]
    until(lambda: all(one.is_set() for one in joined))
    board.let_go.set()
    return asked


def test_equal_questions_are_one_execution() -> None:
    board = Board("answer {}".format)
    with ThreadPoolExecutor(10) as pool:
        assert {one.result(PATIENCE_S) for one in many(board, pool, 10)} == {"answer 1"}
    assert board.times == 1
    assert board.ask() == "answer 1"  # over the same data a moment later
    assert board.ask("watch time") == "answer 2"


def test_a_fault_is_shared_and_not_kept() -> None:
    board = Board(raising(ValueError("broken"), 1))
    with ThreadPoolExecutor(5) as pool:
        for one in many(board, pool, 5):
            with pytest.raises(ValueError, match="broken"):
                one.result(PATIENCE_S)
    assert board.times == 1
    assert board.ask() == "answer 2"


@pytest.mark.parametrize("stopped", ["gone", "cancelled"])
def test_one_who_is_stopped_does_not_stop_the_others(stopped: str) -> None:
    given_up = raising(Gone(), 1)
    board = Board(given_up if stopped == "gone" else lambda time: "stopped" if time == 1 else "answer 2")
    with ThreadPoolExecutor(5) as pool:
        first, *others = many(board, pool, 5)
        assert {one.result(PATIENCE_S) for one in others} == {"answer 2"}
        if stopped == "gone":
            with pytest.raises(Gone):
                first.result(PATIENCE_S)
        else:
            assert first.result(PATIENCE_S) == "stopped"
    assert board.times == 2


def test_a_result_is_kept_for_a_moment_and_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    board = Board("answer {}".format)
    board.let_go.set()
    for number in range(flights.MOST + 2):
        board.ask(str(number))
    assert board.ask("0") == f"answer {flights.MOST + 3}"
    monkeypatch.setattr(flights, "KEPT_S", -1.0)
    assert board.ask("0") == f"answer {flights.MOST + 4}"


def test_a_thing_in_a_key_is_equal_to_itself_alone() -> None:
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)


def shared() -> float:
    found = counts.REGISTRY.get_sample_value("parlance_shared_total")
    return found or 0.0


def test_questions_are_equal_by_what_they_go_on_from_and_by_the_words_that_are_kept(
    parlance: Parlance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "door", lambda: parlance)
    views, users = services.ask("views by country last month"), services.ask("active users last month")
    before = shared()
    assert services.ask("views by country last month") is views
    assert services.ask("by device", views) is services.ask("by device", views)
    assert shared() == before + 2
    assert services.ask("by device", users) is not services.ask("by device", views)
    assert views.query is not None
    by_query = services.query(views.query)
    assert services.query(views.query) is by_query
    kept = parlance.session
    parlance.session = parlance._session(kept.warehouse, kept.profile, kept.readers)  # as after new words
    assert services.ask("views by country last month") is not views
