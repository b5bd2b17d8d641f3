"""What Soda calls missing and invalid, as checks of ours; keys are spelt with spaces or underscores."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from semantic.formats.parts.gathered_checks import column_sql
from semantic.formats.parts.losses import Unmapped

Keys = dict[str, Any]
_FORMATS = {
    "email": r"^[A-Za-z0-9.\-_%+]+@[A-Za-z0-9.\-_%]+\.[A-Za-z]+$",
    "uuid": r"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
    "integer": r"^ *[-+]? *[0-9]+ *$",
    "positive integer": r"^ *\+? *[0-9]+ *$",
    "negative integer": r"^ *(- *[0-9]+|0) *$",
    "decimal": r"^ *[-+]? *[0-9]*([.,][0-9]+)? *$",
    "date iso 8601": r"^ *\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)? *$",
    "ip address": r"^ *(\d{1,3}\.){3}\d{1,3} *$",
    "ipv4 address": r"^ *(\d{1,3}\.){3}\d{1,3} *$",
    "phone number": r"^[+]?[0-9 ()./-]{6,}$",
    "percentage": r"^ *[-+]? *[0-9]*([.,][0-9]+)? *% *$",
}
_ENDS = {"valid min": "min", "valid max": "max"}
_LENGTHS = {"valid min length": "min", "valid max length": "max"}


def spelt(keys: Keys) -> Keys:
    """The keys with spaces."""
    return {str(key).replace("_", " "): value for key, value in keys.items()}


def missing(column: str, keys: Keys) -> tuple[str, Keys]:
    """Type and keys of the check that counts missing values. Raises Unmapped for a named format."""
    values, regex = keys.get("missing values"), keys.get("missing regex") or _regex(keys, "missing format")
    if not values and not regex:
        return "not_null", {"columns": [column]}
    name, parts = column_sql(column), [f"{column_sql(column)} IS NOT NULL"]
    if values:
        listed = ", ".join(exp.Literal.string(str(value)).sql("duckdb") for value in values)
        parts.append(f"CAST({name} AS VARCHAR) NOT IN ({listed})")
    if regex:
        text = exp.Literal.string(str(regex)).sql("duckdb")
        parts.append(f"NOT regexp_matches(CAST({name} AS VARCHAR), {text})")
    return "expression", {"expr": " AND ".join(parts)}


def invalid(column: str, keys: Keys) -> list[tuple[str, Keys]]:
    """The checks that count invalid values: a value is invalid when any of them says so. Raises Unmapped."""
    found: list[tuple[str, Keys]] = []
    for key, negate in (("valid values", False), ("invalid values", True)):
        if key in keys:
            found.append(("accepted_values", {"values": keys[key], "negate": negate}))
    for key, negate in (("valid regex", False), ("invalid regex", True)):
        if key in keys:
            found.append(("pattern", {"regex": str(keys[key]), "negate": negate}))
    for key, negate in (("valid format", False), ("invalid format", True)):
        if key in keys:
            found.append(("pattern", {"regex": _regex(keys, key), "negate": negate}))
    ends = {ours: keys[key] for key, ours in _ENDS.items() if key in keys}
    lengths = {ours: keys[key] for key, ours in _LENGTHS.items() if key in keys}
    if "valid length" in keys:
        lengths = {"min": keys["valid length"], "max": keys["valid length"]}
    found += ([("range", ends)] if ends else []) + ([("length", lengths)] if lengths else [])
    if not found:
        raise Unmapped("validity", f"what is valid in {column}")
    return [(kind, {"column": column, **more}) for kind, more in found]


def _regex(keys: Keys, key: str) -> str:
    """The expression of a format: one of Soda's by name, or in a contract one that is written out."""
    written = keys.get(key)
    if written is None:
        return ""
    if isinstance(written, dict) and written.get("regex"):
        return str(written["regex"])
    name = str(written).lower()
    if name not in _FORMATS:
        raise Unmapped("format", f"the format {written}")
    return _FORMATS[name]
