"""Great Expectations: suites of 0.x and 1.x in JSON, read as checks on the data.

A suite does not say which table it is about; its name up to the first dot is taken for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from semantic.formats import Imported
from semantic.formats.parts.documents import Part, listed, refusal, text_of, yaml_document
from semantic.formats.parts.expectations import expectation
from semantic.formats.parts.gathered_checks import GatheredChecks
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.plain import modelled

SUFFIXES = (".json",)
_HINT = "Write it as a check of type expression or metric if it is needed."
_SEVERITIES = ("info", "warning", "critical")


def read(files: Mapping[str, str]) -> Imported:
    """The suites in all files. Raises ModelError when a file cannot be read or none is a suite."""
    losses = Losses("expectations", _HINT)
    gathered = GatheredChecks(losses)
    suites = [yaml_document(name, text) for name, text in sorted(files.items())]  # JSON is YAML
    suites = [suite for suite in suites if "expectations" in suite]
    if not suites:
        raise refusal(next(iter(sorted(files)), ""), 1, "No expectations are in there.")
    for suite in suites:
        _suite(suite, gathered)
    return Imported(modelled(gathered.data("great_expectations")), losses.all())


def _suite(suite: Part, gathered: GatheredChecks) -> None:
    name = text_of(suite, "expectation_suite_name") or text_of(suite, "name") or "suite"
    dataset = name.partition(".")[0]
    message = f"The suite {name} does not say which table it is about; it is taken for {dataset}."
    hint = "Set table: of the dataset if that is another one."
    gathered.losses.add("dataset", suite.place("expectations"), message, hint, "info")
    for one in listed(suite, "expectations"):
        kind = text_of(one, "expectation_type") or text_of(one, "type")
        place = one.place("expectations", kind)
        given = one.get("kwargs")
        try:
            if not isinstance(given, dict):
                raise Unmapped("expectation", f"the expectation {kind} without kwargs")
            if given.get("row_condition"):
                raise Unmapped("row-condition", f"the row_condition of {kind}")
            if "column_index" in given:
                gathered.losses.add("column-index", place, "The place of a column.", severity="warning")
            if kind.endswith("_ordered_list"):
                gathered.losses.add("column-order", place, "The order of columns.", severity="warning")
            expectation(gathered, kind, dataset, dict(given), place, **_about(one, given))
        except Unmapped as fault:
            gathered.losses.add(fault.code, place, f"Left out: {fault}.", severity="error")
        except (KeyError, TypeError, AttributeError) as fault:
            gathered.losses.add("argument", place, f"Left out: {kind} lacks {fault}.", severity="error")


def _about(one: Part, given: dict[str, Any]) -> dict[str, Any]:
    """How bad it is, and what it says of itself."""
    severity = str(one.get("severity") or given.get("severity") or "").lower()
    meta = one.get("meta")
    notes = meta.get("notes") if isinstance(meta, dict) else None
    notes = notes.get("content") if isinstance(notes, dict) else notes
    notes = " ".join(map(str, notes)) if isinstance(notes, list) else notes
    description = one.get("description") or notes
    return {
        "severity": severity if severity in _SEVERITIES else None,
        "description": str(description) if description else None,
    }
