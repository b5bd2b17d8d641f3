"""Groups above the average of the groups, among some rows only: "where" says nothing of the average.

Over a parcel shop; the averages of paid parcels are 4 for boxes, 10 for tubes and 1 for bags: 5 all in all.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE parcels (parcel_id INTEGER PRIMARY KEY, kind VARCHAR, sent_on DATE,
  payment VARCHAR, weight DOUBLE);
INSERT INTO parcels VALUES (1, 'box', '2026-01-05', 'card', 3), (2, 'box', '2026-01-06', 'card', 5),
  (3, 'tube', '2026-01-07', 'card', 10), (4, 'bag', '2026-02-08', 'card', 1),
  (5, 'bag', '2026-02-09', 'cash', 90);
"""


@pytest.fixture(scope="module")
def parcels(opened: Opens) -> Parlance:
    return opened("parcels", TABLES)


@pytest.mark.parametrize(
    "question",
    [
        "average weight by kind where payment is card with average weight above the average",
        'average weight by kind where payment is "card" with average weight above the average',
    ],
)
def test_groups(parcels: Parlance, question: str) -> None:
    reply = parcels.ask(question)
    assert reply.status == "answer", reply.reason
    assert list(map(tuple, reply.table.rows)) == [("tube", 10.0)]
    again = parcels.ask(reply.interpretation)
    assert again.query == reply.query
