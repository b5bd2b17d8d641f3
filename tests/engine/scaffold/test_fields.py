"""Roles, types, labels and marks of single columns."""

import pytest

from semantic.fields import Field, Value
from semantic.model import Dataset, SemanticModel
from semantic.rules import run
from tests.engine.scaffold.conftest import Scaffold

TABLE = """
CREATE TABLE flats AS SELECT i AS flat_id, 'Flat ' || i AS name, 1990 + i % 30 AS year_built,
  10000 + i % 9 AS zip, i % 4 AS rooms, i * 1.5 AS area, 300 + i * 7.25 AS rent_eur, i % 2 AS has_balcony,
  CASE WHEN i % 3 = 0 THEN 'Y' ELSE 'N' END AS furnished, i % 2 = 0 AS is_empty,
  'a' || i || '@b.org' AS contact, '+49 30 123' || i AS reach_at, repeat('long text ', 10) || i AS about,
  DATE '2020-01-01' + i::INTEGER AS listed_on, TIMESTAMP '2020-01-01' AS updated_at,
  'city ' || i % 5 AS city, i % 5 + 0.5 AS rating, 100 AS num_views, 50 AS duration_min,
  md5(i::VARCHAR) AS trace,  'Main Street ' || i AS street, i * 2 AS agent_id
FROM range(100) t(i)
"""


@pytest.fixture
def model(scaffolded: Scaffold) -> SemanticModel:
    return scaffolded(TABLE)


@pytest.fixture
def flats(model: SemanticModel) -> Dataset:
    return model.datasets[0]


def field(dataset: Dataset, name: str) -> Field:
    found = dataset.field(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("flat_id", "key"),
        ("trace", "key"),
        ("agent_id", "key"),
        ("name", "dimension"),
        ("year_built", "dimension"),
        ("zip", "dimension"),
        ("has_balcony", "dimension"),
        ("furnished", "dimension"),
        ("is_empty", "dimension"),
        ("city", "dimension"),
        ("rooms", "measure"),
        ("area", "measure"),
        ("rent_eur", "measure"),
        ("rating", "measure"),
        ("num_views", "measure"),
        ("listed_on", "time"),
        ("updated_at", "time"),
    ],
)
def test_roles(flats: Dataset, name: str, role: str) -> None:
    assert field(flats, name).role == role


@pytest.mark.parametrize(
    ("name", "label", "unit"),
    [
        ("year_built", "Year built", ""),
        ("rent_eur", "Rent", "€"),
        ("num_views", "Views", ""),
        ("duration_min", "Duration", "min"),
        ("name", "Flat name", ""),
        ("has_balcony", "Balcony", ""),
    ],
)
def test_labels_and_units(flats: Dataset, name: str, label: str, unit: str) -> None:
    assert (field(flats, name).label, field(flats, name).unit) == (label, unit)


def test_personal_and_long_texts_are_marked_and_not_listed(flats: Dataset) -> None:
    marked = {one.name for one in flats.fields if one.personal}
    assert marked == {"contact", "reach_at", "about", "street"}
    assert not any(one.indexed for one in flats.fields if one.personal)
    assert field(flats, "city").indexed
    assert not field(flats, "trace").indexed


def test_yes_or_no_columns_say_what_yes_means(flats: Dataset) -> None:
    assert field(flats, "is_empty").values == (Value(value=True, label="empty", synonyms=("empties",)),)
    assert field(flats, "has_balcony").values[0].value == 1
    assert field(flats, "furnished").values[0].value == "Y"
    assert not field(flats, "city").values


def test_what_a_row_is(flats: Dataset) -> None:
    assert (flats.noun, flats.nouns, flats.label) == ("flat", "flats", "Flats")
    assert (flats.primary_key, flats.name_field, flats.time) == (("flat_id",), "name", "listed_on")
    assert "flat" in field(flats, "name").synonyms


def test_metrics(model: SemanticModel) -> None:
    labels = {metric.name: metric.label for metric in model.metrics}
    assert labels["flats_count"] == "Number of flats"
    assert labels["total_rooms"] == "Total rooms"
    assert labels["average_rent_eur"] == "Average rent"
    assert labels["total_num_views"] == "Total views"
    assert "average_rating" in labels
    assert "total_rating" not in labels
    assert not any("zip" in name or "year" in name or "flat_id" in name for name in labels)
    rent = model.metric("total_rent_eur")
    assert rent is not None
    assert rent.unit == "€"
    assert {"rent", "total rent eur"} <= set(rent.synonyms)


def test_things_without_a_table_are_counted(scaffolded: Scaffold) -> None:
    model = scaffolded("CREATE TABLE clicks AS SELECT i % 20 AS id_student, i AS n FROM range(100) t(i)")
    metric = model.metric("different_id_student")
    assert metric is not None
    assert metric.label == "Number of students"
    assert field(model.datasets[0], "id_student").role == "dimension"
    assert field(model.datasets[0], "id_student").label == "Student"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("FirstName", "LastName"),
        ("given_name", "surname"),
        ("forename", "family_name"),
        ("vorname", "nachname"),
    ],
)
def test_first_and_last_name_make_a_name(scaffolded: Scaffold, first: str, last: str) -> None:
    people = scaffolded(
        f"CREATE TABLE employees AS SELECT i AS id, 'L' || i AS {last}, 'F' || i AS {first}, i AS salary "
        "FROM range(30) t(i)"
    ).datasets[0]
    assert people.name_field == "full_name"
    assert field(people, "full_name").expr == f'"{first}" || \' \' || "{last}"'
    assert "employee" in field(people, "full_name").synonyms


def test_amounts_share_their_name_with_their_total(model: SemanticModel, flats: Dataset) -> None:
    rent = model.metric("total_rent_eur")
    assert rent is not None
    assert "rent" in rent.synonyms
    assert "Rent" in field(flats, "rent_eur").synonyms
    assert not [issue for issue in run(model) if issue.code == "synonym-is-name"]


@pytest.mark.parametrize(
    ("columns", "time"),
    [
        ("DATE '2020-01-01' AS updated_at, DATE '2020-01-02' AS order_date", "order_date"),
        ("DATE '2020-01-01' AS due, DATE '2020-01-02' AS created_at", "created_at"),
        ("DATE '1990-01-01' AS birth_date", ""),
        ("NULL::DATE AS sold_on, DATE '2020-01-01' AS updated", "updated"),
        ("'2020-01-0' || (1 + i % 9) AS day", "day"),
        ("1 AS date", ""),
    ],
)
def test_the_default_time(scaffolded: Scaffold, columns: str, time: str) -> None:
    model = scaffolded(f"CREATE TABLE orders AS SELECT i AS id, {columns} FROM range(30) t(i)")
    assert model.datasets[0].time == time


def test_dates_kept_as_text_are_dates(scaffolded: Scaffold) -> None:
    table = scaffolded(
        "CREATE TABLE a AS SELECT '2020-01-0' || (1 + i % 9) AS day, '2020-02-3' || i % 10 AS no_day, "
        "'2020-01-01 10:0' || i % 6 AS moment FROM range(30) t(i)"
    ).datasets[0]
    assert (field(table, "day").type, field(table, "day").expr) == ("date", 'CAST("day" AS DATE)')
    assert field(table, "moment").type == "timestamp"
    assert field(table, "no_day").type == "string"


def test_order_items_have_the_date_of_their_order(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE orders AS SELECT i AS order_id, DATE '2024-01-01' + i::INTEGER AS order_date "
        "FROM range(50) t(i);"
        "CREATE TABLE order_items AS SELECT i AS item_id, i % 50 AS order_id, i AS n FROM range(200) t(i);"
        "CREATE TABLE refunds AS SELECT i AS refund_id, i % 50 AS order_id, i AS amount FROM range(20) t(i)"
    )
    items, refunds = model.dataset("order_items"), model.dataset("refunds")
    assert items is not None
    assert refunds is not None
    assert items.time == "order_date"
    assert refunds.time == ""
    carriers = [
        one.name for one in model.datasets for found in one.fields if found.dimension == "orders_order_date"
    ]
    assert sorted(carriers) == ["order_items", "orders"]


def test_large_tables_are_sampled_but_claims_are_proven(scaffolded: Scaffold) -> None:
    table = scaffolded(
        "CREATE TABLE logs AS SELECT i AS log_id, CASE i WHEN 777777 THEN 777776 ELSE i END AS other_id "
        "FROM range(1200000) t(i)"
    ).datasets[0]
    assert table.primary_key == ("log_id",)
    assert field(table, "other_id").role == "dimension"
