"""A slice of the million hostile questions of `make eval`, and that the runner sees what is wrong."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine import Parlance
from engine.language.grammar.compose import Reading
from engine.language.reader import COVERS, Reader, Understanding
from tests.eval import hostile
from tests.eval.hostile import findings, main, of_door

SLICE = 300
HANGS = 10.0  # seconds


def test_a_slice_raises_nothing_hangs_nowhere_and_is_covered(parlance: Parlance) -> None:
    found = list(findings(parlance, of_door(parlance), 2, range(SLICE)))
    # How fast is a machine's own, and told by the whole run; what hangs is so on any.
    assert [one for one in found if one.kind != "slow:"] == []
    assert [one for one in found if float(one.detail.split()[1]) > 1000 * HANGS] == []


def test_questions_are_the_same_each_time(parlance: Parlance) -> None:
    one, other = of_door(parlance), of_door(parlance)
    assert [one.text(5, at) for at in range(100)] == [other.text(5, at) for at in range(100)]
    assert len({one.text(5, at) for at in range(100)}) > 90
    assert one.text(5, 3) != one.text(6, 3)


def test_a_word_in_quotes_is_never_passed_over(parlance: Parlance) -> None:
    for text in ('views "of" country', 'views by "the" country', '"please" views'):
        answer = parlance.ask(text)
        assert answer.status == "refuse", text


def test_what_raises_is_found(parlance: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(reader: Reader, text: str, keep: int = COVERS) -> Understanding:
        raise KeyError(text)

    made = of_door(parlance)
    monkeypatch.setattr(Reader, "read", broken)
    assert {one.kind for one in findings(parlance, made, 2, range(1, 10))} == {"raised"}


def test_a_reading_that_passes_words_over_is_found(
    parlance: Parlance, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Reader.read

    def cut(reader: Reader, text: str, keep: int = COVERS) -> Understanding:
        found = read(reader, text, keep)
        short: list[Reading] = [replace(one, phrases=one.phrases[1:]) for one in found.readings]
        return replace(found, readings=tuple(short))

    made = of_door(parlance)
    monkeypatch.setattr(Reader, "read", cut)
    found = {one.kind for one in findings(parlance, made, 2, range(1, 60))}
    # What was cut off may be a value; a busy machine may be slow as well.
    assert {"gap"} <= found - {"slow:"} <= {"gap", "nowhere"}


def test_it_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parlance: Parlance
) -> None:
    asked: list[range] = []
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path))
    monkeypatch.setattr(hostile, "ensure", lambda progress: None)
    monkeypatch.setattr(hostile, "Parlance", lambda model, source: parlance)
    monkeypatch.setattr(hostile, "findings", lambda door, made, seed, numbers: asked.append(numbers) or [])
    assert main(["--count", "1500"]) == 0
    assert main(["--count", "2500"]) == 0
    assert asked == [range(1000), range(1000, 1500), range(1500, 2500)]
    kept = json.loads((tmp_path / "hostile.json").read_text())
    assert (kept["next"], kept["found"]) == (2500, [])
    assert main(["--count", "10", "--seed", "8"]) == 0
    assert asked[3:] == [range(10)]
