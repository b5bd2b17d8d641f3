"""How an answer was computed, from a small model made up here."""

from dataclasses import replace
from datetime import datetime

import pytest

from engine.answers.measures import additivity_of, formats_of
from engine.answers.proof import how_computed
from engine.types.answer import Answer
from engine.types.plan import Plan
from engine.types.result import ResultTable
from semantic.catalog import Catalog
from semantic.fields import Field
from semantic.filters import Compare
from semantic.metrics import Measure, RatioMetric, SimpleMetric
from semantic.model import Dataset, SemanticModel
from semantic.query import AggregateTerm, LogicalQuery, MetricRef
from tests.engine.answers.made import APRIL, MAY, RATE, VIEWS, plan

PLAYS = Measure(agg="sum", dataset="plays", expr="is_view")
CATALOG = Catalog(
    SemanticModel(
        name="small",
        datasets=(
            Dataset(
                name="plays",
                table="plays",
                label="Plays",
                fields=(
                    Field(name="price", type="number", display_format="0.00", unit="€", label="Price"),
                    Field(name="country", dimension="country", label="Country"),
                ),
            ),
        ),
        metrics=(
            SimpleMetric(
                name="views",
                label="Views",
                description="Videos started.",
                measure=PLAYS,
                display_format="int",
            ),
            RatioMetric(
                name="rate",
                label="Completion rate",
                numerator=Measure(agg="sum", dataset="plays", expr="completed", filter="plan <> 'Free'"),
                denominator="views",
                display_format="0.0%",
            ),
        ),
    )
)


def answer(asked: Plan, **more: object) -> Answer:
    return Answer("answer", "?", "2026-06-30T09:00:00", plan=asked, query=asked.query, **more)  # type: ignore[arg-type]


def test_it_states_definition_dates_data_and_time() -> None:
    asked = plan(VIEWS, bounds=MAY, before=APRIL, where=Compare(field="country", op="=", value="Malta"))
    facts = how_computed(
        answer(
            replace(asked, notes=("test load left out",)),
            table=ResultTable(("views",), ((5,),)),
            as_of="2026-06-30T08:59:00",
            notes=("test load left out", "a question may be asked otherwise"),
            ms={"plan": 1.4, "run": 6.0},
        ),
        CATALOG,
    )
    assert dict(facts) == {
        "Views": "Videos started. Sum of `is_view` over Plays.",
        "Owner": "The model names nobody",
        "Access": "No rule limits who may see which rows: every row counts for everybody",
        "Period": "May 2026: from 1 May 2026 00:00 up to, not including, 1 June 2026 00:00 UTC",
        "Compared with": "April 2026: from 1 April 2026 00:00 up to, not including, 1 May 2026 00:00 UTC",
        "Filter": "Country is Malta",
        "Left out by default": "test load left out",
        "Note": "a question may be asked otherwise",
        "Data as of": "30 June 2026 08:59 UTC",
        "Clock": "30 June 2026 09:00 UTC",
        "Rows": "1",
        "Time taken": "7 ms (plan 1, run 6)",
        "Query": asked.query.hash[:16],
    }


def test_a_ratio_names_its_denominator() -> None:
    facts = dict(how_computed(answer(plan(RATE)), CATALOG))
    assert facts["Completion rate"] == (
        "(sum of `completed` over Plays, only where `plan <> 'Free'`) ÷ Views."
    )


@pytest.mark.parametrize(
    ("agg", "additivity", "display_format"),
    [("sum", "additive", "0.00"), ("median", "other", "0.00"), ("count_distinct", "distinct", "int")],
)
def test_what_the_catalog_knows_of_made_up_numbers(agg: str, additivity: str, display_format: str) -> None:
    term = AggregateTerm(agg=agg, field="plays.price")  # type: ignore[arg-type]
    asked = Plan(LogicalQuery(metrics=(term,)), plan(VIEWS).tree, ())
    assert additivity_of(asked, CATALOG) == {term.key: additivity}
    assert formats_of(asked, CATALOG) == {term.key: display_format}


def test_what_the_catalog_knows_of_metrics() -> None:
    query = LogicalQuery(metrics=(MetricRef(name="views"), MetricRef(name="rate")))
    asked = Plan(query, plan(VIEWS).tree, ())
    assert additivity_of(asked, CATALOG) == {"views": "additive", "rate": "ratio"}
    assert formats_of(asked, CATALOG) == {"views": "int", "rate": "0.0%"}


def test_a_refusal_has_a_clock_and_no_more() -> None:
    bare = Answer("refuse", "?", datetime(2026, 6, 30, 9).isoformat())
    assert how_computed(bare, CATALOG) == (("Clock", "30 June 2026 09:00 UTC"),)
