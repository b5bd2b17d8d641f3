"""Soda's data contracts: checks of a dataset and of its columns, each with a threshold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.formats.parts.documents import Part, listed, text_of
from semantic.formats.parts.gathered_checks import GatheredChecks, opposite, outside
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.sql_scope import translated
from semantic.formats.soda.validity import invalid, missing, spelt
from semantic.issues import Place

_OPS = {
    "must be": "=",
    "must not be": "!=",
    "must be greater than": ">",
    "must be greater than or equal": ">=",
    "must be less than": "<",
    "must be less than or equal": "<=",
}
_ENDS = ("greater than or equal", "less than or equal")
_AGGREGATES = {"avg": "average", "sum": "sum", "min": "min", "max": "max"}
Keys = dict[str, Any]


def is_contract(document: Part) -> bool:
    """Whether it is a contract: it names its dataset."""
    return isinstance(document.get("dataset"), str) and ("columns" in document or "checks" in document)


def contract_read(document: Part, gathered: GatheredChecks) -> None:
    """Add all checks of a contract; what is beside them is told."""
    dataset = text_of(document, "dataset").split("/")[-1]
    for key in document:
        if key not in ("dataset", "columns", "checks"):
            gathered.losses.add("section", document.place(key), f"The section {key}.")
    columns = listed(document, "columns")
    for item in listed(document, "checks"):
        _check(item, dataset, "", columns, gathered)
    for column in columns:
        for item in listed(column, "checks"):
            _check(item, dataset, text_of(column, "name"), columns, gathered)


def _check(item: Part, dataset: str, column: str, columns: list[Part], gathered: GatheredChecks) -> None:
    name = next(iter(item), "")
    if "type" in item:  # the spelling of the first trials, which Soda gave up
        name = f"type: {item['type']}"
    place = item.place("checks", name)
    keys = spelt(item[name]) if isinstance(item.get(name), dict) else {}
    try:
        if "type" in item:
            raise Unmapped("check", f"the check {name} of an older contract")
        for kind, more in _checks(name, column, keys, columns, dataset, gathered, place):
            common: Keys = {"name": keys.get("name")}
            if keys.get("filter"):
                common["filter"] = translated(str(keys["filter"]))
            gathered.add(kind, dataset, place, **more, **common)
    except Unmapped as fault:
        gathered.losses.add(fault.code, place, f"Left out: {fault}.", severity="error")
    except (TypeError, ValueError, AttributeError, KeyError):
        gathered.losses.add(
            "check", place, f"Left out: {name} is not written as Soda does.", severity="error"
        )


def _checks(
    name: str,
    column: str,
    keys: Keys,
    columns: list[Part],
    dataset: str,
    gathered: GatheredChecks,
    place: Place,
) -> Iterator[tuple[str, Keys]]:
    threshold = spelt(keys.get("threshold") or {})
    if name == "schema":
        known = [one for one in columns if one.get("name")]
        expected = [
            {"name": one["name"], **({"type": str(one["data_type"])} if one.get("data_type") else {})}
            for one in known
        ]
        yield "schema", {"columns": expected, "closed": keys.get("allow extra columns") is not True}
    elif name == "row_count":
        yield "row_count", _bounds(threshold, "") or {"min": 1}
    elif name == "freshness":
        unit = str(threshold.pop("unit", "hour")).rstrip("s") + "s"
        yield "freshness", {"column": keys["column"], **_bounds(threshold, unit)}
    elif name == "missing" and column:
        kind, more = missing(column, keys)
        yield kind, {**more, **_rows(threshold)}
    elif name == "invalid" and column:
        yield from _invalid(column, keys, threshold, gathered)
    elif name == "duplicate":
        bounds = _rows(threshold)
        if bounds:
            message = "Soda counts values that come again, here all rows that have them count."
            gathered.losses.add("duplicates", place, message, "Look through its bounds.")
        yield "unique", {"columns": [column] if column else keys["columns"], **bounds}
    elif name == "aggregate" and column and keys.get("function") in _AGGREGATES:
        metric = gathered.metric(dataset, _AGGREGATES[keys["function"]], column)
        yield "metric", {"metric": metric, **_bounds(threshold, "")}
    else:
        raise Unmapped("check", f"the check {name}")


def _invalid(
    column: str, keys: Keys, threshold: Keys, gathered: GatheredChecks
) -> Iterator[tuple[str, Keys]]:
    reference = keys.get("valid reference data")
    bounds = _rows(threshold)
    if reference:
        target = str(reference["dataset"]).split("/")[-1]
        gathered.datasets.setdefault(target, {"name": target})
        yield (
            "relationships",
            {"columns": [column], "to": target, "to_columns": [reference["column"]], **bounds},
        )
        return
    found = invalid(column, keys)
    if len(found) > 1 and bounds:
        raise Unmapped("validity", f"several rules of one threshold for {column}")
    for kind, more in found:
        yield kind, {**more, **bounds}


def _rows(threshold: Keys) -> Keys:
    """The bounds of a check of rows; none where no row may fail."""
    unit = "%" if threshold.pop("metric", "count") == "percent" else ""
    level, rest = threshold.get("level"), {key: one for key, one in threshold.items() if key != "level"}
    if not rest or rest in ({"must be": 0}, {"must be less than or equal": 0}):
        return {"warn": "above 0"} if level == "warn" else {}
    return _bounds(threshold, unit)


def _bounds(threshold: Keys, unit: str) -> Keys:
    """Ours for the threshold; nothing for none. Raises Unmapped for one that is not known."""
    level = "warn" if threshold.pop("level", "fail") == "warn" else "fail"
    if not threshold:
        return {}
    if len(threshold) > 1:
        raise Unmapped("threshold", f"several thresholds: {', '.join(threshold)}")
    ((key, amount),) = threshold.items()
    if key in _OPS:
        return {level: opposite(_OPS[key], amount, unit)}
    if key in ("must be between", "must be not between"):
        low, high = [spelt(amount).get(end) for end in _ENDS] if isinstance(amount, dict) else amount
        if low is None or high is None:
            raise Unmapped("threshold", f"{key} without both ends")
        trouble = outside(low, high, f" {unit}" if unit.isalpha() else unit)
        return {level: trouble if key == "must be between" else trouble.removeprefix("not ")}
    raise Unmapped("threshold", f"the threshold {key}")
