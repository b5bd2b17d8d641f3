"""A dbt project imported, asked and exported keeps every metric with its meaning, in each spelling."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Parlance
from semantic.formats.dbt import VERSIONS, read, write
from semantic.model import SemanticModel
from semantic.references import reference_issues
from semantic.rules import run as lint
from tests.semantic.formats.dbt.projects import ORACLE, Rows, asked, build, door, imported, oracle
from tests.semantic.formats.models import everything, scaffolded, shipped
from tests.semantic.models import models

PROJECTS = ("project", "project_latest", "project_manifest")
TYPES = {"simple", "ratio", "derived", "cumulative", "conversion"}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The canteen's database, for the engine."""
    return build(tmp_path_factory.mktemp("canteen") / "canteen.duckdb")


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """Every metric in SQL of its own, on a database of its own."""
    return oracle(build(tmp_path_factory.mktemp("truth") / "truth.duckdb"))


@pytest.fixture(scope="module")
def doors(source: Path) -> dict[str, Parlance]:
    """The engine on each project as imported."""
    return {name: door(imported(name).model, source) for name in PROJECTS}


def without_notes(text: str) -> str:
    """What is left for others: the document without what we keep under meta."""

    def bare(data: Any) -> Any:
        if isinstance(data, list):
            return [bare(item) for item in data]
        if not isinstance(data, dict):
            return data
        return {key: bare(value) for key, value in data.items() if key not in ("parlance", "parlance_model")}

    return json.dumps(bare(yaml.safe_load(text)))


def asked_names(name: str) -> list[str]:
    return [metric.name for metric in imported(name).model.metrics if metric.name in ORACLE]


CASES = [(name, metric) for name in PROJECTS for metric in asked_names(name)]


@pytest.mark.parametrize(("name", "metric"), CASES)
def test_every_metric_is_answered_as_its_own_sql_says(
    doors: dict[str, Parlance], truth: dict[str, Rows], name: str, metric: str
) -> None:
    assert asked(doors[name], metric) == truth[metric]


def test_every_metric_of_the_project_has_its_own_sql() -> None:
    assert set(asked_names("project")) == set(ORACLE)
    assert {metric.name for metric in imported("project").model.metrics} == set(ORACLE)


@pytest.mark.parametrize("name", PROJECTS)
def test_all_types_are_there_and_no_metric_is_lost(name: str) -> None:
    found = imported(name)
    assert {metric.type for metric in found.model.metrics} == TYPES
    assert [loss for loss in found.losses if loss.severity == "error"] == []
    assert list(reference_issues(found.model)) == []
    assert [issue for issue in lint(found.model) if issue.severity == "error"] == []


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", PROJECTS)
@pytest.mark.parametrize("with_kept", [True, False])
def test_what_is_exported_is_read_as_an_equal_model(name: str, version: str, with_kept: bool) -> None:
    found = imported(name)
    written = write(found.model, found.kept if with_kept else "", version)
    assert read(written.files).model == found.model


@pytest.mark.parametrize("version", VERSIONS)
def test_dbts_own_words_carry_the_meaning_of_every_metric(
    source: Path, truth: dict[str, Rows], version: str
) -> None:
    """Without our notes, so as another tool reads it: the same numbers."""
    ((name, text),) = write(imported().model, version=version).files.items()
    found = read({name.replace(".yml", ".json"): without_notes(text)}).model
    parlance = door(found, source)
    assert {metric: asked(parlance, metric) for metric in ORACLE} == truth


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("make", [shipped, everything], ids=lambda make: make.__name__)
def test_a_model_survives(make: Any, version: str) -> None:
    assert read(write(make(), version=version).files).model == make()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["oulad", "azure_llm_2023"])
def test_a_scaffolded_model_survives(name: str, version: str) -> None:
    assert read(write(scaffolded(name), version=version).files).model == scaffolded(name)


@settings(max_examples=12)
@given(models().filter(lambda model: bool(model.datasets)), st.sampled_from(VERSIONS))
def test_any_model_survives(model: SemanticModel, version: str) -> None:
    assert read(write(model, version=version).files).model == model


def test_what_was_kept_is_given_back() -> None:
    found = imported()
    text = write(found.model, found.kept).files["semantic_models.yml"]
    written = yaml.safe_load(text)
    assert written["saved_queries"][0]["name"] == "monthly"
    shard = next(one for one in written["semantic_models"][0]["dimensions"] if one["name"] == "shard")
    assert shard["is_partition"] is True
    assert written["metrics"][0]["config"] == {"meta": {"owner": "finance"}, "group": "money"}


def test_a_changed_metric_is_written_and_the_rest_stays() -> None:
    found = imported()
    metrics = [
        metric.model_copy(update={"label": "Turnover"}) if metric.name == "revenue" else metric
        for metric in found.model.metrics
        if metric.name != "p90"
    ]
    changed: SemanticModel = found.model.model_copy(update={"metrics": tuple(metrics)})
    before = yaml.safe_load(write(found.model, found.kept).files["semantic_models.yml"])
    after = yaml.safe_load(write(changed, found.kept).files["semantic_models.yml"])
    before["metrics"][0]["label"] = "Turnover"
    before["metrics"] = [one for one in before["metrics"] if one["name"] != "p90"]
    assert after["metrics"] == before["metrics"]
    assert read(write(changed, found.kept).files).model == changed
