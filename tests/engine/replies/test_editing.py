"""Parts of an answered query are made into others, and only into what can be answered."""

import pytest

from engine import Parlance
from engine.types.answer import Answer
from engine.types.edits import Ways
from semantic.text_form import from_text, to_text

QUERY = 'ride_count by plan where plan in ["Gold", "Plus"] during calendar(month, -1, 1)'
BY_PLAN, DEAR = "ride_count by plan", "dear_share by plan"


def answered(hire: Parlance, text: str) -> Answer:
    answer = hire.query(from_text(text))
    assert answer.status == "answer"
    return answer


def place(answer: Answer, kind: str) -> int:
    return [chip.kind for chip in answer.chips].index(kind)


def ways(hire: Parlance, text: str, kind: str) -> Ways:
    answer = answered(hire, text)
    return hire.onward(answer).ways(place(answer, kind))


def made(hire: Parlance, text: str, kind: str) -> dict[str, str]:
    """What each way is called, and the query that it is."""
    return {one.difference: to_text(one.query) for one in ways(hire, text, kind).instead}


def test_a_number_is_put_in_the_place_of_another_that_the_groups_can_split(hire: Parlance) -> None:
    found = made(hire, "ride_count by origin.city order ride_count desc limit 2", "metric")
    assert found["revenue"] == "revenue by origin.city order revenue desc limit 2"
    assert "visits" not in found  # a visit has no station
    assert not any("hadow" in name for name in found)
    assert next(iter(found)) == "revenue"  # from the same rows


def test_a_split_is_put_in_the_place_of_another(hire: Parlance) -> None:
    found = made(hire, "ride_count by plan during calendar(month, -1, 1)", "group")
    assert found["by origin city"] == "ride_count by origin.city during calendar(month, -1, 1)"
    assert "by channel" not in found  # rides have none
    assert not any("ecret" in name or "note" in name for name in found)


def test_a_grain_is_put_in_the_place_of_another(hire: Parlance) -> None:
    found = made(hire, "ride_count by month during named(year=2026)", "group")
    assert found["by week"] == "ride_count by week during named(year=2026)"
    assert "by month" not in found


def test_a_period_is_put_in_the_place_of_another_with_data(hire: Parlance) -> None:
    found = made(hire, QUERY, "period")
    assert found["this month"].endswith("during calendar(month, 0, 1)")
    assert "last year" not in found  # the data begin in March 2026
    assert "last month" not in found
    named = made(hire, "ride_count during named(year=2026, month=4)", "period")
    assert list(named)[:2] == ["in March 2026", "in May 2026"]


def test_a_comparison_is_offered_only_with_data_to_compare_with(hire: Parlance) -> None:
    compared = "ride_count during calendar(month, -1, 1) compare previous"
    assert made(hire, compared, "comparison") == {}  # there was nothing a year ago
    answer = answered(hire, compared)
    less = hire.onward(answer).ways(place(answer, "comparison")).without
    assert less is not None
    assert to_text(less.query) == "ride_count during calendar(month, -1, 1)"


def test_values_of_a_filter_are_listed_and_exchanged(hire: Parlance) -> None:
    answer = answered(hire, QUERY)
    at = place(answer, "filter")
    found = hire.onward(answer).ways(at)
    assert set(found.values) == {"Basic", "Plus", "Gold"}
    assert set(found.chosen) == {"Gold", "Plus"}
    other = hire.onward(answer).with_values(at, ("Basic",))
    assert other is not None
    assert to_text(other.query) == 'ride_count by plan where plan = "Basic" during calendar(month, -1, 1)'


def test_what_is_kept_out_stays_kept_out(hire: Parlance) -> None:
    answer = answered(hire, 'ride_count where not (plan = "Gold")')
    other = hire.onward(answer).with_values(place(answer, "filter"), ("Basic", "Plus"))
    assert other is not None
    assert to_text(other.query) == 'ride_count where not (plan in ["Basic", "Plus"])'


@pytest.mark.parametrize("values", [(), ("Platinum",), ("Gold", "'; DROP TABLE rides"), (7,)])
def test_only_stored_values_are_let_in(hire: Parlance, values: tuple[str | int, ...]) -> None:
    answer = answered(hire, QUERY)
    assert hire.onward(answer).with_values(place(answer, "filter"), values) is None


@pytest.mark.parametrize(
    ("query", "kind", "number", "found"),
    [
        (
            f"{BY_PLAN} order ride_count desc limit 2",
            "ranking",
            1,
            f"{BY_PLAN} order ride_count desc limit 1",
        ),
        (f"{BY_PLAN} having ride_count > 100", "threshold", 150, f"{BY_PLAN} having ride_count > 150"),
        (f"{DEAR} having dear_share > 0.25", "threshold", 30, f"{DEAR} having dear_share > 0.3"),
        ("ride_count during calendar(day, -7, 7)", "period", 14, "ride_count during calendar(day, -14, 14)"),
        ("ride_count by bucket(rides.price, 2)", "group", 3, "ride_count by bucket(rides.price, 3)"),
    ],
)
def test_a_number_is_exchanged(hire: Parlance, query: str, kind: str, number: float, found: str) -> None:
    answer = answered(hire, query)
    other = hire.onward(answer).with_number(place(answer, kind), number)
    assert other is not None
    assert to_text(other.query) == found


@pytest.mark.parametrize("number", [0, -1, 1.5, 1e15])
def test_a_number_that_means_nothing_is_refused(hire: Parlance, number: float) -> None:
    answer = answered(hire, "ride_count by plan order ride_count desc limit 2")
    assert hire.onward(answer).with_number(place(answer, "ranking"), number) is None


def test_a_share_is_shown_as_percent(hire: Parlance) -> None:
    found = ways(hire, "dear_share by plan having dear_share > 0.25", "threshold").amount
    assert found is not None
    assert (found.value, found.unit) == (25, "%")


def test_the_other_end_of_a_ranking(hire: Parlance) -> None:
    found = made(hire, "ride_count by plan order ride_count desc limit 2", "ranking")
    assert found == {"bottom 2 by rides": "ride_count by plan order ride_count asc limit 2"}


def test_the_only_number_cannot_be_left_out(hire: Parlance) -> None:
    answer = answered(hire, "ride_count")
    assert hire.onward(answer).removals() == (None,)


@pytest.mark.parametrize(
    "query",
    [
        QUERY,
        "ride_count by plan, month during named(year=2026) compare previous",
        "ride_count by plan with share(ride_count)",
        "ride_count by plan having ride_count > 3 order ride_count desc limit 2",
        "records visits by channel, visits.visited_at order visits.visited_at desc limit 5",
    ],
)
def test_whatever_is_offered_is_answered(hire: Parlance, query: str) -> None:
    answer = hire.query(from_text(query))
    assert answer.status == "answer", answer.reason
    onward = hire.onward(answer)
    for at in range(len(answer.chips)):
        found = onward.ways(at)
        for one in (*found.instead, *((found.without,) if found.without else ())):
            assert hire.query(one.query).status == "answer", to_text(one.query)
