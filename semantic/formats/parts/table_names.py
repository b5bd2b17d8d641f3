"""Names of tables as models write them."""

from __future__ import annotations

import re

from semantic.sql_names import parse_table

_PLAIN = re.compile(r"[A-Za-z_]\w*")


def table_name(written: str) -> str:
    """The table that `orders`, `sales.orders` or `"Sales"."Orders"` names, as a model writes it.

    The schema `main` is left out: DuckDB leaves it out of the names of its tables, and looks there anyway.
    """
    found = [part.name for part in parse_table(written.replace("`", "")).parts]
    if len(found) == 2 and found[0].lower() == "main":
        found = found[1:]
    plain = all(_PLAIN.fullmatch(part) for part in found) or (
        len(found) == 1 and not set('."') & set(found[0])
    )
    return ".".join(found if plain else ('"' + part.replace('"', '""') + '"' for part in found))
