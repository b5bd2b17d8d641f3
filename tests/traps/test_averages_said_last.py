"""An average that is said last is one of the number in front, over the rows named between them.

Over a dog groomer: what a wash costs, what a trim takes, and what each dog weighs.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE dogs (dog_id INTEGER PRIMARY KEY, dog_name VARCHAR, breed VARCHAR, weight_kg DOUBLE);
INSERT INTO dogs VALUES (1, 'Rex', 'Boxer', 30), (2, 'Lola', 'Pug', 8), (3, 'Max', 'Boxer', 34);
CREATE TABLE washes (wash_id INTEGER PRIMARY KEY, dog_id INTEGER REFERENCES dogs (dog_id), shampoo VARCHAR,
  charge DOUBLE, discount_pct DOUBLE);
INSERT INTO washes VALUES (1, 1, 'oat', 20, 0), (2, 1, 'oat', 30, 10), (3, 2, 'tar', 10, 20);
"""


@pytest.fixture(scope="module")
def groomer(opened: Opens) -> Parlance:
    return opened("groomer", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("what charge do washes have on average", [(20.0,)]),
        ("what weight do our dogs have on average?", [(24.0,)]),
        ("what charge do washes have on average per shampoo", [("oat", 25.0), ("tar", 10.0)]),
        ("what discount percentage do washes get on average in each shampoo", [("oat", 5.0), ("tar", 20.0)]),
    ],
)
def test_it_is_the_average_of_the_field(
    groomer: Parlance, question: str, rows: list[tuple[object, ...]]
) -> None:
    reply = groomer.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(reply.table.rows) == rows


def test_rows_of_another_table_are_not_left_out(groomer: Parlance) -> None:
    """The charge is one of washes: what a dog is charged on average may be a sum for each dog."""
    reply = groomer.ask("what charge do dogs have on average")
    assert reply.status != "answer" or reply.table.rows != ((20.0,),)
