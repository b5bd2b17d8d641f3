"""Types are given only to columns whose every value fits."""

from datetime import date, datetime

import duckdb
import pytest

from engine.warehouse.evidence import BITS, DATES, TextColumn, type_table
from engine.warehouse.text_type import Type


def typed(values: list[str | None], **rules: object) -> tuple[str, list[object]]:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE texts (v VARCHAR, n VARCHAR)")
        for place, value in enumerate(values):
            connection.execute("INSERT INTO texts VALUES (?, ?)", [value, str(place)])
        connection.execute('ALTER TABLE texts RENAME v TO "a {v} ""b"')
        columns = [TextColumn('a {v} "b', **rules), TextColumn("n")]  # type: ignore[arg-type]
        type_table(connection, "texts", "made", columns)
        kind = connection.execute("DESCRIBE made").fetchall()[0][1]
        return kind, [
            row[0] for row in connection.execute("SELECT * FROM made ORDER BY CAST(n AS INTEGER)").fetchall()
        ]


@pytest.mark.parametrize(
    ("values", "kind", "found"),
    [
        (["1", "-20", " 3 ", ""], "BIGINT", [1, -20, 3, None]),
        (["1", "2.5", ".5", "1e-05"], "DOUBLE", [1.0, 2.5, 0.5, 1e-05]),
        (["1", "NULL", "n/a", "-"], "BIGINT", [1, None, None, None]),
        (["true", "False"], "BOOLEAN", [True, False]),
        (["2024-05-06", None], "DATE", [date(2024, 5, 6), None]),
        (["2024-05-06", "2024-05-06 07:08"], "TIMESTAMP", [datetime(2024, 5, 6), datetime(2024, 5, 6, 7, 8)]),
        (["2023-11-16 18:17:03.9799609"], "TIMESTAMP", [datetime(2023, 11, 16, 18, 17, 3, 979960)]),
        (["2024-05-06T07:08:09+02:00"], "TIMESTAMP", [datetime(2024, 5, 6, 5, 8, 9)]),
        (["2024-05-06T07:08:09Z"], "TIMESTAMP", [datetime(2024, 5, 6, 7, 8, 9)]),
        (["31/12/2024", "01/02/2024"], "DATE", [date(2024, 12, 31), date(2024, 2, 1)]),
        (["12/31/2024", "01/02/2024"], "DATE", [date(2024, 12, 31), date(2024, 1, 2)]),
        (["12/31/2024 10:30"], "TIMESTAMP", [datetime(2024, 12, 31, 10, 30)]),
        (["1.2.2024"], "DATE", [date(2024, 2, 1)]),
        (["007", "12"], "VARCHAR", ["007", "12"]),
        (["+4912345"], "VARCHAR", ["+4912345"]),
        (["12345678901234567890"], "VARCHAR", ["12345678901234567890"]),
        (["01/02/2024", "03/04/2024"], "VARCHAR", ["01/02/2024", "03/04/2024"]),
        (["2024-02-30"], "VARCHAR", ["2024-02-30"]),
        (["nan", "inf"], "VARCHAR", ["nan", "inf"]),
        (["", "none", "x"], "VARCHAR", [None, "none", "x"]),
        (["", ""], "VARCHAR", [None, None]),
    ],
)
def test_types(values: list[str | None], kind: str, found: list[object]) -> None:
    assert typed(values) == (kind, found)


@pytest.mark.parametrize(
    ("types", "values", "kind"),
    [(BITS, ["0", "1"], "BOOLEAN"), (BITS, ["0", "2"], "BIGINT"), (DATES, ["1", "2"], "VARCHAR")],
)
def test_a_column_can_be_limited_to_some_types(types: tuple[Type, ...], values: list[str], kind: str) -> None:
    assert typed(list(values), types=types)[0] == kind


def test_without_values_the_declared_type_holds() -> None:
    assert typed([None], without_values="BIGINT") == ("BIGINT", [None])


def test_a_late_odd_value_is_seen() -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT CAST(i AS VARCHAR) AS a FROM range(10500) r(i)")
        connection.execute("INSERT INTO t VALUES ('0x1')")
        type_table(connection, "t", "made", [TextColumn("a")])
        assert connection.execute("DESCRIBE made").fetchall()[0][1] == "VARCHAR"
