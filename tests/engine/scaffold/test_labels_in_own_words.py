"""Made numbers are labelled in the language of the names that they are made of."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.scaffold.label_words import label_words, tongue
from semantic.model import SemanticModel
from semantic.yaml_io import dump, load

GERMAN = """
CREATE TABLE Mitglied (MitgliedNr INTEGER, Vorname VARCHAR, Wohnort VARCHAR, Geburtsdatum DATE);
CREATE TABLE Zahlung (ZahlungNr INTEGER, MitgliedNr INTEGER, Zahlungsdatum DATE,
  Betrag DOUBLE, TiefeCm INTEGER);
INSERT INTO Mitglied SELECT i, 'Ann' || i, ['Ulm', 'Bonn'][1 + i % 2],
  DATE '1990-01-01' + i::INT FROM range(1, 21) t(i);
INSERT INTO Zahlung SELECT i, 1 + i % 20,
  DATE '2025-03-01' + (i % 28)::INT, i * 1.5, i % 7 FROM range(1, 61) t(i);
"""
SPANISH = """
CREATE TABLE clientes (cliente_id INTEGER, nombre VARCHAR, ciudad VARCHAR);
CREATE TABLE pedidos (pedido_id INTEGER, cliente_id INTEGER, fecha DATE, cantidad INTEGER, peso DOUBLE);
INSERT INTO clientes SELECT i, 'Ana' || i, ['Vigo', 'León'][1 + i % 2] FROM range(1, 21) t(i);
INSERT INTO pedidos SELECT i, 1 + i % 20,
  DATE '2025-03-01' + (i % 28)::INT, i % 9, i * 0.5 FROM range(1, 61) t(i);
"""
ENGLISH = """
CREATE TABLE members (member_id INTEGER, first_name VARCHAR, town VARCHAR);
CREATE TABLE payments (payment_id INTEGER, member_id INTEGER, paid_on DATE, amount DOUBLE);
INSERT INTO members SELECT i, 'Ann' || i, ['Ulm', 'Bonn'][1 + i % 2] FROM range(1, 21) t(i);
INSERT INTO payments SELECT i, 1 + i % 20, DATE '2025-03-01' + (i % 28)::INT, i * 1.5 FROM range(1, 61) t(i);
"""
ASKED = [
    (GERMAN, "de", "Betrag nach Wohnort", "Summe Betrag nach "),
    (GERMAN, "de", "wie viele Zahlungen gibt es", "Anzahl Zahlungen"),
    (GERMAN, "en", "total amount by town", "Total betrag by "),
    (SPANISH, "es", "¿cuántos pedidos por ciudad?", "Número de pedidos por "),
    (SPANISH, "es", "cantidad por ciudad", "Total de cantidad por "),
    (SPANISH, "en", "number of orders by town", "Number of pedidos by "),
]


def opened(folder: Path, script: str) -> Parlance:
    path = folder / "made.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(script)
    return Parlance(source=path)


@pytest.mark.parametrize(("script", "language", "question", "said"), ASKED)
def test_each_reads_one_language(
    tmp_path: Path, script: str, language: str, question: str, said: str
) -> None:
    reply = opened(tmp_path, script).ask(question)
    assert (reply.status, reply.language) == ("answer", language), reply.reason
    assert reply.interpretation.startswith(said)


def test_what_is_said_is_read_again(tmp_path: Path) -> None:
    door = opened(tmp_path, GERMAN)
    for question in ("Betrag nach Wohnort", "durchschnittlicher Betrag", "Anzahl Zahlungen nach Wohnort"):
        reply = door.ask(question)
        assert reply.query is not None
        assert door.ask(reply.interpretation).query == reply.query, reply.interpretation


def test_a_unit_is_said_again_in_german(tmp_path: Path) -> None:
    door = opened(tmp_path, GERMAN)
    assert door.ask("durchschnittliche Tiefe in cm").query == door.ask("durchschnittliche Tiefe").query
    assert door.ask("durchschnittliche Tiefe in kg").status == "refuse"


def test_an_english_schema_has_english_words_alone(tmp_path: Path) -> None:
    assert opened(tmp_path, ENGLISH).model.translations_data == ()


def test_the_labels_are_kept_in_the_file_of_the_model(tmp_path: Path) -> None:
    model: SemanticModel = opened(tmp_path, GERMAN).model
    again = load(dump(model, tmp_path / "written"))
    (words,) = again.translations
    assert words.language == "de"
    assert words.metrics["total_Betrag"] == ("Summe Betrag",)
    assert words.datasets["Zahlung"].nouns == "Zahlungen"


def test_a_few_words_make_no_schema_spanish() -> None:
    assert tongue(["cliente", "pedido", "customers", "orders", "amount"]) == ""
    assert tongue(["doctor", "sector", "color", "hospital", "local", "region", "canal"]) == ""
    assert tongue(["clientes", "pedidos", "fecha", "cantidad", "peso", "ciudad"]) == "es"


def test_no_word_stands_twice_in_a_label() -> None:
    assert label_words().label("sum", "total fees") == "Total fees"
    assert label_words().label("sum", "fees") == "Total fees"
    assert label_words("de").label("count", "anzahl kurse") == "Anzahl Kurse"
    assert label_words("es").label("count", "clientes") == "Número de clientes"
