"""Keys and links: found where names and values agree, and nowhere else."""

import pytest

from semantic.model import SemanticModel
from tests.engine.scaffold.conftest import Scaffold

PEOPLE = """
CREATE TABLE customers AS SELECT i AS id, 'Customer ' || i AS name, 'Smith ' || i AS last_name,
  CASE i % 3 WHEN 0 THEN 'DE' ELSE 'FR' END AS country FROM range(1, 51) t(i);
"""


def links(model: SemanticModel) -> set[tuple[str, tuple[str, ...], str, tuple[str, ...], str]]:
    return {(one.source, one.from_columns, one.to, one.to_columns, one.role) for one in model.relationships}


@pytest.mark.parametrize(
    "column", ["customer_id", "customerID", "id_customer", "customer", "CUSTOMER_KEY", "customerid"]
)
def test_a_key_by_any_spelling(scaffolded: Scaffold, column: str) -> None:
    model = scaffolded(
        PEOPLE + f"CREATE TABLE orders AS SELECT i AS id, 1 + i % 40 AS {column}, i AS n FROM range(200) t(i)"
    )
    if column == "customer":  # a plain number with the name of a thing is no key
        assert links(model) == set()
    else:
        assert links(model) == {("orders", (column,), "customers", ("id",), "")}


def test_values_that_are_not_there_make_no_link(scaffolded: Scaffold) -> None:
    model = scaffolded(
        PEOPLE + "CREATE TABLE orders AS SELECT i AS id, 30 + i AS customer_id FROM range(30) t(i)"
    )
    assert links(model) == set()


def test_a_few_orphans_do_not_hide_a_link(scaffolded: Scaffold) -> None:
    model = scaffolded(
        PEOPLE
        + "CREATE TABLE orders AS SELECT i AS id, CASE i WHEN 0 THEN 999 ELSE 1 + i % 49 END AS customer_id "
        "FROM range(200) t(i)"
    )
    assert links(model) == {("orders", ("customer_id",), "customers", ("id",), "")}


def test_last_names_and_countries_are_no_keys(scaffolded: Scaffold) -> None:
    model = scaffolded(
        PEOPLE + "CREATE TABLE authors AS SELECT i AS id, 'Smith ' || i AS last_name, 'DE' AS country "
        "FROM range(1, 21) t(i)"
    )
    assert links(model) == set()


def test_a_target_that_is_not_unique_is_none(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE visits AS SELECT i % 10 AS visit_id, i AS n FROM range(20) t(i);"
        "CREATE TABLE notes AS SELECT i % 10 AS visit_id, i * 2 AS n FROM range(20) t(i)"
    )
    assert links(model) == set()


def counted_as(model: SemanticModel, name: str) -> tuple[str, ...]:
    """Every wording of a metric."""
    metric = model.metric(name)
    assert metric is not None
    return (metric.label, *metric.synonyms)


def test_two_columns_to_one_table_are_two_roles(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE teams AS SELECT i AS team_id, 'Team ' || i AS name FROM range(10) t(i);"
        "CREATE TABLE games AS SELECT i AS game_id, i % 10 AS home_team_id, (i + 3) % 10 AS away_team_id, "
        "i % 5 AS goals FROM range(100) t(i)"
    )
    assert links(model) == {
        ("games", ("home_team_id",), "teams", ("team_id",), "home"),
        ("games", ("away_team_id",), "teams", ("team_id",), "away"),
    }
    # Not every team is a home team of some game, so the number of teams does not answer for them.
    assert "home teams" not in counted_as(model, "teams_count")


def test_a_table_may_point_at_itself(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE staff AS SELECT i AS id, 'P' || i AS name, "
        "CASE WHEN i > 1 THEN i // 2 END AS manager_id FROM range(1, 30) t(i)"
    )
    assert links(model) == {("staff", ("manager_id",), "staff", ("id",), "manager")}
    assert "managers" not in counted_as(model, "staff_count")


def test_one_to_one_tables_are_linked_once_towards_the_owner(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE users AS SELECT i AS user_id, 'U' || i AS name FROM range(20) t(i);"
        "CREATE TABLE visits_summary AS SELECT i AS user_id, i * 3 AS visits FROM range(20) t(i)"
    )
    assert links(model) == {("visits_summary", ("user_id",), "users", ("user_id",), "")}


def test_declared_keys_win_over_names(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE person (nr INTEGER PRIMARY KEY, name VARCHAR);"
        "INSERT INTO person VALUES (1, 'A'), (2, 'B');"
        "CREATE TABLE book (nr INTEGER PRIMARY KEY, author INTEGER REFERENCES person (nr), title VARCHAR);"
        "INSERT INTO book VALUES (10, 1, 'X'), (11, 1, 'Y')"
    )
    assert links(model) == {("book", ("author",), "person", ("nr",), "author")}
    book = model.dataset("book")
    assert book is not None
    assert book.primary_key == ("nr",)


def test_keys_of_two_columns(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE shelves AS SELECT 'H' || h AS hall_code, s AS shelf_no, 10 AS width "
        "FROM range(4) a(h), range(5) b(s);"
        "CREATE TABLE boxes AS SELECT i AS box_id, 'H' || i % 4 AS hall_code, i % 5 AS shelf_no "
        "FROM range(100) t(i)"
    )
    key = ("hall_code", "shelf_no")
    assert links(model) == {("boxes", key, "shelves", key, "")}
    assert {one.name for one in model.dimensions} == set(key)


def test_the_names_of_a_small_table_serve_as_keys(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE country AS SELECT * FROM (VALUES ('DE', 'Germany'), ('FR', 'France')) t(code, name);"
        "CREATE TABLE trips AS SELECT i AS id, ['DE', 'FR'][1 + i % 2] AS country_code, i AS km "
        "FROM range(30) t(i);"
        "CREATE TABLE stays AS SELECT i AS id, ['Germany', 'France'][1 + i % 2] AS country "
        "FROM range(30) t(i)"
    )
    assert links(model) == {
        ("trips", ("country_code",), "country", ("code",), ""),
        ("stays", ("country",), "country", ("name",), ""),
    }


def test_views_are_no_targets(scaffolded: Scaffold) -> None:
    model = scaffolded(
        PEOPLE + "CREATE VIEW good_customers AS SELECT * FROM customers;"
        "CREATE TABLE orders AS SELECT i AS id, 1 + i % 40 AS customer_id FROM range(99) t(i)"
    )
    assert ("orders", ("customer_id",), "customers", ("id",), "") in links(model)
    assert all(target == "customers" for _, _, target, _, _ in links(model))
