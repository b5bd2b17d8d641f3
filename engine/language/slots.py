"""What one token can be in a period: a unit, a month, a year, a day, a date."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from engine.language.pack import Pack
from engine.language.tokens import Token


def has_ending(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a number is written as an ordinal: 1st."""
    beside = at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start
    after = tokens[at + 1].norm if beside else ""
    return tokens[at].kind == "number" and after in pack.data["ordinal_endings"]


def single(slot: str, tokens: Sequence[Token], at: int, pack: Pack) -> Any:
    """The value of a slot filled by the one token at `at`; None where it does not fit.

    "figures" is a month by its number, as some languages call all of them.
    """
    norm = tokens[at].norm
    if slot in ("unit", "units", "rolling"):
        units = pack.units.get((norm,))
        fits = units and (units[0] in ("minute", "hour")) == (slot == "rolling")
        return units[0] if units and fits and (slot != "unit" or pack.singular(norm) == norm) else None
    if slot == "weekday":
        return pack.weekdays.get(norm) if pack.singular(norm) == norm else None
    if slot == "month":
        found = pack.months.get((norm,))
        return int(found[0]) if found else None
    if slot == "ordinal":
        number = int(norm) if norm.isdecimal() and has_ending(tokens, at, pack) and len(norm) == 1 else None
        return number or pack.data["ordinals"].get(norm)
    short = _short(slot, norm, pack)
    if short or slot in ("quarter", "half"):
        return short
    if slot == "short_year":
        return 2000 + int(norm) if norm.isdecimal() and len(norm) == 2 else None
    if slot in ("date", "yearmonth"):
        return _date(norm, slot) if tokens[at].kind == "date" else None
    if not norm.isdecimal() or len(norm) > 4:
        return pack.data["numbers"]["words"].get(norm) if slot == "count" else None
    low, high = _FIGURES[slot]
    return int(norm) if low <= int(norm) <= high else None


# The least and the most of what stands in figures; a month has as many days as "count" at least.
_FIGURES = {"year": (1900, 2199), "figures": (1, 12), "day": (1, 31), "count": (1, 28), "week": (1, 53)}
_MOST = {"quarter": 4, "half": 2, "week": 53}


def _short(slot: str, norm: str, pack: Pack) -> int | None:
    """The number written against a letter: Q1."""
    for letter in pack.data["initials"].get(slot, ()):
        digits = norm.removeprefix(letter)
        if digits != norm and digits.isdecimal() and not digits.startswith("0"):
            value = int(digits)  # other scripts have noughts of their own
            return value if 1 <= value <= _MOST[slot] else None
    return None


def _date(norm: str, slot: str) -> date | None:
    whole = len(norm) == 10
    if whole != (slot == "date"):
        return None
    try:
        return date.fromisoformat(norm if whole else f"{norm}-01")
    except ValueError:
        return None
