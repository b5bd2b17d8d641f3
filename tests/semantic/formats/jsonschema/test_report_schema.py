"""The JSON Schema of reports says what their loader says, and explains every key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from semantic.formats.jsonschema import report_schema
from semantic.report_io import shipped_reports
from semantic.yaml_tree import Tree
from tests.semantic.test_report import SOUND

SCHEMA = report_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(text: str) -> list[str]:
    """What the schema says of a file."""
    tree = Tree("report.yaml")
    root = tree.compose(text.encode())
    assert root is not None
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(tree.plain(root))]


def _objects(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield part["properties"]
        for below in part.values():
            yield from _objects(below)
    if isinstance(part, list):
        for below in part:
            yield from _objects(below)


def test_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_no_key_is_without_a_description() -> None:
    found = list(_objects(SCHEMA))
    assert len(found) > 15
    assert [key for keys in found for key in keys if not keys[key].get("description")] == []


@pytest.mark.parametrize("path", sorted(shipped_reports().glob("*.yaml")), ids=lambda path: path.name)
def test_the_shipped_reports_fit(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


def test_a_query_may_be_a_text_or_keys() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("label: The shop", "lable: The shop"),
        ("name: shop_today\n", ""),
        ("query: revenue\n", "query: [revenue]\n"),
        ("show: number", "show: gauge"),
        ("refresh: 60", "refresh: 1"),
        ("row: 1, column: 1", "row: 0, column: 1"),
        ("kind: metric, name: stored", "kind: metrik, name: stored"),
    ],
)
def test_wrong_keys_and_types_do_not_fit(old: str, new: str) -> None:
    assert old in SOUND
    assert faults(SOUND.replace(old, new, 1))
