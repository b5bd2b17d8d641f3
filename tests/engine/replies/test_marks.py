"""What a mark of each kind stands for: the queries are written by hand, and the numbers counted by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from engine import Parlance
from engine.answers.choose import choose
from engine.replies.marks import called, is_parted, mark_of_row, mark_picked
from engine.replies.pinning import pinned
from engine.types.answer import Answer
from engine.types.mark import Mark, Step
from semantic.text_form import from_text, to_text
from tests.engine.replies.market import market  # noqa: F401

MAY, JUNE = "named(year=2026, month=5)", "named(year=2026, month=6)"
Steps = dict[tuple[str, str], Step]


@pytest.fixture
def asked(market: Parlance) -> Callable[[str], Answer]:  # noqa: F811
    def ask(text: str) -> Answer:
        answer = market.query(from_text(text))
        assert answer.status == "answer", answer.reason
        return answer

    return ask


def picked(market: Parlance, answer: Answer, kind: str = "", **fields: Any) -> Mark | None:  # noqa: F811
    finding = market.finding(answer)
    return mark_picked(finding, fields, choose(finding, (kind,)).spec)


def steps(market: Parlance, answer: Answer, mark: Mark | None) -> Steps:  # noqa: F811
    assert mark is not None
    return {(one.kind, one.about): one for one in market.steps(answer, mark)}


def rows(market: Parlance, step: Step) -> list[tuple[Any, ...]]:  # noqa: F811
    """What the question of a step is answered with; its restatement must read back to it."""
    table = market.query(step.query).table
    assert market.ask(step.text).query == step.query, step.text
    assert table is not None
    return [tuple(row) for row in table.rows]


def is_query(step: Step, text: str) -> bool:
    return step.query == from_text(text).canonical()


def test_a_bar_is_its_group(market, asked) -> None:  # noqa: F811
    answer = asked(f"revenue by town during {MAY}")
    found = steps(market, answer, picked(market, answer, member_1="Bern"))
    only = found["only", "Bern"]
    assert is_query(only, f'revenue where town = "Bern" during {MAY}')
    assert rows(market, only) == [(60.0,)]  # 10 + 20 + 30
    # After the course of time comes the next level down; what was used is not offered.
    splits = [about for kind, about in found if kind == "by"]
    assert splits == ["day", "stall", "kind", "trial sale"]
    assert rows(market, found["by", "stall"]) == [("North", 30.0), ("South", 30.0)]


def test_a_group_is_compared_with_the_rest_by_the_same_definition(market, asked) -> None:  # noqa: F811
    answer = asked(f"basket by town during {MAY}")
    rest = steps(market, answer, picked(market, answer, member_1="Bern"))["rest", "Bern"]
    assert is_query(rest, f'basket by town during {MAY} rest against "Bern"')
    # The rest is (5 + 7) over 2 sales, what has no town among them; no mean of the others' baskets.
    assert rows(market, rest) == [("Bern", 20.0), ("Other", 6.0)]
    assert market.query(rest.query).sentence == (
        "Basket in May 2026: Bern with 20 EUR; all others together: 6 EUR."
    )


def test_a_group_without_a_value_is_what_has_none(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by town")
    found = steps(market, answer, picked(market, answer, member_1=None))
    (only,) = [one for (kind, _), one in found.items() if kind == "only"]
    assert is_query(only, "revenue where town is null")
    assert rows(market, only) == [(7.0,)]
    assert not [kind for kind, _ in found if kind == "rest"]


def test_a_point_of_time_is_its_bucket(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by month")
    found = steps(market, answer, picked(market, answer, member_1="2026-05-01"))
    assert is_query(found["only", "May 2026"], f"revenue during {MAY}")
    assert rows(market, found["only", "May 2026"]) == [(72.0,)]
    assert ("before", "month") not in found  # of April there is nothing
    later = steps(market, answer, picked(market, answer, member_1="2026-06-01"))
    assert is_query(later["before", "month"], f"revenue during {JUNE} compare previous")


def test_a_bucket_that_the_period_cuts_goes_as_far_as_that(market, asked) -> None:  # noqa: F811
    period = "span(from named(year=2026, month=5, day=20), to named(year=2026, month=6, day=2))"
    answer = asked(f"revenue by month during {period}")
    mark = picked(market, answer, member_1="2026-05-01")
    (only,) = [one for (kind, _), one in steps(market, answer, mark).items() if kind == "only"]
    days = "span(from named(year=2026, month=5, day=20), to named(year=2026, month=5, day=31))"
    assert is_query(only, f"revenue during {days}")
    assert rows(market, only) == [(42.0,)]  # 30 + 5 + 7


def test_a_week_is_its_days_and_an_hour_is_said_beside_its_day(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by week")
    week = steps(market, answer, picked(market, answer, member_1="2026-05-04"))
    days = "span(from named(year=2026, month=5, day=4), to named(year=2026, month=5, day=10))"
    assert [is_query(one, f"revenue during {days}") for (kind, _), one in week.items() if kind == "only"] == [
        True
    ]
    answer = asked(f"revenue by hour during {JUNE}")
    hour = steps(market, answer, picked(market, answer, member_1="2026-06-03T11:00:00Z"))
    (only,) = [one for (kind, _), one in hour.items() if kind == "only"]
    assert is_query(only, "revenue where hour_of_day = 11 during named(year=2026, month=6, day=3)")
    assert rows(market, only) == [(8.0,)]  # the trial sale of that hour is left out


def test_a_cell_has_two_groups_and_each_can_be_singled_out(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by town, kind")
    found = steps(market, answer, picked(market, answer, member_1="Bern", member_2="fruit"))
    assert [about for kind, about in found if kind == "only"] == ["Bern, fruit", "Bern", "fruit"]
    assert is_query(found["only", "Bern, fruit"], 'revenue where kind = "fruit" and town = "Bern"')
    assert is_query(found["only", "Bern"], 'revenue by kind where town = "Bern"')
    assert is_query(found["rest", "fruit"], 'revenue by kind where town = "Bern" rest against "fruit"')
    assert rows(market, found["rest", "fruit"]) == [("fruit", 40.0), ("Other", 60.0)]


def test_two_times_are_a_period_and_a_condition(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by month, sale.paid_at:month")
    mark = picked(market, answer, member_1="2026-05-01", member_2="2026-06-01")
    assert mark is not None
    both = pinned(market.finding(answer).plan, mark)
    between = 'sale.paid_at between "2026-06-01" and "2026-06-30"'
    assert both == from_text(f"revenue where {between} during {MAY}").canonical()
    table = market.query(both).table
    assert table is not None
    assert table.rows[0][0] == 17.0  # sales 1 and 5
    found = steps(market, answer, mark)
    named = [name for kind, name in found if kind == "only"]
    assert named == ["May 2026, June 2026", "May 2026", "June 2026"]
    assert rows(market, found["only", "May 2026, June 2026"]) == [(17.0,)]
    assert rows(market, found["only", "May 2026"])
    assert rows(market, found["only", "June 2026"]) == [(130.0,)]  # paid then: 10, 7, 40, 50, 8 and 15


def test_a_class_of_a_number_is_a_range(market, asked) -> None:  # noqa: F811
    answer = asked("sales by bucket(sale.amount, 10)")
    found = steps(market, answer, picked(market, answer, member_1=10))
    (only,) = [one for (kind, _), one in found.items() if kind == "only"]
    assert is_query(only, "sales where sale.amount >= 10 and sale.amount < 20")
    assert rows(market, only) == [(2,)]  # 10 and 15


def test_a_part_of_time_that_comes_again_is_a_condition(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by day_of_week")
    found = steps(market, answer, picked(market, answer, member_1=7))
    (only,) = [one for (kind, _), one in found.items() if kind == "only"]
    assert is_query(only, "revenue where day_of_week = 7")
    assert rows(market, only) == [(7.0,)]  # 31 May 2026 was a Sunday


def test_a_mark_of_the_period_before_is_of_that_period(market, asked) -> None:  # noqa: F811
    answer = asked(f"revenue by town during {JUNE} compare {MAY}")
    mark = picked(market, answer, member_1="Bern", mark_role="before")
    only = steps(market, answer, mark)["only", "Bern, May 2026"]
    assert is_query(only, f'revenue where town = "Bern" during {MAY}')
    assert rows(market, only) == [(60.0,)]
    asked_side = steps(market, answer, picked(market, answer, member_1="Bern"))["only", "Bern"]
    assert is_query(asked_side, f'revenue where town = "Bern" during {JUNE} compare {MAY}')


def test_a_point_of_the_period_before_is_the_bucket_it_was(market, asked) -> None:  # noqa: F811
    answer = asked(f"revenue by day during {JUNE} compare previous")
    mark = picked(market, answer, member_1="2026-06-04", mark_role="before")
    (only,) = [one for (kind, _), one in steps(market, answer, mark).items() if kind == "only"]
    assert is_query(only, "revenue during named(year=2026, month=5, day=4)")
    assert only.about == "4 May 2026"


def test_the_others_are_all_but_those_with_a_mark(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by town order revenue desc limit 2 rest")
    mark = picked(market, answer, member_1="Other")
    assert mark is not None
    assert mark.role == "other"
    (only,) = [one for (kind, _), one in steps(market, answer, mark).items() if kind == "only"]
    assert is_query(only, 'revenue by town where not (town in ["Bern", "Thun"])')
    assert dict(rows(market, only)) == {"Olten": 20.0, None: 7.0}


def test_a_total_and_what_is_no_row_are_no_part(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by town")
    assert picked(market, answer, member_1=None, mark_role="total") is None
    assert picked(market, answer, member_1="Bern' OR 1=1") is None
    assert picked(market, answer) is not None  # no field is no value: the group without a town
    assert mark_of_row(market.finding(answer), 99) is None
    plain = asked("revenue")
    assert mark_of_row(market.finding(plain), 0) is None


def test_rankings_shares_and_bounds_are_not_kept_of_a_part(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by town having revenue > 10 order revenue desc limit 2")
    assert is_query(
        steps(market, answer, picked(market, answer, member_1="Bern"))["only", "Bern"],
        'revenue where town = "Bern"',
    )
    shares = asked("revenue by town, kind with share(revenue)")
    found = steps(market, shares, picked(market, shares, member_1="Bern", member_2="fruit"))
    assert is_query(found["only", "Bern"], 'revenue by kind where town = "Bern"')


def test_a_filter_that_lists_the_member_gives_way_to_it(market, asked) -> None:  # noqa: F811
    answer = asked('revenue by town where town in ["Bern", "Thun"] and kind = "bread"')
    only = steps(market, answer, picked(market, answer, member_1="Thun"))["only", "Thun"]
    assert is_query(only, 'revenue where kind = "bread" and town = "Thun"')
    assert rows(market, only) == [(50.0,)]


def test_the_rows_behind_a_mark_are_listed_and_only_those(market, asked) -> None:  # noqa: F811
    answer = asked(f"revenue by town during {JUNE}")
    listed = steps(market, answer, picked(market, answer, member_1="Thun"))["rows", ""]
    found = rows(market, listed)
    # The trial sale is no part of the number: the column that would let it in is not shown.
    assert len(found) == 2
    columns = {term.name for term in listed.query.group_by if term.kind == "dimension"}
    assert columns >= {"sale.sold_at", "town", "kind"}
    assert not columns & {"sale.is_trial", "sale.seller"}


@pytest.mark.parametrize("metric", ["basket", "cash"])
def test_rows_that_no_list_can_name_are_not_offered(market, asked, metric: str) -> None:  # noqa: F811
    answer = asked(f"{metric} by town")
    assert "rows" not in {kind for kind, _ in steps(market, answer, picked(market, answer, member_1="Bern"))}


def test_what_cannot_be_answered_is_not_offered(market, asked) -> None:  # noqa: F811
    """A running total has no rest, and a list of records no parts."""
    answer = asked("cumulative(revenue) by town")
    found = steps(market, answer, picked(market, answer, member_1="Bern"))
    assert "rest" not in {kind for kind, _ in found}
    records = asked("records sale by sale.sold_at, town limit 5")
    assert mark_of_row(market.finding(records), 0) is None


def test_a_part_is_called_as_people_call_it(market, asked) -> None:  # noqa: F811
    answer = asked("revenue by day, town")
    mark = mark_of_row(market.finding(answer), 0)
    assert mark is not None
    assert called(market.finding(answer), mark) == "4 May 2026, Bern"


def test_no_value_in_a_period_is_read_of_what_is_no_time_itself(market) -> None:  # noqa: F811
    found = market.ask("Revenue where town has no value in May 2026").query
    assert found == from_text(f"revenue where town is null during {MAY}").canonical()
    # Not paid in May may be paid in June, and "no June" is said of something else.
    for open_one in ("sales where payment time has no value in May 2026", "revenue town no June 2026"):
        query = market.ask(open_one).query
        assert query is None or "is null" not in to_text(query), open_one


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        (f"revenue during {MAY}", False),
        (f'revenue by town where town = "Bern" during {MAY}', False),  # the only row is the whole
        (f"revenue by town during {MAY}", True),
        (f"revenue by town during {MAY} order revenue desc limit 1", True),  # one of those that were cut off
    ],
)
def test_what_has_no_parts_offers_none(market, asked, text: str, parted: bool) -> None:  # noqa: F811
    assert is_parted(market.finding(asked(text))) is parted


def test_a_group_that_alone_is_let_in_is_not_held_against_a_rest(market, asked) -> None:  # noqa: F811
    def offered(text: str) -> set[str]:
        answer = asked(text)
        return {one.kind for one in market.steps(answer, mark_of_row(market.finding(answer), 0))}

    assert "rest" not in offered(f'revenue by town where town = "Bern" during {MAY}')
    assert "rest" in offered(f'revenue by town where town in ["Bern", "Thun"] during {MAY}')
    assert "rest" in offered(f'revenue by town where kind = "fruit" during {MAY}')


def test_a_cell_of_two_times_is_each_of_them_and_both(market, asked) -> None:  # noqa: F811
    answer = asked("sales by month, sale.paid_at:month")
    finding = market.finding(answer)
    mark = mark_of_row(finding, 0)
    assert mark is not None
    found = [one for one in market.steps(answer, mark) if one.kind == "only"]
    both, *each = [rows(market, one) for one in found]
    assert len(each) == 2
    assert both == [(finding.table.rows[0][-1],)]
