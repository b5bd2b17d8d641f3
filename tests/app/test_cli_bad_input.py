"""Whatever a user hands in: one clear line or a refusal, the right exit code, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from tests.app.commands import complaint, reply, run

MODEL = """\
semantic_model: {name: small}
datasets:
  - name: orders
    table: orders
    primary_key: [id]
    fields:
      - {name: id, type: integer, role: key}
      - {name: city}
metrics:
  - {name: total, label: Total, type: simple, measure: {agg: sum, dataset: orders, expr: amount}}
"""

Out = pytest.CaptureFixture[str]


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """A small CSV file."""
    path = tmp_path / "orders.csv"
    path.write_text("id,city,amount\n1,Bonn,2.5\n2,Rome,4\n", encoding="utf-8")
    return path


def said(capsys: Out, *words: str | Path, code: int = 2) -> str:
    """The one line on stderr of a command run in this process."""
    capsys.readouterr()
    try:
        found = main([str(word) for word in words])
    except SystemExit as end:
        found = int(str(end.code))
    out, err = capsys.readouterr()
    assert (found, out) == (code, ""), err
    lines = [line for line in err.splitlines() if not line.startswith(("Reading ", "Copying "))]
    assert len(lines) == 1, err
    return lines[0].removeprefix("parlance: ")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ((), "COMMAND"),
        (("guess",), "invalid choice: 'guess'"),
        (("ask",), "give a question, or --batch FILE"),
        (("ask", "views", "--batch", "x.jsonl"), "not both"),
        (("ask", "views", "--loud"), "unrecognized arguments: --loud"),
        (("ask", "views", "--role", "boss"), 'no role "boss"'),
        (("ask", "views", "--lang", "tlh"), 'no language pack "tlh"'),
        (("ask", "views", "--lang", "../en"), 'no language pack "../en"'),
        (("ask", "views", "--now", "yesterday"), '"yesterday" is not a moment'),
        (("ask", "views", "--now", "2026-02-30"), '"2026-02-30" is not a moment'),
        (("ask", "views", "--now", "0001-01-01"), '"0001-01-01" is not a moment'),
        (("ask", "views", "--source", "no.sqlite"), "no file or folder no.sqlite"),
        (("ask", "views", "--source", "oracle://x/y"), "oracle databases are not supported"),
        (("ask", "views", "--model", "no/model"), "there is no model at no/model"),
        (("ask", "views", "--context", "no.json"), "there is no file no.json"),
        (("ask", "--batch", "no.jsonl"), "there is no file no.jsonl"),
        (("query", "no.json"), "there is no file no.json"),
        (
            ("query", "-", "--dialect", "cobol"),
            "unknown dialect cobol; known: clickhouse, duckdb, postgres, spark",
        ),
        (("scaffold", "no.csv", "--out", "x"), "no file or folder no.csv"),
        (("scaffold", "x.csv"), "required: --out"),
        (("check", "no/model"), "there is no model at no/model"),
        (("check", "--source", "no.csv"), "no file or folder no.csv"),
        (("serve", "--model", "no/model"), "there is no model at no/model"),
        (("serve", "--port", "99999"), "99999 is not a port"),
    ],
)
def test_bad_usage_is_one_line(
    capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], part: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert part in said(capsys, *words)
    assert list(tmp_path.iterdir()) == []


def test_a_process_ends_likewise() -> None:
    assert complaint("ask") == "give a question, or --batch FILE, and not both"
    assert "no.sqlite" in complaint("ask", "views", "--source", "no.sqlite", "--json")
    assert "views: syntax" not in complaint("query", "-", stdin="{")


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("empty.csv", b"", "empty.csv"),
        ("header.csv", b"id,city,amount\n", "header.csv has no rows, only a header"),
        ("empty.sqlite", b"", "empty.sqlite is empty"),
        ("text.duckdb", b"hello hello hello hello", "neither a DuckDB nor a SQLite file"),
        ("cut.duckdb", b"12345678DUCK" + b"\0" * 50, "cut.duckdb"),
        ("cut.sqlite", b"SQLite format 3\0" + b"\1" * 90, "cut.sqlite"),
        ("text.parquet", b"hello", "text.parquet is not a Parquet file"),
        ("notes.docx", b"hello", "notes.docx cannot be read"),
    ],
)
def test_a_source_without_data(capsys: Out, tmp_path: Path, name: str, content: bytes, part: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert part in said(capsys, "ask", "how many rows", "--source", path)
    assert part in said(capsys, "scaffold", path, "--out", tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_broken_yaml_is_said_with_its_line(capsys: Out, tmp_path: Path, orders: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL.replace("fields:", "fields: ["), encoding="utf-8")
    line = said(capsys, "ask", "total", "--model", path, "--source", orders)
    assert f"{path}:" in line
    assert "yaml-syntax" in line
    assert main(["check", str(path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["status"], found["errors"]) == ("faulty", len(found["issues"]))
    assert found["issues"][0]["code"] == "yaml-syntax"
    assert found["issues"][0]["line"] > 5


def test_a_column_the_data_do_not_have(capsys: Out, tmp_path: Path, orders: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL.replace("name: city", "name: town"), encoding="utf-8")
    assert "town" in said(capsys, "ask", "total", "--model", path, "--source", orders)
    path.write_text(MODEL.replace("expr: amount", "expr: cost"), encoding="utf-8")
    assert main(["ask", "total", "--model", str(path), "--source", str(orders), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["status"], found["code"], found["rows"]) == ("refuse", "source_error", [])
    assert "cost" in found["reason"]


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "views " * 1667,
        "v" * 10_000,
        "views\x1b[31m by country",
        "views\x07 \x00by country".replace("\x00", "\x01"),
        "SELECT * FROM video_events",
        "views; DROP TABLE video_events",
        "views' OR '1'='1",
        "🎉🎉",
        "\u202eviews by country",
        "views in year 0",
        "views last 99999999999999999999999 days",
        "\udcff views",
    ],
)
def test_no_question_is_too_strange(capsys: Out, question: str) -> None:
    assert main(["ask", question, "--json"]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert err == ""
    assert found["status"] in ("refuse", "clarify"), found["interpretation"]
    assert found["rows"] == []
    assert found["reason"]
    main(["ask", question])
    told = capsys.readouterr().out
    assert all(char.isprintable() or char == "\n" for char in told)


def test_a_long_question_is_refused_at_once() -> None:
    found = reply("ask", "views by country " * 588)  # 10,000 characters
    assert (found["status"], found["code"]) == ("refuse", "too_long")
    assert found["latency_ms"] < 1000


def test_bytes_of_another_encoding_are_no_answer() -> None:
    command = [sys.executable, "-m", "app.cli", "ask", b"views \xff\xfe", "--json"]
    done = subprocess.run(command, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["status"] == "refuse"


def test_a_batch_goes_on_after_a_line_it_cannot_read() -> None:
    lines = [
        '{"id": 1, "question": "views"}',
        "{no json",
        "[1, 2]",
        '{"id": "three"}',
        '{"id": {"a": 4}, "question": 4}',
        "",
        "[" * 100_000,
        '{"id": NaN, "question": "views"}',
        '{"id": "half", "question": "views \\ud800"}',
        '{"id": "line\u2028end", "question": "zorblatt"}',
        '{"question": "views by country"}',
    ]
    done = run(
        "ask",
        "--batch",
        "-",
        "--json",
        stdin="\n".join(lines).encode() + b'\n{"id": "\xff", "question": "views"}',
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    assert [(one["id"], one["status"]) for one in found] == [
        (1, "answer"), (None, "error"), (None, "error"), ("three", "error"), ({"a": 4}, "error"),
        (None, "error"), (None, "error"), ("half", "refuse"), ("line\u2028end", "refuse"), (None, "answer"),
        ("\ufffd", "answer"),
    ]  # fmt: skip
    assert found[1]["reason"] == 'line 2 is not a JSON object with "id" and "question"'
    assert set(found[0]) == {"id", *found[-1]}


def test_a_batch_replies_before_the_next_line_comes() -> None:
    command = [sys.executable, "-m", "app.cli", "ask", "--batch", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as child:  # type: ignore[call-overload]
        for number in (1, 2):
            child.stdin.write(json.dumps({"id": number, "question": "views"}) + "\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == number
        child.stdin.close()
        assert child.wait(30) == 0


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("NaN", "not JSON: NaN is no JSON value"),
        ("[" * 100_000, "not JSON: nested too deeply"),
        ("[]", "no logical query"),
        ('{"metric": "views"}', "no logical query: metric"),
        ('{"metrics": [{"kind": "sql", "name": "views"}]}', "no logical query: metrics.0"),
        ('{"metrics": "views"}', "no logical query: metrics"),
    ],
)
def test_what_is_no_query(capsys: Out, tmp_path: Path, text: str, part: str) -> None:
    path = tmp_path / "query.json"
    path.write_text(text, encoding="utf-8")
    assert part in said(capsys, "query", path)
    assert part in said(capsys, "query", path, "--no-run", "--json")


UNKNOWN = ("nothing", "views; DROP TABLE x", "", "video_events.is_view", "views\n")


@pytest.mark.parametrize("name", UNKNOWN)
@pytest.mark.parametrize("more", [["--no-run"], ["--dialect", "postgres"]])
def test_an_unknown_metric_in_a_query_is_refused(
    capsys: Out, tmp_path: Path, name: str, more: list[str]
) -> None:
    path = _query(tmp_path, name)
    assert main(["query", str(path), "--json", *more]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["status"], found["sql"]) == ("refuse", "")
    assert name.strip() in found["reason"]
    assert name.strip() in said(capsys, "query", path, *more, code=0)


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_metric_is_refused_with_a_way_out(capsys: Out, tmp_path: Path, name: str) -> None:
    assert main(["query", str(_query(tmp_path, name)), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["status"], found["sql"], found["rows"]) == ("refuse", "", [])
    assert found["alternatives"]


def _query(folder: Path, metric: str) -> Path:
    path = folder / "query.json"
    path.write_text(json.dumps({"metrics": [{"kind": "metric", "name": metric}]}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"status": "answer"}', '{"status": "", "query": {"x": 1}, "hash": ""}']
)
def test_a_context_that_is_no_answer(capsys: Out, tmp_path: Path, text: str) -> None:
    path = tmp_path / "before.json"
    path.write_text(text, encoding="utf-8")
    assert str(path) in said(capsys, "ask", "and by device?", "--context", path)


def test_what_goes_on_and_what_starts_anew(capsys: Out, tmp_path: Path) -> None:
    path = tmp_path / "before.json"
    assert main(["ask", "views by country", "--json"]) == 0
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["ask", "and last month?", "--context", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["columns"] == ["country", "views"]
    assert main(["ask", "unique viewers by device", "--context", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["columns"] == ["device", "unique_viewers"]


@pytest.mark.parametrize("more", [[], ["--json"], ["--batch", "-"]])
def test_a_reader_that_has_enough(more: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    words = more if "--batch" in more else ["views by title by day", *more]
    command = [sys.executable, "-m", "app.cli", "ask", *words]
    line = b'{"id": 1, "question": "views by title by day"}\n'
    done = subprocess.run(command, input=line, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_json_is_utf8_in_any_locale(orders: Path) -> None:
    orders.write_text("id,city,amount\n1,Köln,2.5\n2,北京,4\n", encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [
        sys.executable,
        "-m",
        "app.cli",
        "ask",
        "total amount by city",
        "--source",
        str(orders),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr
    assert sorted(row[0] for row in json.loads(done.stdout.decode("utf-8"))["rows"]) == ["Köln", "北京"]


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    environment = os.environ | {"PARLANCE_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "app.cli", "ask", "views"]
    done = subprocess.run(command, capture_output=True, env=environment, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("parlance: ")
