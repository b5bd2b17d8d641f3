"""Great Expectations' vocabulary, which dbt-expectations shares, as checks of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from semantic.formats.parts.gathered_checks import GatheredChecks, bound_text, column_sql, outside
from semantic.formats.parts.losses import Unmapped
from semantic.issues import Place

Arguments = dict[str, Any]
Checked = tuple[str, Arguments]
_AGGREGATES = {
    "mean": "average",
    "median": "median",
    "sum": "sum",
    "min": "min",
    "max": "max",
    "stdev": "stddev",
    "unique_value_count": "count_distinct",
}
# What says nothing about the data: how results are shown and kept.
_SILENT = {"result_format", "include_config", "catch_exceptions", "meta", "description", "notes", "severity"}
_SILENT |= {"column", "mostly", "row_condition", "condition_parser", "batch_id", "id", "rendered_content"}


def expectation(
    gathered: GatheredChecks, called: str, dataset: str, given: Arguments, place: Place, **more: Any
) -> None:
    """Add what an expectation with its arguments means; `more` are keys that every check may have.

    Raises Unmapped for what has no counterpart.
    """
    column = given.get("column")
    if called in _KINDS:
        kind, known, read = _KINDS[called]
        _refuse_others(called, given, known)
        keys = read(given)
        if given.get("mostly") is not None:
            more = _mostly(kind, column, given["mostly"], more)
        gathered.add(kind, dataset, place, **keys, **more)
        return
    agg = _AGGREGATES.get(called.removeprefix("expect_column_").removesuffix("_to_be_between"))
    if agg is None or column is None:
        raise Unmapped("expectation", f"the expectation {called}")
    _refuse_others(called, given, {"min_value", "max_value", "strict_min", "strict_max"})
    keys = {"metric": gathered.metric(dataset, agg, column), "fail": _trouble(given)}
    gathered.add("metric", dataset, place, **keys, **more)


def _mostly(kind: str, column: Any, share: Any, more: Arguments) -> Arguments:
    """A share is one of the rows with a value, but where missing values are what is counted."""
    if kind not in ("not_null", "schema", "row_count") and column is not None:
        known = f"{column_sql(column)} IS NOT NULL"
        more = {**more, "filter": f"({more['filter']}) AND {known}" if more.get("filter") else known}
    return {**more, "mostly": share}


def _refuse_others(name: str, given: Arguments, known: set[str]) -> None:
    for key, value in given.items():
        if key not in known and key not in _SILENT and value not in (None, False):
            raise Unmapped("argument", f"{key} of {name}")
    for value in given.values():
        if isinstance(value, dict) and "$PARAMETER" in value:
            raise Unmapped("parameter", f"the parameter {value['$PARAMETER']} of {name}")


def _range(given: Arguments) -> Arguments:
    strict = bool(given.get("strictly"))
    low, high = ("above" if strict or given.get("strict_min") else "min"), "max"
    if strict or given.get("strict_max"):
        high = "below"
    return {"column": given["column"], low: given.get("min_value"), high: given.get("max_value")}


def _trouble(given: Arguments) -> str:
    """The bound of a number that must lie between two, either of which may be absent."""
    low, high = given.get("min_value"), given.get("max_value")
    if low is not None and high is not None:
        if given.get("strict_min") or given.get("strict_max"):
            raise Unmapped("argument", "strict_min and strict_max of a number with both ends")
        return outside(low, high)
    if low is None and high is None:
        raise Unmapped("argument", "neither min_value nor max_value")
    if high is None:
        return bound_text("<=" if given.get("strict_min") else "<", low)
    return bound_text(">=" if given.get("strict_max") else ">", high)


def _column(*more: str, **renamed: str) -> Callable[[Arguments], Arguments]:
    """Reads `column` and further arguments, some under another name."""
    names = {**{name: name for name in more}, **renamed}
    return lambda given: {"column": given["column"], **{ours: given.get(key) for ours, key in names.items()}}


def _expected(given: Arguments) -> Arguments:
    kind = given.get("type_") or given.get("column_type")
    return {"columns": [{"name": given["column"], **({"type": kind} if kind else {})}]}


def _listed(key: str, closed: bool) -> Callable[[Arguments], Arguments]:
    return lambda given: {
        "columns": [{"name": name} for name in given[key]],
        "closed": closed and given.get("exact_match", True) is not False,
    }


_KINDS: dict[str, tuple[str, set[str], Callable[[Arguments], Arguments]]] = {
    "expect_column_values_to_not_be_null": ("not_null", set(), lambda given: {"columns": [given["column"]]}),
    "expect_column_values_to_be_unique": ("unique", set(), lambda given: {"columns": [given["column"]]}),
    "expect_compound_columns_to_be_unique": (
        "unique",
        {"column_list"},
        lambda given: {"columns": given["column_list"]},
    ),
    "expect_column_values_to_be_in_set": (
        "accepted_values",
        {"value_set", "quote_values"},
        _column(values="value_set"),
    ),
    "expect_column_values_to_not_be_in_set": (
        "accepted_values",
        {"value_set", "quote_values"},
        lambda given: {"column": given["column"], "values": given.get("value_set"), "negate": True},
    ),
    "expect_column_values_to_be_between": (
        "range",
        {"min_value", "max_value", "strict_min", "strict_max", "strictly"},
        _range,
    ),
    "expect_column_values_to_match_regex": ("pattern", {"regex"}, _column("regex")),
    "expect_column_values_to_not_match_regex": (
        "pattern",
        {"regex"},
        lambda given: {"column": given["column"], "regex": given.get("regex"), "negate": True},
    ),
    "expect_column_value_lengths_to_be_between": (
        "length",
        {"min_value", "max_value"},
        _column(min="min_value", max="max_value"),
    ),
    "expect_column_value_lengths_to_equal": ("length", {"value"}, _column(min="value", max="value")),
    "expect_table_row_count_to_be_between": (
        "row_count",
        {"min_value", "max_value"},
        lambda given: {"min": given.get("min_value"), "max": given.get("max_value")},
    ),
    "expect_table_row_count_to_equal": (
        "row_count",
        {"value"},
        lambda given: {"min": given.get("value"), "max": given.get("value")},
    ),
    "expect_column_to_exist": ("schema", {"column_index"}, _expected),
    "expect_column_values_to_be_of_type": ("schema", {"type_", "column_type"}, _expected),
    "expect_table_columns_to_match_set": (
        "schema",
        {"column_set", "exact_match"},
        _listed("column_set", True),
    ),
    "expect_table_columns_to_match_ordered_list": ("schema", {"column_list"}, _listed("column_list", True)),
}
