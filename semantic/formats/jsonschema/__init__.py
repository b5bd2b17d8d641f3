"""The JSON Schemas of model files and reports, for editors: every key explained, every wrong one underlined.

They are made of the types of both, so they cannot say anything else than the loaders.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any, get_args

import yaml

from semantic.formats import Exported
from semantic.kept_parts import KEPT, adapter_of
from semantic.model import SemanticModel
from semantic.periods import Unit
from semantic.report import Report
from semantic.yaml_merge import HEAD, LISTS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_WINDOW = rf"^\s*[1-9]\d*\s+({'|'.join(get_args(Unit))})s?\s*$"
_TAGS = ("type", "kind")
Schema = dict[str, Any]


def write(model: SemanticModel, kept: str = "", version: str = "") -> Exported:
    """The schema as one file; it is the same for every model."""
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    return Exported({"parlance.schema.json": text})


def json_schema() -> Schema:
    """The schema of one YAML file of a model (draft 2020-12)."""
    whole = SemanticModel.model_json_schema(by_alias=True)
    parts: Schema = whole.pop("$defs")
    for section in KEPT:
        kept = adapter_of(section).json_schema(by_alias=True)
        parts |= kept.pop("$defs")
        whole["properties"][section] = kept | {"default": []}
    for name, part in parts.items():
        _explain(name, part)
    _explain("SemanticModel", whole)
    head = {key: value for key, value in whole["properties"].items() if key not in LISTS}
    lists = {key: whole["properties"][key] for key in LISTS}
    model = {"type": "object", "additionalProperties": False, "properties": head}
    file: Schema = {"properties": {HEAD: model, **lists}}
    _explain("File", file)
    return {
        "$schema": _DRAFT,
        "title": "Parlance semantic model",
        "description": "One file of a model; a folder of such files is one model.",
        "type": "object",
        "additionalProperties": False,
        "properties": file["properties"],
        "$defs": parts,
    }


def report_schema() -> Schema:
    """The schema of one report (draft 2020-12)."""
    whole = Report.model_json_schema()
    parts: Schema = whole.pop("$defs")
    for name, part in {**parts, "Report": whole}.items():
        _explain(name, part)
    return {"$schema": _DRAFT, **whole, "title": "Parlance report", "$defs": parts}


@lru_cache
def descriptions() -> dict[str, dict[str, str]]:
    """What each key means, by type."""
    text = files(__name__).joinpath("descriptions.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def description(part: str, key: str) -> str:
    """What the key of a type means; "" if that is not written down."""
    general = next((found for found in ("Metric", "Check") if part.endswith(found)), "Any")
    known = descriptions()
    places = (part, general, "SemanticModel" if part == "File" else "")
    return next((known[place][key] for place in places if key in known.get(place, {})), "")


def _explain(name: str, part: Schema) -> None:
    """Put descriptions to the keys of a type, texts beside objects, and tags among what is needed."""
    for key, value in part["properties"].items():
        value.pop("title", None)
        value["description"] = description(name, key)
        _allow_text(name, key, value)
    tags = [key for key in _TAGS if "const" in part["properties"].get(key, {})]
    if tags:
        part["required"] = [*tags, *part.get("required", ())]
    if "description" in part:
        part["description"] = " ".join(part["description"].split())


def _allow_text(name: str, key: str, value: Schema) -> None:
    """Conditions, windows, queries and periods are written as text too; nothing is written as null."""
    choices = [choice for choice in value.get("anyOf", ()) if choice.get("type") != "null"]
    if choices and value.get("default", "") is None:
        value.pop("default")
        value["anyOf"] = choices
    if key == "where" and name != "LogicalQuery":
        value["anyOf"] = [{"type": "string"}, *choices]
    if (name, key) == ("Tile", "query"):
        value["anyOf"] = [{"type": "string"}, {"$ref": value.pop("$ref")}]
    if (name, key) == ("Report", "period"):
        value["anyOf"] = [{"type": "string"}, *choices]
    if value.get("$ref", "").endswith("/Window"):
        choices = [{"$ref": value.pop("$ref")}]
    if any(choice.get("$ref", "").endswith("/Window") for choice in choices):
        value["anyOf"] = [{"type": "string", "pattern": _WINDOW}, *choices]
    elif key == "window":
        value["anyOf"] = [{"type": "string"}, *choices]
