"""A seeded slice of the measurement, and the measurement's own parts."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.eval.__main__ import evaluate, sliced
from tests.eval.corpus import CORPUS, SINGLE_TABLE, Entry
from tests.eval.memory import Partial, keep_run, last_run
from tests.eval.outcomes import Outcome, outcome
from tests.eval.report import print_not_good, print_totals
from tests.eval.suites import Suite, databases, public
from tests.eval.totals import row, totals, wilson
from tests.eval.wordings import MISSPELT, with_errors

PUBLIC = public()
SEEN = [suite for suite in databases() if not suite.held_out]
RIGHT_AT_LEAST = 10
SLICE, SEED = 12, 7


@pytest.mark.parametrize("suite", PUBLIC, ids=[suite.name for suite in PUBLIC])
def test_public_files_without_a_model(suite: Suite) -> None:
    found = totals(evaluate([suite])[suite.name])
    print(row(suite.name, found))
    assert found.entries == 14
    assert found.right >= RIGHT_AT_LEAST
    assert found.answers - found.right == found.crashed == 0


def test_a_slice_of_the_databases_crashes_nowhere() -> None:
    results = evaluate(sliced(SEEN, SLICE, SEED))
    print_totals(results)
    assert sum(len(found) for found in results.values()) == SLICE
    assert [one.detail for found in results.values() for one in found if one.verdict == "crashed"] == []


def test_the_same_seed_draws_the_same_slice() -> None:
    def ids(seed: int) -> list[str]:
        return [entry.id for suite in sliced(SEEN, SLICE, seed) for entry in suite.entries]

    assert ids(SEED) == ids(SEED) != ids(SEED + 1)
    assert len(ids(SEED)) == SLICE


ORACLES = {
    "SELECT city, COUNT(*) FROM shops GROUP BY 1": True,
    "SELECT COUNT(*) FROM loan l JOIN member m ON m.id = l.member": False,
    "SELECT COUNT(*) FROM loan l, member m WHERE m.id = l.member": False,
    "SELECT COUNT(*) FROM book WHERE pages > (SELECT AVG(pages) FROM book)": False,
    "": False,
}


@pytest.mark.parametrize("sql", ORACLES)
def test_questions_on_one_table_are_known_by_their_oracle(sql: str) -> None:
    entry = Entry("id", "set", "question", "answer", sql)
    assert (SINGLE_TABLE in entry.needs) == ORACLES[sql]


def test_a_fault_is_counted_and_ends_nothing() -> None:
    suite = SEEN[0]
    found = outcome(suite.entries[0], None, None)  # type: ignore[arg-type]
    assert (found.verdict, found.good) == ("crashed", False)
    assert found.detail.startswith("AttributeError")


def an_outcome(verdict: str, expected: str = "answer", good: bool = False) -> Outcome:
    return Outcome("id", expected, (), verdict, good, "", 0.0)  # type: ignore[arg-type]


def test_counts() -> None:
    found = totals(
        [an_outcome("right", good=True)] * 7
        + [an_outcome("wrong"), an_outcome("asked"), an_outcome("refused"), an_outcome("crashed")]
        + [an_outcome("asked", "clarify", good=True), an_outcome("answered", "clarify")]
        + [an_outcome("refused", "refuse", good=True)] * 2
    )
    assert row("x", found) == {
        "set": "x",
        "entries": 15,
        "right": "7/11",
        "wrong": 1,
        "asked": 1,
        "refused": 1,
        "must ask": "1/2",
        "must refuse": "2/2",
        "answered, must not": 1,
        "crashed": 1,
        "coverage": "63.6 % (35.4-84.8)",
        "precision": "77.8 % (45.3-93.7)",
    }


def test_intervals() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_typing_errors_are_one_in_every_third_word_and_always_the_same() -> None:
    text = 'weekly playback errors of "Quiet Harbour Lights" on phones in 2026 by gw-sin-1 and device'
    found = with_errors(text, "a")
    assert found == with_errors(text, "a") != with_errors(text, "b")
    pairs = list(zip(text.split(), found.split(), strict=True))
    wrong = [said for said, typed in pairs if said != typed]
    assert wrong == ["weekly", "phones"]
    assert all(abs(len(said) - len(typed)) <= 1 for said, typed in pairs)


def test_what_typing_errors_cost_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    plain = [replace(an_outcome("right", good=True), id=str(at)) for at in range(10)]
    noisy = [replace(one, id=f"noise-{one.id}") for one in plain[1:]]
    noisy.append(replace(an_outcome("wrong"), id="noise-0"))
    print_totals({"shipped": plain, MISSPELT: noisy})
    said = capsys.readouterr().out
    assert "coverage falls by 10.0 points to 90.0 %" in said
    assert "wrong 0 without, 1 with" in said


def test_an_interrupted_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    suite = SEEN[0]
    first, second, third = suite.entries[:3]
    partial = Partial("a" * 64, tmp_path)
    partial.add(suite, first, replace(an_outcome("right"), id=first.id, shapes=("plain",)))
    with partial.path.open("a", encoding="utf-8") as file:
        file.write('["cut of')
    again = Partial("a" * 64, tmp_path)
    assert len(again) == 1
    found = again.get(suite, first)
    assert found is not None
    assert (found.id, found.verdict, found.shapes) == (first.id, "right", ("plain",))
    assert again.get(suite, second) is None
    assert again.get(suite, replace(first, question="another")) is None
    opened: list[str] = []
    monkeypatch.setattr("tests.eval.__main__.outcome", lambda entry, *_: opened.append(entry.id) or found)
    evaluate([Suite(suite.name, (first, second, third), suite.open)], again)
    assert opened == [second.id, third.id]
    assert len(Partial("a" * 64, tmp_path)) == 3
    assert len(Partial("b" * 64, tmp_path)) == 0, "results of other code are stale"
    assert len(Partial("a" * 64, tmp_path)) == 0, "and dropped"
    again.done()
    assert list(tmp_path.iterdir()) == []


def test_the_last_run_is_kept_by_selection(tmp_path: Path) -> None:
    assert last_run("all", tmp_path) is None
    keep_run("all", {"shop": {"right": 3}}, tmp_path)
    keep_run("slice 5 seed 0", {}, tmp_path)
    assert last_run("all", tmp_path) == {"shop": {"right": 3}}
    (tmp_path / "eval.json").write_text(json.dumps([]), encoding="utf-8")
    assert last_run("all", tmp_path) is None


def test_nothing_of_a_held_out_set_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    held = [suite for suite in databases() if suite.held_out]
    assert len(held) == len(list((CORPUS / "databases").glob("heldout_*"))) >= 14
    results = {suite.name: [replace(an_outcome("wrong"), id=suite.entries[0].id)] for suite in held}
    seen = {SEEN[0].name: [replace(an_outcome("wrong"), id=SEEN[0].entries[0].id)]}
    print_not_good([*held, SEEN[0]], results | seen)
    lines = capsys.readouterr().out.strip().splitlines()
    assert len(lines) == 2
    assert SEEN[0].entries[0].id in lines[1]
