"""A source whose file is replaced: the next question has the new rows, and no question fails."""

import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.types.answer import Answer
from engine.warehouse.embedded import Warehouse
from semantic.model import SemanticModel
from semantic.yaml_io import load

MODEL = Path(__file__).parent / "language" / "bakery.yaml"
TABLES = MODEL.with_suffix(".sql").read_text("utf-8")


def publish(path: Path, sql: str = "") -> None:
    """Put another file in place, as a feed does."""
    draft = path.with_name(".draft")
    with duckdb.connect(str(draft)) as con:
        con.execute(TABLES)
        con.execute(sql)
    os.replace(draft, path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "shop.duckdb"
    publish(found)
    return found


def count(answer: Answer) -> int:
    assert answer.table is not None, answer.reason
    (row,) = answer.table.rows
    return int(row[0])  # type: ignore[arg-type]


MORE = "INSERT INTO sales SELECT * REPLACE (sale_id + 1000000 AS sale_id) FROM sales LIMIT {}"
QUESTION = "how many orders"


def test_the_next_question_has_the_new_rows(path: Path) -> None:
    door = Parlance(load(MODEL), path)
    before = count(door.ask(QUESTION))
    for more in (1, 7):
        publish(path, MORE.format(more))
        assert count(door.ask(QUESTION)) == before + more
    assert not door.catch_up()


def test_what_names_values_is_kept_unless_they_change(path: Path) -> None:
    door = Parlance(load(MODEL), path)
    reader = door.session.reader
    publish(path, MORE.format(1))
    assert door.catch_up()
    assert door.session.reader is reader
    publish(path, "UPDATE shop SET city = 'Atlantis' WHERE city = 'Bath'")
    found = door.ask("revenue in Atlantis")
    assert found.status == "answer", found.reason
    assert door.session.reader is not reader


def test_a_new_door_takes_nothing_that_was_kept_of_the_file_before(path: Path) -> None:
    question = "revenue in Atlantis"
    assert Parlance(load(MODEL), path).ask(question).status != "answer"
    publish(path, "UPDATE shop SET city = 'Atlantis' WHERE city = 'Bath'")
    assert Parlance(load(MODEL), path).ask(question).status == "answer"
    publish(path)
    assert Parlance(load(MODEL), path).ask(question).status != "answer"


def test_questions_that_run_meanwhile_do_not_fail(path: Path) -> None:
    door = Parlance(load(MODEL), path)
    before = count(door.ask(QUESTION))
    answers: list[Answer] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            answers.append(door.ask(QUESTION))

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    for more in range(1, 6):
        publish(path, MORE.format(more))
    done.set()
    for asker in askers:
        asker.join()
    assert len(answers) > 3
    assert {count(answer) for answer in answers} <= {before + more for more in range(6)}
    assert count(door.ask(QUESTION)) == before + 5


def test_a_file_that_cannot_be_read_changes_nothing(path: Path) -> None:
    door = Parlance(load(MODEL), path)
    before = count(door.ask(QUESTION))
    path.unlink()
    assert count(door.ask(QUESTION)) == before
    path.write_text("no database" * 1000)
    assert count(door.ask(QUESTION)) == before
    path.unlink()
    publish(path, MORE.format(2))
    assert count(door.ask(QUESTION)) == before + 2


def test_a_reopened_file_is_as_locked_as_the_first(path: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    first = Warehouse(path)
    publish(path, "CREATE TABLE fresh AS SELECT 1 AS a")
    second = first.reopened()
    assert "fresh" in second.tables()
    assert "fresh" not in first.tables()
    assert second.fingerprint() != first.fingerprint()
    assert first.is_replaced()
    assert not second.is_replaced()
    for sql in (
        f"SELECT * FROM '{tmp_path / 'secret.csv'}'",
        f"SELECT * FROM read_text('{tmp_path / 'secret.csv'}')",
        "CREATE TABLE t AS SELECT 1",
        f"ATTACH '{tmp_path / 'other.duckdb'}'",
        "SET enable_external_access = true",
    ):
        assert not hasattr(second.run(sql), "rows"), sql
    assert second.rows("SELECT current_setting('TimeZone'), current_setting('lock_configuration')") == (
        ("UTC", True),
    )
    first.close()
    assert second.rows("SELECT a FROM fresh") == ((1,),)


CLOCK = "CREATE SCHEMA feed; CREATE TABLE feed.clock AS SELECT TIMESTAMP '{}' AS now"


def model(now: str) -> SemanticModel:
    return load(MODEL).model_copy(update={"now": now})


def test_a_feed_moves_a_declared_clock_forward_and_no_other(path: Path) -> None:
    door = Parlance(model("2025-06-30T09:00:00"), path)
    assert door.clock.now == datetime(2025, 6, 30, 9)
    publish(path, CLOCK.format("2025-06-30 09:00:05"))
    assert door.ask(QUESTION).now == "2025-06-30T09:00:05"
    assert (door.clock.now, door.clock.origin) == (datetime(2025, 6, 30, 9, 0, 5), "model")
    publish(path, CLOCK.format("2020-01-01"))
    door.catch_up()
    assert door.clock.now == datetime(2025, 6, 30, 9)
    given = Parlance(model("2025-06-30T09:00:00"), path, now=datetime(2024, 1, 1))
    assert given.clock.now == datetime(2024, 1, 1)
    wall = Parlance(model(""), path).clock
    assert wall.origin == "wall"
    assert abs((wall.now - datetime.now(UTC).replace(tzinfo=None)).total_seconds()) < 60


@pytest.mark.parametrize("name", ["feed.duckdb", "raw.duckdb"])
def test_the_clock_is_found_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    publish(tmp_path / name, CLOCK.format("2025-07-01"))
    assert Parlance(model("2025-06-30T09:00:00"), tmp_path / name).clock.now == datetime(2025, 7, 1)
