"""Names as SQL: quoted whatever they hold, and told apart the way SQL tells them apart."""

import duckdb
import pytest

from engine.warehouse.names import literal, quoted, safe_name, table_key, unlike
from semantic.sql_names import parse_table

WILD = ["plain", "Order Date", 'a"b', "a'b", "a;--b", "select", "größe", "a.b", '""']


@pytest.mark.parametrize("name", WILD)
def test_a_quoted_name_is_that_name(name: str) -> None:
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT {literal(name)} AS {quoted(name)}")
        assert found.description[0][0] == name
        assert found.fetchall() == [(name,)]


@pytest.mark.parametrize("name", WILD)
@pytest.mark.parametrize("schema", ["main", "sales", "odd schema"])
def test_a_table_key_names_that_table_in_a_model(schema: str, name: str) -> None:
    table = parse_table(table_key(schema, name))
    assert (table.name, table.db) == (name, "" if schema == "main" else schema)


def test_names_that_sql_takes_for_one_are_told_apart() -> None:
    assert unlike(["a", "A", "a", "a_2", "b"]) == ["a", "A_3", "a_4", "a_2", "b"]


@pytest.mark.parametrize(
    ("text", "name"), [("2024 sales", "t_2024_sales"), ("a-b", "a_b"), ("###", "unnamed"), ("größe", "größe")]
)
def test_safe_names(text: str, name: str) -> None:
    assert safe_name(text) == name
