"""A feed that is killed again and again has every line exactly once, as if nothing had happened.

With `--whole` it is killed fifty times, else a dozen times.
"""

import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from random import Random

import duckdb
import pytest

from engine.ingest import Pipelines, load_pipelines, rebuild
from engine.ingest.feed import Feed, Settings
from engine.ingest.file_source import FileSource
from engine.ingest.work import working
from tests.engine.ingest.killed import NOW, quiet
from tests.engine.ingest.viewings import LISTS, lines

ROOT = Path(__file__).parents[3]
SHIPPED = Path(str(files("sample_data")))
# After raw rows, marts, the commit, three times in publishing; and when late tables are made and committed.
MOMENTS = ("raw", "marts", "committed", "copied", "retired", "replaced", "late", "caught_up")
LATE = """
pipeline: counts
every_s: 0.4
steps:
  - {table: stage.event_counts, key: [event_name], from: [raw.player_events]}
  - {table: stage.watchers, key: [video_id], from: [user_video]}
"""
LATE_SQL = {
    "event_counts": "SELECT event_name, count(*) AS events FROM raw_player_events GROUP BY event_name",
    "watchers": "SELECT video_id, count(*) AS watchers FROM user_video GROUP BY video_id",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The viewing pipeline and a late one of it, their tables, and an empty folder for events."""
    found = tmp_path_factory.mktemp("kills")
    (found / "pipeline").mkdir()
    (found / "in").mkdir()
    for path in (SHIPPED / "pipeline").iterdir():
        if path.suffix == ".sql" or path.name == "viewing.yaml":
            shutil.copy(path, found / "pipeline")
    (found / "pipeline" / "counts.yaml").write_text(LATE)
    for table, select in LATE_SQL.items():
        (found / "pipeline" / f"{table}.sql").write_text(select)
    sql = [(SHIPPED / name).read_text("utf-8") for name in ("schema.sql", "raw.sql")]
    (found / "tables.sql").write_text("\n".join((*sql, LISTS)), "utf-8")
    return found


@dataclass(frozen=True)
class Size:
    """How often the feed is killed at each moment and at random, and how many events it reads."""

    each: int
    at_random: int
    events: int


def kills(draw: Random, size: Size) -> list[tuple[str, int]]:
    """Where the feed is killed, time after time."""
    found = [(moment, 1) for moment in MOMENTS for _ in range(size.each)]
    found += [("at", draw.randrange(10, 900)) for _ in range(size.at_random)]
    draw.shuffle(found)
    return found


def put_aside(count: int) -> tuple[int, int]:
    """The turns at which the file is put aside for a new one."""
    return count // 3, 2 * count // 3


def grow(folder: Path, part: bytes, turn: int, aside: tuple[int, int]) -> None:
    """Write a part, which may end within a line; now and then the file is put aside."""
    with (folder / "in" / "events.jsonl").open("ab") as file:
        file.write(part)
    if turn in aside and part.endswith(b"\n"):
        (folder / "in" / "events.jsonl").rename(folder / "in" / f"events.jsonl.{turn}")


def parts_of(content: bytes, count: int, draw: Random) -> list[bytes]:
    """The content in parts that end anywhere, but at line ends where the file is put aside."""
    ends = sorted(draw.randrange(len(content)) for _ in range(count - 1))
    for turn in put_aside(count):
        ends[turn] = content.index(b"\n", ends[turn]) + 1
    bounds = [0, *sorted(ends), len(content)]
    return [content[start:end] for start, end in pairwise(bounds)]


@pytest.mark.slow
@pytest.mark.sliced(1)
def test_kills_leave_what_a_clean_build_has(folder: Path, pytestconfig: pytest.Config) -> None:
    draw = Random(11)
    size = Size(4, 18, 200_000) if pytestconfig.getoption("--whole") else Size(1, 4, 60_000)
    planned = kills(draw, size)
    content = b"".join(lines(size.events))
    parts = parts_of(content, len(planned), draw)
    command = [sys.executable, "-m", "tests.engine.ingest.killed", str(folder)]
    ended = []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as feeds:
        assert feeds.stdin is not None
        assert feeds.stdout is not None
        for turn, ((moment, count), part) in enumerate(zip(planned, parts, strict=True)):
            grow(folder, part, turn, put_aside(len(planned)))
            print(moment, count, file=feeds.stdin, flush=True)
            ended.append((moment, int(feeds.stdout.readline())))
        print("never 1", file=feeds.stdin, flush=True)
        assert int(feeds.stdout.readline()) == 0
        feeds.stdin.close()
    assert Counter(ended) == {(moment, -9): size.each for moment in MOMENTS} | {("at", -9): size.at_random}
    compare(folder, clean(folder, content), size.events)


def clean(folder: Path, content: bytes) -> Path:
    """Another database with the same lines in one file and one batch, and one full build."""
    pipelines = load_pipelines(folder / "pipeline")
    whole, path = folder / "whole.jsonl", folder / "clean.duckdb"
    whole.write_bytes(content)
    only_raw = Pipelines(parameters=pipelines.parameters, streams=pipelines.streams)
    tables = (folder / "tables.sql").read_text("utf-8")
    with working(path, only_raw, [tables], quiet) as con:
        source = FileSource(whole, quiet, once=True)
        settings = Settings(once=True, most_lines=10**9, stream="player_events")
        Feed(con, path, only_raw, source, settings=settings, clock=lambda: NOW).run()
        rebuild(con, pipelines, quiet)
    return path


def compare(folder: Path, path: Path, sent: int) -> None:
    """Every table of every schema but the feed's own has the same rows, also in the published copy."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{path}' AS one (READ_ONLY)")
        con.execute(f"ATTACH '{folder / 'work.duckdb'}' AS other (READ_ONLY)")
        con.execute(f"ATTACH '{folder / 'published.duckdb'}' AS copy (READ_ONLY)")
        listed = con.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() "
            "WHERE database_name = 'one' AND schema_name <> 'feed' ORDER BY 1"
        ).fetchall()
        for (table,) in listed:
            for which in ("other", "copy"):
                for left, right in (("one", which), (which, "one")):
                    sql = f"SELECT * FROM {left}.{table} EXCEPT ALL SELECT * FROM {right}.{table} LIMIT 3"
                    assert con.execute(sql).fetchall() == [], (table, left, right)
        counts = "count(*), count(reject_reason), count(DISTINCT reject_reason)"
        sql = f"SELECT {counts} FROM other.raw.player_events"
        ((events, rejected, reasons),) = con.execute(sql).fetchall()
        ((unreadable,),) = con.execute("SELECT count(*) FROM other.raw.unreadable").fetchall()
        assert events + unreadable >= sent
        assert rejected > sent / 200
        assert reasons >= 6
        assert unreadable > sent / 400
        for table in ("video_events", "video_segments", "video_sessions", "user_video", "player_loads"):
            assert con.execute(f"SELECT count(*) > 1000 FROM other.{table}").fetchall() == [(True,)], table
