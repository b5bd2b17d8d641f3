"""What scripts rely on: the reply object of `ask --json`, key by key, and that its SQL is the answer."""

import json
import math
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from app.replying import as_json, as_object
from engine import Parlance
from engine.types.answer import Answer
from engine.types.result import ResultTable
from sample_data.locate import sample_path
from semantic.query import LogicalQuery
from tests.app.commands import reply
from tests.eval.compare import same_rows
from tests.eval.sources import PUBLIC_SETS, raw_csv

TYPES: dict[str, tuple[type, ...]] = {
    "status": (str,),
    "sql": (str,),
    "columns": (list,),
    "column_info": (list,),
    "rows": (list,),
    "truncated": (bool,),
    "interpretation": (str,),
    "query": (dict, type(None)),
    "chart": (dict, type(None)),
    "words": (list,),
    "alternatives": (list,),
    "reason": (str,),
    "now": (str,),
    "as_of": (str,),
    "latency_ms": (float, int),
    "ms": (dict,),
    "hash": (str,),
}
BESIDE = {
    "about",
    "sentence",
    "code",
    "notes",
    "chips",
    "follow_up",
    "presentation",
    "confidence",
    "runners_up",
    "features",
    "thread",
    "language",
    "teaching",
}
ANSWERED = (
    "watch time by country last week",
    "views by day last week",
    "completion rate by device last month",
    "top 5 titles by watch time",
    "views and unique viewers in May 2026",
    "watch time this month vs last month",
    "share of views by country",
)


@pytest.fixture(scope="module")
def oracle(sample_db: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(sample_db), read_only=True)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("watch time by country last week", "answer"),
        ("best titles", "clarify"),
        ("zorblatt by country", "refuse"),
        ("views in 1990", "refuse"),
    ],
)
def test_keys_and_types_are_the_same_whatever_the_status(question: str, status: str) -> None:
    found = reply("ask", question)
    assert found["status"] == status
    assert set(found) == set(TYPES) | BESIDE
    for key, kinds in TYPES.items():
        assert type(found[key]) in kinds, key
    assert bool(found["sql"]) == bool(found["rows"]) == (status == "answer")
    assert bool(found["reason"]) == (status != "answer")
    if status == "clarify":
        assert len(found["alternatives"]) >= 2


def test_the_parts_of_an_answer() -> None:
    found = reply("ask", "watch time by country last week")
    assert [set(info) for info in found["column_info"]] == [{"name", "type", "unit", "role"}] * 2
    assert [info["name"] for info in found["column_info"]] == found["columns"] == ["country", "watch_time"]
    assert all(set(word) == {"text", "start", "end", "role", "target", "status"} for word in found["words"])
    assert found["words"][0] | {"target": ""} == {
        "text": "watch time", "start": 0, "end": 10, "role": "metric", "target": "", "status": "understood",
    }  # fmt: skip
    assert found["now"] == "2026-06-30T09:00:00"
    assert datetime.fromisoformat(found["as_of"]) < datetime.fromisoformat(found["now"])
    assert found["latency_ms"] == pytest.approx(sum(found["ms"].values()), abs=0.01)
    assert all(isinstance(value, float | int) for value in found["ms"].values())
    query = LogicalQuery.model_validate(found["query"])
    assert (query.hash, query.canonical()) == (found["hash"], query)


def test_the_parts_of_an_alternative() -> None:
    for alternative in reply("ask", "best titles")["alternatives"]:
        assert set(alternative) == {"text", "query", "difference"}
        LogicalQuery.model_validate(alternative["query"])


@pytest.mark.parametrize("question", ANSWERED)
def test_sql_runs_as_printed_and_gives_the_rows(
    question: str, parlance: Parlance, oracle: duckdb.DuckDBPyConnection
) -> None:
    found = json.loads(as_json(as_object(parlance.ask(question))))
    assert found["status"] == "answer"
    expected = oracle.execute(found["sql"])
    assert [column[0] for column in expected.description or []] == found["columns"]
    rows = expected.fetchall()
    assert rows
    assert len(rows) == len(found["rows"])
    for ours, theirs in zip(found["rows"], rows, strict=True):
        for mine, cell in zip(ours, theirs, strict=True):
            if isinstance(cell, float | Decimal):  # told to 12 digits: half a unit off at most
                assert math.isclose(mine, cell, rel_tol=1e-11)
            else:
                assert mine == (cell.isoformat() if hasattr(cell, "isoformat") else cell)


def test_sql_over_files_runs_on_the_files() -> None:
    found = reply("ask", "total clicks by activity type", "--source", PUBLIC_SETS["oulad"])
    rows = raw_csv(PUBLIC_SETS["oulad"]).execute(found["sql"]).fetchall()
    assert len(rows) > 3
    assert same_rows(found["rows"], rows, ordered=False)


def test_dates_are_iso() -> None:
    found = reply("ask", "views by day last week")
    assert [row[0][:10] for row in found["rows"]] == [f"2026-06-{day}" for day in range(22, 29)]


def test_what_json_has_no_word_for_is_null() -> None:
    table = ResultTable(("a", "b", "c"), ((math.nan, math.inf, -math.inf), (1.5, None, 0.1 + 0.2)))
    found = json.loads(as_json(as_object(Answer("answer", "?", "", table=table))))
    assert found["rows"] == [[None, None, None], [1.5, None, 0.30000000000000004]]


def test_all_rows_are_there() -> None:
    found = reply("ask", "views by title by day")
    assert len(found["rows"]) > 1000
    assert found["truncated"] is False


def test_the_clock_is_an_input() -> None:
    found = reply("ask", "views last week", "--now", "2026-05-20T12:00")
    assert found["now"] == "2026-05-20T12:00:00"
    assert "2026-05-11" in found["sql"]
    assert "2026-05-18" in found["sql"]


def test_the_same_question_gives_the_same_object_but_for_its_timings() -> None:
    def told(found: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in found.items() if key not in ("ms", "latency_ms")}

    question = ("ask", "views by country last week")
    assert told(reply(*question)) == told(reply(*question))


def test_a_query_answers_like_its_question(tmp_path: Path) -> None:
    asked = reply("ask", "views by country last week")
    file = tmp_path / "query.json"
    file.write_text(json.dumps(asked["query"]), encoding="utf-8")
    told = reply("query", file)
    assert set(told) == set(asked)
    assert [told[key] for key in ("sql", "rows", "hash")] == [asked[key] for key in ("sql", "rows", "hash")]
    assert reply("query", "-", "--no-run", stdin=file.read_text())["sql"] == asked["sql"]
    written = reply("query", file, "--dialect", "postgres")
    assert (written["dialect"], written["status"], written["hash"]) == ("postgres", "answer", asked["hash"])
    assert written["sql"].startswith("SELECT")


def test_a_named_source_and_model_are_those_that_are_asked() -> None:
    both = ("--model", "semantic/models/engagement.yaml", "--source", str(sample_path()))
    assert reply("ask", "views", *both)["status"] == "answer"
    assert reply("ask", "packet loss", *both)["status"] == "refuse"
