"""Every way to join, and what looks almost like it. A near miss must be stopped for its reason."""

from pathlib import Path

import pytest
import sqlglot
import yaml

from engine.guard.check import check
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.query import LogicalQuery, MetricRef

HERE = Path(__file__).parent
AIRLINE = HERE.parents[1] / "sql" / "airline.yaml"
CATALOG = Catalog(SemanticModel.model_validate(yaml.safe_load(AIRLINE.read_text())))
CASES = yaml.safe_load((HERE / "joins.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_joins(case):
    tree = sqlglot.parse_one(case["sql"], read="duckdb")
    plan = Plan(LogicalQuery(metrics=(MetricRef(name="flights"),)), tree, ())
    found = check(plan, CATALOG)
    if "stopped" in case:
        assert isinstance(found, Refusal), "let through"
        assert found.code == "unsafe_sql"
        assert case["stopped"] in found.message
    else:
        assert found is plan, found


def test_names_of_cases_are_different():
    assert len({case["name"] for case in CASES}) == len(CASES)
