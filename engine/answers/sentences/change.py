"""A number against what it was before: "up 12 % from 725 h in April 2026, which is better"."""

from engine.answers.figures import Known
from engine.answers.finding import Finding, Row
from engine.answers.formats import format_value, points
from engine.phrasing import Phrasing
from engine.types.plan import Column

_SIGNS = ("▼", "▲")


def compared(finding: Finding, row: Row, column: Column) -> str:
    """How the row's value stands to the other period; "" where nothing is compared."""
    before = finding.partner(column, "previous")
    if before is None or column.role != "metric":
        return ""
    return against(finding, before, finding.number(row, column), finding.number(row, before))


def against(finding: Finding, before: Column, now: float | None, then: float | None) -> str:
    """The same for two numbers of a metric; `before` is the column of the earlier one."""
    other, words = finding.moment_before(before), finding.words
    if then is None:
        return words.say("change.was_missing", other=other)
    text = finding.text(before, then)
    if now is None:
        return words.say("change.is_missing", before=text, other=other)
    if now == then:
        return words.say("change.same", before=text, other=other)
    way, judged = move(now, then, before.unit, words), verdict(finding, before, now, then)
    said = words.say("change.compared", move=way, before=text, other=other)
    return said + (words.word(f"change.{judged}") if judged else "")


def verdict(finding: Finding, before: Column, now: float | None, then: float | None) -> str:
    """Whether a number became "better" or "worse" by what the model wants of it; "" where that is not known.

    An amount of a period that still runs is not held against a whole one.
    """
    wanted = finding.known.get(before.of, Known()).direction
    if now is None or then is None or now == then or wanted == "neutral" or is_unlike(finding):
        return ""
    return "better" if (now > then) == (wanted == "up") else "worse"


def is_unlike(finding: Finding) -> bool:
    """Whether a period that still runs is held against one that is longer than what has passed of it."""
    asked, other = finding.plan.bounds, finding.plan.compare_bounds
    if finding.now is None or asked is None or other is None:
        return finding.plan.compare_bounds is None and bool(finding.plan.partial)
    runs = asked.end is None or finding.now < asked.end
    if not runs or asked.start is None or other.start is None or other.end is None:
        return runs
    return other.end - other.start > finding.now - asked.start


def move(now: float, then: float, unit: str, words: Phrasing) -> str:
    """Which way and by how much: "up 12 %", "down 0.6 percentage points", or just "up"."""
    up = now > then
    if unit != "%" and (then <= 0 or now < 0):
        return words.word("change.more" if up else "change.less")
    size = points(abs(now - then), words) if unit == "%" else percent(abs(now - then) / then, words)
    return words.say("change.up" if up else "change.down", size=size)


def percent(fraction: float, words: Phrasing) -> str:
    """A fraction for a sentence: 24 %, 3.4 %, 0.12 %; nearly all is not rounded to all."""
    whole = fraction == 1 or 0.0995 <= fraction < 0.995 or fraction > 1.005
    return format_value(fraction, "%", "0%" if whole else "", words=words)


def judged(finding: Finding, row: Row, column: Column) -> tuple[str, str]:
    """A sign for which way a number went, and "better" or "worse"; "" where that is not known."""
    before = finding.partner(column, "previous")
    if before is None or column.role != "metric":
        return "", ""
    now, then = finding.number(row, column), finding.number(row, before)
    if now is None or then is None or now == then:
        return "", ""
    return _SIGNS[now > then], verdict(finding, before, now, then)
