"""Lint rules over the model alone: one rule a file, found by itself.

A rule file has `check(model) -> Iterator[Issue]`; the places of its issues carry paths such as
`metrics/watch_time`, to which `run` adds file and line.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from semantic.issues import Issue

if TYPE_CHECKING:
    from semantic.locations import Locations
    from semantic.model import SemanticModel

# What the other rules rely on: a model with errors of these is held against no other rule.
_GROUND = ("broken_references", "duplicate_names")
_GRAVEST_FIRST = ("error", "warning", "info")


class Rule(Protocol):
    """What a rule file offers; its docstring is read by `semantic.rule_notes`."""

    __name__: str
    __doc__: str | None

    def check(self, model: SemanticModel) -> Iterator[Issue]:
        """The findings of the rule."""


def rules() -> dict[str, Rule]:
    """Every rule there is, by the name of its file."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: cast(Rule, import_module(f"{__name__}.{name}")) for name in names}


def run(model: SemanticModel, locations: Locations | None = None) -> tuple[Issue, ...]:
    """The findings of every rule, gravest first, then as they stand in the files."""
    known = rules()
    found = [issue for name in _GROUND for issue in known.pop(name).check(model)]
    if not found:
        found = [issue for rule in known.values() for issue in rule.check(model)]
    return ordered(found, locations)


def ordered(issues: Iterable[Issue], locations: Locations | None = None) -> tuple[Issue, ...]:
    """The issues with file and line where `locations` are given, gravest first, then as in the files."""
    placed = issues if locations is None else map(locations.placed, issues)
    return tuple(sorted(placed, key=_order))


def _order(issue: Issue) -> tuple[int, str, int, str, str]:
    place = issue.place
    return (_GRAVEST_FIRST.index(issue.severity), place.file, place.line, place.path, issue.code)
