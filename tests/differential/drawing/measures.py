"""Measures over the facts of a shelf."""

from typing import Any

from tests.differential.drawing.shelf import Shelf

_NUMBERS = ("amount", "qty", "amount * 2", "amount + qty", "CASE WHEN qty > 3 THEN amount ELSE 0 END")
_FILTERS = ("qty > 3", "NOT flag", "channel = 'web'", "channel IN ('web', 'shop')")
_KINDS = {
    "sum": 4,
    "count": 3,
    "count_distinct": 2,
    "sum_boolean": 1,
    "min": 1,
    "max": 1,
    "average": 2,
    "median": 1,
    "percentile": 1,
    "stddev": 0.5,
    "variance": 0.5,
}
_OF_PEOPLE = ("sum", "count", "average", "max")


def draw_measure(shelf: Shelf, fact: str, plain: bool = False) -> dict[str, Any]:
    """A measure on the fact; a plain one can be added up, over the default time."""
    dice = shelf.dice
    if fact in ("people", "items"):
        return _small(shelf, fact, plain)
    agg = dice.pick({"sum": 2, "count": 2}) if plain else dice.pick(_KINDS)
    dice.tags.add(f"agg {agg}")
    found: dict[str, Any] = {"agg": agg, "dataset": fact, **_expression(shelf, agg)}
    if dice.chance(0.25, "measure_filter"):
        found["filter"] = dice.choice(_FILTERS)
    if not plain and dice.chance(0.15, "measure_time"):
        found["time"] = dice.choice(("paid", "day", "at"))
    return found


def _expression(shelf: Shelf, agg: str) -> dict[str, Any]:
    dice = shelf.dice
    if agg == "count":
        return dice.choice(({}, {}, {"expr": "amount"}, {"expr": "channel"}))
    if agg == "count_distinct":
        return {"expr": dice.choice(("person_id", "channel", "qty"))}
    if agg == "sum_boolean":
        return {"expr": dice.choice(("flag", "qty > 3"))}
    found: dict[str, Any] = {"expr": dice.choice(_NUMBERS)}
    if agg == "percentile":
        found["percentile"] = dice.choice((0.1, 0.5, 0.9, 0.95))
        found["discrete"] = dice.chance(0.3, "discrete")
    return found


def _small(shelf: Shelf, fact: str, plain: bool) -> dict[str, Any]:
    agg = shelf.dice.choice(("sum", "count") if plain else _OF_PEOPLE)
    number = "age" if fact == "people" else shelf.dice.choice(("amount", "qty"))
    return {"agg": agg, "dataset": fact} | ({} if agg == "count" else {"expr": number})
