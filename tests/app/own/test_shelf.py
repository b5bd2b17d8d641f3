"""Where the data of visitors lie: each sees its own, removed is removed, unused is removed after a while."""

import os
import stat
import time
from datetime import timedelta
from pathlib import Path

import pytest

from app.own import holding, limits
from app.own.sets import About, OwnFile
from app.own.shelf import OwnSet, Shelf

ME, YOU = "a" * 64, "b" * 64
ABOUT = About((OwnFile("a.csv", 3, {"a": 1}),), examples=("Rows",))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "own")


def put(shelf: Shelf, owner: str) -> OwnSet:
    build = shelf.begin(owner)
    (build / "data.duckdb").write_bytes(b"x" * 10)
    return shelf.publish(owner, build, ABOUT)


def test_each_visitor_finds_its_own_alone(shelf: Shelf) -> None:
    mine = put(shelf, ME)
    assert shelf.find(ME) == mine
    assert shelf.find(YOU) is None
    assert mine.about == ABOUT
    assert put(shelf, YOU).id != mine.id


def test_other_users_of_the_machine_cannot_look_into_a_folder(shelf: Shelf) -> None:
    put(shelf, ME)
    assert stat.S_IMODE((shelf.root / ME).stat().st_mode) == 0o700


@pytest.mark.parametrize("owner", ["", "..", "../" + "a" * 61, "A" * 64, "a" * 63])
def test_an_owner_is_no_path(shelf: Shelf, owner: str) -> None:
    with pytest.raises(ValueError, match="hash"):
        shelf.find(owner)


def test_a_removal_leaves_nothing_and_the_others(shelf: Shelf) -> None:
    first = put(shelf, ME)
    put(shelf, YOU)
    first.words.write_text("{}")
    shelf.remove(ME)
    shelf.remove(ME)
    assert shelf.find(ME) is None
    assert [path.name for path in shelf.root.iterdir()] == [YOU]
    assert put(shelf, ME).id != first.id


def test_what_is_unused_for_long_is_found_and_use_counts(shelf: Shelf) -> None:
    long_ago = time.time() - (limits.UNUSED + timedelta(hours=1)).total_seconds()
    mine, yours = put(shelf, ME), put(shelf, YOU)
    for found in (mine, yours):
        os.utime(found.folder / "set.json", (long_ago, long_ago))
    assert {found.owner for found in shelf.unused()} == {ME, YOU}
    shelf.touch(yours)
    assert {found.owner for found in shelf.unused()} == {ME}


def test_sweeping_removes_what_is_unused_with_what_was_kept_over_it(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "shelf", lambda: shelf)
    long_ago = time.time() - (limits.UNUSED + timedelta(hours=1)).total_seconds()
    mine, yours = put(shelf, ME), put(shelf, YOU)
    os.utime(mine.folder / "set.json", (long_ago, long_ago))
    left = shelf.begin(YOU)
    os.utime(left, (long_ago, long_ago))
    forgotten: list[str] = []
    holding.sweep(forgotten.append)
    assert forgotten == [holding.model_key(ME, mine.id)]
    assert shelf.find(ME) is None
    assert shelf.find(YOU) == yours
    assert not left.exists()


def test_no_other_visitor_and_no_other_id_opens_a_door(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "shelf", lambda: shelf)
    mine = put(shelf, ME)
    assert holding.find(ME, mine.id) == mine
    for owner, chosen in ((YOU, mine.id), (ME, "other"), (ME, "")):
        with pytest.raises(holding.GoneError):
            holding.door(owner, chosen)
    assert holding.model_key(ME, mine.id) != holding.model_key(YOU, mine.id)
