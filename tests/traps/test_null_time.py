"""A row without a time lies in no period, and is a group of its own; filling the gaps does not lose it."""

import pytest

MODEL = """
name: gaps
datasets:
  - name: tasks
    table: tasks
    time: done_at
    fields:
      - {name: done_at, type: timestamp, role: time}
      - {name: team, dimension: team}
metrics:
  - {name: tasks, type: simple, measure: {agg: count, dataset: tasks}}
  - {name: done, type: simple, fill_nulls_with: 0, measure: {agg: count, dataset: tasks}}
  - {name: shown, type: simple, join_to_timespine: true, measure: {agg: count, dataset: tasks}}
"""
TABLES = """
CREATE TABLE tasks (done_at TIMESTAMP, team VARCHAR);
INSERT INTO tasks VALUES
  ('2026-06-01 10:00', 'a'), ('2026-06-04 10:00', 'a'), ('2026-06-04 11:00', NULL), (NULL, 'b'),
  ('2026-07-02 10:00', 'a');
"""
FROM_1_TO_4 = "during span(from named(year=2026, month=6, day=1), to named(year=2026, month=6, day=4))"


@pytest.fixture
def tasks(world):
    return world(MODEL, TABLES)


def test_no_time_is_a_group_at_the_end(tasks):
    assert tasks.ask("tasks by month") == [("2026-06-01", 3), ("2026-07-01", 1), (None, 1)]
    assert tasks.ask("tasks by day_of_week")[-1] == (None, 1)
    assert tasks.ask("tasks") == [(5,)]
    assert tasks.ask("tasks during span(from named(year=1900), to named(year=2100))") == [(4,)]


def test_a_condition_on_a_part_is_not_true_of_no_time_and_neither_is_its_opposite_false(tasks):
    assert tasks.ask("tasks where day_of_week in [1, 2, 3, 4, 5, 6, 7]") == [(4,)]
    assert tasks.ask("tasks where not (day_of_week in [1, 2, 3, 4, 5, 6, 7])") == [(1,)]


def test_filling_shows_every_day_of_the_period_for_every_team_that_occurs(tasks):
    found = tasks.ask(f"tasks by day, team {FROM_1_TO_4} fill")
    assert found == [
        (f"2026-06-0{day}", team, 1 if (day, team) in ((1, "a"), (4, "a"), (4, None)) else None)
        for day in (1, 2, 3, 4)
        for team in ("a", None)
    ]


def test_without_filling_a_gap_would_look_like_two_days_in_a_row(tasks):
    assert tasks.ask(f"tasks by day {FROM_1_TO_4}") == [("2026-06-01", 1), ("2026-06-04", 2)]


def test_filling_with_a_value(tasks):
    assert tasks.ask(f"done, tasks by day {FROM_1_TO_4} fill")[1] == ("2026-06-02", 0, None)


def test_a_metric_may_ask_for_it_itself(tasks):
    assert tasks.ask(f"shown by day {FROM_1_TO_4}")[1:3] == [("2026-06-02", None), ("2026-06-03", None)]


def test_neither_a_row_without_a_time_nor_one_after_the_clock_is_lost(tasks):
    found = tasks.ask("tasks by month, team fill")
    assert sum(count or 0 for *_, count in found) == 5
    assert (None, "b", 1) in found
    assert ("2026-07-01", "b", None) in found
    this_year = tasks.ask("tasks by month during named(year=2026) fill")
    assert this_year[-2:] == [("2026-06-01", 3), ("2026-07-01", 1)]
    assert this_year[0] == ("2026-01-01", None)


def test_an_empty_period_is_shown_empty(tasks):
    assert tasks.ask("tasks by month during named(year=2025, quarter=1) fill") == [
        (f"2025-0{month}-01", None) for month in (1, 2, 3)
    ]


def test_every_second_of_everything_is_refused(tasks):
    assert tasks.plan("tasks by second fill").code == "not_supported"
    assert tasks.plan("tasks by second during named(year=2025) fill").code == "not_supported"
    long = "during span(from named(year=1), to named(year=2026))"
    assert tasks.plan(f"tasks by day {long} fill").code == "not_supported"
    assert len(tasks.ask(f"tasks by year {long} fill")) == 2026
    assert len(tasks.ask("tasks by hour during named(year=2026, month=6, day=4) fill")) == 24


def test_a_metric_may_be_restricted_to_a_part_of_its_time(world):
    weekend = (
        '{name: weekend, type: simple, where: "day_of_week in [6, 7]", measure: {agg: count, dataset: tasks}}'
    )
    saturday = world(
        f"{MODEL}  - {weekend}\n", TABLES + "INSERT INTO tasks VALUES ('2026-06-06 10:00', 'b');"
    )
    assert saturday.ask("weekend") == [(1,)]
    assert saturday.ask("weekend, tasks by team") == [("a", None, 3), ("b", 1, 2), (None, None, 1)]
