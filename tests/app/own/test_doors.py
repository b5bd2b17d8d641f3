"""A few data sets are open at a time; the one that was used longest ago is closed first."""

from pathlib import Path
from typing import Any, cast

import pytest

from app.own.doors import Doors
from app.own.sets import About
from app.own.shelf import OwnSet
from engine import Parlance


class Opened:
    """Stands for an open Parlance, and writes down when it is closed."""

    def __init__(self, name: str, closed: list[str]) -> None:
        self.name, self.closed, self.warehouse = name, closed, self

    def close(self) -> None:
        self.closed.append(self.name)


def data(owner: str, build: str = "1") -> OwnSet:
    return OwnSet(owner, "id", Path(), build, About(()))


def doors(closed: list[str], most: int = 2, grace: float = 0.0) -> Doors:
    def opened(found: OwnSet) -> Parlance:
        return cast(Parlance, cast(Any, Opened(f"{found.owner}{found.build}", closed)))

    return Doors(opened, most, grace)


def test_a_door_is_opened_once() -> None:
    kept = doors([])
    assert kept.open(data("a")) is kept.open(data("a"))


def test_who_was_not_asked_for_longest_is_closed_first() -> None:
    closed: list[str] = []
    kept = doors(closed)
    for owner in ("a", "b", "a", "c"):
        kept.open(data(owner))
    assert closed == ["b1"]
    assert kept.owners() == ("a", "c")
    kept.close_all()
    assert closed == ["b1", "a1", "c1"]


def test_who_is_in_when_a_door_is_given_up_has_time() -> None:
    closed: list[str] = []
    kept = doors(closed, grace=60)
    for owner in ("a", "b", "c"):
        kept.open(data(owner))
    assert closed == []
    kept.close("a")
    assert closed == ["a1"]


def test_data_that_were_read_anew_are_opened_anew() -> None:
    closed: list[str] = []
    kept = doors(closed)
    before = kept.open(data("a", "1"))
    assert kept.open(data("a", "2")) is not before
    assert closed == ["a1"]
    kept.close("a")
    assert closed == ["a1", "a2"]


def test_a_door_that_cannot_be_opened_is_tried_again() -> None:
    tries = iter([OSError("no"), Opened("a", [])])

    def opened(found: OwnSet) -> Parlance:
        one = next(tries)
        if isinstance(one, OSError):
            raise one
        return cast(Parlance, cast(Any, one))

    kept = Doors(opened)
    with pytest.raises(OSError, match="no"):
        kept.open(data("a"))
    assert kept.open(data("a")) is not None
