"""What came of a check: what was measured, and whether that is borne."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from engine.types.result import Cell
from semantic.bounds import Bound, number_text, op_text
from semantic.checks import Check

Status = Literal["pass", "warn", "fail", "error"]
STATUSES: tuple[Status, ...] = ("error", "fail", "warn", "pass")
Measured = Literal["rows", "%", "s", "changes", ""]


@dataclass(frozen=True)
class Outcome:
    """What came of one check.

    `value` is what was measured in `unit` (rows or percent of them that do not pass, seconds, rows there are,
    percent of the normal, changes, or that of the metric); None when nothing could be. `rows` were looked at,
    `failing` do not pass; None where rows are not what is judged. `examples` are some of those rows by
    column, without the columns in `withheld`. `ms` are the milliseconds of the statements it took
    part in, which other checks may share.
    """

    check: Check
    status: Status
    value: float | None = None
    unit: Measured = ""
    rows: int | None = None
    failing: int | None = None
    message: str = ""
    examples: tuple[dict[str, Cell], ...] = ()
    withheld: tuple[str, ...] = ()
    ms: float = field(default=0.0, compare=False)

    @property
    def ends_badly(self) -> bool:
        """Whether a run with it has failed: it is critical, and failed or could not be done."""
        return self.check.severity == "critical" and self.status in ("fail", "error")

    def after(self, ms: float) -> Outcome:
        """The same, with further milliseconds."""
        return replace(self, ms=round(self.ms + ms, 3))


def judged(check: Check, value: float, unit: Measured) -> Outcome:
    """The outcome of a check that measures one number in the unit of its bounds."""
    return Outcome(check, _status(check, {"": value, "%": value, "s": value}), value, unit)


def counted(check: Check, failing: int, rows: int) -> Outcome:
    """The outcome of a check that counts rows; each bound is held against their number or their share."""
    share = round(100 * failing / rows, 9) if rows else 0.0
    percent = any(bound is not None and bound.unit == "%" for bound in check.bounds)
    status = _status(check, {"": failing, "%": share})
    value, unit = (share, "%") if percent else (failing, "rows")
    return Outcome(check, status, value, "%" if unit == "%" else "rows", rows, failing)


def unknown(check: Check, message: str) -> Outcome:
    """The outcome of a check that could not be done."""
    said = re.sub(r"'.*'", "'...'", message, flags=re.DOTALL)  # what the engine says may quote a value
    return Outcome(check, "error", message=said)


def bounds_text(check: Check) -> str:
    """When it fails, or else warns, for people; "" for never."""
    warn, fail = check.bounds
    parts = [f"fails {_bound_text(fail)}"] if fail else []
    return ", ".join(parts + ([f"warns {_bound_text(warn)}"] if warn else []))


def duration(seconds: float) -> str:
    """A stretch of time in the largest unit of which it is at least one."""
    size = abs(seconds)
    for length, name in ((86_400, "days"), (3600, "hours"), (60, "minutes")):
        if size >= length:
            return _counted(seconds / length, name)
    return _counted(seconds, "seconds")


def _bound_text(bound: Bound) -> str:
    ends = [bound.low, bound.high] if "between" in bound.op else [bound.low]
    shown = [duration(end) if bound.unit == "s" else f"{number_text(end)}{bound.unit}" for end in ends]
    return f"{op_text(bound.op)} {' and '.join(shown)}"


def _counted(number: float, unit: str) -> str:
    short = f"{number:.1f}".removesuffix(".0")
    return f"{short} {unit.removesuffix('s') if short == '1' else unit}"


def _status(check: Check, values: dict[str, float]) -> Status:
    warn, fail = check.bounds
    if fail is not None and fail.holds(values[fail.unit]):
        return "fail"
    return "warn" if warn is not None and warn.holds(values[warn.unit]) else "pass"
