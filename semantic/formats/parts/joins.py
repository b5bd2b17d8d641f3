"""Joins of described tables as plain data of our relationships, from the many side to the one side."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from semantic.formats.parts.expansion import Expansion
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.tables import Join

Data = dict[str, Any]
_ENDS = {"one_to_one", "many_to_one", "one_to_many"}


def relationships(joins: list[Join], expansion: Expansion, losses: Losses) -> list[Data]:
    """Every join that maps, each once however often it is written."""
    found: dict[tuple[Any, ...], Data] = {}
    names: set[str] = set()
    for join in joins:
        try:
            data = _relationship(join, expansion)
        except Unmapped as fault:
            message = f"The join of {join.left} and {join.right} is left out: {fault}."
            losses.add(fault.code, join.place, message, severity="error")
            continue
        key = (data["from"], data["to"], *data["from_columns"], *data["to_columns"], data.get("role", ""))
        turned = (data["to"], data["from"], *data["to_columns"], *data["from_columns"], data.get("role", ""))
        if key in found or (data.get("cardinality") and turned in found):
            continue
        while data["name"] in names:
            data["name"] += "_2"
        names.add(data["name"])
        found[key] = data
    return list(found.values())


def _relationship(join: Join, expansion: Expansion) -> Data:
    """From the many side to the one side, whichever way it was written. Raises Unmapped."""
    if join.cardinality not in _ENDS:
        raise Unmapped("cardinality", f"a join {join.cardinality}")
    source, to, pairs = _pairs(join, expansion)
    role = join.role
    if join.cardinality == "one_to_many":
        source, to, pairs, role = to, source, [(right, left) for left, right in pairs], ""
    found = {
        "name": join.name or f"{source}_{role or to}",
        "from": source,
        "to": to,
        "from_columns": [left for left, _ in pairs],
        "to_columns": [right for _, right in pairs],
        "role": role,
        "cardinality": "one_to_one" if join.cardinality == "one_to_one" else "",
    }
    return {key: value for key, value in found.items() if value}


def _pairs(join: Join, expansion: Expansion) -> tuple[str, str, list[tuple[str, str]]]:
    """The datasets on both ends, and the columns that must be equal. Raises Unmapped."""
    aliases = join.aliases
    other = aliases.get(join.right, join.right)
    if other not in expansion.tables or join.left not in expansion.tables:
        missing = other if other not in expansion.tables else join.left
        raise Unmapped("unknown-dataset", f"{missing} is not there, or left out")
    tree = expansion.tree(join.sql, join.left, aliases)
    pairs, sources = [], set()
    for part in tree.flatten() if isinstance(tree, exp.And) else [tree]:
        sides = part.unnest()
        if not isinstance(sides, exp.EQ):
            raise Unmapped("join", f"{part.sql('duckdb')}: joins are by equal columns")
        left, right = (side.unnest() for side in (sides.this, sides.expression))
        if not isinstance(left, exp.Column) or not isinstance(right, exp.Column):
            raise Unmapped("join", f"{part.sql('duckdb')}: joins are by stored columns")
        if right.table != other:
            left, right = right, left
        if right.table != other or left.table == other:
            raise Unmapped("join", f"{part.sql('duckdb')}: no columns of two tables")
        sources.add(left.table)
        pairs.append((left.name, right.name))
    if len(sources) != 1:
        raise Unmapped("join", f"a join of {join.right} with several tables at once")
    return sources.pop(), other, pairs
