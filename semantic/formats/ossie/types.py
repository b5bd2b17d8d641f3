"""Ossie's data types beside ours."""

from __future__ import annotations

from semantic.fields import FieldType

OURS: dict[str, FieldType] = {
    "String": "string",
    "Integer": "integer",
    "Decimal": "number",
    "Float": "number",
    "Boolean": "boolean",
    "Date": "date",
    "DateTime": "timestamp",
    "DateTimeTz": "timestamp",
}
THEIRS: dict[FieldType, str] = {
    "string": "String",
    "integer": "Integer",
    "number": "Decimal",
    "boolean": "Boolean",
    "date": "Date",
    "timestamp": "DateTime",
}
TEMPORAL = ("Date", "Time", "DateTime", "DateTimeTz")
EXACT = (*THEIRS.values(), "Float")  # nothing is lost by reading these
