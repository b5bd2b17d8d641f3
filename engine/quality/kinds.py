"""The types of the engine in the words of the model."""

from semantic.fields import FieldType

_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_NUMBERS = ("DECIMAL", "DOUBLE", "FLOAT", "REAL")


def fitting(kind: str) -> tuple[FieldType, ...]:
    """The types of the model that describe a type of the engine, the nearest first."""
    if kind.startswith("TIMESTAMP"):
        return ("timestamp",)
    if kind == "DATE":
        return ("date", "timestamp")
    if kind == "BOOLEAN":
        return ("boolean",)
    if kind.removeprefix("U") in _INTEGERS:
        return ("integer", "number")
    if kind.startswith("DECIMAL") and kind.endswith(",0)"):
        return ("number", "integer")
    return ("number",) if kind.startswith(_NUMBERS) else ("string",)
