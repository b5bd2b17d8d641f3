"""The form of the values of text columns: addresses, numbers of persons, generated identifiers, dates."""

from collections.abc import Sequence

from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import literal, quoted

_LOOKED_AT = 1_000
_MOST_OF_THEM = 0.9

# A value has one form: the first that fits.
FORMS = {
    "email": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "uuid": r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}",
    "hash": r"[0-9a-f]{24,}",
    "iban": r"[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,4})?",
    "ssn": r"\d{3}-\d{2}-\d{4}",
    "ip": r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}",
    "card": r"[2-6]\d{3}([ -]?\d{4}){2}[ -]?\d{3,4}",
    "url": r"(https?://|www\.)\S+",
    "date": r"\d{4}-\d{2}-\d{2}",
    "moment": r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?",
    "zoned": r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|UTC|[+-]\d{2}(:?\d{2})?)",
    "dotted": r"\d{1,2}\.\d{1,2}\.\d{4}",
    "slashed": r"\d{1,2}/\d{1,2}/\d{4}",
    "phone": (
        r"\+\d[\d ()./-]{6,}|\(0?\d{2,5}\) ?\d[\d ./-]{4,}|0\d{1,4}[ /-]\d[\d ./-]{4,}|\d{3}-\d{3}-\d{4}"
    ),
}


def forms(warehouse: Warehouse, sql: str, columns: Sequence[str]) -> dict[str, str]:
    """The form that nearly all of the first values of a text column have, by column. Raises SourceError."""
    if not columns:
        return {}
    parts = [_share(quoted(column), pattern) for column in columns for pattern in FORMS.values()]
    row = warehouse.rows(f"SELECT {', '.join(parts)} FROM (SELECT * FROM {sql} LIMIT {_LOOKED_AT})")[0]
    cells = iter(row)
    found = {column: [form for form in FORMS if next(cells) is True] for column in columns}
    return {column: fitting[0] for column, fitting in found.items() if fitting}


def _share(name: str, pattern: str) -> str:
    fits = f"regexp_full_match({name}, {literal(pattern)})"
    return f"count(CASE WHEN {fits} THEN 1 END) > {_MOST_OF_THEM} * count(nullif(trim({name}), ''))"
