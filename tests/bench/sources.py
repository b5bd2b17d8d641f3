"""How long a database of many tables takes to be opened and described, the first time; in CPU time."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

from engine.scaffold.scaffold import scaffold
from engine.warehouse.embedded import Warehouse
from engine.warehouse.sources import open_source
from tests.bench.figures import Figure

ROWS = 1000
_COLUMNS = """id INTEGER PRIMARY KEY, parent_id INTEGER {reference}, name TEXT, city TEXT, status TEXT,
  amount REAL, quantity INTEGER, created TEXT, active BOOLEAN, note TEXT"""


def sources(tables: int) -> list[Figure]:
    """Tables of ten columns that refer to each other, as a SQLite file and through SQLAlchemy."""
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict("os.environ", PARLANCE_HOME=folder):
        path = Path(folder) / "many.sqlite"
        _write(path, tables)
        ways = {"SQLite file": str(path), "by SQLAlchemy": f"sqlite+pysqlite:///{path}"}
        return [figure for way, source in ways.items() for figure in _measured(way, source, tables)]


def _measured(way: str, source: str, tables: int) -> Iterator[Figure]:
    started = time.process_time()
    warehouse = Warehouse(open_source(source))
    opened = time.process_time()
    model = scaffold(warehouse, "many")
    ended = time.process_time()
    warehouse.close()
    note = f"{tables} tables of {ROWS} rows, {len(model.relationships)} links"
    yield Figure(f"open, {way}", opened - started, "CPU s", note=note)
    yield Figure(f"scaffold, {way}", ended - opened, "CPU s", note=note)
    yield Figure(f"open and scaffold, {way}", ended - started, "CPU s", "under 10", note)


def _write(path: Path, tables: int) -> None:
    chance = random.Random(1)
    with closing(sqlite3.connect(path)) as connection:
        for number in range(tables):
            reference = f"REFERENCES table_{number // 2}(id)" if number else ""
            connection.execute(f"CREATE TABLE table_{number} ({_COLUMNS.format(reference=reference)})")
            rows = [_row(chance, number, place) for place in range(ROWS)]
            connection.executemany(f"INSERT INTO table_{number} VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
        connection.commit()


def _row(chance: random.Random, table: int, row: int) -> tuple[object, ...]:
    moment = f"2024-{1 + row % 12:02}-{1 + row % 28:02} 10:00:00"
    city, status = chance.choice(["Rome", "Bonn", "Oslo"]), chance.choice("abc")
    amount, quantity = round(chance.uniform(0, 100), 2), chance.randrange(50)
    name = f"Name {table} {row}"
    note = f"note {chance.random()}"
    return row, chance.randrange(ROWS), name, city, status, amount, quantity, moment, row % 2, note
