"""The store is made and brought up to date on opening, by several at once, or says in one line why not."""

import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from app.store import conversations
from app.store.conversations import Asked, Owner
from app.store.errors import StoreError
from app.store.migrating import settings, upgrade
from app.store.opening import location, open_store
from app.store.tables import VERSION, Base

ME = Owner("me", "shop")
VERSIONS = [script.revision for script in ScriptDirectory.from_config(settings()).walk_revisions()]


def at(folder: Path) -> str:
    return f"sqlite:///{folder / 'app.sqlite'}"


def differences(where: str) -> list[object]:
    """What the tables of a file lack beside those of the code."""
    with create_engine(where).connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def test_the_version_known_without_alembic_is_the_newest() -> None:
    assert ScriptDirectory.from_config(settings()).get_current_head() == VERSION
    assert len(VERSIONS) == len(set(VERSIONS)) >= 3


def test_an_empty_place_gets_the_tables_of_the_code(tmp_path: Path) -> None:
    open_store(at(tmp_path / "new" / "folder"))
    assert differences(at(tmp_path / "new" / "folder")) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_each_earlier_version_is_brought_up_to_date_with_what_it_holds(tmp_path: Path, version: str) -> None:
    with create_engine(at(tmp_path)).begin() as connection:
        upgrade(connection, version)
        connection.execute(
            text("INSERT INTO conversation VALUES ('c', 'me', 'shop', 'Sales', '2026-01-01', '2026-01-01')")
        )
        connection.execute(
            text("INSERT INTO turn VALUES (1, 'c', 1, 'sales', '', '', '', 'en', 'refuse', 'No.', '')")
        )
    assert (differences(at(tmp_path)) == []) is (version == VERSION)
    store = open_store(at(tmp_path))
    assert differences(at(tmp_path)) == []
    assert conversations.turns(store, ME, "c") == (Asked(1, "sales", status="refuse", sentence="No."),)


def test_opening_what_is_up_to_date_loads_no_alembic(tmp_path: Path) -> None:
    open_store(at(tmp_path))
    code = "import sys; from app.store.opening import open_store; open_store(sys.argv[1]); "
    told = subprocess.run(
        [sys.executable, "-c", f"{code}print('alembic' in sys.modules)", at(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"


def test_a_question_on_the_command_line_loads_no_store() -> None:
    code = (
        "import sys\nfrom app.cli import main\nmain(['ask', 'views last week'])\n"
        "print([name for name in ('sqlalchemy', 'alembic', 'app.store') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


def test_many_processes_may_open_an_empty_place_at_once(tmp_path: Path) -> None:
    code = "import sys; from app.store.opening import open_store; open_store(sys.argv[1])"
    command = [sys.executable, "-c", code, at(tmp_path)]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [(one.communicate()[1], one.returncode) for one in started] == [("", 0)] * 4
    assert differences(at(tmp_path)) == []


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    stores = [open_store(at(tmp_path)) for _ in range(2)]  # two engines, as two processes have
    ids = [conversations.begin(stores[0], ME, f"conversation {place}") for place in range(4)]

    def write(place: int) -> bool:
        turn = Asked(place // 4 + 1, f"question {place}")
        return conversations.add(stores[place % 2], ME, ids[place % 4], turn)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write, range(200)))
    kept = [conversations.turns(stores[0], ME, one) for one in ids]
    assert [[turn.number for turn in found or ()] for found in kept] == [list(range(1, 51))] * 4


def test_a_reader_is_not_kept_waiting_by_another_program_that_reads(tmp_path: Path) -> None:
    store = open_store(at(tmp_path))
    with sqlite3.connect(tmp_path / "app.sqlite") as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        other.execute("BEGIN")
        other.execute("SELECT * FROM turn").fetchall()
        assert conversations.begin(store, ME, "beside a reader")


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_store(at(tmp_path))
    assert stat.S_IMODE((tmp_path / "app.sqlite").stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError) as told:
        open_store(at(tmp_path / "file"))
    assert str(told.value).startswith(f"The store {tmp_path / 'file' / 'app.sqlite'} cannot be used: ")
    assert "\n" not in str(told.value)


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "app.sqlite").write_bytes(b"a letter to a friend, long enough to be a page" * 50)
    before = (tmp_path / "app.sqlite").read_bytes()
    with pytest.raises(StoreError, match="not a database"):
        open_store(at(tmp_path))
    assert (tmp_path / "app.sqlite").read_bytes() == before


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    open_store(at(tmp_path))
    with create_engine(at(tmp_path)).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'v9999'"))
    with pytest.raises(StoreError, match="newer Parlance"):
        open_store(at(tmp_path))


@pytest.mark.parametrize("where", ["nonsense", "", "nodatabase://host/name"])
def test_an_address_that_is_none_is_said(where: str) -> None:
    with pytest.raises(StoreError):
        open_store(where)


def test_a_password_is_not_told() -> None:
    with pytest.raises(StoreError) as told:
        open_store("postgresql+psycopg://me:secret@127.0.0.1:1/app")
    assert "secret" not in str(told.value)


def test_the_place_is_the_folder_of_parlance_unless_another_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PARLANCE_STORE", raising=False)
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path))
    assert location() == at(tmp_path)
    monkeypatch.setenv("PARLANCE_STORE", "sqlite:////elsewhere.sqlite")
    assert location() == "sqlite:////elsewhere.sqlite"
