"""Numbers as people write them: with marks between thousands, a decimal comma, and a sign of what they count.

Whether 1,234 is one thousand or a little more than one is not told by the value: the whole file tells it.
"""

from dataclasses import dataclass

from engine.warehouse.text_type import Type

_SPACES = "\u00a0\u202f"  # that keep the parts of a number on one line
_QUOTES = "'\u2019"
_SIGNS = ("€", "$", "£", "¥", "₹", "R$", "kr", "zł", "CHF", "EUR", "USD", "GBP", "JPY", "%")
_MINUS = "[-\u2212]"


@dataclass(frozen=True)
class Written(Type):
    """A number in somebody's writing: with which mark its decimals begin, and what it counts."""

    comma: bool = False
    sign: str = ""


def _digits(marks: str) -> str:
    """The part before the decimals: no leading zero, and the same mark before every three digits."""
    grouped = "|".join(rf"(?:[{mark}]\d{{3}})+" for mark in marks)
    return rf"(?:0|[1-9]\d{{0,14}}|[1-9]\d{{0,2}}(?:{grouped}))"


def _written(comma: bool, sign: str) -> Written:
    marks = "." if comma else ","
    decimal = "," if comma else "[.]"
    plain = rf"{_digits(marks + _SPACES + _QUOTES)}(?:{decimal}\d+)?"
    parts = "?" if sign else ""  # without any sign and decimals it may be a phone number
    spaced = rf"[1-9]\d{{0,2}}(?: \d{{3}})+(?:{decimal}\d+){parts}"
    name = "".join(f"[{char}]" if char in "$." else char for char in sign)
    gap = f"[ {_SPACES}]?"
    before, after = (rf"(?:{name}{gap})?", rf"(?:{gap}{name})?") if sign else ("", "")
    number = rf"(?:{plain}|{spaced})"
    pattern = rf"(?:{before}{_MINUS}?{before}{number}{after}|\({before}{number}{after}\))"
    kept = f"regexp_replace({{v}}, '[^0-9{',' if comma else '.'}]', '', 'g')"
    value = f"TRY_CAST(replace({kept}, ',', '.') AS DOUBLE)"
    less = "{v} LIKE '(%' OR {v} LIKE '%-%' OR {v} LIKE '%\u2212%'"
    return Written("DOUBLE", pattern, f"(CASE WHEN {less} THEN -1 ELSE 1 END * {value})", comma, sign)


WRITTEN = tuple(_written(comma, sign) for sign in ("", *_SIGNS) for comma in (False, True))
