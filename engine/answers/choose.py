"""Which chart shows an answer best: the first rule that fits, by name and with its reason."""

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module

from engine.answers import charts
from engine.answers.alts import alt
from engine.answers.finding import Finding
from engine.answers.fits import Fit, Fits, final
from engine.types.answer import Chart
from engine.types.plan import Plan
from engine.types.result import ResultTable

Rule = Callable[[Finding], Fits]
TABLE = "table"


def chart(
    plan: Plan,
    table: ResultTable,
    additivity: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
) -> Chart:
    """The chart of an answer; its spec draws the rows of `records`. Kind "none" when a table says it best."""
    return choose(Finding(plan, table, additivity or {}, formats or {}))


def choose(finding: Finding, wanted: Sequence[str] = ()) -> Chart:
    """The chart of a finding: of the first kind that is wanted and fits, else the best."""
    found = fits(finding)
    best = next((one for kind in wanted for one in found if one.kind == kind), found[0])
    spec = best.draw()
    said = alt(finding, best.kind, spec)
    return Chart(best.kind, best.reason, spec, best.rule, said, _kinds(finding, found))


def fitting(finding: Finding) -> tuple[str, ...]:
    """The kinds that suit a finding, the best first; a table always does."""
    return _kinds(finding, fits(finding))


def _kinds(finding: Finding, found: Sequence[Fit]) -> tuple[str, ...]:
    kinds = tuple(one.kind for one in found if one.kind != "none")
    return (*kinds, TABLE) if finding.table.rows else kinds


def fits(finding: Finding) -> tuple[Fit, ...]:
    """One fit a kind: those that are chosen before those on a wish."""
    found: dict[str, Fit] = {}
    for one in _all(finding):
        if one.kind not in found or (one.chosen and not found[one.kind].chosen):
            found[one.kind] = one
    ranked = sorted(found.values(), key=lambda one: not one.chosen)
    if not ranked or not ranked[0].chosen:
        ranked = [final(finding, "none", "nothing_fits"), *ranked]
    return tuple(ranked)


def _all(finding: Finding) -> Fits:
    for rule in rules():
        for one in rule(finding):
            yield one
            if one.last:
                return


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of `charts`, in order."""
    names = (f"{charts.__name__}.{found.name}" for found in pkgutil.iter_modules(charts.__path__))
    modules = sorted((import_module(name) for name in names), key=lambda module: int(module.ORDER))
    return tuple(module.fits for module in modules)
