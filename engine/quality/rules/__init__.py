"""Lint rules over model and data: one rule a file, found by itself.

A rule file has `check(subject) -> Iterator[Issue]`, with places as in `semantic.rules`. What only follows
from a fault that another rule reports is not said again.
"""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Protocol, cast

from engine.quality.subject import Subject
from semantic.issues import Issue
from semantic.locations import Locations
from semantic.rules import ordered


class Rule(Protocol):
    """What a rule file offers; its docstring is read by `semantic.rule_notes`."""

    __name__: str
    __doc__: str | None

    def check(self, subject: Subject) -> Iterator[Issue]:
        """The findings of the rule."""


def rules() -> dict[str, Rule]:
    """Every rule there is, by the name of its file."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: cast(Rule, import_module(f"{__name__}.{name}")) for name in names}


def run(
    subject: Subject, locations: Locations | None = None, progress: Callable[[str], None] | None = None
) -> tuple[Issue, ...]:
    """The findings of every rule, gravest first. `progress` hears one line before each rule.

    The model must be free of errors.
    """
    found: list[Issue] = []
    for name, rule in rules().items():
        if progress is not None:
            progress(f"Checking for {name.replace('_', ' ')}")
        found.extend(rule.check(subject))
    return ordered(found, locations)
