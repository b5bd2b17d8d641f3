"""What cannot be answered is refused with a stable code, plain words and a way out."""

import pytest

from engine.types.plan import Plan
from engine.types.refusal import Refusal

LAST_MONTH = {"period": {"kind": "calendar", "unit": "month", "offset": -1}}


def compare(field, op, value):
    return {"kind": "compare", "field": field, "op": op, "value": value}


def refused(found: Plan | Refusal, code: str) -> Refusal:
    assert isinstance(found, Refusal), found
    assert found.code == code
    assert found.message.endswith(".")
    assert found.hint.endswith((".", "?"))
    return found


@pytest.mark.parametrize(
    ("metric", "by", "parts", "near"),
    [
        ("revenu", "", {}, ("revenue",)),
        ("revenue", "contry", {}, ("country",)),
        ("revenue", "", {"where": compare("stor", "=", "x")}, ("store",)),
        ("revenue", "", {"having": compare("order", ">", 1)}, ("orders", "order_value")),
        ("revenue", "store", {"order": [{"by": "stores"}]}, ("store",)),
        ("revenue", "store", {"order": [{"by": "share(nothing)"}]}, ()),
        ("revenue", "", {"without_default_filters": ["real_order"]}, ("real_orders",)),
        (
            "revenue",
            "",
            {"time": LAST_MONTH | {"dimension": "orders.shipped"}},
            ("orders.shipped_at", "orders.size"),
        ),
        (
            "revenue",
            "",
            {"metrics": [{"kind": "aggregate", "agg": "sum", "field": "orders.amont"}]},
            ("orders.amount",),
        ),
    ],
)
def test_unknown_names_offer_near_ones(planned, metric, by, parts, near):
    found = refused(planned(metric, by, **parts), "unknown_name")
    assert found.names[: len(near)] == near or set(near) <= set(found.names) or not near


def test_no_path_says_what_else_there_is(planned):
    found = refused(planned("visits", "store"), "no_path")
    assert found.message == "visits cannot be split by store."
    assert found.hint == "It can be split by country, page, plan, region."
    assert "country" in found.names


def test_no_path_of_a_filter_and_of_one_side_of_a_ratio(planned):
    found = refused(planned("conversion", where=compare("store", "=", "Online")), "no_path")
    assert found.message == "conversion cannot be filtered by store."
    assert found.hint == "It can be filtered by country, plan, region."


def test_two_ways_are_a_question_not_a_guess(planned):
    found = refused(planned("weight", "country"), "ambiguous_path")
    assert found.message == "weight reaches country in 2 ways."
    assert found.hint == "Say which: origin country or destination country."
    assert found.names == ("origin.country", "destination.country")


@pytest.mark.parametrize("parts", [{"time": LAST_MONTH}, {"by": "day"}])
def test_a_fact_without_a_time(planned, parts):
    found = refused(planned("weight", **parts), "no_path")
    assert found.message == "weight has no time."


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"where": compare("store", "=", 5)}, "store holds string values, not 5"),
        ({"where": compare("orders.quantity", ">", "many")}, "quantity holds integer values, not 'many'"),
        ({"where": compare("orders.amount", ">", True)}, "amount holds number values, not True"),
        ({"where": compare("orders.is_gift", "=", "yes")}, "gift holds boolean values"),
        ({"where": compare("orders.is_gift", ">", True)}, "gift is true or false"),
        ({"where": compare("orders.shipped_at", ">", "soon")}, "shipping time holds timestamp values"),
        ({"where": {"kind": "in", "field": "country", "values": ["Germany", 7]}}, "not 7"),
        (
            {
                "where": {
                    "kind": "not",
                    "item": {
                        "kind": "between",
                        "field": "customers.joined_on",
                        "low": "2026-02-30",
                        "high": "2026-03-01",
                    },
                }
            },
            "'2026-02-30'",
        ),
        ({"having": compare("revenue", ">", "much")}, "revenue holds number values"),
        ({"by": "store", "having": compare("store", "=", "Online")}, "store is no number"),
        ({"time": LAST_MONTH | {"dimension": "store"}}, "store holds string values, not times"),
        (
            {"metrics": [{"kind": "aggregate", "agg": "sum", "field": "store"}]},
            "store holds string values, which have no sum",
        ),
        ({"metrics": [{"kind": "aggregate", "agg": "age", "field": "orders.amount"}]}, "no age"),
    ],
)
def test_wrong_types(planned, parts, word):
    assert word in refused(planned("revenue", **parts), "wrong_type").message


@pytest.mark.parametrize(
    ("metric", "by", "parts", "word"),
    [
        ("stock_age", "day", {}, "stock age is a reading at one moment"),
        ("stock_age", "", {"time": LAST_MONTH, "compare_to": {"kind": "previous"}}, "stock age is a reading"),
        ("revenue", "", {"compare_to": {"kind": "previous"}}, "needs a period"),
        (
            "revenue",
            "",
            {"calculations": [{"kind": "growth", "of": "revenue"}]},
            "growth of revenue needs two periods",
        ),
        (
            "revenue",
            "store",
            {"order": [{"by": "previous(revenue)"}]},
            "previous of revenue needs two periods",
        ),
        ("revenue", "", {"calculations": [{"kind": "share", "of": "revenue"}]}, "needs parts"),
        (
            "order_value",
            "store",
            {"calculations": [{"kind": "share", "of": "order_value"}]},
            "order value does not add up",
        ),
        (
            "stock_age",
            "stock.item",
            {"calculations": [{"kind": "share", "of": "stock_age"}]},
            "does not add up",
        ),
        (
            "revenue",
            "store",
            {
                "calculations": [{"kind": "share", "of": "revenue"}],
                "time": LAST_MONTH,
                "compare_to": {"kind": "previous"},
            },
            "are not compared",
        ),
    ],
)
def test_what_has_no_sound_meaning(planned, metric, by, parts, word):
    assert word in refused(planned(metric, by, **parts), "not_supported").message
