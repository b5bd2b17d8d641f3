"""A ranking of all that is split by, where one of the words is a value elsewhere as well."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

# "device" is a dimension of views, and what one of the checks looked at.
SCRIPT = """
CREATE TABLE views (view_id INTEGER PRIMARY KEY, country VARCHAR, device VARCHAR, plan VARCHAR);
INSERT INTO views VALUES (1, 'Peru', 'TV', 'Free'), (2, 'Peru', 'TV', 'Free'), (3, 'Peru', 'TV', 'Free'),
  (4, 'Peru', 'Phone', 'Free'), (5, 'Chad', 'TV', 'Plus'), (6, 'Chad', 'TV', 'Plus'),
  (7, 'Chad', 'TV', 'Free');
CREATE TABLE checks (check_id INTEGER PRIMARY KEY, checked_column VARCHAR, passed BOOLEAN);
INSERT INTO checks VALUES (1, 'device', true), (2, 'city', false), (3, 'device', true);
"""


@pytest.fixture(scope="module")
def house(opened: Opens) -> Parlance:
    return opened("house", SCRIPT)


@pytest.mark.parametrize(
    "question", ["views by country, device and plan top 2", "views by country and device and plan top 2"]
)
def test_the_combinations_are_ranked(house: Parlance, question: str) -> None:
    reply = house.ask(question)
    assert reply.table is not None, reply.reason
    assert reply.table.rows == (("Peru", "TV", "Free", 3), ("Chad", "TV", "Plus", 2))


def test_a_value_elsewhere_limits_no_views(house: Parlance) -> None:
    reply = house.ask("views where checked column is device by country top 2")
    assert reply.status != "answer", reply.interpretation
