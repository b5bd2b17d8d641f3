"""Readers have the last copy or the next, wherever publishing is cut short; what they held stays."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import gettempdir

import duckdb
import pytest

from engine.ingest import publishing
from engine.ingest.publishing import forget_drafts, publish
from engine.ingest.renewing import can_be_renewed
from engine.ingest.tables import Connection

ROWS = 300_000
only_where_renewed = pytest.mark.skipif(
    sys.platform != "linux" or not can_be_renewed(Path(gettempdir())), reason="here each copy is new"
)


@pytest.fixture
def con(tmp_path: Path) -> Iterator[Connection]:
    """A database of some blocks with a number in it."""
    with duckdb.connect(tmp_path / "work.duckdb") as found:
        found.execute("CREATE TABLE counted AS SELECT 0 AS number")
        found.execute(f"CREATE TABLE filling AS SELECT hash(i) AS value FROM range({ROWS}) AS r (i)")
        yield found


def count(con: Connection, tmp_path: Path, number: int, observer: Callable[[str], None] = str) -> int:
    """Publish another number; the inode of the copy."""
    con.execute("UPDATE counted SET number = ?", [number])
    con.execute(
        f"CREATE OR REPLACE TABLE filling AS SELECT hash(i) AS value FROM range({ROWS - number}) AS r (i)"
    )
    publish(con, tmp_path / "work.duckdb", tmp_path / "copy.duckdb", observer)
    return (tmp_path / "copy.duckdb").stat().st_ino


def counted(tmp_path: Path) -> int:
    """The number in the copy, all of which can be read."""
    with duckdb.connect(tmp_path / "copy.duckdb", read_only=True) as copy:
        ((number, rows),) = copy.execute(
            "SELECT number, (SELECT count(value) FROM filling) FROM counted"
        ).fetchall()
    assert rows == ROWS - number
    return int(number)


def same(tmp_path: Path) -> bool:
    """Whether the copy is what was copied, to the byte."""
    return (tmp_path / "copy.duckdb").read_bytes() == (tmp_path / "work.duckdb").read_bytes()


@only_where_renewed
def test_the_copy_before_the_last_becomes_the_next(con: Connection, tmp_path: Path) -> None:
    files = []
    for number in range(1, 7):
        files.append(count(con, tmp_path, number))
        assert same(tmp_path)
    assert len(set(files)) == 2
    assert files[0::2] == files[:1] * 3
    assert counted(tmp_path) == 6


@only_where_renewed
def test_who_reads_an_old_copy_keeps_it(con: Connection, tmp_path: Path) -> None:
    files = [count(con, tmp_path, 1)]
    with duckdb.connect() as reader:
        reader.execute(f"ATTACH '{tmp_path / 'copy.duckdb'}' AS old (READ_ONLY)")
        files += [count(con, tmp_path, number) for number in (2, 3, 4)]
        sql = "SELECT number, (SELECT count(value) FROM old.filling) FROM old.counted"
        assert reader.execute(sql).fetchall() == [(1, ROWS - 1)]
    assert len(set(files[:3])) == 3
    assert files[3] == files[1]
    assert counted(tmp_path) == 4


def test_elsewhere_each_copy_is_new(con: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "elsewhere")
    for number in (1, 2, 3):
        count(con, tmp_path, number)
        assert same(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.duckdb", "work.duckdb"]


def test_where_a_file_has_one_name_only_each_copy_is_new(
    con: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(given: Path, name: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for number in (1, 2, 3):
        count(con, tmp_path, number)
        assert same(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.duckdb", "work.duckdb"]


@pytest.mark.parametrize("moment", ["copied", "retired", "replaced"])
@pytest.mark.parametrize("before", [0, 1, 2, 3])
def test_cut_short_anywhere_readers_have_one_or_the_other(
    con: Connection, tmp_path: Path, before: int, moment: str
) -> None:
    def cut(seen: str) -> None:
        if seen == moment:
            raise KeyboardInterrupt

    for number in range(before):
        count(con, tmp_path, number)
    with pytest.raises(KeyboardInterrupt):
        count(con, tmp_path, 10, cut)
    if before or moment == "replaced":
        assert counted(tmp_path) == (10 if moment == "replaced" else before - 1)
    for number in (11, 12, 13):
        count(con, tmp_path, number)
        assert same(tmp_path)
        assert counted(tmp_path) == number
    assert len(list(tmp_path.iterdir())) <= 3
    forget_drafts(tmp_path / "copy.duckdb")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.duckdb", "work.duckdb"]


@pytest.mark.parametrize("function", ["renewed", "copy_to_disk"])
def test_a_full_disk_leaves_the_copy_and_takes_no_room(
    con: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    def fail(given: Path, taken: Path) -> bool:
        raise OSError(28, "No space left on device")

    for number in (1, 2):
        count(con, tmp_path, number)
    forget = function == "copy_to_disk"
    if forget:
        forget_drafts(tmp_path / "copy.duckdb")
    with monkeypatch.context() as patch:
        patch.setattr(publishing, function, fail)
        with pytest.raises(OSError, match="No space"):
            count(con, tmp_path, 3)
    assert counted(tmp_path) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.duckdb", "work.duckdb"]
    count(con, tmp_path, 4)
    assert counted(tmp_path) == 4
