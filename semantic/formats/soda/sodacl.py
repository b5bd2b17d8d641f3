"""SodaCL: a check is a line such as `missing_percent(name) < 5 %`, with keys below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node

from semantic.formats.parts.documents import Part
from semantic.formats.parts.gathered_checks import GatheredChecks, bound_text, opposite, outside
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.sql_scope import translated
from semantic.formats.soda.validity import invalid, missing, spelt
from semantic.issues import Place
from semantic.locations import line_of

_HEAD = re.compile(r"checks for ([^\[]+?)\s*(\[.*\])?")
_LINE = re.compile(r"(\w+)(?:\(([^)]*)\))?\s*(.*)", re.DOTALL)
_REFERENCE = re.compile(r"values in \(([^)]+)\) must exist in (\S+) \(([^)]+)\)", re.IGNORECASE)
_NUMBER = r"(-?\d+(?:\.\d+)?)\s*%?"
_COMPARED = re.compile(rf"(<=|>=|!=|<>|<|>|=)\s*{_NUMBER}")
_BETWEEN = re.compile(rf"(not\s+)?between\s+{_NUMBER}\s+and\s+{_NUMBER}")
_AGE = re.compile(r"(?:\d+\s*[dhms]\s*)+")
_SECONDS = {"d": 86_400, "h": 3600, "m": 60, "s": 1}
_AGGREGATES = {"avg": "average", "sum": "sum", "min": "min", "max": "max", "stddev": "stddev"}
_AGGREGATES |= {"variance": "variance", "stddev_samp": "stddev", "var_samp": "variance"}
_ROWS = ("missing_count", "missing_percent", "invalid_count", "invalid_percent")
_DUPLICATES = ("duplicate_count", "duplicate_percent")
# What changes no number: how a check is shown, grouped and sampled.
_SILENT = {"name", "samples limit", "samples columns", "attributes", "identity", "title"}
_BOUNDS = {"warn", "fail", "filter"}
Keys = dict[str, Any]


def has_checks(document: Part) -> bool:
    """Whether it is SodaCL with checks."""
    return any(_HEAD.fullmatch(str(key)) for key in document)


def sodacl_read(document: Part, text: str, gathered: GatheredChecks) -> None:
    """Add all checks of the document, of which the text is given; what is beside them is told."""
    lines = _lines(text)
    for key, items in document.items():
        head, (line, below) = _HEAD.fullmatch(key), lines[key]
        place = Place(file=document.file, line=line, path=key)
        if head is None:
            gathered.losses.add("section", place, f"The section {key}.", severity="error")
            continue
        if head[2]:
            message = f"The partition {head[2]} of {head[1]}, and its checks."
            gathered.losses.add("partition", place, message, severity="error")
            continue
        for item, at in zip(items if isinstance(items, list) else [], below, strict=False):
            _check(item, head[1].strip().strip('"'), Place(file=document.file, line=at, path=key), gathered)


def _lines(text: str) -> dict[str, tuple[int, list[int]]]:
    """The line of each section, and of its items; what is no mapping does not know its own."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, MappingNode) else []
    return {
        str(key.value): (line_of(key), [line_of(item) for item in value.value if isinstance(item, Node)])
        for key, value in pairs
    }


def _check(item: Any, dataset: str, place: Place, gathered: GatheredChecks) -> None:
    line, keys = _taken_apart(item)
    try:
        for kind, more in _checks(line, keys, dataset, gathered, place):
            gathered.add(kind, dataset, place, **more, **_common(keys))
    except Unmapped as fault:
        gathered.losses.add(fault.code, place, f"Left out: {fault}.", severity="error")
    except (TypeError, ValueError, AttributeError):
        gathered.losses.add(
            "check", place, f"Left out: {line} is not written as Soda does.", severity="error"
        )


def _taken_apart(item: Any) -> tuple[str, Keys]:
    if isinstance(item, Part) and item:
        line, keys = next(iter(item.items()))
        return line, spelt(keys) if isinstance(keys, dict) else {}
    return str(item), {}


def _common(keys: Keys) -> Keys:
    found: Keys = {"name": keys.get("name")}
    if keys.get("filter"):
        found["filter"] = translated(str(keys["filter"]))
    return found


def _checks(
    line: str, keys: Keys, dataset: str, gathered: GatheredChecks, place: Place
) -> Iterator[tuple[str, Keys]]:
    reference = _REFERENCE.fullmatch(line)
    if reference:
        yield "relationships", _referring(reference, gathered)
        return
    if line == "schema":
        yield from _schema(keys)
        return
    written = _LINE.fullmatch(line)
    if written is None:
        raise Unmapped("check", f"the check {line}")
    metric, columns, threshold = written[1], _names(written[2]), written[3].strip()
    if metric in _ROWS and len(columns) == 1:
        yield from _of_rows(metric, columns[0], keys, _bounds(threshold, keys, _percent(metric)))
    elif metric in _DUPLICATES and columns:
        bounds = _bounds(threshold, keys, _percent(metric))
        if bounds:
            message = f"{line}: Soda counts values that come again, here all rows that have them count."
            gathered.losses.add("duplicates", place, message, "Look through its bounds.")
        yield "unique", {"columns": columns, **bounds}
    elif metric == "row_count" and not columns:
        yield "row_count", _bounds(threshold, keys, "", whole=False)
    elif metric == "freshness" and len(columns) == 1:
        yield "freshness", {"column": columns[0], **_ages(threshold, keys)}
    elif metric in _AGGREGATES and len(columns) == 1:
        _refuse_others(metric, keys, set())
        name = gathered.metric(dataset, _AGGREGATES[metric], columns[0])
        yield "metric", {"metric": name, **_bounds(threshold, keys, "", whole=False)}
    else:
        raise Unmapped("check", f"the check {line}")


def _of_rows(metric: str, column: str, keys: Keys, bounds: Keys) -> Iterator[tuple[str, Keys]]:
    if metric.startswith("missing"):
        _refuse_others(metric, keys, {"missing values", "missing regex", "missing format"})
        kind, more = missing(column, keys)
        yield kind, {**more, **bounds}
        return
    _refuse_others(metric, keys, {key for key in keys if key.startswith(("valid ", "invalid "))})
    found = invalid(column, keys)
    if len(found) > 1 and bounds:
        raise Unmapped("validity", f"several rules of one threshold for {column}")
    for kind, more in found:
        yield kind, {**more, **bounds}


def _schema(keys: Keys) -> Iterator[tuple[str, Keys]]:
    for level in ("warn", "fail"):
        block = spelt(keys.get(level) or {})
        if not block:
            continue
        known = {"when required column missing", "when forbidden column present", "when wrong column type"}
        others = sorted(set(block) - known)
        if others:
            raise Unmapped("schema", f"{others[0]} of the schema")
        columns = [{"name": name} for name in block.get("when required column missing", ())]
        types = block.get("when wrong column type") or {}
        columns += [{"name": name, "type": str(kind)} for name, kind in types.items()]
        found: Keys = {"columns": columns, "forbidden": block.get("when forbidden column present")}
        yield "schema", {**found, "columns": columns or None, "warn": "above 0" if level == "warn" else None}


def _referring(found: re.Match[str], gathered: GatheredChecks) -> Keys:
    gathered.datasets.setdefault(found[2], {"name": found[2]})
    return {"columns": _names(found[1]), "to": found[2], "to_columns": _names(found[3])}


def _bounds(threshold: str, keys: Keys, unit: str, whole: bool = True) -> Keys:
    """Ours for `< 5`, or for the blocks warn and fail. Nothing where no row may fail: that needs no words."""
    if threshold:
        if whole and re.fullmatch(r"(=|<=)\s*0(\.0+)?\s*%?", threshold):
            return {}
        return {"fail": _trouble(threshold, unit, told=False)}
    found = {}
    for level in ("warn", "fail"):
        for condition in _conditions(keys.get(level)):
            found[level] = _trouble(condition, unit, told=True)
    if not found:
        raise Unmapped("threshold", "a check without a threshold")
    return found


def _conditions(block: Any) -> Iterator[str]:
    """`when > 5` in its two spellings: as a text, or as the key of an empty mapping."""
    if isinstance(block, str):
        yield block.removeprefix("when").strip()
    elif isinstance(block, dict) and len(block) > 1:
        raise Unmapped("threshold", "several conditions of one level")
    elif isinstance(block, dict):
        yield from (str(key).removeprefix("when").strip() for key in block)


def _trouble(text: str, unit: str, told: bool) -> str:
    """The bound of a condition that is trouble when `told` so, or that must hold."""
    compared, between = _COMPARED.fullmatch(text), _BETWEEN.fullmatch(text)
    if compared:
        op = "!=" if compared[1] == "<>" else compared[1]
        return (bound_text if told else opposite)(op, compared[2], unit)
    if between is None:
        raise Unmapped("threshold", f"the threshold {text}")
    trouble = outside(between[2], between[3], unit)
    return trouble if bool(between[1]) == told else trouble.removeprefix("not ")


def _ages(threshold: str, keys: Keys) -> Keys:
    if threshold:
        return {"fail": _age(threshold, told=False)}
    found = {
        level: _age(condition, told=True)
        for level in ("warn", "fail")
        for condition in _conditions(keys.get(level))
    }
    if not found:
        raise Unmapped("threshold", "freshness without a threshold")
    return found


def _age(text: str, told: bool) -> str:
    written = re.fullmatch(r"(<=|>=|<|>)\s*(.+)", text)
    if written is None or not _AGE.fullmatch(written[2].strip()):
        raise Unmapped("threshold", f"the threshold {text} of freshness")
    parts = re.findall(r"(\d+)\s*([dhms])", written[2])
    seconds = sum(int(number) * _SECONDS[unit] for number, unit in parts)
    for length, unit in ((86_400, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds")):
        if seconds % length == 0:
            return (bound_text if told else opposite)(written[1], seconds // length, unit)
    raise Unmapped("threshold", f"the threshold {text} of freshness")


def _names(text: str | None) -> list[str]:
    return [part.strip().strip('"') for part in (text or "").split(",") if part.strip()]


def _percent(metric: str) -> str:
    return "%" if metric.endswith("percent") else ""


def _refuse_others(metric: str, keys: Keys, known: set[str]) -> None:
    others = sorted(set(keys) - known - _SILENT - _BOUNDS)
    if others:
        raise Unmapped("key", f"{others[0]} of {metric}")
