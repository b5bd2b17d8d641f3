"""Which country a group is: by its name in a language of the shipped list, or by its ISO code."""

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize

from engine.answers.finding import Finding
from engine.types.plan import Column
from engine.types.result import Cell

FEWEST, MOST, MOST_UNKNOWN = 3, 260, 0.1  # there are not more countries than that
_LONGEST_CODE = 3


def countries_of(finding: Finding, column: Column) -> dict[Cell, str]:
    """ISO codes by stored value where the groups are countries; none where they only look like it.

    Names speak for themselves. Codes are read only of a group that is called a country: DE, CA and IN are
    states of one country elsewhere.
    """
    values = [cell for cell in dict.fromkeys(finding.cells(column)) if isinstance(cell, str) and cell]
    if not FEWEST <= len(values) <= MOST:
        return {}
    found = _named(values)
    if len(found) < len(values) / 2 and _is_called_country(finding, column):
        found = _coded(values)
    enough = len(found) >= FEWEST and len(values) - len(found) <= MOST_UNKNOWN * len(values)
    return found if enough and len(set(found.values())) == len(found) else {}


@lru_cache(maxsize=1)
def world() -> dict[str, Any]:
    """The shipped list: where countries are, what they are called, their outlines."""
    text = files("engine.answers").joinpath("shapes", "world.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {name: code for code, names in world()["names"].items() for name in names}


def _named(values: Sequence[str]) -> dict[Cell, str]:
    known = _by_name()
    codes = ((value, known.get(_plain(value))) for value in values if len(value) > _LONGEST_CODE)
    return {value: code for value, code in codes if code}


def _coded(values: Sequence[str]) -> dict[Cell, str]:
    long_codes, at = world()["long_codes"], world()["at"]
    codes = ((value, long_codes.get(value.upper(), value.upper())) for value in values)
    return {value: code for value, code in codes if code in at}


def _is_called_country(finding: Finding, column: Column) -> bool:
    called = _plain(f"{column.name} {column.of} {column.label}")
    return any(_plain(word) in called for word in finding.words.template("charts.country_words"))


def _plain(text: str) -> str:
    """Letters and digits only, without case and accents."""
    spread = normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l"))
    return "".join(char for char in spread if char.isalnum())
