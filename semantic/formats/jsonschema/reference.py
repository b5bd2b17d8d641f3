"""The reference of model files and reports as Markdown, made of their JSON Schemas.

`python -m semantic.formats.jsonschema.reference > docs/reference.md` writes it anew.
"""

import json
import sys

from semantic.formats.jsonschema import Schema, json_schema, report_schema

_INTRODUCTION = """\
# What may stand in a model

*Made of the types of the model by `python -m semantic.formats.jsonschema.reference`; do not edit.*

A model is a YAML file, or a folder of such files that are read together. A key that is not listed here is
a fault, told with file and line. `parlance export --format jsonschema` gives the same as a JSON Schema, with
which an editor completes and checks keys while you type: name its file in the first line of a model,
`# yaml-language-server: $schema=parlance.schema.json`. SQL is that of DuckDB, over the columns of one
dataset.

Conditions (`where`) are written as text: `country = "Germany" and plan in ["Free", "Premium"]`, with `not`,
`or`, `between ... and ...`, `is null`, parentheses, `metric(orders by customer >= 10)` and
`related(items where ...)`. The forms with keys below say the same. Windows are written as `7 days` or
`1 month`.

A [report](#report) is a file of its own in the folder `reports` of a model; [the guide](reports.md) shows
one. `parlance export --format report_schema` gives its JSON Schema.
"""


def reference() -> str:
    """The whole page."""
    schema = json_schema()
    head = schema["properties"]["semantic_model"]
    sections = {"A file": schema, "semantic_model": head, **_in_order(schema["$defs"])}
    boards = report_schema()
    own = {name: part for name, part in boards["$defs"].items() if name not in schema["$defs"]}
    of_reports = {"Report": boards, **_in_order(own)}
    pages = (_section(title, part) for title, part in (*sections.items(), *of_reports.items()))
    return "\n".join((_INTRODUCTION, *pages))


def _in_order(parts: dict[str, Schema]) -> dict[str, Schema]:
    """What models are mostly made of first, the forms of conditions and periods last."""
    return dict(sorted(parts.items(), key=lambda item: ("kind" in item[1]["properties"], item[0])))


def _section(title: str, part: Schema) -> str:
    needed = part.get("required", ())
    rows = [_row(key, value, key in needed) for key, value in part["properties"].items()]
    head = "| key | what it may be | default | meaning |\n|---|---|---|---|"
    text = part.get("description", "")
    return "\n".join((f"## {title}\n", *([f"{text}\n"] if text else []), head, *rows, ""))


def _row(key: str, value: Schema, needed: bool) -> str:
    default = value.get("default")
    empty = default in (None, "", []) or isinstance(default, dict)
    told = "*needed*" if needed else "" if empty else f"`{json.dumps(default)}`"
    return f"| `{key}` | {_kind(value)} | {told} | {value['description']} |".replace("\n", " ")


def _kind(value: Schema) -> str:
    """In words, with links to the types."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    for choice in ("anyOf", "oneOf"):
        if choice in value:
            return " or ".join(dict.fromkeys(map(_kind, value[choice])))
    if "const" in value or "enum" in value:
        words = value.get("enum", [value.get("const")])
        return ", ".join(f"`{word}`" for word in words if word != "")
    if value.get("type") == "array":
        items = value.get("items", {})
        return f"list of {_kind(items)}" if items else "list"
    kinds = {"object": "set of keys", "string": "text", "boolean": "true or false", "integer": "whole number"}
    kind = str(value.get("type", "anything"))
    return kinds.get(kind, kind)


if __name__ == "__main__":
    sys.stdout.write(reference())
