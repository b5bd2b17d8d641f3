"""Times stored as numbers or texts are times, and nothing else is."""

import pytest

from engine.scaffold.scaffold import scaffold
from engine.types.result import ResultTable
from semantic.query import TimeTerm
from tests.engine.scaffold.conftest import Build, Scaffold
from tests.engine.scaffold.every_query import answer, errors, failures


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("1704067200 + i * 60 AS ts", "timestamp"),
        ("1704067200000 + i * 60000 AS viewed_at", "timestamp"),
        ("1704067200000000 + i AS created", "timestamp"),
        ("1704067200000000000 + i AS event_time", "timestamp"),
        ("1704067200 + i AS raised_epoch", "timestamp"),
        ("CASE WHEN i % 5 = 0 THEN 0 ELSE 1704067200 + i END AS closed_at", "timestamp"),
        ("CASE WHEN i % 5 = 0 THEN 3 ELSE 1704067200 + i END AS closed_at", "integer"),
        ("1704067200 + i * 60 AS balance", "integer"),  # a number of that size is no time by itself
        ("1704067200 + i AS event_id", "integer"),
        ("i AS duration_time", "integer"),
        ("20240101 + i % 28 AS order_date_key", "date"),
        ("20240101 + i AS order_date_key", "integer"),  # 20240199 is no day
        ("20240101 + i % 28 AS amount", "integer"),
        ("'2024-01-0' || (1 + i % 9) AS day", "date"),
        ("CASE WHEN i % 4 = 0 THEN '' ELSE '2024-01-05' END AS day", "date"),
        ("'2024-01-05T10:00:00Z' AS moment", "timestamp"),
        ("'2024-01-05 10:00:00+02:00' AS moment", "timestamp"),
        ("lpad((1 + i % 28)::VARCHAR, 2, '0') || '.02.2024' AS day", "date"),
        ("'02/' || (1 + i % 28) || '/2024' AS day", "date"),
        ("'02/0' || (1 + i % 9) || '/2024' AS day", "string"),  # nothing tells which number is the day
        ("'99.99.2024' AS day", "string"),
        ("'2024-13-' || (10 + i % 9) AS day", "string"),
    ],
)
def test_what_is_a_time(scaffolded: Scaffold, column: str, kind: str) -> None:
    field = (
        scaffolded(f"CREATE TABLE a AS SELECT i AS a_id, {column} FROM range(100) t(i)").datasets[0].fields[1]
    )
    assert (field.type, field.role == "time") == (kind, kind in ("date", "timestamp"))


def test_times_of_every_kind_are_asked_by_day(build: Build) -> None:
    warehouse = build(
        "CREATE TABLE a AS SELECT 1704067200 + i AS ts, 1 AS n FROM range(3) t(i);"
        "CREATE TABLE b AS SELECT 1704067200000 + i AS viewed_at, 1 AS n FROM range(3) t(i);"
        "CREATE TABLE c AS SELECT 20240101 AS date_key, 1 AS n FROM range(3) t(i);"
        "CREATE TABLE d AS SELECT '01.01.2024' AS sold_on, 1 AS n FROM range(3) t(i);"
        "CREATE TABLE e AS SELECT '01/13/2024' AS sold_on, 1 AS n FROM range(3) t(i);"
        "CREATE TABLE f AS SELECT '2024-01-01 01:30:00+02:00' AS sold_at, 1 AS n FROM range(3) t(i);"
        "CREATE TABLE h AS SELECT CASE WHEN i > 2 THEN 0 ELSE 1704067200 END AS seen_at, 1 AS n "
        "FROM range(5) t(i);"
        "CREATE TABLE g AS SELECT * FROM (VALUES ('2024-01-01', 1), ('', 2)) t(sold_on, n)"
    )
    model = scaffold(warehouse, "times")
    assert errors(model) == []
    assert failures(model, warehouse) == []
    days = {}
    for name in "abcdefgh":
        result = answer(model, warehouse, f"{name}_count", TimeTerm(grain="day"))
        assert isinstance(result, ResultTable)
        days[name] = [str(day)[:10] for day, _ in result.rows if day is not None]
    first = ["2024-01-01"]
    assert days == {
        "a": first,
        "b": first,
        "c": first,
        "d": first,
        "e": ["2024-01-13"],
        "f": ["2023-12-31"],
        "g": first,
        "h": first,
    }


def test_names_of_times_do_not_say_how_they_are_stored(scaffolded: Scaffold) -> None:
    table = scaffolded(
        "CREATE TABLE a AS SELECT 1704067200 + i AS ts, 1704067200000 + i AS raised_ms, "
        "20240101 AS ship_date_key FROM range(9) t(i)"
    ).datasets[0]
    assert [field.label for field in table.fields[:3]] == ["A time", "Raised", "Ship date"]


def test_what_ends_is_not_when_it_happened(scaffolded: Scaffold) -> None:
    cards = scaffolded(
        "CREATE TABLE cards AS SELECT i AS card_id, DATE '2027-01-01' AS expiry_date FROM range(9) t(i)"
    )
    assert cards.datasets[0].time == ""
