"""A model as plain data without defaults, and back."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from semantic.issues import Issue, ModelError, Place
from semantic.model import SemanticModel


def plain(model: BaseModel) -> dict[str, Any]:
    """Keys and values as in a model's YAML: without defaults, but for what tells kinds apart."""
    found = {}
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if _tells_apart(info) or value != info.default or type(value) is not type(info.default):
            found[info.alias or name] = _plain(value)
    return found


def _tells_apart(info: FieldInfo) -> bool:
    return get_origin(info.annotation) is Literal and len(get_args(info.annotation)) == 1


def _plain(value: object) -> Any:
    if isinstance(value, BaseModel):
        return plain(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def modelled(data: dict[str, Any]) -> SemanticModel:
    """The model that the data are. Raises ModelError when they are none."""
    try:
        model = SemanticModel.model_validate(data, by_alias=True, by_name=False)
        if model.checks_data or model.alerts_data or model.translations_data:
            _ = model.checks, model.alerts, model.translations
        return model
    except ValidationError as error:
        issues = [unreadable("/".join(map(str, fault["loc"])), fault["msg"]) for fault in error.errors()]
        raise ModelError(tuple(issues)) from error


def unreadable(place: str, message: str, file: str = "") -> Issue:
    """The fault of a document that is not what it should be."""
    hint = "Correct the document, or name the format it is in."
    where = Place(file=file, path=place)
    message = f"{place}: {message}" if place else message
    return Issue(code="not-readable", severity="error", place=where, message=message, hint=hint)
