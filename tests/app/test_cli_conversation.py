"""Conversations on the command line: a file with the answer before, and batches whose lines go on."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from semantic.query import LogicalQuery
from semantic.text_form import to_text

Out = pytest.CaptureFixture[str]


@pytest.fixture
def asked(capsys: Out) -> Any:
    def ask(*words: str) -> dict[str, Any]:
        assert main(["ask", *words, "--json"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return ask


def text(found: dict[str, Any]) -> str:
    return to_text(LogicalQuery.model_validate(found["query"]))


def kept(found: dict[str, Any], folder: Path) -> str:
    path = folder / "answer.json"
    path.write_text(json.dumps(found), "utf-8")
    return str(path)


def test_a_question_goes_on_from_the_answer_in_a_file(asked: Any, tmp_path: Path) -> None:
    first = asked("views by country last month")
    assert first["follow_up"] is None
    second = asked("only Germany", "--context", kept(first, tmp_path))
    assert text(second) == 'views by country where country = "Germany" during calendar(month, -1, 1)'
    assert second["follow_up"] == {
        "kept": ["views", "by country", "last month"],
        "added": ['country is "Germany"'],
        "dropped": [],
        "replaced": [],
    }
    third = asked("undo", "--context", kept(second, tmp_path))
    assert text(third) == "views by country during calendar(month, -1, 1)"


def test_chips_hold_the_query_without_them(asked: Any) -> None:
    found = asked("top 5 countries by views last month")
    texts = {chip["text"]: chip["without"] for chip in found["chips"]}
    assert texts["views"] is None
    without = LogicalQuery.model_validate(texts["last month"])
    assert to_text(without) == "views by country order views desc limit 5"


def test_a_question_back_in_a_file_is_answered_by_a_choice(asked: Any, tmp_path: Path) -> None:
    first = asked("latency yesterday")
    assert first["status"] == "clarify"
    second = asked("the second one", "--context", kept(first, tmp_path))
    assert second["query"] == first["alternatives"][1]["query"]


def test_an_answer_of_before_conversations_is_a_context_too(asked: Any, tmp_path: Path) -> None:
    first = asked("views by country last month")
    for name in ("thread", "chips", "follow_up", "presentation"):
        del first[name]
    second = asked("by device instead", "--context", kept(first, tmp_path))
    assert text(second) == "views by device during calendar(month, -1, 1)"


@pytest.mark.parametrize("more", [{"thread": 3}, {"thread": [{"metrics": []}]}, {"alternatives": [1]}])
def test_a_context_with_a_broken_thread(
    asked: Any, capsys: Out, tmp_path: Path, more: dict[str, object]
) -> None:
    path = kept({**asked("views"), **more}, tmp_path)
    assert main(["ask", "by device", "--context", path]) == 2
    trouble = capsys.readouterr().err
    assert trouble.count("\n") == 1
    assert path in trouble


def batch(lines: list[dict[str, object]], folder: Path, capsys: Out) -> list[dict[str, Any]]:
    path = folder / "batch.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert main(["ask", "--batch", str(path)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_lines_of_a_batch_go_on_from_earlier_ones(capsys: Out, tmp_path: Path) -> None:
    found = batch(
        [
            {"id": 1, "question": "views by country last month"},
            {"id": 2, "question": "views by device last week"},
            {"id": 3, "question": "only Germany", "context": 1},
            {"id": 4, "question": "and viewers?", "context": 2},
            {"id": 5, "question": "by plan instead", "context": 4},
            {"id": 6, "question": "only Germany", "context": "1"},
            {"id": 7, "question": "only Germany"},
        ],
        tmp_path,
        capsys,
    )
    assert text(found[2]) == 'views by country where country = "Germany" during calendar(month, -1, 1)'
    assert text(found[3]) == "unique_viewers by device during calendar(week, -1, 1)"
    assert text(found[4]) == "unique_viewers by plan during calendar(week, -1, 1)"
    assert (found[5]["status"], "1" in found[5]["reason"]) == ("error", True)
    assert found[6]["status"] != "answer"


def test_a_batch_takes_no_context_of_its_own(capsys: Out, tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_text("{}", "utf-8")
    answer = kept({"status": "answer", "query": None, "hash": ""}, tmp_path)
    assert main(["ask", "--batch", str(path), "--context", answer]) == 2
    assert "batch" in capsys.readouterr().err
