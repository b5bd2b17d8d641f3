"""Data tests and freshness of a dbt project, of its models and sources, as checks of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from semantic.formats.dbt.surface import relation_of
from semantic.formats.dbt.test_kinds import kind_read
from semantic.formats.parts.documents import Part, yaml_document
from semantic.formats.parts.gathered_checks import GatheredChecks, bound_text
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.sql_scope import translated
from semantic.issues import ModelError, Place

_HELD = re.compile(r"\b(data_tests|tests|freshness)\s*:")
_CONFIG = ("where", "severity", "warn_if", "error_if")
# How a test is called, found and kept; no row passes or fails by it.
_SILENT = {"name", "config", "arguments", "description", "tags", "meta", "enabled", "limit", "store_failures"}
_SILENT |= {"store_failures_as", "alias", "fail_calc", "database", "schema"}
_BOUND = re.compile(r"(<=|>=|!=|<|>|=)\s*(\d+)")
Keys = dict[str, Any]


def tests_read(files: Mapping[str, str], tables: Mapping[str, str], losses: Losses) -> GatheredChecks:
    """The tests of all files. `tables` gives the dataset of each table that has one."""
    reading = _Reading(GatheredChecks(losses), tables)
    for name, text in sorted(files.items()):
        if name.endswith((".yml", ".yaml")) and _HELD.search(text):
            try:
                document = yaml_document(name, text)
            except ModelError:  # several documents in one file, as MetricFlow by itself writes them
                losses.add("tests", Place(file=name), "The tests of a file of several documents.")
                continue
            reading.add(document)
    return reading.gathered


class _Reading:
    def __init__(self, gathered: GatheredChecks, tables: Mapping[str, str]) -> None:
        self.gathered = gathered
        self.tables = tables

    def add(self, document: Part) -> None:
        """All tests of one file."""
        for section in ("models", "seeds", "snapshots"):
            for model in _parts(document, section):
                self._tested(model, self.dataset(str(model.get("name"))))
        for source in _parts(document, "sources"):
            for table in _parts(source, "tables"):
                name = self.dataset(str(table.get("identifier") or table.get("name")))
                self._tested(table, name)
                self._freshness(source, table, name)
        for model in _parts(document, "models"):
            self._freshness(Part(), model, self.dataset(str(model.get("name"))))

    def dataset(self, table: str) -> str:
        """The dataset over a table."""
        return self.tables.get(table, table)

    def _tested(self, model: Part, dataset: str) -> None:
        for test in _tests(model):
            self._test(test, model, dataset, "")
        for column in _parts(model, "columns"):
            for test in _tests(column):
                self._test(test, column, dataset, str(column.get("name")))

    def _test(self, test: Any, holder: Part, dataset: str, column: str) -> None:
        name, given = _taken_apart(test)
        steps = ("checks", dataset, *([column] if column else []), name)
        place = (test if isinstance(test, Part) else holder).place(*steps)
        if (given.get("config") or {}).get("enabled", given.get("enabled")) is False:
            self.gathered.losses.add("test-disabled", place, f"{name} is switched off.", severity="info")
            return
        config = {key: (given.get("config") or {}).get(key, given.get(key)) for key in _CONFIG}
        arguments = {key: value for key, value in given.items() if key not in (*_SILENT, *_CONFIG)}
        arguments |= given.get("arguments") or {}
        if column:
            arguments.setdefault("column_name", column)
        try:
            more = _common(config) | {"name": given.get("name"), "description": given.get("description")}
            kind_read(name, arguments, dataset, place, self, more)
        except Unmapped as fault:
            self.gathered.losses.add(fault.code, place, f"Left out: {fault}.", severity="error")
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            message = f"Left out: {name} is not as dbt writes it ({fault})."
            self.gathered.losses.add("test-argument", place, message, severity="error")

    def _freshness(self, source: Part, table: Part, dataset: str) -> None:
        """What a table says stands in the place of what its source says; null switches it off."""
        said = _said(table, "freshness", _said(source, "freshness", None))
        if not isinstance(said, dict) or not (said.get("warn_after") or said.get("error_after")):
            return
        field = _said(table, "loaded_at_field", _said(source, "loaded_at_field", None))
        place = table.place("checks", dataset, "freshness")
        try:
            if not field:
                raise Unmapped("test-freshness", "freshness without loaded_at_field")
            sides = {"warn": said.get("warn_after"), "fail": said.get("error_after")}
            bounds = {key: _age(side) for key, side in sides.items() if side}
            more = {"filter": translated(str(said["filter"]))} if said.get("filter") else {}
            self.gathered.add("freshness", dataset, place, column=str(field), **bounds, **more)
        except (Unmapped, KeyError, TypeError, ValueError) as fault:
            self.gathered.losses.add("test-freshness", place, f"Left out: {fault}.", severity="error")

    def target(self, reference: Any) -> str:
        """The dataset that `ref('buyers')` stands for; it is there from now on."""
        name = self.dataset(str(relation_of(str(reference))["alias"]))
        self.gathered.datasets.setdefault(name, {"name": name})
        return name


def _taken_apart(test: Any) -> tuple[str, Keys]:
    """Name and keys of a test: a word, a mapping under its name, or one with test_name."""
    if not isinstance(test, dict) or not test:
        return str(test), {}
    if "test_name" in test:
        return str(test["test_name"]), {key: value for key, value in test.items() if key != "test_name"}
    name, keys = next(iter(test.items()))
    return str(name), {**(keys if isinstance(keys, dict) else {}), **dict(list(test.items())[1:])}


def _common(config: Keys) -> Keys:
    """Filter, severity and bounds; a test of severity warn never fails."""
    found: Keys = {}
    warns = str(config["severity"] or "error").lower() == "warn"
    if config["where"]:
        if "{{" in str(config["where"]):
            raise Unmapped("test-where", f"where: {config['where']}")
        found["filter"] = translated(str(config["where"]))
    if warns:
        found["severity"] = "warning"
    bounds = {"warn": config["warn_if"], "fail": None if warns else config["error_if"]}
    for key, text in bounds.items():
        written = _BOUND.fullmatch(str(text).strip()) if text is not None else None
        if text is not None and written is None:
            raise Unmapped("test-bound", f"{key}: {text}")
        if written:
            found[key] = bound_text(written[1], written[2])
    if "warn" in found and "fail" not in found and not warns:
        found["fail"] = "above 0"
    return found


def _age(side: Any) -> str:
    count, period = int(side["count"]), str(side["period"])
    return f"above {count} {period}s"


def _said(part: Part, key: str, otherwise: Any) -> Any:
    """What a part says under the key, or under `config:`, as newer versions have it."""
    config = part.get("config")
    if isinstance(config, dict) and key in config:
        return config[key]
    return part.get(key, otherwise)


def _parts(holder: Part, key: str) -> Iterator[Part]:
    found = holder.get(key)
    yield from (item for item in (found if isinstance(found, list) else []) if isinstance(item, Part))


def _tests(holder: Part) -> Iterator[Any]:
    for key in ("tests", "data_tests"):
        found = holder.get(key)
        yield from found if isinstance(found, list) else []
