"""The shapes that tables make together: bridges, histories, one-to-one, roles, further keys."""

import pytest

from semantic.model import Dataset, Relationship, SemanticModel
from tests.engine.scaffold.conftest import Scaffold

FILMS = """
CREATE TABLE films AS SELECT i AS film_id, 'Film ' || i AS title FROM range(1, 31) t(i);
CREATE TABLE actors AS SELECT i AS actor_id, 'Actor ' || i AS name FROM range(1, 21) t(i);
"""
PLANS = """
CREATE TABLE lines AS SELECT i AS line_id, 'L' || i AS name FROM range(1, 21) t(i);
CREATE TABLE calls AS SELECT i AS call_id, 1 + i % 20 AS line_id, TIMESTAMP '2024-01-01' + INTERVAL (i) HOUR
  AS started_at FROM range(500) t(i);
"""


def dataset(model: SemanticModel, name: str) -> Dataset:
    found = model.dataset(name)
    assert found is not None
    return found


def between(model: SemanticModel, source: str, to: str) -> list[Relationship]:
    return [one for one in model.relationships if (one.source, one.to) == (source, to)]


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ("1 + i % 30 AS film_id, 1 + i // 30 AS actor_id", ("film_id", "actor_id")),
        (
            "1 + i % 30 AS film_id, 1 + i // 30 AS actor_id, 'lead' AS part, DATE '2024-01-01' AS hired_on",
            None,
        ),
        (
            "1 + i % 30 AS film_id, 1 + i // 30 AS actor_id, (i % 9) / 10 AS share_pct",
            ("film_id", "actor_id"),
        ),
        ("1 + i AS film_id, 1 + i % 20 AS actor_id", ("film_id", "actor_id")),  # film_id differs by chance
    ],
)
def test_a_bridge(scaffolded: Scaffold, columns: str, key: tuple[str, ...] | None) -> None:
    rows = 30 if columns.startswith("1 + i AS") else 90
    model = scaffolded(FILMS + f"CREATE TABLE film_actors AS SELECT {columns} FROM range({rows}) t(i)")
    bridge = dataset(model, "film_actors")
    assert bridge.bridge
    assert bridge.primary_key == (key or ("film_id", "actor_id"))
    assert not dataset(model, "films").bridge
    assert {(one.source, one.to) for one in model.relationships} == {
        ("film_actors", "films"),
        ("film_actors", "actors"),
    }


@pytest.mark.parametrize(
    "columns",
    [
        "1 + i % 30 AS film_id, 1 + i // 30 AS actor_id, i * 100 AS fee_eur",  # an amount: something happened
        "1 + i % 30 AS film_id, 1 + i // 30 AS actor_id, i % 5 AS stars",
        "1 + i % 30 AS film_id, 1 + i % 3 AS actor_id",  # the same pair again and again
        "i AS visit_id, 1 + i % 30 AS film_id, 1 + i // 30 AS actor_id, DATE '2024-01-01' AS visited_on",
        "1 + i % 30 AS film_id, i AS minutes",
    ],
)
def test_no_bridge(scaffolded: Scaffold, columns: str) -> None:
    model = scaffolded(FILMS + f"CREATE TABLE things AS SELECT {columns} FROM range(90) t(i)")
    assert not dataset(model, "things").bridge


def test_a_bridge_with_a_number_of_its_own(scaffolded: Scaffold) -> None:
    model = scaffolded(
        FILMS + "CREATE TABLE casts AS SELECT i AS id, 1 + i % 30 AS film_id, 1 + i // 30 AS actor_id "
        "FROM range(90) t(i)"
    )
    assert dataset(model, "casts").bridge
    assert dataset(model, "casts").primary_key == ("id",)


def history(ends: str) -> str:
    return PLANS + (
        "CREATE TABLE line_history AS SELECT 1 + i % 20 AS line_id, 'P' || i // 20 AS plan_name, "
        f"DATE '2024-01-01' + (i // 20 * 7)::INTEGER AS valid_from, {ends} AS valid_to "
        "FROM range(60) t(i)"
    )


def test_a_history_is_joined_by_the_time_of_the_event(scaffolded: Scaffold) -> None:
    ends = "CASE WHEN i < 40 THEN DATE '2024-01-08' + (i // 20 * 7)::INTEGER END"
    model = scaffolded(history(ends))
    table = dataset(model, "line_history")
    assert (table.primary_key, table.sql) == (("line_id", "valid_from"), "")
    (joined,) = between(model, "calls", "line_history")
    assert (joined.from_columns, joined.to_columns) == (("line_id",), ("line_id",))
    assert (joined.valid_from, joined.valid_to, joined.at) == ("valid_from", "valid_to", "")
    (whole,) = between(model, "line_history", "lines")
    assert (whole.valid_from, whole.cardinality) == ("", "many_to_one")
    assert not between(model, "lines", "line_history")


def test_days_that_still_belong_to_a_row_end_a_day_later(scaffolded: Scaffold) -> None:
    ends = "CASE WHEN i < 40 THEN DATE '2024-01-07' + (i // 20 * 7)::INTEGER ELSE DATE '9999-12-31' END"
    model = scaffolded(history(ends))
    (joined,) = between(model, "calls", "line_history")
    assert (joined.valid_from, joined.valid_to) == ("valid_from", "valid_to_open")
    assert '"valid_to" + INTERVAL 1 DAY AS "valid_to_open"' in dataset(model, "line_history").sql


@pytest.mark.parametrize(
    "ends",
    [
        "DATE '2024-03-01'",  # they overlap
        "NULL::DATE",
        "DATE '2024-01-03' + (i // 20 * 7)::INTEGER",  # gaps: nothing tells whether the last day counts
    ],
)
def test_what_overlaps_is_no_history(scaffolded: Scaffold, ends: str) -> None:
    assert not between(scaffolded(history(ends)), "calls", "line_history")


def test_stays_are_no_history(scaffolded: Scaffold) -> None:
    model = scaffolded(
        PLANS + "CREATE TABLE outages AS SELECT i AS outage_id, 1 + i % 20 AS line_id, "
        "DATE '2024-01-01' + (i // 20 * 7)::INTEGER AS start_date, "
        "DATE '2024-01-08' + (i // 20 * 7)::INTEGER AS end_date FROM range(60) t(i)"
    )
    assert not between(model, "calls", "outages")


def test_rows_of_a_dimension_with_versions_are_called_so(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE dim_product AS SELECT i AS product_key, 'P' || i % 10 AS product_id, "
        "'N' || i % 10 AS name, DATE '2024-01-01' + (i // 10 * 7)::INTEGER AS valid_from, "
        "DATE '2024-01-08' + (i // 10 * 7)::INTEGER AS valid_to FROM range(30) t(i);"
        "CREATE TABLE fact_sales AS SELECT i AS sale_id, i % 30 AS product_key, i AS n FROM range(90) t(i)"
    )
    assert dataset(model, "dim_product").nouns == "product versions"
    labels = {metric.name: metric.label for metric in model.metrics}
    assert labels["dim_product_count"] == "Number of product versions"
    assert labels["different_product_id"] == "Number of products"
    assert [one.valid_from for one in between(model, "fact_sales", "dim_product")] == [""]


def test_one_row_each(scaffolded: Scaffold) -> None:
    model = scaffolded(
        PLANS + "CREATE TABLE line_details AS SELECT i AS line_id, 'red' AS colour FROM range(1, 19) t(i);"
        "CREATE TABLE reviews (review_id INTEGER PRIMARY KEY, call_id INTEGER UNIQUE, stars INTEGER);"
        "INSERT INTO reviews SELECT i, i * 2, 3 FROM range(1, 40) t(i);"
        "CREATE TABLE seals AS SELECT i AS seal_id, i AS line_id FROM range(1, 5) t(i)"
    )
    kinds = {one.source: one.cardinality for one in model.relationships}
    assert kinds["line_details"] == kinds["reviews"] == "one_to_one"
    assert kinds["calls"] == "many_to_one"
    assert kinds["seals"] == "many_to_one"  # no two yet, and nothing says that there will be none
    assert dataset(model, "reviews").unique_keys == (("call_id",),)


def test_further_keys(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE shops (shop_id INTEGER PRIMARY KEY, shop_code VARCHAR, zip_code INTEGER, "
        "region VARCHAR, area VARCHAR, UNIQUE (region, area));"
        "INSERT INTO shops SELECT i, 'S' || i, i + 1000, 'R' || i, 'A' FROM range(1, 30) t(i)"
    )
    assert dataset(model, "shops").unique_keys == (("region", "area"), ("shop_code",))


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        (("origin_airport_id", "destination_airport_id"), {"origin", "destination"}),
        (("airport_id", "return_airport_id"), {"", "return"}),  # the usual one, and that of the way back
        (("from_airport_id", "to_airport_id"), {"from airport", "to airport"}),
        (("airport_id", "id_airport"), {"airport"}),
    ],
)
def test_roles(scaffolded: Scaffold, columns: tuple[str, str], roles: set[str]) -> None:
    model = scaffolded(
        "CREATE TABLE airports AS SELECT i AS airport_id, 'A' || i AS name FROM range(20) t(i);"
        f"CREATE TABLE trips AS SELECT i AS trip_id, i % 20 AS {columns[0]}, (i * 3) % 20 AS {columns[1]} "
        "FROM range(90) t(i)"
    )
    assert {one.role for one in between(model, "trips", "airports")} == roles


def test_what_somebody_did_points_at_persons(scaffolded: Scaffold) -> None:
    people = "CREATE TABLE employees AS SELECT i AS id, 'E' || i AS name FROM range(50) t(i);"
    notes = "CREATE TABLE memos AS SELECT i AS memo_id, i % 50 AS written_by, 2 AS n FROM range(90) t(i);"
    goods = "CREATE TABLE goods AS SELECT i AS id, 'G' || i AS name FROM range(90) t(i);"
    model = scaffolded(people + notes + goods)
    assert [(one.source, one.to, one.role) for one in model.relationships] == [
        ("memos", "employees", "written by")
    ]
    assert "total_written_by" not in {metric.name for metric in model.metrics}
    more = "CREATE TABLE customers AS SELECT i AS id, 'C' || i AS name FROM range(90) t(i);"
    assert not scaffolded(people + notes + more).relationships  # either of the two may be meant


def test_values_that_only_one_table_has_make_a_link(scaffolded: Scaffold) -> None:
    tables = (
        "CREATE TABLE courses AS SELECT 'C' || i AS course_code, 'Course ' || i AS title FROM range(20) t(i);"
        "CREATE TABLE needs AS SELECT i AS id, 'C' || i % 9 AS prerequisite_code FROM range(30) t(i);"
    )
    model = scaffolded(tables)
    assert [(one.source, one.to, one.role) for one in model.relationships] == [
        ("needs", "courses", "prerequisite")
    ]
    more = "CREATE TABLE classes AS SELECT 'C' || i AS class_code, i AS seats FROM range(20) t(i);"
    assert not between(scaffolded(tables + more), "needs", "courses")


def test_numbers_of_the_same_name_are_one(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE parts AS SELECT i AS part_no, 'Part ' || i AS name FROM range(20) t(i);"
        "CREATE TABLE uses AS SELECT i AS use_id, i % 20 AS part_no, i AS n FROM range(90) t(i)"
    )
    assert between(model, "uses", "parts")[0].from_columns == ("part_no",)


def test_the_table_of_a_thing_is_its_key_rather_than_a_table_about_it(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE user_profiles AS SELECT i AS user_id, i % 80 AS age FROM range(60) t(i);"
        "CREATE TABLE users AS SELECT i AS id, 'U' || i AS name FROM range(60) t(i);"
        "CREATE TABLE visits AS SELECT i AS visit_id, i % 60 AS user_id, i AS n FROM range(90) t(i)"
    )
    assert between(model, "visits", "users")
    assert not between(model, "visits", "user_profiles")
