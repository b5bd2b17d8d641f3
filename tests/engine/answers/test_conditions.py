"""Conditions on metrics and on related rows in words."""

import pytest

from engine.answers.conditions import Named, where
from semantic.filters import And, Compare, Condition, MetricIs, Not, Related
from semantic.periods import CalendarPeriod

GERMAN = Compare(field="country", op="=", value="Germany")
ACTIVE = MetricIs(metric="active_days", by="viewer", op=">=", value=10)
RETURNED = Related(dataset="order_items", where=Compare(field="order_items.returned", op="=", value=True))

GERMANS_WHO_RETURNED = "where country is Germany and there are related order items (where returned is yes)"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ACTIVE, "where days active of the viewer (over all data) is at least 10"),
        (Not(item=ACTIVE), "where days active of the viewer (over all data) is not at least 10"),
        (
            ACTIVE.model_copy(update={"where": GERMAN}),
            "where days active of the viewer (over all data where country is Germany) is at least 10",
        ),
        (
            ACTIVE.model_copy(update={"time": CalendarPeriod(unit="month", offset=-1)}),
            "where days active of the viewer (in a period of its own) is at least 10",
        ),
        (Related(dataset="order_items"), "where there are related order items"),
        (
            And(items=(GERMAN, RETURNED)),
            GERMANS_WHO_RETURNED,
        ),
    ],
)
def test_in_words(condition: Condition, words: str) -> None:
    assert where(condition, {"active_days": Named("Days active")}) == words
