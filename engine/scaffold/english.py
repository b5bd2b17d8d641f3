"""The word lists of the scaffold, from the data file beside this module."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _lists() -> dict[str, Any]:
    text = files("engine.scaffold").joinpath("english.yaml").read_text(encoding="utf-8")
    # Everything stays text: "no" is a short form of number here, not False.
    data: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return data


@cache
def listed(name: str) -> frozenset[str]:
    """The list of that name. KeyError if there is none."""
    return frozenset(map(str, _lists()[name]))


@cache
def choices(name: str) -> dict[str, tuple[str, ...]]:
    """The table of lists of that name. KeyError if there is none."""
    return {str(key): tuple(map(str, found)) for key, found in _lists()[name].items()}


@cache
def pairs(name: str) -> dict[str, str]:
    """The table of that name. KeyError if there is none."""
    return {str(key): str(value) for key, value in _lists()[name].items()}
