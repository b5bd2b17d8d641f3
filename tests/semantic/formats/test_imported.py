"""What holds for the models of other tools once they are imported: every metric, every loss, no errors."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.semantic.formats.importing import (
    asked,
    build,
    computed,
    expected_losses,
    faults,
    imported,
    losses,
    oracle,
)

MODELS = [
    *(("cube", name) for name in ("bakery", "gym")),
    *(("lookml", name) for name in ("ferries", "cinema")),
    *(("snowflake", name) for name in ("clinic", "library")),
]
CASES = [(form, name, *case) for form, name in MODELS for case in oracle(form, name)]
Built = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The database of a format, made once for the engine and once more for the SQL of the tests."""
    return cache(lambda form, use: build(form, tmp_path_factory.mktemp(form) / f"{use}.duckdb"))


@pytest.mark.parametrize(("form", "name", "metric", "by", "sql"), CASES)
def test_every_metric_is_answered_as_its_own_sql_says(
    built: Built, form: str, name: str, metric: str, by: str, sql: str
) -> None:
    found = asked(imported(form, name), built(form, "engine"), metric, by)
    assert found == computed(built(form, "truth"), sql)


@pytest.mark.parametrize(("form", "name"), MODELS)
def test_every_metric_has_its_own_sql(form: str, name: str) -> None:
    shown = {metric.name for metric in imported(form, name).model.metrics if not metric.private}
    assert {metric for metric, _, _ in oracle(form, name)} == shown


@pytest.mark.parametrize(("form", "name"), MODELS)
def test_every_loss_is_told_and_no_other(form: str, name: str) -> None:
    assert losses(imported(form, name)) == expected_losses(form, name)


@pytest.mark.parametrize(("form", "name"), MODELS)
def test_the_model_has_no_errors(form: str, name: str) -> None:
    assert faults(imported(form, name)) == []
