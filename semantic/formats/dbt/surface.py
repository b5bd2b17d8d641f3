"""What the three spellings of a dbt semantic layer have in common, as plain data.

A project is `semantic_models` (with entities, dimensions, measures) and `metrics` in the keys of the legacy
YAML, made uniform: metrics and measures that are referred to are mappings with a name, filters are lists
of templates, windows are texts, the table is `node_relation`. Simple metrics without a measure carry
`metric_aggregation_params`, as a manifest does.
"""

from __future__ import annotations

import re
from typing import Any

from semantic.formats.parts.losses import Losses

Part = dict[str, Any]
OURS = "parlance"  # our own key in `config: meta:`
_REF = re.compile(r"""(?:\{\{)?\s*(ref|source)\(\s*(.*?)\s*\)\s*(?:\}\})?\s*""", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ARGUMENT = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""", re.DOTALL)


def empty() -> Part:
    """A project with nothing in it."""
    return {"name": "", "semantic_models": [], "metrics": [], "saved_queries": [], "time_spines": []}


def relation_of(model: str) -> Part:
    """The table that `ref('orders')` or `source('raw', 'orders')` stands for."""
    found = _REF.fullmatch(model)
    arguments = _ARGUMENT.findall(found[2]) if found else ()
    names = [_ESCAPED.sub(r"\1", single or double) for single, double in arguments]
    schema = {"schema_name": names[0]} if found and found[1] == "source" and len(names) > 1 else {}
    return {"alias": names[-1] if names else model, **schema}


def quoted(name: str) -> str:
    """The name as an argument of `ref` or `source`."""
    return "'" + re.sub(r"(['\\])", r"\\\1", name) + "'"


def reference(written: Any) -> Part:
    """A metric or measure that is referred to, as a mapping with its name."""
    found = {"name": written} if isinstance(written, str) else dict(written)
    if found.get("offset_window"):
        found["offset_window"] = window(found["offset_window"])
    return filtered(found)


def window(written: Any) -> str:
    """A length of time as text; manifests have count and granularity."""
    if isinstance(written, dict):
        return f"{written['count']} {written['granularity']}"
    return str(written or "")


def filtered(part: Part) -> Part:
    """The part with its filter as a list of templates, without what is empty."""
    templates = templates_of(part.get("filter"))
    found = {key: value for key, value in part.items() if value is not None and key != "filter"}
    return found | {"filter": templates} if templates else found


def templates_of(written: Any) -> list[str]:
    """The templates of a filter: text, a list, or as in a manifest; all of them must hold."""
    if isinstance(written, dict):
        items = written.get("where_filters") or []
        return [item["where_sql_template"] if isinstance(item, dict) else item for item in items]
    return [written] if isinstance(written, str) else list(written or [])


def meta_of(part: Part) -> Part:
    """What stands under `config: meta:`, or under `meta:` of a latest model."""
    found: Part = ((part.get("config") or {}).get("meta")) or part.get("meta") or {}
    return found


def spine_losses(spine: Part, name: str, losses: Losses) -> None:
    """Note a time spine, which we do not need, and its custom granularities, which we do not have."""
    losses.add("time-spine", name, "A time spine; days are counted without one.", severity="info")
    for grain in spine.get("custom_granularities") or ():
        losses.add("custom-granularity", name, f"The custom granularity {grain['name']}.")


def meta_losses(part: Part, path: str, losses: Losses) -> None:
    """Note what others keep under `config:`, by key."""
    for key in meta_of(part):
        if key not in (OURS, f"{OURS}_model", "owner"):
            losses.add("meta", path, f"meta: {key}.", severity="info")
    for key in part.get("config") or {}:
        if key not in ("meta", "enabled"):
            losses.add("config", path, f"config: {key}.", severity="info")
