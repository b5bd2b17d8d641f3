"""Numbers that tell rows apart have no average, and the column that points at them plays no part."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE garden_orders (order_id INTEGER PRIMARY KEY, ordered_on DATE, channel VARCHAR);
INSERT INTO garden_orders SELECT i, DATE '2025-01-01' + i::INT, ['web', 'shop'][1 + i % 2]
FROM range(1, 41) t(i);
CREATE TABLE order_notes (note_id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES garden_orders(order_id),
  note_text VARCHAR);
INSERT INTO order_notes SELECT i, 1 + i % 40, 'Leave it at gate ' || i FROM range(1, 61) t(i);
"""


@pytest.fixture
def door(opened: Opens) -> Parlance:
    return opened("garden", SCRIPT)


@pytest.mark.parametrize("question", ["average order", "average order by channel", "median order in 2025"])
def test_no_average_of_numbers_that_tell_rows_apart(door: Parlance, question: str) -> None:
    answer = door.ask(question)
    said = [answer.interpretation, *(one.text for one in answer.alternatives)]
    assert answer.status != "answer"
    assert not any("verage order" in text or "edian order" in text for text in said if text)


def test_a_part_is_of_its_whole_in_no_role(door: Parlance) -> None:
    """The order of a note is the garden order, and its channel the only one."""
    answer = door.ask("what share of orders came in by web")
    assert answer.table is not None, answer.reason
    assert answer.table.rows[0][0] == 0.5
