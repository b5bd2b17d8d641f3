"""What all parts of a Snowflake model say alike: descriptions, synonyms, who sees them, data types."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from semantic.fields import FieldType
from semantic.formats.parts.documents import Part, text_of, texts_of
from semantic.formats.parts.losses import Losses
from semantic.issues import Place

_TYPES: dict[str, FieldType] = {
    **dict.fromkeys(("VARCHAR", "TEXT", "STRING", "CHAR", "CHARACTER"), "string"),
    **dict.fromkeys(("INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT"), "integer"),
    **dict.fromkeys(
        ("NUMBER", "DECIMAL", "NUMERIC", "FLOAT", "DOUBLE", "REAL", "FLOAT4", "FLOAT8"), "number"
    ),
    **dict.fromkeys(("TIMESTAMP", "DATETIME", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ"), "timestamp"),
    "BOOLEAN": "boolean",
    "DATE": "date",
}


def about(part: Part) -> dict[str, Any]:
    """Description, synonyms, privacy."""
    return {
        "description": text_of(part, "description"),
        "synonyms": texts_of(part, "synonyms"),
        "private": True if text_of(part, "access_modifier") == "private_access" else None,
    }


def data_type(part: Part, place: Place, losses: Losses) -> FieldType | None:
    """Our type; None when none is said or we have none, which is told."""
    written = text_of(part, "data_type").upper()
    base, _, more = written.partition("(")
    found = _TYPES.get(base.strip())
    if written and found is None:
        message = f"The data type {written} of {part['name']}."
        losses.add("data-type", place, message, "Say type: of the field in the model.")
    whole = found == "number" and more.replace(" ", "").endswith(",0)")
    return "integer" if whole else found


def other_keys(
    part: Part, read: Collection[str], place: Place, losses: Losses, grave: Collection[str] | None = None
) -> None:
    """Tell every key that is not read; with `grave`, as one that may change numbers."""
    for key in part:
        if key not in read:
            message = f"{key} of {part.get('name', 'the model')}."
            losses.add("key", place, message, severity="info" if grave is None else "warning")
