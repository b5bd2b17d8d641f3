"""What of a model Ossie has words for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.catalog import Catalog
from semantic.expressions import parse_expression
from semantic.fields import Field
from semantic.formats.ossie.types import THEIRS
from semantic.formats.ossie.words import said
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.metric_sql import metric_sql
from semantic.locations import join_path
from semantic.metrics import Metric
from semantic.model import Dataset, SemanticModel


def words_written(model: SemanticModel, version: str, losses: Losses) -> dict[str, Any]:
    """The model as one Ossie semantic model, without extensions of ours."""
    typed = version != "0.1.1"
    found = {
        "name": model.name,
        "description": model.description,
        "ai_context": said({"examples": list(model.examples)}),
        "datasets": [_dataset(dataset, typed) for dataset in model.datasets],
        "relationships": [
            {
                "name": one.name,
                "from": one.source,
                "to": one.to,
                "from_columns": list(one.from_columns),
                "to_columns": list(one.to_columns),
            }
            for one in model.relationships
        ],
        "metrics": list(_metrics(model, losses)),
    }
    return said(found)


def _dataset(dataset: Dataset, typed: bool) -> dict[str, Any]:
    found = {
        "source": dataset.sql or dataset.table_name,
        "primary_key": list(dataset.primary_key),
        "unique_keys": [list(key) for key in dataset.unique_keys],
        "description": dataset.description,
        "ai_context": _context(dataset.synonyms),
        "fields": [_field(field, typed) for field in dataset.fields],
    }
    return {"name": dataset.name, **said(found)}


def _field(field: Field, typed: bool) -> dict[str, Any]:
    found = {
        "expression": _expression(parse_expression(field.sql).sql()),
        "label": field.label,
        "description": field.description,
        "datatype": THEIRS["string" if field.buckets else field.type] if typed else "",
        "ai_context": _context(field.synonyms),
        "dimension": {} if field.role == "measure" else {"is_time": field.role == "time"},
    }
    return {"name": field.name, **said(found)}


def _metrics(model: SemanticModel, losses: Losses) -> Iterator[dict[str, Any]]:
    catalog = Catalog(model)
    for metric in model.metrics:
        try:
            yield _metric(metric, catalog)
        except Unmapped as fault:
            message = f"No Ossie expression for {fault}; the metric is in our extension only."
            hint = "Other tools do not see it; it is read back by us."
            losses.add("metric", join_path("metrics", metric.name), message, hint)


def _metric(metric: Metric, catalog: Catalog) -> dict[str, Any]:
    found = {
        "expression": _expression(metric_sql(metric, catalog).sql()),
        "description": metric.description,
        "ai_context": _context(metric.synonyms),
    }
    return {"name": metric.name, **said(found)}


def _expression(sql: str) -> dict[str, Any]:
    return {"dialects": [{"dialect": "ANSI_SQL", "expression": sql}]}


def _context(synonyms: tuple[str, ...]) -> dict[str, Any]:
    return {"synonyms": list(synonyms)} if synonyms else {}
