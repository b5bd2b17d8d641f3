"""When a measured value is trouble, as text: `above 5%`, `not between 10 and 20`, `above 2 hours`.

`above`, `at least`, `below`, `at most`, `equal to` and `other than` are also written `>`, `>=`, `<`, `<=`,
`=` and `!=`, in quotes, since to YAML a `>` means something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic import Field as Key

BoundUnit = Literal["", "%", "s"]

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?"
_UNIT = rf"%|(?:{'|'.join(_SECONDS)})s?"
_AMOUNT = rf"({_NUMBER})\s*({_UNIT})?"
_OPS = {"above": ">", "at least": ">=", "below": "<", "at most": "<=", "equal to": "=", "other than": "!="}
_OP = rf"{'|'.join(_OPS)}|>=|<=|!=|>|<|="
_COMPARED = re.compile(rf"({_OP})\s*{_AMOUNT}")
_BETWEEN = re.compile(rf"(not\s+)?between\s+{_AMOUNT}\s+and\s+{_AMOUNT}")
BOUND_HINT = "Write it like above 5%, at least 10, above 2 hours or not between 20% and 300%."


@dataclass(frozen=True)
class Bound:
    """`op` and `low`, with `high` the other end of a between. Unit: "" a plain number, "%" percent,
    "s" seconds; both ends of a between belong to it."""

    op: str
    low: float
    high: float = 0.0
    unit: BoundUnit = ""

    def holds(self, value: float) -> bool:
        """Whether the value is the trouble that the bound means. The value has the unit of the bound."""
        if self.op.endswith("between"):
            return (self.low <= value <= self.high) != self.op.startswith("not")
        return {
            ">": value > self.low,
            ">=": value >= self.low,
            "<": value < self.low,
            "<=": value <= self.low,
            "=": value == self.low,
            "!=": value != self.low,
        }[self.op]


@lru_cache(maxsize=1024)
def bound_of(text: str) -> Bound:
    """The bound that a text means. ValueError for anything else."""
    written = " ".join(text.lower().split())
    compared, between = _COMPARED.fullmatch(written), _BETWEEN.fullmatch(written)
    if compared:
        low, unit = _amount(compared[2], compared[3])
        return Bound(_OPS.get(compared[1], compared[1]), low, unit=unit)
    if between is None:
        raise ValueError(f"{text!r} is no bound")
    (low, first), (high, unit) = _amount(between[2], between[3]), _amount(between[4], between[5])
    if first not in ("", unit):
        raise ValueError(f"The ends of {text!r} have different units")
    if unit and not first:  # between 5 and 10 %
        low = low * (_SECONDS[between[5].removesuffix("s")] if unit == "s" else 1)
    return Bound("not between" if between[1] else "between", low, high, unit)


def op_text(op: str) -> str:
    """The comparison in words, as `bound_of` reads them."""
    return next((word for word, sign in _OPS.items() if sign == op), op)


def number_text(value: float) -> str:
    """A number as bounds are written: without a fraction that is none."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _amount(number: str, unit: str | None) -> tuple[float, BoundUnit]:
    if unit is None or unit == "%":
        return float(number), "%" if unit else ""
    return float(number) * _SECONDS[unit.removesuffix("s")], "s"


def _checked(text: str) -> str:
    bound_of(text)
    return text


_PATTERN = rf"^\s*({_OP}|(not\s+)?between)\s*{_NUMBER}.*$"
BoundText = Annotated[str, AfterValidator(_checked), Key(json_schema_extra={"pattern": _PATTERN})]
