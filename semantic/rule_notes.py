"""What a lint rule says about itself: its docstring, taken apart.

The first paragraph is what it finds. Then come `Codes:` with the severity in parentheses, `Why:` and
`Example:`, each of one line or more.
"""

import re
from dataclasses import dataclass
from typing import Protocol

_PARTS = re.compile(r"^(Codes|Why|Example): ", re.MULTILINE)
_CODE = re.compile(r"([a-z-]+) \(([^)]+)\)")


class Documented(Protocol):
    """A module, or what stands for one."""

    __name__: str
    __doc__: str | None


@dataclass(frozen=True)
class Notes:
    """The parts of the docstring as single lines, and the severities of each code."""

    what: str
    codes: dict[str, str]
    why: str
    example: str


def notes(rule: Documented) -> Notes:
    """The notes of a rule. ValueError, naming the rule, when a part is missing."""
    what, *rest = _PARTS.split(rule.__doc__ or "")
    found = {name: " ".join(text.split()) for name, text in zip(rest[::2], rest[1::2], strict=True)}
    if not what.strip() or set(found) != {"Codes", "Why", "Example"}:
        raise ValueError(f"{rule.__name__} must say what it finds, its Codes:, Why: and an Example:.")
    codes = dict(_CODE.findall(found["Codes"]))
    return Notes(" ".join(what.split()), codes, found["Why"], found["Example"])
