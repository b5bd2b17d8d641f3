"""Holding a model against its data: do the tables, the columns and every metric's SQL exist there?

Everything is asked for no rows, so that the engine looks up names and types and reads no data.
"""

from collections.abc import Iterable, Iterator

from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from engine.warehouse.embedded import Warehouse
from semantic.catalog import Catalog
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import Dataset, SemanticModel
from semantic.query import LogicalQuery, MetricRef
from semantic.sql_names import identifier, parse_table

_MODEL_OR_SOURCE = "Correct the model, or name the source it was made for."


def probe(model: SemanticModel, warehouse: Warehouse, clock: Clock) -> Iterator[Issue]:
    """An error for each table, column and metric that the data do not have. The model must be free of errors.

    What only follows from a missing table or column is not said again.
    """
    catalog = Catalog(model)
    broken: set[str] = set()
    for dataset in model.datasets:
        for issue in _dataset_issues(dataset, model, warehouse):
            broken.add(dataset.name)
            yield issue
    for name in catalog.metrics:
        term = MetricRef(name=name)
        if not broken.intersection(catalog.facts(term)):
            yield from _metric_issues(name, LogicalQuery(metrics=(term,)), catalog, warehouse, clock)


def _dataset_issues(dataset: Dataset, model: SemanticModel, warehouse: Warehouse) -> Iterator[Issue]:
    source = f"({dataset.sql})" if dataset.sql else parse_table(dataset.table or dataset.name).sql("duckdb")
    missing = _fault("1", source, warehouse)
    if missing:
        yield _issue("missing-table", join_path("datasets", dataset.name), missing)
        return
    expressions = dict(_expressions(dataset, model))
    if _fault(", ".join(dict.fromkeys(expressions.values())) or "1", source, warehouse):
        for path, sql in expressions.items():
            fault = _fault(sql, source, warehouse)
            if fault:
                yield _issue("missing-column", path, fault)


def _expressions(dataset: Dataset, model: SemanticModel) -> Iterator[tuple[str, str]]:
    """Path in the model -> SQL over the dataset: its fields, its filters, and the columns it is joined by."""
    for field in dataset.fields:
        yield join_path("datasets", dataset.name, "fields", field.name), field.expr or _columns([field.name])
    for rule in dataset.default_filters:
        yield join_path("datasets", dataset.name, "default_filters", rule.name), rule.expr
    if dataset.primary_key:
        yield join_path("datasets", dataset.name, "primary_key"), _columns(dataset.primary_key)
    for one in model.relationships:
        sides = ((one.source, "from_columns", one.from_columns), (one.to, "to_columns", one.to_columns))
        for name, key, columns in sides:
            if name == dataset.name:
                yield join_path("relationships", one.name, key), _columns(columns)


def _columns(names: Iterable[str]) -> str:
    return ", ".join(identifier(name).sql("duckdb") for name in names)


def _metric_issues(
    name: str, query: LogicalQuery, catalog: Catalog, warehouse: Warehouse, clock: Clock
) -> Iterator[Issue]:
    made = plan(query, catalog, clock)
    checked = check(made, catalog) if isinstance(made, Plan) else made
    path = join_path("metrics", name)
    if isinstance(checked, Refusal):
        yield _issue("metric-refused", path, checked.message)
        return
    fault = _fault("*", f"(\n{sql_text(checked.tree)}\n)", warehouse)
    if fault:
        yield _issue("metric-fails", path, fault)


def _fault(columns: str, source: str, warehouse: Warehouse) -> str:
    """What the engine says against the columns; "" when it knows them."""
    result = warehouse.run(f"SELECT {columns} FROM {source} AS source LIMIT 0")
    return result.message if isinstance(result, Refusal) else ""


def _issue(code: str, path: str, message: str) -> Issue:
    place = Place(path=path)
    return Issue(code=code, severity="error", place=place, message=message, hint=_MODEL_OR_SOURCE)
