"""Names as SQL. Every identifier the engine writes by hand passes through `quoted`."""

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z_]\w*")


def quoted(name: str) -> str:
    """The identifier in double quotes, safe whatever it contains."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """The text as a SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def table_key(schema: str, table: str) -> str:
    """How models and catalogue call a table: `orders`, `sales.orders`, or parts in quotes where needed."""
    parts = [table] if schema == "main" else [schema, table]
    plain = all(_PLAIN.fullmatch(part) for part in parts)
    ambiguous = len(parts) > 1 or "." in table or '"' in table
    return ".".join(parts if plain or not ambiguous else map(quoted, parts))


def safe_name(text: str) -> str:
    """An identifier of letters, digits and underscores, near to the text."""
    name = re.sub(r"\W+", "_", text).strip("_") or "unnamed"
    return f"t_{name}" if name[0].isdigit() else name


def told_apart(given: Iterable[str], names: Iterable[str]) -> list[tuple[str, str]]:
    """The names that `unlike` changed, before and after."""
    return [pair for pair in zip(given, names, strict=True) if pair[0] and pair[0] != pair[1]]


def unlike(names: Iterable[str]) -> list[str]:
    """The names in order, repeats told apart by `_2`, `_3`; upper and lower case are one name to SQL."""
    given = list(names)
    taken = {name.casefold() for name in given}
    seen: set[str] = set()
    found = []
    for name in given:
        fresh, number = name, 2
        while fresh.casefold() in seen or (fresh != name and fresh.casefold() in taken):
            fresh, number = f"{name}_{number}", number + 1
        seen.add(fresh.casefold())
        found.append(fresh)
    return found
