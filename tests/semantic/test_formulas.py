"""The formulas of derived metrics: arithmetic and nothing else."""

import duckdb
import pytest

from semantic.formulas import names_in, parse_formula


@pytest.mark.parametrize(
    ("text", "names", "value"),
    [
        ("(a - b) / b", ("a", "b"), 2.0),
        ("-a * 1.5e1 + 2", ("a",), -88.0),
        ("COALESCE(a, 0) / NULLIF(b - 2, 0)", ("a", "b"), None),
        ("ROUND(a / b, 2) + ABS(b - a)", ("a", "b"), 7.0),
        ("round(a / 4, -1)", ("a",), 0.0),
        ("LEAST(a, b, 1) + GREATEST(a, b)", ("a", "b"), 7.0),
        ("CASE WHEN a > b AND NOT b IS NULL THEN a WHEN (a = 1) OR b BETWEEN 1 AND 2 THEN 1 ELSE b END",
         ("a", "b"), 6.0),
        ("CASE a WHEN 6 THEN b END", ("a", "b"), 2.0),
        ('"odd name" * b', ("odd name", "b"), 20.0),
    ],
)  # fmt: skip
def test_arithmetic_is_read_and_means_what_it_says(
    text: str, names: tuple[str, ...], value: float | None
) -> None:
    assert names_in(text) == names
    sql = parse_formula(text).sql("duckdb")
    with duckdb.connect() as connection:
        row = connection.execute(f'SELECT {sql} FROM (SELECT 6 AS a, 2 AS b, 10 AS "odd name")').fetchone()
    assert row is not None
    assert row[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a +",
        "a; b",
        "a > 1",
        "NOT a",
        "a + (b > 1)",
        "COALESCE(a > 1, 0)",
        "CASE WHEN a THEN 1 END",
        "CASE a WHEN b > 1 THEN 1 END",
        "'text'",
        "a || b",
        "a % 2",
        "a // b",
        "TRUE",
        "SUM(a)",
        "a.b + 1",
        "ROUND(a, b)",
        "CAST(a AS TEXT)",
        "LN(a)",
        "RANDOM()",
        "CURRENT_DATE",
        "(SELECT 1)",
        "a IN (1, 2)",
        "a /* b */",
        "a" + " + a" * 2000,
    ],
)
def test_all_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_formula(text)
