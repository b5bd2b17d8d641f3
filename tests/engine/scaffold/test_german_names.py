"""German names: what their words are in English, and totals by the name of the rows."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.scaffold.german import english, is_german, translations

TABLES = """
CREATE TABLE Schueler (SchuelerNr VARCHAR, Vorname VARCHAR, Nachname VARCHAR, Wohnort VARCHAR,
  Altersgruppe VARCHAR);
CREATE TABLE Zahlung (ZahlungNr INTEGER, SchuelerNr VARCHAR, Zahlungsdatum VARCHAR, Betrag DOUBLE,
  Zahlungsart VARCHAR);
INSERT INTO Schueler SELECT 'S-' || i, 'Ann' || i, 'Abel' || i, ['Ulm', 'Bonn'][1 + i % 2],
  ['Kind', 'Senior'][1 + i % 2]
  FROM range(1, 21) t(i);
INSERT INTO Zahlung
  SELECT i, 'S-' || (1 + i % 20), '2025-03-' || lpad((1 + i % 28)::VARCHAR, 2, '0'), i * 1.5,
  ['Bar', 'Lastschrift'][1 + i % 2] FROM range(1, 61) t(i);
"""
QUESTIONS = {
    "how many students are there": "SELECT count(*) FROM Schueler",
    "students by town": "SELECT Wohnort, count(*) FROM Schueler GROUP BY 1",
    "total payments by payment type": "SELECT Zahlungsart, sum(Betrag) FROM Zahlung GROUP BY 1",
    "Summe der Zahlungen nach Zahlungsart": "SELECT Zahlungsart, sum(Betrag) FROM Zahlung GROUP BY 1",
}


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    path = tmp_path_factory.mktemp("german") / "school.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    return Parlance(source=Path(path))


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_asked_in_both_languages(door: Parlance, question: str) -> None:
    reply = door.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == sorted(door.warehouse.rows(QUESTIONS[question])), reply.interpretation


def test_long_names_are_made_of_known_ones() -> None:
    assert english("Kursgebühr") == ("course fee",)
    assert english("zorblattgebuehr") == ()
    assert translations(("eroeffnet", "am")) == (("opened",),)


def test_english_words_of_the_same_letters_make_no_schema_german() -> None:
    assert not is_german(["tag", "art", "name", "status", "note", "rest", "kind", "plan"])
