"""The form of the values of text columns: addresses, numbers of persons, generated identifiers, dates."""

import re
from collections.abc import Sequence

from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted

_LOOKED_AT = 1_000
_MOST_OF_THEM = 0.9

# A value has one form: the first that fits.
FORMS = {
    "email": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "uuid": r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}",
    "hash": r"[0-9a-f]{24,}",
    "iban": r"(?=(?:\D*\d){12})[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,4})?",
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
    rows = warehouse.rows(f"SELECT {', '.join(map(quoted, columns))} FROM {sql} LIMIT {_LOOKED_AT}")
    found = {}
    for column, cells in zip(columns, zip(*rows, strict=True), strict=False):
        form = _form([cell for cell in cells if isinstance(cell, str) and cell.strip()])
        if form:
            found[column] = form
    return found


def _form(texts: Sequence[str]) -> str:
    """The first form of nearly all texts. Counted here: the engine reads a pattern anew for every column."""
    fits = (form for form, pattern in FORMS.items() if texts and _holds(pattern, texts))
    return next(fits, "")


def _holds(pattern: str, texts: Sequence[str]) -> bool:
    allowed = (1 - _MOST_OF_THEM) * len(texts)
    for text in texts:
        allowed -= re.fullmatch(pattern, text) is None
        if allowed < 0:
            return False
    return True
