"""Building: the same every time, and all or nothing; the events as lines of JSON."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine.ingest.vocabulary import Unknown, recognise
from sample_data import generate, lines
from sample_data.generate import build

SPANNED = [
    "viewer",
    "video",
    "video_events",
    "user_video",
    "raw.player_events",
    "raw.stream_trace",
    "gpu_hourly",
]


def quiet(line: str) -> None:
    """Show no progress."""


def exported(path: Path, folder: Path) -> dict[str, str]:
    """A hash of the bytes of every table, written as CSV in the order in which its rows lie."""
    folder.mkdir()
    with duckdb.connect(str(path), read_only=True) as con:
        query = "SELECT schema_name || '.' || table_name FROM duckdb_tables() ORDER BY 1"
        for (name,) in con.execute(query).fetchall():
            con.execute(f"COPY (FROM {name}) TO '{folder / name}.csv'")
    return hashes(folder)


def hashes(folder: Path) -> dict[str, str]:
    """A hash of the bytes of every file of a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture(scope="module")
def progress() -> list[str]:
    """What was said while `told` was built."""
    return []


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, progress: list[str]) -> Path:
    """A folder with a small build and its events."""
    folder = tmp_path_factory.mktemp("told")
    build(folder / "told.duckdb", scale=0.005, events=folder / "events", progress=progress.append)
    return folder


@pytest.fixture(scope="module")
def tables(told: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hashes of its tables."""
    return exported(told / "told.duckdb", tmp_path_factory.mktemp("tables") / "first")


def test_same_seed_gives_the_same_bytes_of_tables_and_events(
    told: Path, tables: dict[str, str], tmp_path: Path
) -> None:
    build(tmp_path / "again.duckdb", scale=0.005, events=tmp_path / "events", progress=quiet)
    assert len(tables) > 40
    assert exported(tmp_path / "again.duckdb", tmp_path / "again") == tables
    assert hashes(tmp_path / "events") == hashes(told / "events")


def test_other_seed_gives_other_rows(tables: dict[str, str], tmp_path: Path) -> None:
    build(tmp_path / "other.duckdb", scale=0.005, seed=8, progress=quiet)
    other = exported(tmp_path / "other.duckdb", tmp_path / "other")
    names = [f"{name if '.' in name else f'main.{name}'}.csv" for name in SPANNED]
    assert [name for name in names if tables[name] == other[name]] == []
    assert tables["main.country.csv"] == other["main.country.csv"]


def test_every_raw_table_and_list_has_its_lines(told: Path) -> None:
    with duckdb.connect(str(told / "told.duckdb"), read_only=True) as con:
        query = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'raw'"
        streams = [name for (name,) in con.execute(query).fetchall()]
        assert sorted(lines.spellings()) == sorted(streams)
        for table, file in [(f"raw.{s}", s) for s in streams] + [(t, f"lists/{t}") for t in lines.LISTS]:
            count = con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            text = (told / "events" / f"{file}.jsonl").read_text("utf-8")
            assert len(text.splitlines()) == count


def comparable(value: Any) -> Any:
    """A value of a raw table or of a line, so that both can be compared."""
    if value is None or value == "":  # an empty text says as little as none
        return None
    text = str(value).lower()
    try:
        return float(text)
    except ValueError:
        return text.removesuffix(".000000")[:23].removesuffix(".000")


STREAMS = [
    *("player_events", "player_sessions", "playback_reports"),
    *("stream_trace", "stream_status", "ingest_metrics", "capabilities", "discovery", "payments"),
]


@pytest.mark.parametrize("stream", STREAMS)
def test_lines_are_understood_as_the_rows_they_came_from(told: Path, stream: str) -> None:
    with duckdb.connect(str(told / "told.duckdb"), read_only=True) as con:
        found = con.execute(f"SELECT * FROM raw.{stream} ORDER BY event_id LIMIT 400")
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    text = (told / "events" / f"{stream}.jsonl").read_text("utf-8").splitlines()
    assert len(rows) > 50
    for row, line in zip(rows, text[: len(rows)], strict=True):
        understood = recognise(json.loads(line))
        assert not isinstance(understood, Unknown)
        ((name, made),) = understood
        assert name == stream
        kept = {
            key: value
            for key, value in row.items()
            if key not in {"event_id", "received_at", "reject_reason"}
        }
        assert {k: comparable(made.get(k)) for k in kept} == {k: comparable(v) for k, v in kept.items()}


def test_arrival_is_told_with_every_event(told: Path) -> None:
    for stream in STREAMS:
        first = (told / "events" / f"{stream}.jsonl").read_text("utf-8").splitlines()[0]
        assert json.loads(first)["receivedAt"]


@pytest.mark.usefixtures("told")
def test_progress_tells_what_was_rejected(progress: list[str]) -> None:
    assert any(line.startswith("rejected events: ") and "no position" in line for line in progress)
    assert len(progress) >= 6


def test_truth_is_only_there_when_asked_for(small_file: Path) -> None:
    with duckdb.connect(str(small_file), read_only=True) as con:
        schemas = {
            name for (name,) in con.execute("SELECT DISTINCT schema_name FROM duckdb_tables()").fetchall()
        }
    assert schemas == {"main", "raw", "stage"}


@pytest.mark.sliced(2)
@pytest.mark.parametrize("name", ["raw.duckdb", "stage.duckdb"])
def test_a_file_may_be_called_like_a_schema(tmp_path: Path, name: str) -> None:
    build(tmp_path / name, scale=0.005, progress=quiet)
    assert (tmp_path / name).exists()


def test_failed_build_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "s.duckdb"
    target.write_text("old")

    def fail(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generate, "make_marts", fail)
    with pytest.raises(KeyboardInterrupt):
        build(target, scale=0.005, progress=quiet)
    assert [p.name for p in tmp_path.iterdir()] == ["s.duckdb"]
    assert target.read_text() == "old"


@pytest.mark.parametrize("scale", [0, -1, float("nan")])
def test_scale_must_be_above_zero(tmp_path: Path, scale: float) -> None:
    with pytest.raises(ValueError, match="scale must be above 0"):
        build(tmp_path / "s.duckdb", scale=scale, progress=quiet)
    assert not list(tmp_path.iterdir())
