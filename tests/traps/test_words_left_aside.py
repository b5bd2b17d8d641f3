"""Words that leave out, deny or weigh: passed over they gave fluent wrong numbers. Over a small pottery."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE studios(studio_id INTEGER PRIMARY KEY, studio_name VARCHAR, rebate_pct DOUBLE,
  on_board VARCHAR, left_on DATE);
CREATE TABLE pots(pot_id INTEGER PRIMARY KEY, pot_name VARCHAR,
  studio_id INTEGER REFERENCES studios(studio_id), glaze VARCHAR, is_signed INTEGER, is_cracked INTEGER,
  stock_count INTEGER, listed_on DATE, sold_on DATE, ask_price DOUBLE, final_price DOUBLE);
CREATE TABLE orders(order_id INTEGER PRIMARY KEY, studio_id INTEGER REFERENCES studios(studio_id),
  order_state VARCHAR, ordered_on DATE, is_blocked INTEGER, fee_charged DOUBLE);
CREATE TABLE bills(bill_id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders(order_id),
  bill_amount DOUBLE, bill_state VARCHAR);
CREATE TABLE complaints(complaint_id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders(order_id),
  complaint_reason VARCHAR);
CREATE TABLE payments(payment_id INTEGER PRIMARY KEY, bill_id INTEGER REFERENCES bills(bill_id),
  paid_on DATE, amount DOUBLE, method VARCHAR);
INSERT INTO studios VALUES (1, 'Kiln Lane', 0, 'yes', NULL),
  (2, 'Clay Yard', 5, 'no', DATE '2025-03-01'), (3, 'Old Mill', 0, 'yes', NULL);
INSERT INTO pots SELECT i, 'Pot ' || i, 1 + i % 3, ['blue', 'green', 'white'][1 + i % 3], i % 2,
  (i % 5 = 0)::INT, i % 4, DATE '2024-01-01' + i::INT,
  CASE WHEN i % 3 > 0 THEN DATE '2024-06-01' + i::INT END, 10 * i, 9 * i FROM range(1, 31) t(i);
INSERT INTO orders SELECT i, 1 + i % 2, ['delivered', 'collected', 'planned'][1 + i % 3],
  DATE '2025-01-01' + i::INT, (i % 7 = 0)::INT, i % 3 FROM range(1, 43) t(i);
INSERT INTO bills SELECT i, i, 10 * i, ['open', 'settled'][1 + i % 2] FROM range(1, 41) t(i);
INSERT INTO complaints SELECT i, 2 * i, ['late', 'chipped'][1 + i % 2] FROM range(1, 13) t(i);
INSERT INTO payments SELECT i, i, DATE '2025-02-01' + i::INT, 5 * i, ['card', 'cash'][1 + i % 2]
  FROM range(1, 25) t(i);
"""


@pytest.fixture(scope="module")
def pottery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("pottery") / "pottery.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


# What the rows above say, counted by hand: of 30 pots the 15 odd ones are signed, and 5, 10, ... cracked.
RIGHT = {
    "number of pots by glaze, blue excluded": (("green", 10), ("white", 10)),
    "number of pots by glaze, blue and green left out": (("white", 10),),
    "number of orders, delivered ones excluded": ((28,),),
    "how many pots are neither signed nor cracked": ((12,),),
    "number of pots that are neither blue nor cracked": ((16,),),
    "how many pots are neither blue nor green": ((10,),),
    "how many pots are neither of blue glaze nor of green glaze": ((10,),),
    "how many pots are not signed": ((15,),),
    "how many blocked orders": ((6,),),
    "pots in both blue and green": ((20,),),
    "complaints that were late": ((6,),),
    "how many studios are still here": ((2,),),
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(pottery: Parlance, question: str) -> None:
    reply = pottery.ask(question)
    assert reply.table is not None, reply.reason
    assert reply.table.rows == RIGHT[question]


ASKED = {
    "studios without a rebate": {
        "Number of studios where rebate percent has no value",
        "Number of studios where rebate percent exactly 0",
    },
}


@pytest.mark.parametrize("question", ASKED)
def test_both_meanings_are_offered(pottery: Parlance, question: str) -> None:
    reply = pottery.ask(question)
    assert reply.status == "clarify", reply.interpretation or reply.reason
    assert {one.text for one in reply.alternatives} == ASKED[question]


NEVER = {
    "total value of pots sold in 2024": "Number of pots",  # of their prices, and not how many they are
    "value of orders": "Number of orders",
    "signed pots that are still in stock": "Total stock",  # those pots, and not how many lie there
    "value of pots in stock": "Total stock",
    "pots in stock": "Number of pots",
    "studios on board with no open order": "Number of orders",  # studios are asked for
    "studios on board with no open orders": "bill state",  # how an order is, and not how its bill is
    "how many pots with both blue and green glaze": "or",  # none: each has one
    "orders older than 2 years": "by year",  # how old they are, and no years with many of them
    "orders free of charge": "fee charged",  # no slip of the fingers in "fee"
    "orders delivered late": "complaint",  # it came late: why there was a complaint is another thing
    "orders collected late": "complaint",
    "payments received by method": "Number of payments",  # how much came in, or how often
}


@pytest.mark.parametrize("question", NEVER)
def test_never_answered_so(pottery: Parlance, question: str) -> None:
    reply = pottery.ask(question)
    assert reply.status != "answer" or NEVER[question] not in reply.interpretation
