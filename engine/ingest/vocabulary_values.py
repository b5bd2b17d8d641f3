"""What is made of the values of a record on their way into a column: always text, typed where it arrives."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from math import isfinite

from engine.ingest.vocabulary_paths import steps, values

Made = str | None
Source = str | Mapping[str, tuple[str, ...]]

_EPOCH = datetime(1970, 1, 1)
_LATEST_S, _LATEST_MS = 10**11, 10**14  # larger numbers are milliseconds, or microseconds, since 1970
_TIMED = len("2026-01-01T00:00:00Z")
_UNITS = {"WEI": 0, "GWEI": 9, "ETH": 18}


def text(value: object) -> str:
    """A value as text."""
    if isinstance(value, str):
        return value
    if type(value) is int or (type(value) is float and isfinite(value)):
        return repr(value)  # what JSON would make of it, ten times as fast
    return str(value).lower() if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)


def number(value: object) -> Decimal | None:
    """A value as an exact number, if it is one."""
    try:
        found = Decimal(text(value).strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def plain(found: Decimal) -> str:
    """A number as text without exponent."""
    return f"{found.normalize():f}"


def moment(found: Sequence[object]) -> Made:
    """The first, a time in ISO format or since 1970 in s, ms or us, as UTC; as it is where it is none."""
    if not found:
        return None
    given = text(found[0]).strip()
    if given[-1:] == "Z" and given[10:11] == "T" and (quick := _in_utc(given)):
        return quick
    count = None if given[4:5] == "-" and given[:4].isdigit() else number(given)  # a date is no number
    try:
        if count is None:
            time = datetime.fromisoformat(given)
            zone = time.tzinfo
            time = time if zone is None or zone is UTC else time.astimezone(UTC)
            return time.replace(tzinfo=None).isoformat(" ")
        scale = 10**6 if abs(count) < _LATEST_S else 10**3 if abs(count) < _LATEST_MS else 1
        return (_EPOCH + timedelta(microseconds=int(count * scale))).isoformat(" ")
    except (ValueError, OverflowError):
        return given


def _in_utc(given: str) -> Made:
    """A time that ends with Z, as nearly all come; None where it must be looked at closer."""
    if len(given) < _TIMED:
        return None
    try:
        time = datetime.fromisoformat(given[:-1])
    except ValueError:
        return None
    return time.isoformat(" ") if time.tzinfo is None else None


def summed(found: Sequence[object]) -> Made:
    """The sum of the numbers."""
    numbers = [count for value in found if (count := number(value)) is not None]
    return plain(sum(numbers, Decimal())) if numbers else None


def most(found: Sequence[object]) -> Made:
    """The largest number."""
    numbers = [count for value in found if (count := number(value)) is not None]
    return plain(max(numbers)) if numbers else None


def wei(found: Sequence[object]) -> Made:
    """The first, an amount with or without its unit (34 WEI, 0.1 ETH), in wei; as it is where it is none."""
    if not found:
        return None
    amount, _, unit = text(found[0]).strip().partition(" ")
    count = number(amount)
    power = _UNITS.get(unit.strip().upper() or "WEI")
    return text(found[0]) if count is None or power is None else plain(count.scaleb(power))


def lower(found: Sequence[object]) -> Made:
    """The first in small letters: addresses are written in both."""
    return text(found[0]).lower() if found else None


def percent(found: Sequence[object]) -> Made:
    """The first, a percentage, of the second."""
    share, whole = (number(value) for value in found) if len(found) == 2 else (None, None)
    return None if share is None or whole is None else plain(share * whole / 100)


def joined(found: Sequence[object]) -> Made:
    """Two texts with a dot between; nothing where one is missing."""
    return ".".join(map(text, found)) if len(found) == 2 else None


WAYS: dict[str, Callable[[Sequence[object]], Made]] = {
    way.__name__: way for way in (moment, summed, most, wei, lower, percent, joined)
}
_ALL = ("summed", "most")  # ways that take every value of a path, not only the first


def column(scope: Mapping[str, object], sources: Sequence[Source], row: Mapping[str, Made]) -> Made:
    """The first source that gives anything."""
    for source in sources:
        ((way, paths),) = source.items() if isinstance(source, Mapping) else (("", (source,)),)
        found = [value for path in paths for value in _at(scope, path, row, way in _ALL)]
        made = WAYS[way](found) if way else text(found[0]) if found else None
        if made is not None:
            return made
    return None


def _at(scope: Mapping[str, object], path: str, row: Mapping[str, Made], is_all: bool) -> list[object]:
    """The values of a path; a key $name is the value of that column of the row."""
    keys = [str(row.get(key[1:])) if key.startswith("$") else key for key in steps(path)]
    found = list(values(scope, keys))
    return found if is_all else found[:1]
