"""Runs everything a scaffolded model offers, the way a question does."""

from collections.abc import Iterator
from datetime import datetime

from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.refusal import Refusal
from engine.types.result import ResultTable
from engine.warehouse.embedded import Warehouse
from semantic.catalog import Catalog
from semantic.issues import Issue
from semantic.model import SemanticModel
from semantic.query import DimensionTerm, GroupTerm, LogicalQuery, MetricRef, TimeTerm
from semantic.references import reference_issues
from semantic.rules import run

CLOCK = Clock(datetime(2025, 1, 1))


def answer(
    model: SemanticModel, warehouse: Warehouse, metric: str, *groups: GroupTerm
) -> ResultTable | Refusal:
    """Planned, checked and run."""
    catalog = Catalog(model)
    query = LogicalQuery(metrics=(MetricRef(name=metric),), group_by=groups)
    planned = plan(query, catalog, CLOCK)
    checked = planned if isinstance(planned, Refusal) else check(planned, catalog)
    return checked if isinstance(checked, Refusal) else warehouse.run(sql_text(checked.tree))


def every(model: SemanticModel) -> Iterator[tuple[str, GroupTerm | None]]:
    """Each metric alone, by each dimension it reaches, and by month where its dataset has a time."""
    catalog = Catalog(model)
    for metric in model.metrics:
        yield metric.name, None
        for dimension in catalog.reachable(MetricRef(name=metric.name)):
            if dimension.field.role == "dimension":
                yield metric.name, DimensionTerm(name=dimension.name)
        if all(catalog.datasets[fact].time for fact in catalog.facts(MetricRef(name=metric.name))):
            yield metric.name, TimeTerm(grain="month")


def failures(model: SemanticModel, warehouse: Warehouse) -> list[str]:
    """What cannot be answered, with the reason."""
    found = []
    for metric, group in every(model):
        result = answer(model, warehouse, metric, *([group] if group else []))
        if isinstance(result, Refusal):
            found.append(f"{metric} by {group}: {result}")
    return found


def errors(model: SemanticModel) -> list[Issue]:
    """What the lint rules and the loader call an error."""
    return [issue for issue in (*run(model), *reference_issues(model)) if issue.severity == "error"]
