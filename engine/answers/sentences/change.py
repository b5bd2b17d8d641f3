"""A number against what it was before: "up 12 % from 725 h in April 2026"."""

import re

from engine.answers.finding import Finding, Row
from engine.answers.formats import format_value
from engine.types.plan import Column


def compared(finding: Finding, row: Row, column: Column) -> str:
    """How the row's value stands to the other period; "" where nothing is compared."""
    before = finding.partner(column, "previous")
    if before is None or column.role != "metric":
        return ""
    return against(finding, before, finding.number(row, column), finding.number(row, before))


def against(finding: Finding, before: Column, now: float | None, then: float | None) -> str:
    """The same for two numbers of a metric; `before` is the column of the earlier one."""
    other = re.sub("^from ", "over ", finding.moment_before(before))
    if then is None:
        return f"with no data {other}"
    if now is None:
        return f"after {finding.text(before, then)} {other}"
    if now == then:
        return f"the same as {other}"
    return f"{move(now, then, before.unit)} from {finding.text(before, then)} {other}"


def move(now: float, then: float, unit: str) -> str:
    """Which way and by how much: "up 12 %", "down 0.6 percentage points", or just "up"."""
    way = "up" if now > then else "down"
    if unit == "%":
        points = format_value(abs(now - then), "%").replace("%", "percentage points")
        return f"{way} {points}"
    if then <= 0 or now < 0:
        return way
    return f"{way} {percent(abs(now - then) / then)}"


def percent(fraction: float) -> str:
    """A fraction for a sentence: 24 %, 3.4 %, 0.12 %; nearly all is not rounded to all."""
    whole = fraction == 1 or 0.0995 <= fraction < 0.995 or fraction > 1.005
    return format_value(fraction, "%", "0%" if whole else "")
