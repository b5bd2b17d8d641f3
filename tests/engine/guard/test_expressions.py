"""What a model's expressions may say."""

import pytest

from semantic.expressions import columns_of, operand, parse_expression, parse_select, qualified
from semantic.sql_names import identifier, parse_table


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("amount", "o.amount"),
        ("lost + received", "o.lost + o.received"),
        ("status = 'pass'", "o.status = 'pass'"),
        ("NOT is_test", "NOT o.is_test"),
        ("CASE WHEN a > 1 THEN 'x' ELSE 'y' END", "CASE WHEN o.a > 1 THEN 'x' ELSE 'y' END"),
        ("CAST(a AS DECIMAL(12, 2))", "CAST(o.a AS DECIMAL(12, 2))"),
        ("date_trunc('month', ts)", "DATE_TRUNC('MONTH', o.ts)"),
        ("coalesce(nullif(lower(a), ''), 'none')", "COALESCE(NULLIF(LOWER(o.a), ''), 'none')"),
        ("ended_at - INTERVAL 5 MINUTE", "o.ended_at - INTERVAL '5' MINUTE"),
        ('"Odd name" IS NULL', 'o."Odd name" IS NULL'),
    ],
)
def test_row_expressions_are_read_from_an_alias(text, sql):
    assert qualified(text, "o").sql("duckdb") == sql


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SUM(amount)", "Sum"),
        ("(SELECT 1)", "Subquery"),
        ("a IN (SELECT b FROM c)", "Subquery"),
        ("EXISTS (SELECT 1)", "Exists"),
        ("SUM(a) OVER ()", "Window"),
        ("getenv('HOME')", "function getenv"),
        ("read_csv('x')", "ReadCSV"),
        ("RANDOM()", "Rand"),
        ("NOW()", "function NOW"),
        ("CURRENT_DATE", "CurrentDate"),
        ("REPEAT('x', 1000)", "Repeat"),
        ("?", "Placeholder"),
        ("$name", "Placeholder"),
        ("*", "Star"),
        ("orders.amount", "names a table"),
        ("a -- why", "comment"),
        ("a; b", "Not one"),
        ("", "Not one"),
        ("a +", "Not readable"),
        ("CAST(a AS mine)", "type"),
        ("TRIM(LEADING 'x' FROM a)", "LEADING"),
        ("[1, 2]", "Array"),
        ("DROP TABLE x", "Drop"),
        ("SELECT 1", "Select"),
        ("a" * 5000, "Longer"),
    ],
)
def test_anything_else_is_refused_by_name(text, word):
    with pytest.raises(ValueError, match=word):
        parse_expression(text)


def test_columns_and_operands():
    assert columns_of("a + CASE WHEN b THEN c END") == {"a", "b", "c"}
    assert operand("a OR b", "t").sql("duckdb") == "(t.a OR t.b)"
    assert operand("lower(a)", "t").sql("duckdb") == "LOWER(t.a)"


def test_what_is_handed_out_is_a_copy():
    qualified("a + b", "t").set("this", None)
    assert qualified("a + b", "t").sql("duckdb") == "t.a + t.b"


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("orders", "orders"),
        ("web.visits", "web.visits"),
        ('"My orders"', '"My orders"'),
        ('web."a.b"', 'web."a.b"'),
        ("2024-orders.csv", '"2024-orders.csv"'),
        ("order", '"order"'),
        ("Orders", '"Orders"'),
        ('x"; DROP TABLE y; --', '"x""; DROP TABLE y; --"'),
    ],
)
def test_table_names(text, sql):
    assert parse_table(text).sql("duckdb") == sql


@pytest.mark.parametrize(
    ("name", "quoted"), [("amount", False), ("Amount", True), ("select", True), ("a b", True)]
)
def test_names_are_quoted_where_they_must(name, quoted):
    assert identifier(name).quoted is quoted


@pytest.mark.parametrize(
    "text",
    [
        "DROP TABLE x",
        "SELECT 1; SELECT 2",
        "WITH RECURSIVE r AS (SELECT 1 AS a UNION ALL SELECT a FROM r) SELECT a FROM r",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT getenv('HOME') AS h",
        "SELECT a INTO b FROM c",
        "SELECT a FROM b WHERE c = ?",
        "SELECT a /* why */ FROM b",
        "not sql at all (",
    ],
)
def test_dataset_sql_is_one_plain_select(text):
    with pytest.raises(ValueError, match=r"."):
        parse_select(text)


def test_dataset_sql_may_be_a_union_and_a_join():
    assert parse_select("SELECT a.x, COUNT(*) AS n FROM a JOIN b USING (k) GROUP BY 1 UNION ALL SELECT 1, 2")
