"""How sure it is that the best reading of a question is the right one: a probability, learned from examples.

A few named signals of the reading and of what stands beside it are weighed (confidence.json, which
`parlance train` writes); the sum becomes a probability by a curve with two numbers, fitted on databases that
the weights were not learned from. See docs/ranking.md.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from sqlglot import exp

from engine.language.grammar.compose import Reading
from engine.language.rank import Candidate
from engine.language.reader import Understanding
from engine.language.weights import RIVAL, WEIGHTS, parts_of
from engine.types.plan import Plan

SIGNALS = (
    "close", "beaten", "impossible", "guessed", "weakest", "implied", "passed_over", "words", "joins",
    "groups", "filtered", "ranked", "timed",
)  # fmt: skip
_MOST = 2.0  # what counts at most of any cost


def signals(
    best: Candidate, candidates: Sequence[Candidate], understood: Understanding, joins: int
) -> dict[str, float]:
    """The signals of the best reading of a question, by name; docs/ranking.md says what each is.

    `candidates` are the readings that were planned, cheapest first; `joins` is how many tables its SQL joins.
    """
    reading, query = best.reading, best.reading.query
    assert query is not None
    words = sum(token.is_content for token in understood.tokens)
    passed = sum(one.kind == "ignored" and one.cost > 0 for one in reading.phrases)
    refused = [one.reading for one in candidates if one.refusal]
    others = _others(best, candidates, understood.readings)
    return {
        "close": max(0.0, 1 - (others[0].cost - reading.cost) / RIVAL) if others else 0.0,
        "beaten": _beaten(reading, understood.failed),
        "impossible": _beaten(reading, refused),
        "guessed": float(min(3, sum(one.guessed for one in reading.phrases))),
        "weakest": min(_MOST, max((float(one.cost) for one in reading.phrases), default=0.0)),
        "implied": min(_MOST, sum(float(WEIGHTS[name]) * count for name, count in parts_of(reading.cost))),
        "passed_over": passed / max(1, words),
        "words": min(30, words) / 10,
        "joins": float(min(4, joins)),
        "groups": float(min(3, len(query.group_by))),
        "filtered": float(query.where is not None or query.having is not None),
        "ranked": float(query.is_cut),
        "timed": float(query.time is not None),
    }


def _others(best: Candidate, candidates: Sequence[Candidate], readings: Sequence[Reading]) -> list[Reading]:
    """The readings from the best on, but those within the margin that have the same SQL, or none."""
    limit = best.reading.cost + WEIGHTS["margin"]
    planned = [one for one in candidates if one.reading.cost <= limit]
    same = {id(one.reading) for one in planned if one.refusal or one.sql == best.sql}
    return [one for one in readings if one.cost >= best.reading.cost and id(one) not in same]


def joins_of(plan: Plan) -> int:
    """How many tables a plan joins to the first."""
    return sum(1 for _ in plan.tree.find_all(exp.Join))


def _beaten(best: Reading, cheaper: Sequence[Reading]) -> float:
    """By how much the cheapest of others fits the words better."""
    return min(_MOST, max(0.0, float(best.cost) - float(cheaper[0].cost))) if cheaper else 0.0


def confidence(found: dict[str, float]) -> float:
    """The probability (0 to 1) that the reading with these signals is the right one."""
    stored = _stored()
    score = stored["intercept"] + sum(stored["signals"][name] * found[name] for name in SIGNALS)
    slope, start = stored["curve"]
    return 1 / (1 + math.exp(-(slope * score + start)))


@cache
def _stored() -> dict[str, Any]:
    text = files("engine.language").joinpath("confidence.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
