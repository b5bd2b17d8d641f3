"""Which dimensions there are, and by which ways each dataset reaches them."""

import time
from pathlib import Path

import pytest
import yaml

from semantic.catalog import Catalog
from semantic.fields import Field
from semantic.measures import Measure
from semantic.metrics import SimpleMetric
from semantic.model import Dataset, Relationship, SemanticModel
from semantic.query import MetricRef

AIRLINE = Path(__file__).parents[1] / "sql" / "airline.yaml"


@pytest.fixture(scope="module")
def airline() -> Catalog:
    return Catalog(SemanticModel.model_validate(yaml.safe_load(AIRLINE.read_text())))


def ways(routes):
    return [" ".join(("<" if hop.back else "") + hop.name for hop in route.joins) for route in routes]


@pytest.mark.parametrize(
    ("fact", "dimension", "expected"),
    [
        ("flights", "flights.status", [""]),
        ("flights", "gates.terminal", ["flights_gate"]),
        ("flights", "registrations.register", ["flights_plane <planes_registration"]),
        ("registrations", "planes.maker", ["planes_registration"]),
        ("flights", "lessors.lessor", ["flights_lease leases_lessor"]),
        ("flights", "airports.city", ["flights_origin", "flights_destination"]),
        ("flights", "origin.airports.city", ["flights_origin"]),
        ("tickets", "destination.continent", ["tickets_flight flights_destination airports_nation"]),
        ("flights", "people.name", ["<duties_flight duties_person"]),
        ("people", "gates.terminal", ["<duties_person duties_flight flights_gate"]),
        ("people", "origin.airports.city", ["<duties_person duties_flight flights_origin"]),
        ("tickets", "duties.duty", ["tickets_flight <duties_flight"]),
        ("duties", "people.name", ["duties_person"]),
        ("flights", "tickets.class", []),
        ("airports", "flights.status", []),
        ("airports", "origin.airports.city", []),
        ("flights", "nothing", []),
    ],
)
def test_ways_to_groups(airline, fact, dimension, expected):
    assert ways(airline.routes(fact, dimension)) == expected


@pytest.mark.parametrize(
    ("fact", "dimension", "expected"),
    [
        ("flights", "tickets.class", ["<tickets_flight"]),
        ("flights", "channels.channel", ["<tickets_flight tickets_channel"]),
        ("planes", "bags.weight", ["<flights_plane <tickets_flight <bags_ticket"]),
        ("airports", "flights.status", ["<flights_origin", "<flights_destination"]),
        ("duties", "tickets.class", []),
        ("flights", "flights.status", []),
    ],
)
def test_ways_to_conditions_lead_straight_down(airline, fact, dimension, expected):
    assert ways(airline.finer_routes(fact, dimension)) == expected


def test_related_rows_may_be_those_of_what_a_row_belongs_to(airline):
    found = airline.network.related("duties", "bags")
    assert [[hop.name for hop in path] for path in found] == [
        ["duties_flight", "tickets_flight", "bags_ticket"]
    ]
    assert airline.network.related("tickets", "flights") == ()


def test_what_is_private_is_no_dimension(airline):
    assert "leases.lease_kind" not in airline.dimensions
    assert "planes.secret_name" not in airline.dimensions
    assert "planes.maker" in airline.dimensions


def test_a_role_names_what_lies_behind_it(airline):
    known = airline.dimensions["origin.airports.city"]
    assert (known.label, known.roles, known.of) == ("origin city", ("origin",), "airports.city")
    assert known.bindings == airline.dimensions["airports.city"].bindings
    assert airline.dimensions["destination.continent"].label == "destination continent"
    assert "origin.flights.status" not in airline.dimensions


def test_labels_keep_their_capital_letter():
    names = {"City": "Home city", "city": "home city", "URL": "home URL"}
    for label, expected in names.items():
        catalog = Catalog(model(("a", "b"), [("a", "b", "home")], label))
        assert catalog.dimensions["home.b.f"].label == expected


def model(names, edges, label="", **kinds):
    fields = (Field(name="f", label=label),)
    datasets = [
        Dataset(name=name, table=name, fields=fields, bridge=name in kinds.get("bridges", ()))
        for name in names
    ]
    relationships = [
        Relationship(
            name=f"{one}_{to}_{role}", source=one, to=to, from_columns=("x",), to_columns=("y",), role=role
        )
        for one, to, role in edges
    ]
    metrics = [SimpleMetric(name=name, measure=Measure(agg="count", dataset=name)) for name in names]
    return SemanticModel(
        name="m", datasets=tuple(datasets), relationships=tuple(relationships), metrics=tuple(metrics)
    )


def test_a_row_may_have_a_role_for_its_like():
    catalog = Catalog(model(("staff",), [("staff", "staff", "manager")]))
    assert ways(catalog.routes("staff", "staff.f")) == [""]
    assert ways(catalog.routes("staff", "manager.staff.f")) == ["staff_staff_manager"]


def test_a_role_behind_a_role():
    edges = [
        ("trip", "town", "start"),
        ("trip", "town", "end"),
        ("town", "person", "mayor"),
        ("town", "person", "heir"),
    ]
    catalog = Catalog(model(("trip", "town", "person"), edges))
    assert ways(catalog.routes("trip", "start.mayor.person.f")) == ["trip_town_start town_person_mayor"]
    assert len(catalog.routes("trip", "mayor.person.f")) == 2
    assert "start.person.f" not in catalog.dimensions


def test_one_value_goes_before_many_however_long_the_way():
    edges = [("fact", "a", ""), ("a", "b", ""), ("b", "goal", ""), ("link", "fact", ""), ("link", "goal", "")]
    catalog = Catalog(model(("fact", "a", "b", "goal", "link"), edges, bridges=("link",)))
    assert ways(catalog.routes("fact", "goal.f")) == ["fact_a_ a_b_ b_goal_"]
    assert ways(catalog.routes("fact", "link.f")) == ["<link_fact_"]


def test_two_bridges_are_not_crossed_one_after_the_other():
    edges = [("one", "fact", ""), ("one", "middle", ""), ("two", "middle", ""), ("two", "goal", "")]
    catalog = Catalog(model(("fact", "one", "middle", "two", "goal"), edges, bridges=("one", "two")))
    assert ways(catalog.routes("fact", "middle.f")) == ["<one_fact_ one_middle_"]
    assert catalog.routes("fact", "goal.f") == ()


def test_many_equal_ways_stay_few():
    """Twenty diamonds one after the other have a million shortest ways."""
    names = [f"n{place}" for place in range(61)]
    edges = [(f"n{3 * i}", f"n{3 * i + side}", "") for i in range(20) for side in (1, 2)]
    edges += [(f"n{3 * i + side}", f"n{3 * i + 3}", "") for i in range(20) for side in (1, 2)]
    assert 1 < len(Catalog(model(names, edges)).routes("n0", "n60.f")) < 10


def test_a_large_model_is_looked_up_fast():
    names = [f"d{place}" for place in range(500)]
    edges = [
        (f"d{one}", f"d{450 + (one + step) % 50}", f"r{step}" if step else "")
        for one in range(450)
        for step in range(3)
    ]
    catalog = Catalog(model(names, edges))
    started = time.perf_counter()
    assert len(catalog.dimensions) == 600
    found = [len(list(catalog.reachable(MetricRef(name=f"d{one}")))) for one in range(0, 450, 10)]
    assert set(found) == {6}
    assert time.perf_counter() - started < 60  # a hang, whatever the machine
