"""Codes of one or two letters that are small words of the language as well: grade A, Italy as IT."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE parcel (parcel_id INTEGER PRIMARY KEY, parcel_ref VARCHAR, grade VARCHAR, weight_kg DOUBLE,
  country VARCHAR, courier VARCHAR, sent_on DATE);
INSERT INTO parcel VALUES (1, 'P-1', 'A', 2, 'US', 'Swift', '2026-01-02'),
  (2, 'P-2', 'B', 3, 'IT', NULL, '2026-01-03'), (3, 'P-3', 'A', 4, 'NO', 'Swift', '2026-02-01'),
  (4, 'P-4', 'C', 1, 'US', NULL, '2026-02-05'), (5, 'P-5', 'I', 1, 'PL', 'Orbit', '2026-02-05');
"""


@pytest.fixture(scope="module")
def depot(opened: Opens) -> Parlance:
    return opened("depot", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many parcels were given to a courier", [(3,)]),
        ("what share of all parcels was given to a courier", [(0.6,)]),
        ("what share of parcels have a courier", [(0.6,)]),
        ("what percentage of the January parcels had a courier", [(0.5,)]),
        ("how many parcels do I have", [(5,)]),
        ("how many parcels with grade A", [(2,)]),
        ("how many parcels have grade a or b", [(3,)]),
        ("grade a parcels", [(2,)]),
        ("weight of A parcels", [(6,)]),
        ("how many parcels in US", [(2,)]),
        ("how many parcels to IT and NO", [(2,)]),
    ],
)
def test_a_small_word_is_a_code_only_where_it_is_written_so(
    depot: Parlance, question: str, rows: list[tuple[object, ...]]
) -> None:
    reply = depot.ask(question)
    assert reply.status == "answer", (reply.status, reply.reason)
    assert [tuple(row) for row in reply.table.rows] == rows


def test_no_plural_of_a_code_is_found(depot: Parlance) -> None:
    assert "PL" not in (depot.ask("number of parcels by grade pls").interpretation or "")
