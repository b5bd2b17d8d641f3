"""The joins of explores."""

from __future__ import annotations

from collections.abc import Iterator

from semantic.formats.lookml.document import blocks, said
from semantic.formats.lookml.words import other_keys
from semantic.formats.parts.documents import Part
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.tables import Join, Table
from semantic.issues import Place

_READ = {"name", "from", "view_name", "join", "label", "description", "hidden"}
_JOIN = {"name", "from", "sql_on", "relationship", "type", "foreign_key", "view_label"}
# What leaves out rows in one explore, or hides them from some.
_FILTERS = {"sql_always_where", "sql_always_having", "always_filter", "conditionally_filter", "access_filter"}


def joins(explore: Part, tables: list[Table], losses: Losses) -> Iterator[Join]:
    """Every join of the explore. A view under another name is met in that role."""
    name = explore["name"]
    place = explore.place("explores", name)
    _explore_losses(explore, place, losses)
    base = said(explore, "from") or said(explore, "view_name") or name
    parts = blocks(explore, "join")
    views = {name: base, **{part["name"]: said(part, "from") or part["name"] for part in parts}}
    aliases = {alias: view for alias, view in views.items() if alias != view}
    for part in parts:
        where = part.place("explores", name, "joins", part["name"])
        other_keys(part, _JOIN, where, losses)
        kind = said(part, "type")
        if kind not in ("", "left_outer"):
            losses.add("join-type", where, f"The join {kind}: here no row is lost or added by a join.")
        alias, view = part["name"], views[part["name"]]
        sql = said(part, "sql_on") or _by_key(said(part, "foreign_key"), name, alias, view, tables)
        cardinality = said(part, "relationship") or "many_to_one"
        role = alias if alias != view else ""
        yield Join(base, view, sql, where, cardinality, role, aliases=aliases)


def _explore_losses(explore: Part, place: Place, losses: Losses) -> None:
    for key in explore:
        if key in _FILTERS:
            message = f"{key} of the explore {explore['name']}: rows that it leaves out are counted here."
            losses.add("explore-filter", place, message, "Write it as default_filters of the dataset.")
        elif key == "extends":
            message = f"extends of {explore['name']}; only its own joins are read."
            losses.add("extends", place, message, severity="error")
    other_keys(explore, {*_READ, *_FILTERS, "extends"}, place, losses)


def _by_key(foreign: str, base: str, alias: str, view: str, tables: list[Table]) -> str:
    """The SQL of a join by a foreign key; "" when the other side has no key of one column."""
    held = next((table for table in tables if table.name == view), None)
    keys = [column.name for column in held.columns if column.is_key] if held else []
    if not foreign or len(keys) != 1:
        return ""
    left = foreign if "." in foreign else f"{base}.{foreign}"
    return f"${{{left}}} = ${{{alias}.{keys[0]}}}"
