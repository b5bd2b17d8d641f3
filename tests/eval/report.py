"""What a run of all sets prints: totals, what the questions need, what is not good, and what has changed."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from tests.eval.corpus import SINGLE_TABLE
from tests.eval.outcomes import Outcome
from tests.eval.suites import Suite
from tests.eval.table import table
from tests.eval.totals import Totals, as_share, row, totals
from tests.eval.wordings import MISSPELT, PARAPHRASED

Results = dict[str, list[Outcome]]
_COMPARED = ("entries", "right", "wrong", "asked", "refused", "ask_asked", "refuse_refused", "overconfident")


def print_totals(results: Results) -> None:
    """One line a set; then the shipped models by need and by operator, and other wordings."""
    print(table([row(name, totals(found)) for name, found in results.items()]))
    shipped = results.get("shipped", [])
    _print_parts("Shipped models, by what a question needs", "shape", shipped, lambda one: one.shapes)
    _print_parts("Shipped models, by operator", "operator", shipped, lambda one: (one.operator,))
    _print_parts("Paraphrases, by kind", "kind", results.get(PARAPHRASED, []), lambda one: one.shapes)
    _print_single(results)
    _print_noise(shipped, results.get(MISSPELT, []))
    print("\nright, wrong, asked, refused: of the questions that have an answer. coverage: right of those;"
          "\nprecision: right of everything answered; both with Wilson 95 % intervals.")  # fmt: skip


def _print_parts(
    title: str, name: str, found: Sequence[Outcome], parts: Callable[[Outcome], Sequence[str]]
) -> None:
    by_part: dict[str, list[Outcome]] = {}
    for one in found:
        for part in parts(one):
            by_part.setdefault(part, []).append(one)
    rows = [_part_row(name, part, totals(some)) for part, some in sorted(by_part.items()) if part]
    if rows:
        print(f"\n{title}\n{table(rows)}")


def _print_single(results: Results) -> None:
    """Questions on one table, of databases without a model, open and held out."""
    parts: dict[str, list[Outcome]] = {"open": [], "held out": []}
    for name, found in results.items():
        if name != "shipped" and name not in (PARAPHRASED, MISSPELT):
            kept = [one for one in found if SINGLE_TABLE in one.shapes]
            parts["held out" if name.startswith("heldout_") else "open"] += kept
    rows = [_part_row("databases", part, totals(some)) for part, some in parts.items() if some]
    if rows:
        print(f"\nQuestions on a single table, without a model\n{table(rows)}")


def _print_noise(plain: Sequence[Outcome], noisy: Sequence[Outcome]) -> None:
    """What typing errors cost: of the questions that are in both sets."""
    kept = {one.id.removeprefix("noise-") for one in noisy}
    before, after = totals([one for one in plain if one.id in kept]), totals(noisy)
    if before.entries != after.entries or not after.must_answer:
        return  # a drawn slice has others in each
    lost = 100 * (before.right - after.right) / after.must_answer
    print(
        f"\nOne typing error in every third word: coverage falls by {lost:.1f} points to"
        f" {as_share(after.right, after.must_answer)}; wrong {before.wrong} without, {after.wrong} with;"
        f" precision {as_share(before.right, before.answers)} without,"
        f" {as_share(after.right, after.answers)} with."
    )


def _part_row(name: str, part: str, found: Totals) -> dict[str, object]:
    share = as_share(found.right, found.must_answer)
    return {
        name: part,
        "right": f"{found.right}/{found.must_answer}",
        "wrong": found.wrong,
        "asked": found.asked,
        "refused": found.refused,
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
