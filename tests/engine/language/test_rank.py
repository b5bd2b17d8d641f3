"""Answer the best reading, ask between close ones, or give up."""

import pytest

from engine.language.grammar.compose import Reading
from engine.language.grammar.pieces import Mark
from engine.language.rank import MAX_CHOICES, Candidate, Decision, decide
from engine.language.weights import WEIGHTS
from engine.types.refusal import Refusal
from semantic.query import LogicalQuery, MetricRef

NO_PATH = Refusal("no_path", "Not by that.")


def reading(cost: float, name: str = "views") -> Reading:
    return Reading(LogicalQuery(metrics=(MetricRef(name=name),)), cost, ())


def able(cost: float, sql: str) -> Candidate:
    return Candidate(reading(cost, sql), sql)


def refused(cost: float) -> Candidate:
    return Candidate(reading(cost), refusal=NO_PATH)


def failed(cost: float) -> Reading:
    return Reading(None, cost, (), (Mark("unknown", "x"),))


NEAR, FAR = WEIGHTS["margin"] / 2, WEIGHTS["margin"] * 2


def test_the_cheapest_far_from_the_rest_is_the_answer() -> None:
    best = able(1.0, "a")
    assert decide([best, able(1.0 + FAR, "b")], []) == Decision(best=best)


def test_close_readings_are_rivals() -> None:
    best, close = able(1.0, "a"), able(1.0 + NEAR, "b")
    assert decide([best, close, able(1.0 + FAR, "c")], []) == Decision(best=best, rivals=(close,))


def test_readings_with_the_same_sql_are_one() -> None:
    best = able(1.0, "a")
    assert decide([best, able(1.0, "a"), able(1.0 + FAR, "b")], []) == Decision(best=best)


def test_no_more_choices_than_can_be_taken_in() -> None:
    many = [able(1.0, str(number)) for number in range(10)]
    assert len(decide(many, []).rivals) == MAX_CHOICES - 1


@pytest.mark.parametrize("candidates", [[], [refused(1.0)]])
def test_without_a_reading_that_can_be_planned_there_is_no_answer(candidates: list[Candidate]) -> None:
    decision = decide(candidates, [failed(3.0)])
    assert decision.best is None
    assert decision.rivals == ()


def test_a_refused_reading_that_is_clearly_better_wins() -> None:
    first = refused(1.0)
    assert decide([first, able(1.0 + FAR, "a")], []) == Decision(refused=first)


def test_a_failed_reading_that_is_clearly_better_wins() -> None:
    broken = failed(1.0)
    assert decide([able(1.1 + WEIGHTS["failed_margin"], "a")], [broken]).best is None


def test_the_reason_is_the_best_of_the_failed() -> None:
    assert decide([], [failed(2.0), failed(3.0)]).failed == failed(2.0)
