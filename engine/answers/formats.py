"""Cells as text: numbers with their unit, dates by grain, and honest words for what is missing."""

import math
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime

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
) -> str:
    """A cell as people read it.

    A missing number is "no data", a missing group "unknown". `unit` is that of the column ("%" for
    fractions, "s", "ms", "fps", a currency, any other word); `display_format` may fix the decimals
    ("0.00", "0.0%", "int"); `grain` cuts a time.
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return UNKNOWN if role in ("dimension", "time") else NO_DATA
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value or "(empty)"
    if isinstance(value, date):
        return format_time(value, grain)
    return _signed(value, unit, display_format)


def null_name(values: Iterable[Cell]) -> str:
    """What to call the group without a value: "unknown", unless a stored value is already called so."""
    taken = any(isinstance(value, str) and value.lower() == UNKNOWN for value in values)
    return "no value" if taken else UNKNOWN


def format_time(value: date, grain: str = "") -> str:
    """A time as the bucket it begins: 2026-06-22, week of 22 Jun 2026, Jun 2026, Q2 2026, 2026."""
    if grain == "week":
        return f"week of {value.day} {value:%b %Y}"
    if grain == "month":
        return f"{value:%b %Y}"
    if grain == "quarter":
        return f"Q{(value.month + 2) // 3} {value.year}"
    if grain == "year":
        return str(value.year)
    midnight = not isinstance(value, datetime) or (value.hour, value.minute) == (0, 0)
    if grain in ("day", *SLOTS) or (midnight and not grain):
        return f"{value:%Y-%m-%d}"
    if grain == "second":
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return f"{value:%Y-%m-%d %H:%M}"


def _signed(value: Number, unit: str, display_format: str) -> str:
    text = _formatter(unit, display_format)(abs(value), unit, display_format)
    return f"-{text}" if value < 0 and re.search(r"[1-9]", text) else text


def _formatter(unit: str, display_format: str) -> Callable[[Number, str, str], str]:
    if unit == "%" or display_format.endswith("%"):
        return _percent
    if display_format.endswith("x"):
        return _times
    return {"s": _seconds, "bps": _bits}.get(unit, _plain)


def _percent(value: Number, unit: str, display_format: str) -> str:
    hundredfold = value * 100
    digits = _decimals(display_format)
    if digits is None:
        digits = 1 if hundredfold >= 1 or not hundredfold else 2
    return f"{_rounded(hundredfold, digits)} %"


def _seconds(value: Number, unit: str, display_format: str) -> str:
    """Under a minute as seconds, under an hour as m:ss, under 100 hours as h:mm, else whole hours."""
    if value < 59.95:
        return f"{value:.0f} s" if value == int(value) else f"{value:.1f} s"
    if value < 3599.5:
        minutes, seconds = divmod(round(value), 60)
        return f"{minutes}:{seconds:02d} min"
    hours, minutes = divmod(round(value / 60), 60)
    return f"{hours}:{minutes:02d} h" if hours < 100 else f"{round(value / 3600):,} h"


def _times(value: Number, unit: str, display_format: str) -> str:
    """A factor: 1.25x."""
    return f"{_rounded(value, _decimals(display_format[:-1]) or 0)}x"


def _bits(value: Number, unit: str, display_format: str) -> str:
    """Bits per second in the largest unit that leaves at least 1."""
    for size, name in ((1e9, "Gbps"), (1e6, "Mbps"), (1e3, "kbps")):
        if value >= size:
            return f"{value / size:,.2f} {name}"
    return f"{_rounded(value, 0)} bps"


def _plain(value: Number, unit: str, display_format: str) -> str:
    digits = _decimals(display_format)
    text = _rounded(value, _adaptive(value) if digits is None else digits)
    if unit in CURRENCIES:
        return f"{unit}{text}"
    return f"{text} {unit}" if unit else text


def _adaptive(value: Number) -> int:
    if value == int(value) or value >= 1000:
        return 0
    return 1 if value >= 100 else 2


def _rounded(value: Number, digits: int) -> str:
    """With thousands separators; a small number that would show as zero keeps two digits that count."""
    if value and round(value, digits) == 0:
        digits = 1 - math.floor(math.log10(value))
    return f"{value:,.{min(digits, 12)}f}"


def _decimals(display_format: str) -> int | None:
    """How many decimals a format such as `0.00`, `#,##0.0%` or `int` asks for."""
    if display_format == "int":
        return 0
    found = re.fullmatch(r"[#,]*0(?:\.(0+))?%?", display_format)
    return len(found[1] or "") if found else None
