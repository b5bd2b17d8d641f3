"""Which chart shows an answer best: the first rule that fits, by name and with its reason."""

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from engine.answers import charts
from engine.answers.finding import Finding
from engine.types.answer import Chart
from engine.types.plan import Plan
from engine.types.result import ResultTable

Rule = Callable[[Finding], Chart | None]


def chart(
    plan: Plan,
    table: ResultTable,
    additivity: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
) -> Chart:
    """The chart of an answer; its spec draws the rows of `records`. Kind "none" when a table says it best."""
    return choose(Finding(plan, table, additivity or {}, formats or {}))


def choose(finding: Finding) -> Chart:
    """The chart of a finding."""
    for rule in rules():
        chosen = rule(finding)
        if chosen:
            return chosen
    return Chart("none", finding.words.word("reasons.nothing_fits"))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of `charts`, in order."""
    names = (f"{charts.__name__}.{found.name}" for found in pkgutil.iter_modules(charts.__path__))
    modules = sorted((import_module(name) for name in names), key=lambda module: int(module.ORDER))
    return tuple(module.chart for module in modules)
