"""The data tests of dbt, dbt_utils and dbt_expectations by name, and what they are here."""

from __future__ import annotations

from typing import Any, Protocol

from semantic.formats.parts.expectations import expectation
from semantic.formats.parts.gathered_checks import GatheredChecks, column_sql
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.sql_scope import translated
from semantic.issues import Place

Keys = dict[str, Any]
_PACKAGES = ("dbt_utils.", "dbt.", "dbt_expectations.")
_KNOWN = {
    "not_null": set[str](),
    "unique": set[str](),
    "accepted_values": {"values", "quote"},
    "not_accepted_values": {"values", "quote"},
    "relationships": {"to", "field"},
    "relationships_where": {"to", "field", "from_condition"},
    "accepted_range": {"min_value", "max_value", "inclusive"},
    "unique_combination_of_columns": {"combination_of_columns"},
    "not_null_proportion": {"at_least"},
    "not_empty_string": {"trim_whitespace"},
    "expression_is_true": {"expression"},
    "recency": {"field", "datepart", "interval"},
    "expect_row_values_to_have_recent_data": {"datepart", "interval"},
}


class Reading(Protocol):
    """Where checks are gathered, and what references mean."""

    gathered: GatheredChecks

    def target(self, reference: Any) -> str:
        """The dataset that `ref('buyers')` stands for."""


def kind_read(name: str, given: Keys, dataset: str, place: Place, reading: Reading, more: Keys) -> None:
    """Add the check that a test is. Raises Unmapped for one that has no counterpart."""
    bare = name
    for package in _PACKAGES:
        bare = bare.removeprefix(package)
    if bare in _KNOWN:
        others = set(given) - _KNOWN[bare] - {"column_name"}
        if others:
            raise Unmapped("test-argument", f"{min(others)} of {name}")
        kind, keys = _check(bare, given, reading)
        reading.gathered.add(kind, dataset, place, **{**more, **keys})
    elif bare.startswith("expect_"):
        _expectation(bare, given, dataset, place, reading, more)
    else:
        raise Unmapped("test-kind", f"the test {name}")


def _check(name: str, given: Keys, reading: Reading) -> tuple[str, Keys]:
    column = given.get("column_name")
    columns = [column]
    if name in ("not_null", "unique"):
        return name, {"columns": columns}
    if name in ("accepted_values", "not_accepted_values"):
        return "accepted_values", {
            "column": column,
            "values": _values(given),
            "negate": name.startswith("not_"),
        }
    if name.startswith("relationships"):
        found = {"columns": columns, "to": reading.target(given["to"]), "to_columns": [given["field"]]}
        if given.get("from_condition"):
            found["filter"] = translated(str(given["from_condition"]))
        return "relationships", found
    if name == "accepted_range":
        low, high = ("above", "below") if given.get("inclusive") is False else ("min", "max")
        return "range", {"column": column, low: given.get("min_value"), high: given.get("max_value")}
    if name == "unique_combination_of_columns":
        return "unique", {"columns": given["combination_of_columns"]}
    if name == "not_null_proportion":
        return "not_null", {"columns": columns, "mostly": given["at_least"]}
    if name == "not_empty_string":
        return "pattern", {"column": column, "regex": r"^\s*$" if _trims(given) else "^$", "negate": True}
    if name == "expression_is_true":
        sql = f"{column_sql(str(column))} {given['expression']}" if column else str(given["expression"])
        return "expression", {"expr": translated(sql)}
    field = given.get("field") or column
    return "freshness", {"column": field, "fail": f"above {int(given['interval'])} {given['datepart']}s"}


def _expectation(name: str, given: Keys, dataset: str, place: Place, reading: Reading, more: Keys) -> None:
    arguments = {key: value for key, value in given.items() if key not in ("column_name", "row_condition")}
    if given.get("column_name"):
        arguments["column"] = given["column_name"]
    if given.get("row_condition"):
        own = translated(str(given["row_condition"]))
        more = {**more, "filter": f"({more['filter']}) AND ({own})" if more.get("filter") else own}
    expectation(reading.gathered, name, dataset, arguments, place, **more)


def _values(given: Keys) -> list[Any]:
    """dbt writes values as texts unless it is told otherwise."""
    quoted = given.get("quote") is not False
    return [str(value) if quoted and not isinstance(value, bool) else value for value in given["values"]]


def _trims(given: Keys) -> bool:
    return given.get("trim_whitespace") is not False
