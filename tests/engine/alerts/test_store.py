"""States survive: two schedulers at once, one that is killed, a clock that goes back, another's file."""

import multiprocessing
import os
import sqlite3
import sys
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from engine.alerts.delivery import OutputError, deliver
from engine.alerts.evaluation import evaluate
from engine.alerts.notices import Notice
from engine.alerts.outputs.log import JsonLines
from engine.alerts.store import CLAIM_SECONDS, StateError, Store
from engine.parlance import Parlance
from tests.engine.alerts.world import Memory, World, at

RULE: dict[str, Any] = {"metric": "mean", "window": "last 1 minute", "comparator": ">", "threshold": 5}
SAMPLES = ["10:00 a 9/1", "10:01 a 9/1", "10:02 a 1/1"]
SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(autouse=True)
def _plain_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spawned process runs the main module again: not the script that the test of a screen left there."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


def test_a_rule_is_evaluated_when_it_is_due(tmp_path: Path) -> None:
    """Every five minutes, less a tenth: at 10:05:30 it is due again, at 10:05:29 not."""
    world = World(tmp_path, SAMPLES, {**RULE, "every": "5 minutes"})
    outcomes = [
        world.turn(moment)[0].outcome
        for moment in ("10:01", "10:02", "10:05:29", "10:05:30", "10:09", "9:00")
    ]
    assert outcomes == ["evaluated", "not_due", "not_due", "evaluated", "not_due", "not_due"]


def _evaluate(folder: str, model: str, name: str, gate: Any, outcomes: Any) -> None:
    """One scheduler of several, in a process of its own."""
    from semantic.model import SemanticModel

    door = Parlance(SemanticModel.model_validate_json(model), Path(folder) / "data.duckdb")
    store = Store(Path(folder) / "state.sqlite")
    output = JsonLines(Path(folder) / "told.jsonl")
    _ = door.session
    gate.wait()
    turns = evaluate(door.model.alerts, door.session, at("10:01"), store, {output.name: "file"})
    deliver(store, [output])
    outcomes.put((name, [one.outcome for one in turns]))


def test_two_schedulers_at_once_evaluate_and_tell_once(tmp_path: Path) -> None:
    rules = [{**RULE, "name": f"rule{number}", "every": "5 minutes"} for number in range(12)]
    world = World(tmp_path, SAMPLES, *rules)
    gate, outcomes = SPAWN.Barrier(2), SPAWN.Queue()
    model = world.model.model_dump_json(by_alias=True)
    both = [
        SPAWN.Process(target=_evaluate, args=(str(tmp_path), model, name, gate, outcomes)) for name in "ab"
    ]
    for process in both:
        process.start()
    found = [outcomes.get(timeout=60) for _ in both]
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    by_rule = list(zip(*(each for _, each in found), strict=True))
    assert all(sorted(pair)[0] in ("busy", "evaluated") and "evaluated" in pair for pair in by_rule)
    assert all(pair.count("evaluated") == 1 for pair in by_rule)
    told = [
        Notice.model_validate_json(line).rule for line in (tmp_path / "told.jsonl").read_text().splitlines()
    ]
    assert sorted(told) == sorted(rule["name"] for rule in rules)
    assert world.store.waiting() == {}


class _Fatal(Memory):
    """Writes the notice, and dies before anybody hears of it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = JsonLines(path)

    def send(self, notice: Notice) -> None:
        self._file.send(notice)
        os._exit(9)


def _die_telling(folder: str, model: str) -> None:
    from semantic.model import SemanticModel

    door = Parlance(SemanticModel.model_validate_json(model), Path(folder) / "data.duckdb")
    store, fatal = Store(Path(folder) / "state.sqlite"), _Fatal(Path(folder) / "told.jsonl")
    evaluate(door.model.alerts, door.session, at("10:01"), store, {fatal.name: fatal.kind})
    deliver(store, [fatal])


def _die_measuring(folder: str, model: str) -> None:
    from semantic.model import SemanticModel

    store = Store(Path(folder) / "state.sqlite")
    (rule,) = SemanticModel.model_validate_json(model).alerts
    assert store.claim(rule.name, at("10:01"), timedelta(seconds=1)) == ""
    os._exit(9)


def _killed(target: Any, world: World) -> None:
    model = world.model.model_dump_json(by_alias=True)
    process = SPAWN.Process(target=target, args=(str(world.folder), model))
    process.start()
    process.join(60)
    assert process.exitcode == 9


def _later(world: World, seconds: float) -> None:
    """The file is opened by another scheduler, so much later by the wall clock."""
    import time

    world.store = Store(world.folder / "state.sqlite", lambda: time.time() + seconds)


def test_killed_between_output_and_state_it_is_told_again(tmp_path: Path) -> None:
    world = World(tmp_path, SAMPLES, RULE)
    _killed(_die_telling, world)
    assert len((tmp_path / "told.jsonl").read_text().splitlines()) == 1
    assert [state.phase for state in world.store.states().values()] == ["firing"]
    assert world.store.waiting() == {"memory": 1}
    assert deliver(world.store, [world.memory]) == {}
    assert world.memory.notices == []  # may still be under way
    _later(world, CLAIM_SECONDS + 1)
    assert deliver(world.store, [world.memory]) == {}
    (first,) = (tmp_path / "told.jsonl").read_text().splitlines()
    (again,) = world.memory.notices
    assert again == Notice.model_validate_json(first)
    assert world.store.waiting() == {}


def test_killed_while_measuring_it_is_measured_again(tmp_path: Path) -> None:
    world = World(tmp_path, SAMPLES, RULE)
    _killed(_die_measuring, world)
    assert [one.outcome for one in world.turn("10:01")] == ["busy"]
    _later(world, CLAIM_SECONDS + 1)
    assert [one.outcome for one in world.turn("10:02")] == ["evaluated"]
    assert world.memory.told() == [("fired", "10:02", [""])]


def test_who_comes_back_too_late_changes_nothing(tmp_path: Path) -> None:
    """The claim of a slow scheduler has run out, and another has evaluated since."""
    world = World(tmp_path, SAMPLES, RULE)
    slow = Store(tmp_path / "state.sqlite")
    assert slow.claim("rule", at("10:01"), timedelta(seconds=1)) == ""
    _later(world, CLAIM_SECONDS + 1)
    world.turn("10:02")
    with slow.transaction():
        assert not slow.settle("rule", at("10:01"))
    assert world.store.evaluated_at("rule") == at("10:02")


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "state.sqlite")
    states = World(tmp_path, SAMPLES, RULE)
    states.turn("10:01")
    ((key, state),) = states.store.states().items()

    def write_and_fail() -> None:
        with store.transaction():
            store.write("other", key[1], state)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert [name for name, _ in store.states()] == ["rule"]


class _Broken(Memory):
    def __init__(self) -> None:
        super().__init__()
        self.broken = True

    def send(self, notice: Notice) -> None:
        if self.broken:
            raise OutputError("It is broken.")
        super().send(notice)


def test_what_an_output_does_not_take_waits_in_order(tmp_path: Path) -> None:
    world, broken = World(tmp_path, SAMPLES, RULE), _Broken()
    for moment in ("10:01", "10:03"):
        world.turn(moment, [broken])
    assert world.store.waiting() == {"memory": 2}
    assert deliver(world.store, [broken]) == {"memory": "It is broken."}
    broken.broken = False
    assert deliver(world.store, [broken]) == {}
    assert broken.told() == [("fired", "10:01", [""]), ("resolved", "10:03", [""])]


@pytest.mark.parametrize("content", [b"something else entirely, and long enough to be no database", None])
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "state.sqlite"
    if content is None:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(StateError, match="Name another"):
        Store(path)
    assert path.read_bytes() == before
