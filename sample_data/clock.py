"""The span of the sample data and how busy each day of it is. Times are milliseconds since 1970, UTC."""

from datetime import UTC, date, datetime
from zlib import crc32

import numpy as np

from sample_data.arrays import Floats, Ints, Random

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def millis(*parts: int) -> int:
    """Milliseconds since 1970 of a UTC date and time given as year, month, day, hour, minute."""
    return int(datetime(*parts, tzinfo=UTC).timestamp()) * SECOND  # type: ignore[arg-type, misc]


NOW_AT = datetime(2026, 6, 30, 9)
"""The declared "today" of the sample data, UTC."""

START = millis(2025, 1, 1)
NOW = millis(2026, 6, 30, 9)
DAYS = (NOW - START) // DAY + 1
HOURS = (NOW - START) // HOUR


def generator(seed: int, table: str) -> Random:
    """A random generator of its own for each table, so that a change of one leaves the others alone."""
    return np.random.default_rng([seed, crc32(table.encode())])


def day_index(year: int, month: int, day: int) -> int:
    """Number of a date counted from the first day of the data."""
    return (date(year, month, day) - date(2025, 1, 1)).days


def progress_of(times: Ints) -> Floats:
    """How far each time lies in the span, from 0 to 1."""
    return (times - START) / (NOW - START)


def weekday(times: Ints) -> Ints:
    """Day of the week of each time, Monday 0."""
    return (times // DAY + 3) % 7  # 1970-01-01 was a Thursday


def busy_days(growth: float, weekend: float, yearly: float, rng: Random) -> Floats:
    """Relative traffic of each day: growth over the span, weekend factor, winter swing, and some noise."""
    days = START + np.arange(DAYS, dtype=np.int64) * DAY
    trend = 1 + growth * progress_of(days)
    week = np.where(weekday(days) >= 5, weekend, 1.0)
    season = 1 + yearly * np.cos(2 * np.pi * (np.arange(DAYS) - 15) / 365.25)
    return np.asarray(trend * week * season * rng.lognormal(0, 0.05, DAYS))
