"""Views and explores as described tables and joins, and those as plain data of our model."""

from __future__ import annotations

from typing import Any

from semantic.formats.lookml.document import blocks, said
from semantic.formats.lookml.explores import joins
from semantic.formats.lookml.fields import columns
from semantic.formats.lookml.measures import aggregates
from semantic.formats.lookml.words import other_keys
from semantic.formats.parts.assembly import assembled
from semantic.formats.parts.braces import Braces
from semantic.formats.parts.documents import Part
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.table_names import table_name
from semantic.formats.parts.tables import Table

_READ = {"view", "explore", "week_start_day", "fiscal_month_offset"}
_VIEW = {"name", "sql_table_name", "derived_table", "label", "description", "dimension", "dimension_group"}
_VIEW |= {"measure", "extends", "extension", "parameter", "filter"}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def model_read(documents: list[Part], losses: Losses) -> dict[str, Any]:
    """What the files say together, with a loss for all that they say and we cannot."""
    for document in documents:
        other_keys(document, _READ, document.place("model"), losses)
    views = [view for document in documents for view in blocks(document, "view")]
    message = "LookML does not say whose SQL it holds; it is read as that of DuckDB."
    losses.add("dialect", views[0].place("views"), message, "Look through the expressions.", "info")
    tables = [_table(view, losses) for view in views if not _is_refinement(view, losses)]
    explores = [explore for document in documents for explore in blocks(document, "explore")]
    found = [join for explore in explores for join in joins(explore, tables, losses)]
    spelling = Braces(("TABLE",), frozenset(table.name for table in tables), dollar=True)
    calendar = _calendar(documents, losses)
    data = assembled(tables, found, spelling, losses)
    return {"name": "lookml", **data, **({"calendar": calendar} if calendar else {})}


def _is_refinement(view: Part, losses: Losses) -> bool:
    """Whether the view only changes another one, which is not read."""
    if not view["name"].startswith("+"):
        return False
    message = f"The refinement of {view['name'][1:]} is left out."
    losses.add("refinement", view.place("views", view["name"]), message, severity="error")
    return True


def _table(view: Part, losses: Losses) -> Table:
    name, place = view["name"], view.place("views", view["name"])
    other_keys(view, _VIEW, place, losses)
    for key in ("extends", "extension"):
        if key in view:
            losses.add(
                "extends", place, f"{key} of {name}; only what it says itself is read.", severity="error"
            )
    for key in ("parameter", "filter"):
        for one in blocks(view, key):
            message = f"The {key} {one['name']}: what is asked never becomes SQL."
            losses.add(key, one.place("views", name, key, one["name"]), message, severity="error")
    derived = next(iter(blocks(view, "derived_table")), None)
    select = said(derived, "sql") if derived is not None else ""
    if derived is not None:
        other_keys(derived, {"sql"}, derived.place("views", name, "derived_table"), losses)
    keys = {
        "table": "" if derived is not None else table_name(said(view, "sql_table_name")) or name,
        "label": said(view, "label"),
        "description": said(view, "description"),
    }
    return Table(name, place, keys, select, tuple(columns(view, losses)), tuple(aggregates(view, losses)))


def _calendar(documents: list[Part], losses: Losses) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for document in documents:
        day, offset = said(document, "week_start_day"), said(document, "fiscal_month_offset")
        if day in _DAYS:
            found["week_start"] = day
        if offset.lstrip("-").isdigit():
            found["fiscal"] = {"first_month": int(offset) % 12 + 1}
            message = "A fiscal year is called by the year in which it ends."
            losses.add("fiscal-year", document.place("model"), message, "Say named_by: if that is wrong.")
    return found
