"""Cells as text: numbers with their unit, dates by grain, and honest words for what is missing."""

import math
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from engine.phrasing import Phrasing, english
from engine.types.fiscal import SLOTS
from engine.types.plan import ColumnRole
from engine.types.result import Cell

NO_DATA = "no data"
UNKNOWN = "unknown"
CURRENCIES = ("$", "€", "£", "¥")

Number = int | float


def format_value(
    value: Cell,
    unit: str = "",
    display_format: str = "",
    role: ColumnRole = "metric",
    grain: str = "",
    words: Phrasing | None = None,
) -> str:
    """A cell as people read it.

    A missing number is "no data", a missing group "unknown". `unit` is that of the column ("%" for
    fractions, "s", "ms", "fps", a currency, any other word); `display_format` may fix the decimals
    ("0.00", "0.0%", "int"); `grain` cuts a time. `words` are those of the language, English by itself.
    """
    words = words or english()
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return words.word("words.unknown" if role in ("dimension", "time") else "words.no_data")
    if isinstance(value, bool):
        return words.word("words.yes" if value else "words.no")
    if isinstance(value, str):
        return value or words.word("words.empty")
    if isinstance(value, date):
        return format_time(value, grain, words)
    return _signed(value, unit, display_format, words)


def null_name(values: Iterable[Cell], words: Phrasing | None = None) -> str:
    """What to call the group without a value: "unknown", unless a stored value is already called so."""
    words = words or english()
    unknown = words.word("words.unknown")
    taken = any(isinstance(value, str) and value.lower() == unknown for value in values)
    return words.word("words.no_value") if taken else unknown


def format_time(value: date, grain: str = "", words: Phrasing | None = None) -> str:
    """A time as the bucket it begins: 2026-06-22, week of 22 Jun 2026, Jun 2026, Q2 2026, 2026."""
    words = words or english()
    midnight = not isinstance(value, datetime) or (value.hour, value.minute) == (0, 0)
    whole = grain in ("day", *SLOTS) or (midnight and not grain)
    named = grain if grain in ("week", "month", "quarter", "year", "second") else "minute"
    return words.say(f"cells.{'day' if whole else named}", **parts_of(value, words))


def parts_of(value: date, words: Phrasing, suffix: str = "") -> dict[str, Any]:
    """The slots that a time fills: `day` to `second`, `month` by its name; of a second time with a suffix."""
    clock = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    found = {
        "day": value.day,
        "m": value.month,
        "month": words.template("months")[value.month - 1],
        "mon": words.template("short_months")[value.month - 1],
        "quarter": (value.month + 2) // 3,
        "half": (value.month + 5) // 6,
        "year": value.year,
        "hour": clock.hour,
        "minute": clock.minute,
        "second": clock.second,
    }
    return {f"{name}{suffix}": part for name, part in found.items()}


def _signed(value: Number, unit: str, display_format: str, words: Phrasing) -> str:
    text = _formatter(unit, display_format)(abs(value), unit, display_format, words)
    return f"-{text}" if value < 0 and re.search(r"[1-9]", text) else text


def _formatter(unit: str, display_format: str) -> Callable[[Number, str, str, Phrasing], str]:
    if unit == "%" or display_format.endswith("%"):
        return _percent
    if display_format.endswith("x"):
        return _times
    return {"s": _seconds, "bps": _bits}.get(unit, _plain)


def points(value: Number, words: Phrasing, display_format: str = "", name: str = "points") -> str:
    """A difference of fractions: "-2.1 percentage points"."""
    text = words.say(f"figures.{name}", n=_hundredfold(abs(value), display_format, words))
    return f"-{text}" if value < 0 and re.search(r"[1-9]", text) else text


def _percent(value: Number, unit: str, display_format: str, words: Phrasing) -> str:
    return words.say("figures.percent", n=_hundredfold(value, display_format, words))


def _hundredfold(value: Number, display_format: str, words: Phrasing) -> str:
    hundredfold = value * 100
    digits = _decimals(display_format)
    if digits is None:
        digits = 1 if hundredfold >= 1 or not hundredfold else 2
    return _rounded(hundredfold, digits, words)


def _seconds(value: Number, unit: str, display_format: str, words: Phrasing) -> str:
    """Under a minute as seconds, under an hour as m:ss, under 100 hours as h:mm, else whole hours."""
    if value < 59.95:
        return f"{words.figures(f'{value:.0f}' if value == int(value) else f'{value:.1f}')} s"
    if value < 3599.5:
        minutes, seconds = divmod(round(value), 60)
        return f"{minutes}:{seconds:02d} min"
    hours, minutes = divmod(round(value / 60), 60)
    return f"{hours}:{minutes:02d} h" if hours < 100 else f"{_rounded(round(value / 3600), 0, words)} h"


def _times(value: Number, unit: str, display_format: str, words: Phrasing) -> str:
    """A factor: 1.25x."""
    return f"{_rounded(value, _decimals(display_format[:-1]) or 0, words)}x"


def _bits(value: Number, unit: str, display_format: str, words: Phrasing) -> str:
    """Bits per second in the largest unit that leaves at least 1."""
    for size, name in ((1e9, "Gbps"), (1e6, "Mbps"), (1e3, "kbps")):
        if value >= size:
            return f"{words.figures(f'{value / size:,.2f}')} {name}"
    return f"{_rounded(value, 0, words)} bps"


def _plain(value: Number, unit: str, display_format: str, words: Phrasing) -> str:
    digits = _decimals(display_format)
    text = _rounded(value, _adaptive(value) if digits is None else digits, words)
    if unit in CURRENCIES:
        return words.say("figures.money", n=text, unit=unit)
    said = words.template("figures.units").get(unit, unit)
    return words.say("figures.unit", n=text, unit=said) if unit else text


def _adaptive(value: Number) -> int:
    if value == int(value) or value >= 1000:
        return 0
    return 1 if value >= 100 else 2


def _rounded(value: Number, digits: int, words: Phrasing) -> str:
    """With thousands separators; a small number that would show as zero keeps two digits that count."""
    if value and round(value, digits) == 0:
        digits = 1 - math.floor(math.log10(value))
    return words.figures(f"{value:,.{min(digits, 12)}f}")


def _decimals(display_format: str) -> int | None:
    """How many decimals a format such as `0.00`, `#,##0.0%` or `int` asks for."""
    if display_format == "int":
        return 0
    found = re.fullmatch(r"[#,]*0(?:\.(0+))?%?", display_format)
    return len(found[1] or "") if found else None
