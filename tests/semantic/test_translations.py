"""A model in the words of another language: labels in front, its own words kept, faults found."""

from pathlib import Path

from semantic.catalog import Catalog
from semantic.issues import ModelError
from semantic.model import SemanticModel
from semantic.translations import languages_of, translated
from semantic.yaml_io import load

MODEL = """
semantic_model: {name: bakery}
dimensions: [{name: town, label: Town, synonyms: [city]}]
datasets:
  - name: sales
    noun: sale
    default_filters: [{name: tests, expr: NOT test, label: tests left out}]
    fields:
      - {name: town, dimension: town, label: Town of the shop}
      - {name: bread, label: Bread, values: [{value: rye, label: Rye bread, synonyms: [dark]}]}
metrics:
  - name: revenue
    label: Revenue
    synonyms: [income]
    type: simple
    measure: {agg: sum, dataset: sales, expr: price}
translations:
  - language: de
    metrics: {revenue: [Umsatz, Erlös]}
    dimensions: {town: [Stadt], sales.bread: [Brot]}
    values: {sales.bread: {rye: [Roggenbrot], spelt: [Dinkelbrot, Dinkel]}}
    datasets: {sales: {noun: Verkauf, nouns: Verkäufe}}
    default_filters: {tests: ohne Tests}
"""


def _model(tmp_path: Path, text: str = MODEL) -> SemanticModel:
    (tmp_path / "model.yaml").write_text(text, encoding="utf-8")
    return load(tmp_path)


def test_translated_words_come_first_and_the_own_words_stay(tmp_path: Path) -> None:
    model = translated(_model(tmp_path), "de")
    revenue, (dataset,) = model.metric("revenue"), model.datasets
    assert revenue is not None
    assert (revenue.label, revenue.synonyms) == ("Umsatz", ("Erlös", "Revenue", "income"))
    assert (dataset.noun, dataset.nouns, dataset.default_filters[0].label) == (
        "Verkauf",
        "Verkäufe",
        "ohne Tests",
    )
    assert "sale" in dataset.synonyms
    dimensions = Catalog(model).dimensions
    assert (dimensions["town"].label, dimensions["sales.bread"].label) == ("Stadt", "Brot")
    assert {"Town", "city"} <= set(dimensions["town"].synonyms)


def test_stored_values_get_words(tmp_path: Path) -> None:
    values = Catalog(translated(_model(tmp_path), "de")).dimensions["sales.bread"].values
    assert [(value.value, value.label, value.synonyms) for value in values] == [
        ("rye", "Roggenbrot", ("Rye bread", "dark")),
        ("spelt", "Dinkelbrot", ("Dinkel",)),
    ]


def test_a_language_without_words_is_the_model_itself(tmp_path: Path) -> None:
    model = _model(tmp_path)
    assert languages_of(model) == ("de",)
    assert translated(model, "fr") is model


def test_names_that_are_not_there_are_faults(tmp_path: Path) -> None:
    wrong = MODEL.replace("{revenue: [Umsatz, Erlös]}", "{revnue: [Umsatz], revenue: []}").replace(
        "town: [Stadt]", "twn: [S]"
    )
    wrong = wrong.replace("{sales: {noun", "{slaes: {noun").replace("{tests: ohne", "{test: ohne")
    try:
        _model(tmp_path, wrong)
    except ModelError as error:
        codes = sorted(issue.code for issue in error.issues)
        assert codes == sorted(
            [
                "no-words",
                "unknown-dataset",
                "unknown-filter",
                "unknown-dimension",
                "unknown-metric",
            ]
        )
    else:
        raise AssertionError("no fault was found")
