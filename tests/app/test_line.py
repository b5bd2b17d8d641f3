"""Turns are handed out in the order in which people came; who leaves the line holds up nobody."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Thread

import pytest

from app import line
from app.line import Line

PATIENCE_S = 20.0


class Gone(BaseException):
    """Somebody closed the page."""


def until(true: Callable[[], bool]) -> None:
    """Wait for what another thread brings about."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "LOOK_S", 0.01)


def held(shop: Line, pool: ThreadPoolExecutor) -> tuple[Event, Future[None]]:
    """Somebody who keeps his turn until he is let go."""
    let_go, begun = Event(), Event()

    def hold() -> None:
        with shop.turn(shop.number()):
            begun.set()
            assert let_go.wait(PATIENCE_S)

    holding = pool.submit(hold)
    assert begun.wait(PATIENCE_S)
    return let_go, holding


def test_who_came_first_is_served_first_however_they_entered() -> None:
    shop, served = Line(1), list[int]()

    def come(number: int) -> None:
        with shop.turn(number):
            served.append(number)

    with ThreadPoolExecutor(8) as pool:
        let_go, _ = held(shop, pool)
        numbers = [shop.number() for _ in range(6)]
        for place, number in enumerate((numbers[3], numbers[0], numbers[5], *numbers[1:3], numbers[4])):
            pool.submit(come, number)
            until(lambda place=place: len(shop) == place + 1)  # type: ignore[misc]
        let_go.set()
    assert served == numbers
    assert len(shop) == 0


def test_no_more_are_served_at_once_than_there_are_places() -> None:
    shop = Line(2)
    with ThreadPoolExecutor(4) as pool:
        first, _ = held(shop, pool)
        second, _ = held(shop, pool)
        third = pool.submit(lambda: shop.turn(shop.number()).__enter__())
        until(lambda: len(shop) == 1)
        assert not third.done()
        second.set()
        third.result(PATIENCE_S)
        first.set()


def test_who_waits_is_told_how_many_are_before() -> None:
    shop, told = Line(1), list[int]()
    with ThreadPoolExecutor(4) as pool:
        let_go, _ = held(shop, pool)
        early, late = shop.number(), shop.number()

        def come(number: int, tell: Callable[[int], None] | None = None) -> None:
            with shop.turn(number, tell):
                pass

        pool.submit(come, early)
        until(lambda: len(shop) == 1)
        waiting = pool.submit(come, late, told.append)
        until(lambda: bool(told))
        let_go.set()
        waiting.result(PATIENCE_S)
    assert told[0] == 1


def test_who_leaves_while_waiting_holds_up_nobody() -> None:
    shop = Line(1)

    def leave(_: int) -> None:
        raise Gone

    def come(tell: Callable[[int], None] | None = None) -> str:
        with shop.turn(shop.number(), tell):
            return "served"

    with ThreadPoolExecutor(4) as pool:
        let_go, _ = held(shop, pool)
        gone = pool.submit(come, leave)
        with pytest.raises(Gone):
            gone.result(PATIENCE_S)
        assert len(shop) == 0
        next_one = pool.submit(come)
        let_go.set()
        assert next_one.result(PATIENCE_S) == "served"


def test_who_is_called_while_leaving_hands_the_turn_on() -> None:
    shop, let_go_now = Line(1), list[Event]()

    def leave(_: int) -> None:
        let_go_now[0].set()
        until(lambda: len(shop) == 0)  # called in the meantime
        raise Gone

    with ThreadPoolExecutor(4) as pool:
        let_go, _ = held(shop, pool)
        let_go_now.append(let_go)
        with pytest.raises(Gone):
            pool.submit(lambda: shop.turn(shop.number(), leave).__enter__()).result(PATIENCE_S)
        with shop.turn(shop.number()):
            pass  # it would wait for ever


def test_a_fault_gives_the_turn_back() -> None:
    shop = Line(1)
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"), shop.turn(shop.number()):
            raise ValueError("broken")


def test_equal_numbers_wait_side_by_side() -> None:
    line, served = Line(1), []

    def visitor() -> None:
        with line.turn(7):
            served.append(7)

    with line.turn(0):
        both = [Thread(target=visitor) for _ in range(2)]
        for one in both:
            one.start()
        while len(line) < 2:
            pass
    for one in both:
        one.join(20)
    assert served == [7, 7]
    assert len(line) == 0
