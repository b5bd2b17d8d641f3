"""The sentence: the answer first, and nothing the rows do not prove."""

from datetime import datetime
from typing import Any

from engine.answers.conditions import Named, where
from engine.answers.words import sentence
from engine.types.clock import Bounds
from engine.types.plan import Column, Plan
from semantic.filters import And, Between, Compare, In, IsNull, Not, Or
from tests.engine.answers.made import (
    ADDITIVITY,
    APRIL,
    COUNTRY,
    DAY,
    DEVICE,
    LATEST,
    MAY,
    NOW,
    RATE,
    RATE_BEFORE,
    SHARE,
    VIEWS,
    VIEWS_BEFORE,
    WATCH,
    WEEK,
    best,
    days,
    plan,
    table,
)


def said(asked: Plan, *rows: tuple, now: datetime | None = None, truncated: bool = False) -> str:
    return sentence(asked, table(*rows, of=asked, truncated=truncated), ADDITIVITY, now=now)


def test_one_number() -> None:
    assert said(plan(WATCH), (12283200.0,)) == "Watch time from 22 to 28 June 2026 was 3,412 h."


def test_several_numbers() -> None:
    text = said(plan(VIEWS, WATCH, bounds=MAY), (1234, 5400))
    assert text == "In May 2026, views were 1,234 and watch time was 1:30 h."


def test_one_number_without_data() -> None:
    assert said(plan(RATE), (None,)) == "Completion rate from 22 to 28 June 2026 has no data."


def test_a_running_period_is_called_so() -> None:
    june = Bounds(datetime(2026, 6, 1), datetime(2026, 7, 1))
    assert said(plan(VIEWS, bounds=june), (12,), now=NOW) == "Views in June 2026 so far were 12."


def test_a_comparison_says_direction_size_and_the_other_value() -> None:
    asked = plan(VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL)
    assert said(asked, (112, 100)) == "Views in May 2026 were 112, up 12 % from 100 in April 2026."
    assert said(asked, (100, 100)) == "Views in May 2026 were 100, the same as in April 2026."
    assert said(asked, (5, 0)) == "Views in May 2026 were 5, up from 0 in April 2026."
    assert said(asked, (5, None)) == "Views in May 2026 were 5, with no data in April 2026."
    assert said(asked, (None, 5)) == "Views in May 2026 have no data, after 5 in April 2026."


def test_rates_change_by_percentage_points() -> None:
    asked = plan(RATE, RATE_BEFORE, bounds=MAY, before=APRIL)
    text = said(asked, (0.404, 0.425))
    assert (
        text
        == "Completion rate in May 2026 was 40.4 %, down 2.1 percentage points from 42.5 % in April 2026."
    )


def test_additive_groups_have_a_share_of_the_whole() -> None:
    rows = (("France", 20), ("Germany", 30), (None, 10))
    assert said(plan(COUNTRY, VIEWS), *rows) == (
        "Germany has the most views from 22 to 28 June 2026: 30, 50 % of 60 over 2 countries and unknown."
    )


def test_ratios_are_never_summed() -> None:
    text = said(plan(DEVICE, RATE), ("TV", 0.5), ("Mobile", 0.4))
    assert text == (
        "TV has the highest completion rate from 22 to 28 June 2026: 50.0 %; "
        "the lowest is Mobile with 40.0 %."
    )
    assert " of " not in text.partition(":")[2]


def test_what_is_not_known_to_add_up_has_no_share() -> None:
    asked = plan(COUNTRY, VIEWS)
    text = sentence(asked, table(("France", 20), ("Germany", 30), of=asked))
    assert "50" not in text
    assert " over " not in text


def test_a_limit_or_a_condition_leaves_no_whole_to_have_a_share_of() -> None:
    top = plan(COUNTRY, VIEWS, order=best("views"), limit=2)
    text = said(top, ("Germany", 30), ("France", 20))
    assert text == (
        "Germany has the most views from 22 to 28 June 2026: 30; the lowest of these 2 is France with 20."
    )
    filtered = plan(COUNTRY, VIEWS, having=Compare(field="views", op=">", value=10))
    text = said(filtered, ("Germany", 30), ("France", 20))
    assert text.endswith(": 30; 2 countries in all meet the condition.")


def test_the_bottom_is_the_lowest() -> None:
    bottom = plan(COUNTRY, VIEWS, order=best("views", descending=False), limit=1)
    assert said(bottom, ("Malta", 2)) == "Malta has the lowest views from 22 to 28 June 2026: 2."


def test_ties_are_shared() -> None:
    asked = plan(COUNTRY, VIEWS)
    assert said(asked, ("A", 3), ("B", 3), ("C", 1)) == (
        "A and B share the highest views from 22 to 28 June 2026: 3 each."
    )
    many = [(name, 3) for name in "ABCDE"]
    assert said(asked, *many) == "5 countries share the highest views from 22 to 28 June 2026: 3 each."


def test_stored_values_stay_as_written_and_missing_groups_are_named() -> None:
    asked = plan(COUNTRY, VIEWS)
    assert said(asked, ("eu_west", 3), ("B", 1)).startswith("eu_west has the most")
    assert said(asked, (None, 3), ("B", 1)).startswith("Unknown country has the most")


def test_two_groups() -> None:
    text = said(plan(COUNTRY, DEVICE, VIEWS), ("France", "TV", 3), ("France", "Mobile", 1))
    assert text.startswith("France, TV has the most views")
    assert text.endswith("75 % of 4 over 2 combinations of country and device.")


def test_further_metrics_stand_in_brackets() -> None:
    text = said(plan(COUNTRY, VIEWS, WATCH), ("France", 3, 90.0), ("Malta", 1, 20.0))
    assert ": 3 (watch time 1:30 min), 75 % of 4" in text


def test_shares() -> None:
    text = said(plan(DEVICE, SHARE), ("TV", 0.7), ("Mobile", 0.3))
    assert text.startswith("TV has the highest share of views from 22 to 28 June 2026: 70.0 %")


def test_groups_compared_name_the_largest_change() -> None:
    asked = plan(COUNTRY, VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL)
    text = said(asked, ("France", 110, 100), ("Malta", 20, 60), ("Peru", None, 500), ("Chad", 70, None))
    assert text == (
        "France has the most views in May 2026: 110, up 10 % from 100 in April 2026; "
        "the largest change of a country in both periods is Malta, down 67 % from 60."
    )


def test_a_course_over_time() -> None:
    text = said(plan(DAY, VIEWS), *days(5, 9, 2, 6))
    assert text == (
        "Views by day from 22 to 28 June 2026 went from 5 on 22 June 2026 to 6 on 25 June 2026; "
        "the highest was 9 on 23 June 2026 and the lowest was 2 on 24 June 2026."
    )
    assert said(plan(DAY, VIEWS), *days(4, 4, 4)).endswith("stayed at 4 in every day with data.")
    assert said(plan(DAY, VIEWS), *days(None, None)) == "Views from 22 to 28 June 2026: no data in any day."
    assert said(plan(DAY, VIEWS), *days(4)) == "Views on 22 June 2026 were 4; no other day has data."


def test_a_bucket_that_is_cut_off_is_not_the_lowest() -> None:
    year = Bounds(datetime(2026, 1, 1), datetime(2027, 1, 1))
    rows = [(datetime(2026, 6, 15), 50), (datetime(2026, 6, 22), 70), (datetime(2026, 6, 29), 3)]
    text = said(plan(WEEK, VIEWS, bounds=year, now=NOW), *rows, now=NOW)
    assert "50 in the week of 15 June 2026, the lowest," in text
    assert "3 in the week of 29 June 2026 (not over)" in text


def test_a_compared_course_adds_up_only_what_adds_up() -> None:
    asked = plan(DAY, VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL)
    rows = [(datetime(2026, 5, 1), 5, 4), (datetime(2026, 5, 2), 6, 6)]
    assert said(asked, *rows) == "Views by day in May 2026 add up to 11, up 10 % from 10 in April 2026."
    rates = plan(DAY, RATE, RATE_BEFORE, bounds=MAY, before=APRIL)
    assert "add up" not in said(rates, (datetime(2026, 5, 1), 0.5, 0.4), (datetime(2026, 5, 2), 0.6, 0.6))


def test_no_rows_no_values_and_too_many_rows() -> None:
    asked = plan(COUNTRY, VIEWS)
    assert said(asked) == "No rows match from 22 to 28 June 2026."
    assert said(asked, ("France", None)) == "No country has data for views from 22 to 28 June 2026."
    cut = said(asked, ("France", 5), ("Malta", 6), truncated=True)
    assert cut == "There are more than 2 rows from 22 to 28 June 2026; only the first are shown."
    assert said(asked, ("France", 5)) == "Only France has data from 22 to 28 June 2026: views 5."


def test_the_only_group_that_is_asked_for_is_told_as_a_number() -> None:
    def only(**condition: Any) -> str:
        asked = plan(COUNTRY, VIEWS, bounds=MAY, where=Compare.model_validate({"op": "=", **condition}))
        return said(asked, ("France", 5))

    assert only(field="country", value="France") == "Views in May 2026 where country is France were 5."
    assert only(field="device", value="TV").startswith("Only France has data in May 2026")
    assert only(field="country", op="!=", value="Malta").startswith("Only France has data in May 2026")


def test_values_that_are_no_numbers_are_not_ranked() -> None:
    asked = plan(COUNTRY, LATEST)
    text = said(asked, ("France", datetime(2026, 5, 1)), ("Malta", datetime(2026, 5, 2)))
    assert text == "Latest Day by country from 22 to 28 June 2026: 2 rows."
    assert said(plan(LATEST), (datetime(2026, 5, 1),)) == "Latest Day from 22 to 28 June 2026 was 2026-05-01."


def test_filters_are_part_of_the_claim() -> None:
    one = plan(VIEWS, bounds=MAY, where=Compare(field="country", op="=", value="Malta"))
    assert said(one, (5,)) == "Views in May 2026 where country is Malta were 5."
    two = And(
        items=(
            In(field="country", values=("Malta", "Peru")),
            Not(item=Compare(field="d.kind", op="=", value="TV")),
        )
    )
    text = said(plan(COUNTRY, VIEWS, bounds=MAY, where=two), ("Malta", 3), ("Peru", 1))
    assert text.startswith(
        "Malta has the most views in May 2026 "
        "where (country is Malta or Peru) and kind is not TV: 3, 75 % of 4"
    )


def test_filters_carry_labels_and_units() -> None:
    names = {"v.duration_s": Named("Video duration", "s")}
    long = Between(field="v.duration_s", low=60, high=600)
    assert where(long, names) == "where video duration is between 1:00 min and 10:00 min"
    assert where(Not(item=long), names).startswith("where video duration is not between")
    assert where(IsNull(field="country"), {}) == "where country is unknown"
    either = Or(items=(IsNull(field="a"), Compare(field="b", op=">=", value=3)))
    assert where(Not(item=either), {}) == "where not (a is unknown or b is at least 3)"


def test_the_largest_change_is_of_all_groups_when_all_are_in_both_periods() -> None:
    asked = plan(COUNTRY, VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL)
    text = said(asked, ("France", 110, 100), ("Malta", 20, 60))
    assert text.endswith("; the largest change is Malta, down 67 % from 60.")
    assert "largest change" not in said(asked, ("France", 110, 10), ("Malta", 20, 60))


def test_rows_cut_by_another_order_have_no_known_most() -> None:
    asked = plan(COUNTRY, VIEWS, order=best("country"), limit=2)
    text = said(asked, ("Zambia", 30), ("Yemen", 20))
    assert text == "Views by country from 22 to 28 June 2026: 2 rows."


def test_a_tie_for_the_lowest_is_not_called_the_lowest() -> None:
    text = said(plan(DEVICE, RATE), ("TV", 0.5), ("Mobile", 0.4), ("Tablet", 0.4))
    assert text == "TV has the highest completion rate from 22 to 28 June 2026: 50.0 %."


def test_nearly_all_is_not_rounded_to_all() -> None:
    assert "99.7 % of 1,000" in said(plan(COUNTRY, VIEWS), ("France", 997), ("Malta", 3))
    assert "100 % of 1,000" in said(plan(COUNTRY, VIEWS), ("France", 1000), ("Malta", 0))


def test_a_growth_asked_for_is_what_is_ranked() -> None:
    growth = Column("views_growth", "number", "%", "growth", "growth of Views", "views")
    asked = plan(COUNTRY, VIEWS, VIEWS_BEFORE, growth, bounds=MAY, before=APRIL)
    text = said(asked, ("France", 110, 100, 0.1), ("Malta", 20, 10, 1.0), ("Peru", 5, None, None))
    assert text == (
        "Malta has the highest growth of views in May 2026 against April 2026: +100.0 %; "
        "the lowest is France with +10.0 %."
    )
