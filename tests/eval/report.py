"""What a run of all sets prints: totals, what the questions need, what is not good, and what has changed."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tests.eval.outcomes import Outcome
from tests.eval.suites import Suite
from tests.eval.table import table
from tests.eval.totals import Totals, as_share, row, totals

Results = dict[str, list[Outcome]]
_COMPARED = ("entries", "right", "wrong", "asked", "refused", "ask_asked", "refuse_refused", "overconfident")


def print_totals(results: Results) -> None:
    """One line a set, and one line a shape for the shipped models."""
    print(table([row(name, totals(found)) for name, found in results.items()]))
    by_shape: dict[str, list[Outcome]] = {}
    for one in results.get("shipped", []):
        for shape in one.shapes:
            by_shape.setdefault(shape, []).append(one)
    print("\nShipped models, by what a question needs")
    print(table([_shape_row(shape, totals(found)) for shape, found in sorted(by_shape.items())]))
    print("\nright, wrong, asked, refused: of the questions that have an answer. coverage: right of those;"
          "\nprecision: right of everything answered; both with Wilson 95 % intervals.")  # fmt: skip


def _shape_row(shape: str, found: Totals) -> dict[str, object]:
    share = as_share(found.right, found.must_answer)
    return {
        "shape": shape,
        "right": f"{found.right}/{found.must_answer}",
        "wrong": found.wrong,
        "coverage": share,
    }


def print_not_good(suites: Sequence[Suite], results: Results) -> None:
    """Each question that did not come out as it must, but none of a held-out set."""
    asked = {entry.id: entry.question for suite in suites if not suite.held_out for entry in suite.entries}
    lines = [one for found in results.values() for one in found if not one.good and one.id in asked]
    print("\nNot good")
    for one in lines:
        print(f"  {one.id}: {one.verdict}, expected {one.expected}: {asked[one.id]!r} -> {one.detail}")


def print_change(selection: str, before: dict[str, Any] | None, results: Results) -> None:
    """What is different from the last whole run."""
    if before is None:
        print(f"\nNo earlier run ({selection}) to compare with.")
        return
    print(f"\nAgainst the last run ({selection})")
    print(table([_change_row(name, before.get(name, {}), totals(found)) for name, found in results.items()]))


def _change_row(name: str, before: dict[str, int], found: Totals) -> dict[str, object]:
    now = asdict(found)
    return {"set": name, **{key.replace("_", " "): _change(before.get(key), now[key]) for key in _COMPARED}}


def _change(before: int | None, now: int) -> str:
    return f"{now} (new)" if before is None else f"{now} ({now - before:+d})" if now != before else str(now)
