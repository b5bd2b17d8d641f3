"""Ways that lead to many rows, or to several places: refused by name, with what can be asked instead."""

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.text_form import from_text

MODEL = yaml.safe_load((Path(__file__).parents[2] / "sql" / "airline.yaml").read_text())
MORE = [
    {"name": "so_far", "type": "cumulative", "metric": "distance"},
    {
        "name": "repeats",
        "type": "conversion",
        "entity": "tail",
        "base": {"agg": "count", "dataset": "flights"},
        "conversion": {"agg": "count", "dataset": "flights"},
    },
    {
        "name": "first",
        "type": "simple",
        "measure": {"agg": "count", "dataset": "flights"},
        "where": 'tickets.class = "First"',
    },
]
CATALOG = Catalog(SemanticModel.model_validate(MODEL | {"metrics": MODEL["metrics"] + MORE}))


def planned(text):
    return plan(from_text(text), CATALOG, Clock(datetime(2026, 6, 30, 9)))


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        ("flights by tickets.class", "no_path", "flights cannot be split by class."),
        ("flights by tickets.sold_at:month", "no_path", "flights cannot be split by time of sale."),
        ("flights by bucket(tickets.price, 10)", "no_path", "flights cannot be split by price."),
        (
            "flights during calendar(month, -1) on tickets.sold_at",
            "no_path",
            "flights cannot be filtered by time of sale.",
        ),
        (
            "flights during calendar(month, -1) on people.hired_at",
            "no_path",
            "flights cannot be filtered by hiring.",
        ),
        ('duties where tickets.class = "First"', "no_path", "duties cannot be filtered by class."),
        ('sales, flights where tickets.class = "First"', "no_path", "flights cannot be filtered by class."),
        ("tickets where related(flights)", "no_path", "tickets has no flights below it."),
        ("flights by airports.city", "ambiguous_path", "flights reaches city in 2 ways."),
        ('flights where airports.city = "Rome"', "ambiguous_path", "flights reaches city in 2 ways."),
        ('nations where flights.status = "late"', "unknown_name", "There is no metric called nations."),
        ("flights where related(sightings)", "unknown_name", "There is no dataset called sightings."),
        (
            "flights where related(tickets where tickets.clas = 1)",
            "unknown_name",
            "There is no dimension called tickets.clas.",
        ),
        (
            "flights where related(tickets where tickets.class = 1)",
            "wrong_type",
            "class holds string values, not 1.",
        ),
        (
            "flights where metric(nothing by people.name > 1)",
            "unknown_name",
            "There is no metric called nothing.",
        ),
        (
            "so_far by people.hired_at:month",
            "not_supported",
            "so far cannot be split by hiring, of which one row may have several.",
        ),
        (
            "repeats by people.name",
            "not_supported",
            "repeats cannot be split by crew member, of which one row may have several.",
        ),
        ("count(origin.airports.city)", "unknown_name", "There is no dimension called origin.airports.city."),
    ],
)
def test_refused(query, code, message):
    found = planned(query)
    assert isinstance(found, Refusal), query
    assert (found.code, found.message) == (code, message)


def test_related_in_two_ways():
    metrics = [
        *MODEL["metrics"],
        {"name": "airports", "type": "simple", "measure": {"agg": "count", "dataset": "airports"}},
    ]
    catalog = Catalog(SemanticModel.model_validate(MODEL | {"metrics": metrics}))
    found = plan(from_text("airports where related(flights)"), catalog, Clock(datetime(2026, 6, 30, 9)))
    assert isinstance(found, Refusal)
    assert found.code == "ambiguous_path"
    assert found.names == ("origin", "destination")


def test_metrics_of_the_finer_table_are_named():
    found = planned("flights by tickets.class")
    assert isinstance(found, Refusal)
    assert found.names == ("sales", "tickets")


@pytest.mark.parametrize("query", ["first, sales", "first by people.name", "first, tickets by planes.maker"])
def test_a_metric_s_own_condition_on_finer_rows_stands_beside_other_facts(query):
    assert not isinstance(planned(query), Refusal)
