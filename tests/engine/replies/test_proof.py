"""How each kind of metric is said to be computed."""

import pytest

from engine import Parlance
from engine.answers.proof import how_computed
from semantic.text_form import from_text

DEFINED = {
    "gold_rides": ("Gold rides", "Number of rides, only where plan is Gold."),
    "dear_share": ("Dear share", "(number of rides, only where `price > 5`) ÷ Rides."),
    "gold_share": ("Gold share", 'Rides where `plan = "Gold"` ÷ Rides.'),
    "revenue_growth by month": ("Monthly revenue growth", "before is Revenue 1 month earlier"),
    "revenue_since_start by day": ("Revenue beyond the month start", "is Revenue at the start of the month"),
    "weekly_revenue": ("Rolling 7 day revenue", "Revenue over the 7 days up to each day."),
    "month_revenue": ("Revenue this month so far", "Revenue since the start of the month."),
    "conversion": ("Purchase rate", "visits followed by purchases of the same `member_id` within 7 days."),
    "journey": ("Journey completion", "different `member_id` that went visit → purchase within 14 days."),
    "rides_per_member": ("Average rides of a member", "Average of Rides over each Member."),
    "credit": ("Credit", "taken at the last day of each period for each member_id."),
    "visit_count": ("Visits", "Number of visits. 0 where there is nothing."),
}  # fmt: skip


@pytest.mark.parametrize(("query", "fact"), DEFINED.items())
def test_definition(hire: Parlance, query: str, fact: tuple[str, str]) -> None:
    facts = _facts(hire, query)
    assert fact[1] in facts[fact[0]]


def test_what_a_metric_is_made_of_is_defined_too(hire: Parlance) -> None:
    assert _facts(hire, "weekly_revenue")["Revenue"] == "Sum of `price` over rides."
    assert "Shadow rides" not in _facts(hire, "dear_share")


def test_zone_weeks_and_what_is_not_whole(hire: Parlance) -> None:
    facts = _facts(hire, "ride_count by month")
    assert (facts["Time zone"], facts["Weeks begin on"]) == ("Europe/Vienna", "Sunday")
    assert "beginning 1 June 2026" in facts["Not whole"]
    plain = _facts(hire, 'ride_count by month during named(year=2026, month=5) zone "UTC" weeks monday')
    assert not plain.keys() & {"Time zone", "Weeks begin on", "Not whole", "Groups"}


def test_overlapping_groups(hire: Parlance) -> None:
    assert "overlap" in _facts(hire, "ride_count by topic")["Groups"]


def _facts(hire: Parlance, query: str) -> dict[str, str]:
    return dict(how_computed(hire.query(from_text(query)), hire.catalog))
