"""The JSON Schema says what the loader says, and explains every key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from engine.scaffold.scaffold import scaffold
from engine.warehouse.embedded import Warehouse
from engine.warehouse.sources import open_source
from semantic.formats import load
from semantic.formats.jsonschema import descriptions, json_schema, report_schema
from semantic.formats.jsonschema.reference import reference
from semantic.model import SemanticModel
from semantic.yaml_io import dump, shipped_models
from semantic.yaml_text import yaml_text
from semantic.yaml_tree import Tree
from tests.semantic.models import models
from tests.semantic.test_model_faults import FAULTS, SOUND

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
REFERENCE = Path(__file__).parents[4] / "docs" / "reference.md"
# Wrong keys, missing keys and wrong types; that a nested metric needs `by` or `grain` only the loader knows.
MISFITS = [
    (old, new)
    for old, new, code, *_ in FAULTS
    if code in ("unknown-key", "missing-key", "wrong-type") and "fill_nulls_with" not in new
]


def faults(text: str) -> list[str]:
    """What the schema says of a file."""
    tree = Tree("model.yaml")
    root = tree.compose(text.encode())
    assert root is not None
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(tree.plain(root))]


def _objects(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield part.get("title", ""), part["properties"]
        for below in part.values():
            yield from _objects(below)
    if isinstance(part, list):
        for below in part:
            yield from _objects(below)


def test_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_no_key_is_without_a_description() -> None:
    found = list(_objects(SCHEMA))
    assert len(found) > 30
    assert [(name, key) for name, keys in found for key in keys if not keys[key].get("description")] == []


def test_no_description_is_of_a_key_that_is_gone() -> None:
    schemas = [*_objects(SCHEMA), *_objects(report_schema())]
    keys = {name: set(found) for name, found in schemas if name}
    every = {key for found in keys.values() for key in found}
    for name, found in descriptions().items():
        if name in keys:
            assert set(found) <= keys[name], name
        else:
            assert set(found) <= every | set(SCHEMA["properties"]) | set(SemanticModel.model_fields), name


@pytest.mark.parametrize("path", sorted(shipped_models().glob("*.yaml")), ids=lambda path: path.name)
def test_the_shipped_models_fit(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


def test_a_model_with_every_part_fits() -> None:
    assert faults(SOUND) == []


@settings(max_examples=25, deadline=None)
@given(models())
def test_any_written_model_fits(model: SemanticModel) -> None:
    assert faults(yaml_text(model)) == []


def test_a_scaffolded_model_fits(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text("id,placed_at,price\n1,2026-01-01,2.5\n2,2026-01-02,3.5\n")
    source = open_source(str(tmp_path / "orders.csv"))
    path = dump(scaffold(Warehouse(source), "shop"), tmp_path / "model")
    assert "price" in path.read_text("utf-8")
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize(("old", "new"), MISFITS)
def test_wrong_keys_and_types_do_not_fit(old: str, new: str) -> None:
    assert faults(SOUND.replace(old, new, 1))


def test_is_exported_as_a_file() -> None:
    found = load("jsonschema")
    assert found is not None
    assert found.write is not None
    exported = found.write(SemanticModel(name="any"), "", "")
    assert list(exported.files) == ["parlance.schema.json"]
    assert exported.losses == ()


def test_the_reference_is_up_to_date() -> None:
    again = "python -m semantic.formats.jsonschema.reference > docs/reference.md"
    assert REFERENCE.read_text("utf-8") == reference(), f"Write it anew: {again}"
