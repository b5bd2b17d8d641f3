"""Places passed over, ranks within groups, a part of the groups, and the rest in one row."""

import pytest

from engine.planning.plan import plan
from engine.types.refusal import Refusal
from semantic.text_form import from_text
from tests.traps.conftest import CATALOG, CLOCK


@pytest.fixture
def stores(shop):
    rows = [
        (1, "Harbour", 50, 7),
        (2, "Online", 30, 7),
        (3, "Online", 30, 8),
        (4, "Station", 20, 8),
        (5, "Airport", 10, 7),
        (6, "Airport", 10, 9),
        (7, None, 100, 9),
    ]
    shop.add("orders", "order_id, store_name, amount, customer_id", *rows)
    return shop


BY_REVENUE = [{"by": "revenue"}]


def test_places_are_counted_from_the_first_that_has_a_name(stores):
    assert stores.rows("revenue", "store", order=BY_REVENUE, limit=2, offset=1) == [
        ("Harbour", 50),
        ("Airport", 20),
    ]


def test_a_part_is_rounded_up_and_counts_named_groups_only(stores):
    # 4 stores have a name: a quarter and a bit is two of them, and the nameless one is none of them.
    assert stores.rows("revenue", "store", order=BY_REVENUE, limit_percent=25) == [("Online", 60)]
    found = stores.rows("revenue", "store", order=BY_REVENUE, limit_percent=26)
    assert found == [("Online", 60), ("Harbour", 50)]


def test_the_rest_is_computed_over_its_rows(stores):
    found = stores.rows("revenue buyers", "store", order=BY_REVENUE, limit=2, rest=True)
    # Customers 8, 7 and 9 bought in the rest; the sum of the shown numbers would count 8, 7, 9 and 9.
    assert found == [("Online", 60, 2), ("Harbour", 50, 1), ("Other", 140, 3)]


def test_what_has_no_value_belongs_to_the_rest_and_is_not_ranked(stores):
    assert stores.rows("revenue", "store", order=BY_REVENUE, limit=4, rest=True)[-1] == ("Other", 100)


def test_no_rest_where_all_are_named(stores):
    known = {"kind": "not", "item": {"kind": "null", "field": "store"}}
    found = stores.rows("revenue", "store", order=BY_REVENUE, limit=9, rest=True, where=known)
    assert [row[0] for row in found] == ["Online", "Harbour", "Airport", "Station"]


def test_a_stored_value_called_other_stays_apart_from_the_rest(shop):
    rows = [(1, "Other", 50), (2, "Online", 30), (3, "Station", 20)]
    shop.add("orders", "order_id, store_name, amount", *rows)
    found = shop.rows("revenue", "store", order=BY_REVENUE, limit=1, rest=True)
    assert found == [("Other", 50), ("Other", 50)]


def test_ranks_are_counted_anew_within_each_group(shop):
    rows = [
        (1, "Online", 12, 5),
        (2, "Online", 1, 9),
        (3, "Station", 1, 9),
        (4, None, 20, 1),
        (5, None, 2, 3),
    ]
    shop.add("orders", "order_id, store_name, quantity, amount", *rows)
    found = shop.rows("revenue", "store orders.size", order=[{"by": "revenue"}], limit=1, limit_per=["store"])
    assert found == [("Online", "single", 9), ("Station", "single", 9), (None, "single", 3)]


def test_what_was_not_there_before_has_not_grown(shop):
    days = {"May": "2026-05-10", "June": "2026-06-10"}
    rows = [
        (1, "Online", 10, days["May"]),
        (2, "Online", 30, days["June"]),
        (3, "Station", 10, days["May"]),
        (4, "Harbour", 50, days["June"]),
        (5, None, 1, days["May"]),
        (6, None, 9, days["June"]),
    ]
    shop.add("orders", "order_id, store_name, amount, ordered_at", *rows)
    june = {"period": {"kind": "named", "year": 2026, "month": 6}}
    found = shop.rows(
        "revenue",
        "store",
        time=june,
        compare_to={"kind": "previous"},
        calculations=[{"kind": "growth", "of": "revenue"}],
        order=[{"by": "growth(revenue)"}],
        limit=3,
    )
    assert found == [("Online", 30, 10, 2.0)]


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("any revenue < 20", (False, 20, 20)),
        ("any revenue <= 20", (True, 20, 20)),
        ("all revenue >= 20", (True, 20, 20)),
        ("all revenue < 100", (False, 100, 100)),
        ("any revenue > 99.5", (True, 100, 99.5)),
    ],
)
def test_the_extreme_group_decides(stores, claim, answer):
    query = from_text(f"revenue by store claim {claim}")
    assert stores.rows("revenue", "store", claim=query.claim) == [answer]


def test_records_are_the_rows_themselves(stores):
    columns = [{"kind": "dimension", "name": name} for name in ("store", "orders.amount")]
    found = stores.rows("", records="orders", group_by=columns, order=[{"by": "orders.amount"}], limit=4)
    assert found == [(None, 100), ("Harbour", 50), ("Online", 30), ("Online", 30)]


@pytest.mark.parametrize(
    "text",
    [
        "revenue by store limit 5 percent 5",
        "revenue by store offset 5",
        "revenue by store order revenue desc limit 5 per store",
        "revenue by store order revenue desc per store",
        "revenue by store, day order revenue desc limit 5 rest",
        "revenue by store limit 5 rest",
        "revenue by store claim any revenue < before",
        "revenue by store claim any revenue = 5",
        "revenue compare previous claim any revenue < 5",
        "records orders by store having revenue > 5",
        "records orders by bucket(orders.amount, 10)",
    ],
)
def test_refused(text):
    assert isinstance(plan(from_text(text), CATALOG, CLOCK), Refusal)


def test_a_named_group_stands_beside_all_others_together(stores):
    found = stores.rows("revenue buyers", "store", rest=True, named=["Online"])
    # Customers 7, 8 and 9 bought in the others, what has no store among them.
    assert found == [("Online", 60, 2), ("Other", 190, 3)]
    assert stores.rows("revenue", "store", rest=True, named=["Airport", "Online"]) == [
        ("Airport", 20),
        ("Online", 60),
        ("Other", 170),
    ]


def test_a_named_group_without_rows_has_none(stores):
    assert stores.rows("revenue", "store", rest=True, named=["Moon"]) == [("Other", 250)]


@pytest.mark.parametrize(
    "text",
    [
        'revenue by store order revenue desc limit 2 rest against "Online"',
        'revenue by store order revenue desc rest against "Online"',
        'revenue by store, week rest against "Online"',
        'revenue rest against "Online"',
        "revenue by store rest",
    ],
)
def test_a_rest_of_nothing_certain_is_refused(text):
    made = plan(from_text(text), CATALOG, CLOCK)
    assert isinstance(made, Refusal)
    assert made.code == "not_supported"
