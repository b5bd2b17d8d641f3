"""Names of other languages and short forms are read, each language from one data file."""

import pytest

from engine.scaffold.inflection import plural
from engine.scaffold.words import Vocabulary, label, meanings
from semantic.model import SemanticModel
from tests.engine.scaffold.conftest import Scaffold

GERMAN = """
CREATE TABLE kunden AS SELECT i AS kd_nr, 'Firma ' || i AS kd_name, 'Weg ' || i AS strasse,
  DATE '1970-01-01' + i::INTEGER AS geb_datum, ['J', 'N'][1 + i % 2] AS aktiv FROM range(40) t(i);
CREATE TABLE artikel AS SELECT i AS art_nr, 'A ' || i AS bezeichnung, 5 + i AS vk_preis_eur,
  (i % 3) / 10 AS rabatt_satz FROM range(30) t(i);
CREATE TABLE bestellungen AS SELECT i AS best_nr, i % 40 AS kd_nr, i % 30 AS art_nr, 1 + i % 5 AS anz_best,
  DATE '2024-01-01' + (i // 10)::INTEGER AS best_datum, DATE '2024-01-09' AS liefer_datum
  FROM range(300) t(i);
"""


@pytest.fixture
def german(scaffolded: Scaffold) -> SemanticModel:
    return scaffolded(GERMAN)


def test_german_tables_are_linked_by_their_numbers(german: SemanticModel) -> None:
    assert {(one.source, one.from_columns, one.to) for one in german.relationships} == {
        ("bestellungen", ("kd_nr",), "kunden"),
        ("bestellungen", ("art_nr",), "artikel"),
    }


def test_german_rows_are_called_right_and_found_in_english(german: SemanticModel) -> None:
    nouns = {one.name: (one.noun, one.nouns, one.time) for one in german.datasets}
    assert nouns == {
        "kunden": ("kunde", "kunden", ""),  # nobody is a customer since birth
        "artikel": ("artikel", "artikel", ""),
        "bestellungen": ("bestellung", "bestellungen", "best_datum"),
    }
    count = german.metric("kunden_count")
    assert count is not None
    assert "customers" in count.synonyms
    names = {one.name: one.name_field for one in german.datasets}
    assert (names["kunden"], names["artikel"]) == ("kd_name", "bezeichnung")


def test_german_prices_and_shares_have_no_total(german: SemanticModel) -> None:
    names = {metric.name for metric in german.metrics}
    assert {"average_vk_preis_eur", "average_rabatt_satz", "total_anz_best"} <= names
    assert not {"total_vk_preis_eur", "total_rabatt_satz"} & names


def test_german_persons_and_answers(german: SemanticModel) -> None:
    fields = {field.name: field for one in german.datasets for field in one.fields}
    assert fields["strasse"].personal
    assert fields["geb_datum"].personal
    answers = {value.value: value.label for value in fields["aktiv"].values}
    assert answers == {"J": "aktiv", "N": "inactive"}
    assert fields["rabatt_satz"].unit == "%"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("user_ssn", "User SSN"),
        ("api_url", "API URL"),
        ("dob", "Date of birth"),
        ("proj_mgr", "Project manager"),
        ("evt_type", "Event type"),
        ("dest_loc_id", "Destination location ID"),
    ],
)
def test_short_forms_are_written_out(name: str, shown: str) -> None:
    assert label(Vocabulary((), ()).words(name)) == shown


@pytest.mark.parametrize("word", ["patient", "land", "fall", "tariff", "order", "best", "art"])
def test_english_words_stay_english(word: str) -> None:
    assert plural(word) == f"{word}s"
    assert not meanings((word,))
