"""The text of an Ossie file as data of the right shape; a fault is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from semantic.formats.parts.plain import unreadable
from semantic.issues import ModelError

Context = str | dict[str, Any]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Extension(_Part):
    vendor_name: str
    data: str


class _Dialect(_Part):
    dialect: str
    expression: str


class _Expression(_Part):
    dialects: list[_Dialect] = Field(min_length=1)


class _Dimension(_Part):
    is_time: bool = False


class _Metric(_Part):
    name: str = Field(min_length=1)
    expression: _Expression
    description: str = ""
    datatype: str = ""
    ai_context: Context = ""
    custom_extensions: list[_Extension] = []


class _Field(_Metric):
    dimension: _Dimension = _Dimension()
    label: str = ""


class _Dataset(_Part):
    name: str = Field(min_length=1)
    source: str
    primary_key: list[str] = []
    unique_keys: list[list[str]] = []
    description: str = ""
    ai_context: Context = ""
    fields: list[_Field] = []
    custom_extensions: list[_Extension] = []


class _Relationship(_Part):
    name: str = Field(min_length=1)
    source: str = Field(alias="from")
    to: str
    from_columns: list[str] = Field(min_length=1)
    to_columns: list[str] = Field(min_length=1)
    ai_context: Context = ""
    custom_extensions: list[_Extension] = []


class _Model(_Part):
    name: str = Field(min_length=1)
    datasets: list[_Dataset] = Field(min_length=1)
    description: str = ""
    ai_context: Context = ""
    relationships: list[_Relationship] = []
    metrics: list[_Metric] = []
    custom_extensions: list[_Extension] = []


class _Document(_Part):
    version: Literal["0.1.1", "0.2.0.dev0"]
    semantic_model: list[_Model] = Field(min_length=1)


def the_document(files: Mapping[str, str]) -> dict[str, Any]:
    """The data of the one file. Raises ModelError with every place that is not Ossie."""
    if len(files) != 1:
        raise ModelError((unreadable("", f"{len(files)} files; an Ossie model is one file."),))
    name, text = next(iter(files.items()))
    try:
        data = yaml.safe_load(text)
        _Document.model_validate(data)
    except yaml.YAMLError as fault:
        raise ModelError(
            (unreadable("", f"Not readable as YAML: {' '.join(str(fault).split())}", name),)
        ) from fault
    except ValidationError as fault:
        issues = [unreadable("/".join(map(str, one["loc"])), one["msg"], name) for one in fault.errors()]
        raise ModelError(tuple(issues)) from fault
    found: dict[str, Any] = data
    return found
