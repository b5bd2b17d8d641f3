"""Trees that planning would never make. Each must be stopped, whoever made it."""

from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from engine.guard.check import check
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.query import LogicalQuery, MetricRef
from tests.written import written_in

QUERY = LogicalQuery(metrics=(MetricRef(name="revenue"),))


def verdict(tree, catalog):
    plan = Plan(QUERY, tree, ())
    found = check(plan, catalog)
    assert found is plan or isinstance(found, Refusal)
    return found


def assert_stopped(tree, catalog, why=""):
    found = verdict(tree, catalog)
    assert isinstance(found, Refusal), tree.sql("duckdb")
    assert found.code == "unsafe_sql"
    assert why in found.message


SAFE = "SELECT SUM(orders.amount) AS revenue FROM orders"

HOSTILE = written_in(Path(__file__).parent / "hostile.yaml")


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["name"])
def test_hostile_sql_is_stopped_for_its_reason(case, catalog):
    assert_stopped(sqlglot.parse_one(case["sql"], read="duckdb"), catalog, case["why"])


def test_the_plain_query_passes(catalog):
    """Without this the tests above would pass for a guard that stops everything."""
    assert isinstance(verdict(sqlglot.parse_one(SAFE, read="duckdb"), catalog), Plan)


def safe() -> exp.Select:
    tree = sqlglot.parse_one(SAFE, read="duckdb")
    assert isinstance(tree, exp.Select)
    return tree


EVIL = "x; DROP TABLE orders; --"


def _number(tree):
    tree.set("where", exp.Where(this=exp.Literal(this="1) OR (1=1", is_string=False)))


def _identifier(tree):
    tree.expressions[0].set("alias", exp.Identifier(this=EVIL, quoted=False))


def _column(tree):
    tree.find(exp.Column).set("this", exp.Identifier(this="amount FROM secrets --", quoted=False))


def _column_of_a_function(tree):
    tree.find(exp.Column).set("this", exp.Anonymous(this="getenv", expressions=[]))


def _unit(tree):
    tree.expressions[0].set(
        "this", exp.Extract(this=exp.Var(this=EVIL), expression=tree.find(exp.Column).copy())
    )


def _side(tree):
    tree.set(
        "joins",
        [exp.Join(this=exp.to_table("customers"), side="LEFT JOIN secrets ON TRUE LEFT", on=exp.true())],
    )


def _kind(tree):
    tree.set("joins", [exp.Join(this=exp.to_table("customers"), side="LEFT", kind=EVIL, on=exp.true())])


def _modifier(tree):
    tree.set("operation_modifiers", [EVIL])


def _hint(tree):
    tree.set("hint", exp.Hint(expressions=[exp.Var(this=EVIL)]))


def _comment(tree):
    tree.expressions[0].add_comments(["*/ DROP TABLE orders /*"])


def _trim(tree):
    tree.set("where", exp.Where(this=exp.Trim(this=exp.Literal.string("x"), position=EVIL)))


def _type(tree):
    tree.expressions[0].set(
        "this", exp.Cast(this=exp.Literal.string("1"), to=exp.DataType.build("x", udt=True))
    )


def _table_function(tree):
    tree.find(exp.Table).set(
        "this", exp.Anonymous(this="query", expressions=[exp.Literal.string("SELECT 1")])
    )


def _limit(tree):
    tree.set("limit", exp.Limit(expression=exp.Var(this=EVIL)))


def _lying_parent(tree):
    star = exp.Star()
    tree.set("expressions", [star])
    star.parent = exp.Count()


def _text_in_a_list(tree):
    tree.set("expressions", [*tree.expressions, EVIL])


def _number_as_text(tree):
    tree.expressions[0].set("this", exp.Literal(this=1, is_string=False))


SMUGGLERS = [_number, _identifier, _column, _column_of_a_function, _unit, _side, _kind, _modifier, _hint]
SMUGGLERS += [
    _comment,
    _trim,
    _type,
    _table_function,
    _limit,
    _lying_parent,
    _text_in_a_list,
    _number_as_text,
]


@pytest.mark.parametrize("smuggle", SMUGGLERS)
def test_raw_text_inside_nodes_is_stopped(smuggle, catalog):
    tree = safe()
    smuggle(tree)
    found = check(Plan(QUERY, tree, ()), catalog)
    assert isinstance(found, Refusal)
    assert found.code == "unsafe_sql"


def test_a_tree_too_deep_is_stopped(catalog):
    tree = safe()
    deep: exp.Expression = tree.expressions[0].this
    for _ in range(100):
        deep = exp.Neg(this=deep)
    tree.set("expressions", [exp.Alias(this=deep, alias=exp.to_identifier("x"))])
    assert_stopped(tree, catalog, "too large")


def test_a_tree_too_wide_is_stopped(catalog):
    tree = safe()
    numbers = [exp.Literal.number(number) for number in range(6000)]
    tree.set("where", exp.Where(this=exp.In(this=exp.column("amount", "orders"), expressions=numbers)))
    assert_stopped(tree, catalog, "too large")


def test_quoted_names_and_strings_may_hold_anything(catalog):
    tree = safe()
    tree.expressions[0].set("alias", exp.Identifier(this=EVIL, quoted=True))
    text = exp.EQ(
        this=exp.column("store_name", "orders"), expression=exp.Literal.string("'; DROP TABLE orders; --")
    )
    tree.set("where", exp.Where(this=text))
    assert isinstance(verdict(tree, catalog), Plan)
    assert len(sqlglot.parse(tree.sql("duckdb"), read="duckdb")) == 1
