"""What was watched last week by country, counted by SQL that no part of the engine has made."""

from pathlib import Path

import duckdb

QUESTION = "watch time by country last week"
# Written by hand, apart from any model: seconds watched by country from Monday 22 to Sunday 28 June 2026.
ORACLE = """
    SELECT coalesce(c.country, 'unknown'), SUM(s.watched_s)::DOUBLE
    FROM video_segments s
    LEFT JOIN viewer v USING (user_id)
    LEFT JOIN country c USING (country_code)
    WHERE s.started_at >= TIMESTAMP '2026-06-22' AND s.started_at < TIMESTAMP '2026-06-29'
    GROUP BY 1
"""


def watched(sample_db: Path) -> dict[str, float]:
    """What the page must say, in seconds by country."""
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        return dict(connection.execute(ORACLE).fetchall())


def as_seconds(text: str) -> tuple[float, float]:
    """A duration as written, in seconds, and how far rounding may have moved it."""
    number, unit = text.split()
    parts = [float(part.replace(",", "")) for part in number.split(":")]
    if unit == "s":
        return parts[0], 0.06
    step = 60 if unit == "h" else 1
    if len(parts) == 1:
        return parts[0] * 3600, 1800.5
    return (parts[0] * 60 + parts[1]) * step, step / 2 + 0.01


def assert_says(text: str, truth: float) -> None:
    value, slack = as_seconds(text)
    assert abs(value - truth) <= slack, f"{text} is not {truth} s"
