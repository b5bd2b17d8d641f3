"""The cost of a reading is the sum of named weights, as often as they count."""

import pickle

import pytest

from engine import Parlance
from engine.language.reader import Reader
from engine.language.weights import WEIGHTS, Cost, counted, parts_of

QUESTIONS = (
    "revenue by city last month",
    "top 3 shops by orders",
    "revnue of bred per shop",
    "total price in classes of 10 without the first",
    "average number of sales per day for the online channel above 20",
    "which shop has the most seats and what about cake",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_cost_is_the_sum_of_its_features(reader: Reader, question: str) -> None:
    understood = reader.read(question)
    readings = (*understood.readings, *understood.failed)
    assert readings
    for reading in readings:
        weighed = sum(float(WEIGHTS[name]) * count for name, count in reading.features.items())
        assert reading.cost == pytest.approx(weighed, abs=1e-5), reading


def test_sums_and_multiples_remember_their_parts() -> None:
    a, b = Cost(0.5, (("a", 1.0),)), Cost(2.0, (("b", 1.0),))
    found = sum([a, b * 3, -a, a * 0, 1.0 + b], 0.0)
    assert found == 0.5 + 6 - 0.5 + 3
    assert counted(parts_of(found)) == {"b": 4.0}
    assert parts_of(round(a + 0.123, 1)) == (("a", 1.0),)
    assert parts_of(pickle.loads(pickle.dumps(a))) == a.parts


def test_the_features_of_the_readings_are_told(bakery: Parlance) -> None:
    told = bakery.ask("revenue by city last month", all_readings=True)
    assert {one.name for one in told.features} >= {"phrase"}
    assert all(one.features for one in told.runners_up)
    assert not bakery.ask("revenue by city last month").features
