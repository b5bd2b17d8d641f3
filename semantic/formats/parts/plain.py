"""A model as plain data without defaults, and back."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from semantic.issues import Issue, ModelError, Place
from semantic.metrics import Metric
from semantic.model import SemanticModel


def plain(model: SemanticModel) -> dict[str, Any]:
    """Keys and values as in a model's YAML; what is not said has its default."""
    data: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for metric, source in zip(data.get("metrics", ()), model.metrics, strict=True):
        metric["type"] = source.type
    return data


def plain_metric(metric: Metric) -> dict[str, Any]:
    """As `plain`, of one metric."""
    data: dict[str, Any] = metric.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"type": metric.type, **data}


def modelled(data: dict[str, Any]) -> SemanticModel:
    """The model that the data are. Raises ModelError when they are none."""
    try:
        return SemanticModel.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        issues = [unreadable("/".join(map(str, fault["loc"])), fault["msg"]) for fault in error.errors()]
        raise ModelError(tuple(issues)) from error


def unreadable(place: str, message: str, file: str = "") -> Issue:
    """The fault of a document that is not what it should be."""
    hint = "Correct the document, or name the format it is in."
    where = Place(file=file, path=place)
    return Issue(code="not-readable", severity="error", place=where, message=message, hint=hint)
