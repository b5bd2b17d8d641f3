"""Checks on the data that always or never say something, whatever the data are.

Codes: impossible-check (warning)
Why: a check that cannot fail guards nothing, and one that always fails is soon ignored.
Example: the check ages has min: 120 and max: 0, or fails above 150% of the rows.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from semantic.bounds import Bound
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel

if TYPE_CHECKING:
    from semantic.checks import Check

_UNKNOWN_TO_RE2 = re.compile(r"\(\?<?[=!]|\\[1-9]")


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for each."""
    for found in model.checks if model.checks_data else ():
        for key, message in _faults(found):
            path = join_path("checks", found.name, *([key] if key else []))
            hint = "Correct the check, or take it out."
            yield Issue(
                code="impossible-check",
                severity="warning",
                place=Place(path=path),
                message=f"{found.name}: {message}",
                hint=hint,
            )


def _faults(check: "Check") -> Iterator[tuple[str, str]]:
    """Key and sentence of each."""
    yield from _ends(check)
    regex = getattr(check, "regex", None)
    if regex is not None and not _readable(regex):
        yield "regex", f"the expression {regex!r} cannot be read."
    warn, fail = check.bounds
    percent = check.type not in ("metric", "row_count")
    for key, bound in (("warn", warn), ("fail", fail)):
        verdict = _verdict(bound, percent) if bound and check.type != "metric" else ""
        if verdict:
            yield key if getattr(check, key, None) else "", f"it {verdict} {key}s."
    if warn and fail and warn.unit == fail.unit and _within(warn, fail):
        yield "warn", "where it would warn, it already fails."


def _ends(check: "Check") -> Iterator[tuple[str, str]]:
    low = [getattr(check, key, None) for key in ("min", "above")]
    high = [getattr(check, key, None) for key in ("max", "below")]
    pairs = ((one, other) for one in low for other in high if one is not None and other is not None)
    if any(type(one) is str and type(other) is str and one > other for one, other in pairs):
        yield "max", "the highest value lies below the lowest."
    numbers = [one for one in low if isinstance(one, int | float)]
    others = [one for one in high if isinstance(one, int | float)]
    if numbers and others and max(numbers) > min(others):
        yield "max", "the highest value lies below the lowest."


def _readable(regex: str) -> bool:
    """Whether it is a regular expression, of those without looking around or back."""
    try:
        re.compile(regex)
    except re.error:
        return False
    return not _UNKNOWN_TO_RE2.search(regex)


def _verdict(bound: Bound, percent: bool) -> str:
    """Whether it "always" or "never" holds, else "": values are 0 or more, shares at most 100."""
    ends = {bound.low, bound.high} if "between" in bound.op else {bound.low}
    steps = sorted({0.0, *(end for end in ends if end >= 0)})
    top = 100.0 if bound.unit == "%" and percent else max(steps) + 1
    tried = {0.0, top, *(step for step in steps if step <= top)}
    tried |= {(one + other) / 2 for one, other in pairwise(sorted(tried))}
    said = {bound.holds(value) for value in tried}
    return ("always" if said == {True} else "never") if len(said) == 1 else ""


def _within(warn: Bound, fail: Bound) -> bool:
    """Whether every value that warns also fails; told for bounds that look the same way."""
    if warn.op[0] != fail.op[0] or warn.op[0] not in "<>":
        return False
    if warn.low == fail.low:
        return len(warn.op) <= len(fail.op)
    return warn.low > fail.low if warn.op[0] == ">" else warn.low < fail.low
