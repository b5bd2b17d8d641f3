"""Names made of short forms written together, a schema's own short forms, and Spanish names."""

import pytest

from engine.scaffold.opposites import opposites
from engine.scaffold.words import Vocabulary
from tests.engine.scaffold.conftest import Scaffold


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("birthdt", ("birth", "date")),
        ("plancd", ("plan", "code")),
        ("actflg", ("act", "flag")),
        ("mthfee", ("month", "fee")),
        ("hrrate", ("hour", "rate")),
        ("clscat", ("class", "cat")),
        ("postage", ("postage",)),  # no age of a post
        ("status", ("status",)),
        ("begin", ("begin",)),
        ("catalog", ("catalog",)),
    ],
)
def test_short_forms_written_together(name: str, words: tuple[str, ...]) -> None:
    assert Vocabulary(("plan", "cls"), (name,)).words(name) == words


def test_a_schema_has_short_forms_of_its_own_tables() -> None:
    columns = {"agent": ("agtId", "agtName"), "house": ("houseId", "listAgtId")}
    words = Vocabulary(columns, [name for names in columns.values() for name in names], columns)
    assert words.words("listAgtId") == ("list", "agent", "id")


def test_a_short_form_of_two_tables_means_neither() -> None:
    columns = {"agent": ("agId", "agName"), "agency": ("agId", "agCity")}
    words = Vocabulary(columns, [name for names in columns.values() for name in names], columns)
    assert words.words("agName") == ("ag", "name")


def test_opposites_are_made_of_participles_and_listed_adjectives_only() -> None:
    assert opposites([("active",), ("insured",), ("paid",)]) == ("inactive", "uninsured", "unpaid")
    assert opposites([("garden",), ("red",), ("full", "speed")]) == ()


def test_spanish_tables_are_called_by_their_names(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE tiendas (id_tienda INTEGER, nombre_tienda TEXT, ciudad TEXT);"
        "INSERT INTO tiendas VALUES (1, 'Centro', 'Cádiz'), (2, 'Puerto', 'Huelva'), (3, 'Playa', 'Cádiz');"
        "CREATE TABLE proveedores (id_proveedor INTEGER, nombre TEXT);"
        "INSERT INTO proveedores VALUES (1, 'Sur'), (2, 'Ruiz'), (3, 'Atlas');"
    )
    named = {one.noun: one.name_field for one in model.datasets}
    assert named == {"tienda": "nombre_tienda", "proveedor": "nombre"}


def test_a_thing_without_a_name_is_told_by_where_it_is_and_a_person_is_not(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE properties (property_id INTEGER, address TEXT, city TEXT);"
        "INSERT INTO properties SELECT i, 'Elm ' || i, 'Porto' FROM range(12) t(i);"
        "CREATE TABLE customers (customer_id INTEGER, address TEXT, city TEXT);"
        "INSERT INTO customers SELECT i, 'Oak ' || i, 'Porto' FROM range(12) t(i)"
    )
    assert {one.noun: one.name_field for one in model.datasets} == {"property": "address", "customer": ""}
