"""Ossie documents survive reading and writing; models survive writing and reading."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings

from semantic.formats.ossie import VERSIONS, read, write
from semantic.formats.ossie.canonical import canonical, text_of
from semantic.model import SemanticModel
from tests.semantic.formats.models import everything, scaffolded, shipped
from tests.semantic.models import models

HERE = Path(__file__).parent
DOCUMENTS = (HERE / "apache/tpcds_semantic_model.yaml", *sorted((HERE / "files").glob("*.yaml")))
RELEASED_VENDORS = ["COMMON", "SNOWFLAKE", "SALESFORCE", "DBT", "DATABRICKS", "GOODDATA"]


@cache
def schema(version: str) -> dict[str, Any]:
    """The JSON Schema of a version; 0.1.1 by the two ways in which it differs."""
    found: dict[str, Any] = json.loads((HERE / "apache/osi-schema.json").read_text())
    if version == "0.1.1":
        found = copy.deepcopy(found)
        found["properties"]["version"]["const"] = version
        found["$defs"]["Vendor"] = {"enum": RELEASED_VENDORS}
        for part in ("Field", "Metric"):
            del found["$defs"][part]["properties"]["datatype"]
    return found


def faults(document: dict[str, Any]) -> list[str]:
    """What the schema of its version has against a document."""
    validator = jsonschema.Draft202012Validator(schema(document["version"]))
    return [error.message for error in validator.iter_errors(document)]


def exported(model: SemanticModel, kept: str = "", version: str = "") -> dict[str, Any]:
    """The one document written, held against its schema."""
    found: dict[str, Any] = yaml.safe_load(write(model, kept, version).files["ossie.yaml"])
    assert faults(found) == []
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_survives_unchanged_in_canonical_order(path: Path) -> None:
    original = yaml.safe_load(path.read_text())
    assert faults(original) == []
    found = read({path.name: path.read_text()})
    text = write(found.model, found.kept).files["ossie.yaml"]
    assert text == text_of(original)
    assert yaml.safe_load(text) == original
    assert read({"again": text}).model == found.model


def test_the_documents_use_every_key_of_the_schema() -> None:
    used = "".join(json.dumps(yaml.safe_load(path.read_text())) for path in DOCUMENTS)
    parts = schema("0.2.0.dev0")["$defs"].values()
    keys = {key for part in parts for key in part.get("properties", {})} | {"instructions", "examples"}
    kinds = {word for part in parts for word in part.get("enum", ())}
    assert {key for key in keys | kinds if f'"{key}"' not in used} == set()
    assert set(canonical(dict.fromkeys(keys))) == keys


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("make", [shipped, everything], ids=lambda make: make.__name__)
def test_a_model_survives(make: Any, version: str) -> None:
    written = write(make(), version=version)
    assert faults(yaml.safe_load(written.files["ossie.yaml"])) == []
    assert read(written.files).model == make()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["oulad", "azure_llm_2023"])
def test_a_scaffolded_model_survives(name: str, version: str) -> None:
    written = write(scaffolded(name), version=version)
    assert faults(yaml.safe_load(written.files["ossie.yaml"])) == []
    assert read(written.files).model == scaffolded(name)


@settings(max_examples=30)
@given(models().filter(lambda model: model.datasets and model.name))
def test_any_model_survives(model: SemanticModel) -> None:
    written = write(model)
    assert faults(yaml.safe_load(written.files["ossie.yaml"])) == []
    assert read(written.files).model == model


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_can_be_written_in_the_other_version(path: Path) -> None:
    found = read({path.name: path.read_text()})
    for version in VERSIONS:
        assert read({"x": text_of(exported(found.model, found.kept, version))}).model == found.model


def test_a_change_of_the_model_is_the_only_change_of_the_document() -> None:
    path = HERE / "files/shop.yaml"
    found = read({path.name: path.read_text()})
    metrics = [
        metric.model_copy(update={"description": "All of it.", "unit": "EUR"})
        if metric.name == "sales"
        else metric
        for metric in found.model.metrics
        if metric.name != "buyers"
    ]
    changed = found.model.model_copy(update={"metrics": tuple(metrics)})
    expected = yaml.safe_load(path.read_text())
    listed = expected["semantic_model"][0]["metrics"]
    listed[0]["description"] = "All of it."
    unit = {"vendor_name": "PARLANCE", "data": '{"parlance": {"set": {"unit": "EUR"}}}'}
    listed[0]["custom_extensions"].append(unit)
    del listed[2]
    assert exported(changed, found.kept) == expected


def test_what_others_add_is_read_beside_our_extensions() -> None:
    document = exported(everything())
    document["semantic_model"][0]["metrics"].append(
        {
            "name": "added",
            "expression": {"dialects": [{"dialect": "ANSI_SQL", "expression": "SUM(visits.user_id)"}]},
        }
    )
    document["semantic_model"][0]["datasets"][0]["fields"].pop()
    found = read({"x": text_of(document)}).model
    assert found.metric("added") is not None
    assert [field.name for field in found.datasets[0].fields] == [
        field.name for field in everything().datasets[0].fields[:-1]
    ]
    assert found.datasets[1:] == everything().datasets[1:]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1", "Not readable as YAML"),
        ("a: 1", "Field required"),
        ("{version: 9, semantic_model: []}", "0.1.1"),
        ("{version: 0.1.1, semantic_model: [{name: a, datasets: [], odd: 1}]}", "odd"),
    ],
)
def test_what_is_no_ossie_document_is_told(text: str, told: str) -> None:
    from semantic.issues import ModelError

    with pytest.raises(ModelError) as fault:
        read({"x.yaml": text})
    assert told in str([*map(str, fault.value.issues), *(one.place.path for one in fault.value.issues)])
    assert all(issue.place.file == "x.yaml" for issue in fault.value.issues)
