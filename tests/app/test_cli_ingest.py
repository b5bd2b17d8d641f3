"""parlance ingest: what it reads, prints, publishes, refuses, and how it ends."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.app.commands import complaint, reply, run

SHOP = Path(__file__).parents[1] / "engine" / "ingest" / "orders"
ROWS = [
    {"stream": "orders", "order_no": 1, "customer": "ann", "shop": "east", "amount": 5, "ts": "2026-02-01"},
    {"stream": "orders", "order_no": 2, "customer": "bo", "shop": "gone", "amount": 5, "ts": "2026-02-01"},
]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS) + "broken\n"


def sales(path: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute("SELECT order_no, customer FROM sale ORDER BY 1").fetchall()


def test_a_folder_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "today.jsonl").write_text(LINES)
    into, out = tmp_path / "work.duckdb", tmp_path / "shop.duckdb"
    words = ("ingest", tmp_path / "in", "--pipeline", SHOP, "--into", into, "--publish", out, "--once")
    found = reply(*words)
    assert found == {
        "status": "done", "batches": 1, "lines": 3, "rows": 2, "rejected": 1, "unreadable": 1,
        "into": str(into), "published": str(out), "version": 1,
    }  # fmt: skip
    assert sales(out) == [(1, "ann")]
    assert reply(*words)["batches"] == 0


def test_a_pipe_and_a_csv_file(tmp_path: Path) -> None:
    words = ("--pipeline", SHOP, "--into", tmp_path / "work.duckdb")
    assert reply("ingest", "-", *words, "--every", "0.1", stdin=LINES.rstrip("\n"))["lines"] == 3
    (tmp_path / "new.csv").write_text("order_no,customer,shop,amount,ts\n7,cy,east,3,2026-02-02\n")
    assert reply("ingest", tmp_path / "new.csv", "--stream", "orders", "--once", *words)["rows"] == 1
    assert sales(tmp_path / "work.duckdb") == [(1, "ann"), (7, "cy")]


def test_a_last_line_without_end_is_told(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINES + '{"half')
    done = run("ingest", tmp_path / "in.jsonl", "--pipeline", SHOP, "--into", tmp_path / "w.duckdb", "--once")
    assert done.returncode == 0
    assert "in.jsonl: the last line has no end yet and waits" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "give a SOURCE, or --simulate"),
        (("a.jsonl", "--simulate"), "give a SOURCE, or --simulate"),
        (("missing.jsonl",), "there is no file or folder missing.jsonl"),
        (("in.jsonl", "--stream", "nothing"), "there is no stream nothing; there are orders, refunds"),
        (("in.jsonl", "--publish", "work.duckdb"), "must be two files"),
        (("in.jsonl", "--every", "never"), "never is not a number"),
        (("in.jsonl", "--batch", "0"), "0 is not a number of at least 1"),
        (("in.jsonl", "--publish", "mine.duckdb"), "mine.duckdb is not what a feed published"),
        (("http://127.0.0.1:9/a.jsonl",), "127.0.0.1 is not a public address"),
    ],
)
def test_bad_usage_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.jsonl").write_text(LINES)
    with duckdb.connect("mine.duckdb") as con:
        con.execute("CREATE TABLE mine AS SELECT 1 AS a")
    assert told in complaint("ingest", *words, "--pipeline", SHOP, "--into", "work.duckdb")
    with duckdb.connect("mine.duckdb", read_only=True) as con:
        assert con.execute("SELECT a FROM mine").fetchall() == [(1,)]


def test_faults_of_a_pipeline_have_file_and_line(tmp_path: Path) -> None:
    assert "There is no YAML file with a pipeline" in complaint("ingest", "-", "--pipeline", tmp_path)
    (tmp_path / "p.yaml").write_text("pipeline: p\nsteps:\n  - {table: a, form: [raw.x]}\n")
    told = complaint("ingest", "-", "--pipeline", tmp_path)
    assert "p.yaml:3: error unknown-key: form" in told
    assert "Did you mean 'from'?" in told


def test_trouble_that_stays_ends_with_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINES)
    into, out = tmp_path / "work.duckdb", tmp_path / "no folder" / "shop.duckdb"
    words = ("--pipeline", SHOP, "--into", into, "--publish", out, "--once", "--tries", "2")
    done = run("ingest", tmp_path / "in.jsonl", *words)
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("parlance: publishing failed 2 times: ")
    assert "No such file or directory" in last
    with duckdb.connect(str(into), read_only=True) as con:
        assert con.execute("SELECT what, attempt FROM feed.errors").fetchall() == [
            ("publishing", 1),
            ("publishing", 2),
        ]


def test_one_writer_and_an_end_by_signal(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(LINES)
    words = [str(source), "--pipeline", str(SHOP), "--into", str(tmp_path / "work.duckdb"), "--every", "0.2"]
    out = tmp_path / "out.duckdb"
    command = [sys.executable, "-m", "app.cli", "ingest", *words, "--publish", str(out), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as feed:
        _wait_for(lambda: out.exists() and sales(out) == [(1, "ann")])
        assert "being written by another process" in complaint("ingest", *words, "--once")
        with source.open("a") as file:
            file.write(json.dumps({**ROWS[0], "order_no": 3}) + "\n")
        _wait_for(lambda: len(sales(out)) == 2)
        feed.send_signal(signal.SIGTERM)
        printed, told = feed.communicate(timeout=60)
    assert feed.returncode == 0, told
    assert json.loads(printed)["lines"] == 4
    assert reply("ingest", *words, "--once")["lines"] == 0


def _wait_for(seen: object, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not seen():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


def test_asking_loads_nothing_of_it_nor_of_other_commands() -> None:
    code = (
        "import sys; from app.cli import main; main(['ask', 'views last week']);"
        "others = ('engine.ingest', 'engine.alerts', 'engine.quality', 'engine.scaffold', 'yaml',"
        " 'semantic.alerts', 'semantic.checks', 'sample_data.generate');"
        "print([name for name in sys.modules if name.startswith(others)])"
    )
    for _ in ("perhaps made", "kept"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
