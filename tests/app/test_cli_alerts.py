"""`parlance alerts` as a script runs it: once, listed, taken up, into files, with exit codes."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from sample_data.locate import data_home
from tests.app.commands import complaint, run

Out = pytest.CaptureFixture[str]
MODEL = """\
semantic_model: {name: plant}
datasets:
  - name: reading
    time: taken
    fields:
      - {name: taken, type: timestamp, role: time}
      - {name: valve}
metrics:
  - {name: pressure, type: simple, measure: {agg: max, dataset: reading, expr: bar}, unit: bar}
alerts:
  - {name: high, metric: pressure, by: [reading.valve], window: last 1 minute, comparator: ">", threshold: 5,
     every: 1 minute, severity: critical, label: Pressure too high}
  - {name: low, metric: pressure, window: last 1 minute, comparator: "<", threshold: 1, every: 1 minute,
     for: 2 minutes}
"""
READINGS = """\
taken,valve,bar
2026-03-02 10:00:00,north,9
2026-03-02 10:00:00,south,8
2026-03-02 10:01:00,north,7
2026-03-02 10:01:00,south,2
2026-03-02 10:02:00,north,3
"""


@pytest.fixture
def plant(tmp_path: Path) -> list[str]:
    """The options that name a small model, its data and a file of states."""
    (tmp_path / "model.yaml").write_text(MODEL, encoding="utf-8")
    (tmp_path / "reading.csv").write_text(READINGS, encoding="utf-8")
    model, source, state = (str(tmp_path / name) for name in ("model.yaml", "reading.csv", "state.sqlite"))
    return ["--model", model, "--source", source, "--state", state]


def told(capsys: Out, *words: str, code: int = 0) -> dict[str, Any]:
    """The JSON object of a run in this process."""
    assert main(["alerts", *words, "--json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def at(clock: str) -> list[str]:
    """The option that sets the clock."""
    return ["--now", f"2026-03-02T{clock}"]


def test_once_evaluates_what_is_due(capsys: Out, plant: list[str]) -> None:
    found = told(capsys, *plant, *at("10:01"), "--once")
    assert (found["status"], found["now"]) == ("done", "2026-03-02T10:01:00")
    assert (found["evaluated"], found["not_due"], found["busy"]) == (2, 0, 0)
    assert [(one["rule"], one["group"], one["before"], one["after"]) for one in found["changes"]] == [
        ("high", ["north"], "ok", "firing"),
        ("high", ["south"], "ok", "firing"),
    ]
    first, second = found["open"]
    assert first["group"] == {"reading.valve": "north"}
    assert (first["phase"], first["value"], first["high"], first["severity"]) == (
        "firing",
        9.0,
        5.0,
        "critical",
    )
    assert second["group"] == {"reading.valve": "south"}
    again = told(capsys, *plant, *at("10:01:30"))
    assert (again["evaluated"], again["not_due"], again["changes"]) == (0, 2, [])
    assert len(again["open"]) == 2
    later = told(capsys, *plant, *at("10:02"))
    assert [(one["group"], one["after"]) for one in later["changes"]] == [(["south"], "resolved")]


def test_the_log_goes_to_stderr_and_the_reply_to_stdout(plant: list[str]) -> None:
    done = run("alerts", *plant, *at("10:01"))
    assert done.returncode == 0
    assert done.stdout == "2 of 2 rules evaluated, 2 alerts open\n"
    lines = [line for line in done.stderr.splitlines() if not line.startswith(("Reading ", "Copying "))]
    assert lines == [
        "2026-03-02T10:01:00 critical alert fired for 2 groups: Pressure too high (high): "
        "reading.valve=north 9 bar (limit 5 bar); reading.valve=south 8 bar (limit 5 bar)"
    ]


def test_exit_codes_for_schedulers(capsys: Out, plant: list[str]) -> None:
    assert main(["alerts", *plant, *at("10:01"), "--fail-on", "critical"]) == 1
    assert main(["alerts", *plant, *at("10:01"), "--fail-on", "warning"]) == 1
    assert main(["alerts", *plant, *at("10:01")]) == 0
    assert main(["alerts", *plant, "--list", "--fail-on", "info"]) == 1
    assert main(["alerts", *plant, *at("10:03"), "--fail-on", "critical"]) == 0


def test_taking_up_and_listing(capsys: Out, plant: list[str]) -> None:
    told(capsys, *plant, *at("10:01"))
    found = told(capsys, *plant, *at("10:01:10"), "--ack", "high/north", "--by", "eva")
    assert [(one["group"], one["after"], one["by"]) for one in found["changes"]] == [
        (["north"], "acknowledged", "eva")
    ]
    listed = told(capsys, *plant, "--list")
    assert [(one["rule"], one["phase"], one["acknowledged_by"]) for one in listed["alerts"]] == [
        ("high", "acknowledged", "eva"),
        ("high", "firing", ""),
        ("low", "ok", ""),
    ]
    assert listed["waiting"] == {}
    assert main(["alerts", *plant, "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:4] == ["acknowledged", "critical", "high", "reading.valve=north"]


def test_outputs_into_files(capsys: Out, plant: list[str], tmp_path: Path) -> None:
    outputs = ["--output", f"file:{tmp_path / 'told.jsonl'}", "--output", f"table:{tmp_path / 'told.sqlite'}"]
    told(capsys, *plant, *at("10:01"), *outputs)
    told(capsys, *plant, *at("10:02"), *outputs)
    kinds = [json.loads(line)["kind"] for line in (tmp_path / "told.jsonl").read_text().splitlines()]
    assert kinds == ["fired", "resolved"]
    rows = sqlite3.connect(tmp_path / "told.sqlite").execute(
        "SELECT alert_group, status, resolve_minutes FROM dq_alert ORDER BY alert_group"
    )
    assert rows.fetchall() == [
        ("reading.valve=north", "open", None),
        ("reading.valve=south", "resolved", 1.0),
    ]


def test_alerts_may_be_written_into_the_database_that_is_watched(capsys: Out, tmp_path: Path) -> None:
    import duckdb

    (tmp_path / "model.yaml").write_text(MODEL, encoding="utf-8")
    (tmp_path / "reading.csv").write_text(READINGS, encoding="utf-8")
    source = str(tmp_path / "data.duckdb")
    with duckdb.connect(source) as con:
        con.execute(f"CREATE TABLE reading AS FROM '{tmp_path / 'reading.csv'}'")
    words = ["--model", str(tmp_path / "model.yaml"), "--source", source, "--state", str(tmp_path / "state")]
    for clock in ("10:01", "10:02"):
        assert told(capsys, *words, *at(clock), "--output", f"table:{source}")["undelivered"] == {}
    with duckdb.connect(source, read_only=True) as con:
        assert con.execute("SELECT count(*), count(resolved_at) FROM dq_alert").fetchone() == (2, 1)


def test_an_output_that_fails_is_said_and_tried_again(capsys: Out, plant: list[str], tmp_path: Path) -> None:
    place = tmp_path / "later"
    output = ["--output", f"file:{place / 'told.jsonl'}"]
    found = told(capsys, *plant, *at("10:01"), *output, code=1)
    assert found["status"] == "faulty"
    assert list(found["undelivered"]) == [f"file:{place / 'told.jsonl'}"]
    assert len(found["open"]) == 2
    place.mkdir()
    assert told(capsys, *plant, *at("10:01"), *output)["undelivered"] == {}
    assert len((place / "told.jsonl").read_text().splitlines()) == 1


def test_a_rule_that_the_data_refuse_is_a_fault(capsys: Out, plant: list[str], tmp_path: Path) -> None:
    (tmp_path / "model.yaml").write_text(MODEL.replace("expr: bar", "expr: psi"), encoding="utf-8")
    found = told(capsys, *plant, *at("10:01"), code=1)
    assert [one["rule"] for one in found["faults"]] == ["high", "low"]
    assert "psi" in found["faults"][0]["reason"]


def test_a_webhook_is_off_until_it_is_named_and_signed(
    capsys: Out, plant: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PARLANCE_WEBHOOK", "PARLANCE_WEBHOOK_ALLOW", "PARLANCE_WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)
    url = "http://127.0.0.1:9/hook"
    monkeypatch.setenv("PARLANCE_WEBHOOK", url)
    assert told(capsys, *plant, *at("10:01"))["undelivered"] == {}
    assert main(["alerts", *plant, *at("10:02"), "--webhook", url]) == 2
    assert "no secret" in capsys.readouterr().err
    monkeypatch.setenv("PARLANCE_WEBHOOK_SECRET", "hush")
    found = told(capsys, *plant, *at("10:02"), "--webhook", url, code=1)
    (fault,) = found["undelivered"].values()
    assert "not a public address" in fault
    monkeypatch.setenv("PARLANCE_WEBHOOK_ALLOW", "1")
    assert list(told(capsys, *plant, *at("10:02"), code=1)["undelivered"]) == list(found["undelivered"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--ack", "high"], "--ack NAME and --by WHO go together"),
        (["--by", "eva"], "--ack NAME and --by WHO go together"),
        (["--ack", "gone", "--by", "eva"], "the model has no alert gone"),
        (["--ack", "high", "--by", "eva"], "No alert of high fires unacknowledged"),
        (["--output", "pager"], '"pager" is no output'),
        (["--output", "file:"], '"file:" is no output'),
        (["--every", "0"], "is not a number of seconds"),
        (["--every", "60", "--list"], "not allowed with argument"),
        (["--fail-on", "grave"], "invalid choice"),
        (["--now", "noon"], "not a moment"),
        (["--webhook", "nonsense"], "not one of the web"),
    ],
)
def test_bad_usage_is_one_line(plant: list[str], words: list[str], said: str) -> None:
    assert said in complaint("alerts", *plant, *words)


def test_a_source_without_rules_is_no_fault(capsys: Out, tmp_path: Path) -> None:
    (tmp_path / "reading.csv").write_text(READINGS, encoding="utf-8")
    words = ["--source", str(tmp_path / "reading.csv"), "--state", str(tmp_path / "state.sqlite")]
    found = told(capsys, *words)
    assert (found["status"], found["evaluated"], found["open"]) == ("done", 0, [])


def test_going_on_until_stopped(plant: list[str], tmp_path: Path) -> None:
    """The clock that was given runs on; within its first minute no rule is due a second time."""
    import signal
    import subprocess
    import sys

    words = [sys.executable, "-m", "app.cli", "alerts", *plant, *at("10:00:58"), "--every", "1", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        turns = [json.loads(process.stdout.readline()) for _ in range(4)]
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    clocks = [one["now"] for one in turns]
    assert clocks == sorted(set(clocks))
    assert turns[0]["evaluated"] == 2
    assert all(one["evaluated"] == 0 for one in turns[1:])


def test_the_states_lie_in_the_data_folder(
    capsys: Out, plant: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path / "home"))
    told(capsys, *plant[:4], *at("10:01"))
    assert (data_home() / "alerts-plant.sqlite").is_file()
