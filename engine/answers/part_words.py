"""Parts of time that come again, and classes of numbers, as people read them."""

from engine.answers.formats import format_value
from engine.phrasing import Phrasing, english
from engine.types.result import Cell
from semantic.query import BucketTerm, ClassesTerm, PartTerm

_NAMED = {"day_of_week": "days", "month_of_year": "months"}
_QUARTERS = range(1, 5)


def part_text(term: PartTerm, value: int, words: Phrasing | None = None) -> str:
    """Monday, March, Q2, 14:00, week 12; a number that the part does not have as it is."""
    words = words or english()
    if term.part in _NAMED:
        names = words.template(_NAMED[term.part])
        return str(names[value - 1] if 1 <= value <= len(names) else value)
    if term.part == "quarter_of_year" and value not in _QUARTERS:
        return str(value)
    return words.say(f"part_values.{term.part}", n=value)


def part_end(term: object, value: Cell, words: Phrasing | None = None) -> str:
    """The last minute of an hour that a bound includes: 18 to 22 are the hours until 22:59; "" of others."""
    if not isinstance(term, PartTerm) or term.part != "hour_of_day" or not isinstance(value, int | float):
        return ""
    return (words or english()).say("part_ends.hour_of_day", n=int(value))


def class_text(
    term: BucketTerm | ClassesTerm, value: int | float, unit: str, words: Phrasing | None = None
) -> str:
    """From its lower bound up to, not including, the next: "10 to under 20 kg"; "20 kg or more"."""
    words = words or english()
    next_one = _next_bound(term, value)
    if next_one is None:
        return words.say("class_from", low=format_value(value, unit, words=words))
    high = format_value(next_one, unit, words=words)
    low_unit = unit if unit == "s" else ""  # durations have their unit in the number
    return words.say("class", low=format_value(value, low_unit, words=words), high=high)


def group_text(term: object, value: Cell, unit: str, words: Phrasing | None = None) -> str:
    """The value of a part or a class in words; "" for any other group."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if isinstance(term, PartTerm):
        return part_text(term, int(value), words)
    return class_text(term, value, unit, words) if isinstance(term, BucketTerm | ClassesTerm) else ""


def _next_bound(term: BucketTerm | ClassesTerm, value: int | float) -> float | None:
    if term.width is not None:
        return value + term.width
    above = [bound for bound in term.bounds if bound > value] if isinstance(term, ClassesTerm) else []
    return above[0] if above else term.end if isinstance(term, ClassesTerm) else None
