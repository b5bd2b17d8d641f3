"""Weeks that begin on Sunday, and the week in which the year changes."""

import pytest

MODEL = """
name: weeks
calendar: {week_start: sunday}
datasets:
  - name: visits
    table: visits
    time: ts
    fields: [{name: ts, type: timestamp, role: time}]
metrics:
  - {name: visits, type: simple, measure: {agg: count, dataset: visits}}
"""
# Saturday 27 and Sunday 28 December 2025, Thursday 1, Saturday 3, Sunday 4 and Monday 5 January 2026.
TABLES = """
CREATE TABLE visits (ts TIMESTAMP);
INSERT INTO visits VALUES
  ('2025-12-27 12:00'), ('2025-12-28 12:00'), ('2026-01-01 12:00'), ('2026-01-03 12:00'),
  ('2026-01-04 00:00'), ('2026-01-05 12:00');
"""


@pytest.fixture
def visits(world):
    return world(MODEL, TABLES, now="2026-01-07T09:00")


def test_sunday_begins_the_week(visits):
    assert visits.ask("visits by week") == [("2025-12-21", 1), ("2025-12-28", 3), ("2026-01-04", 2)]
    assert visits.ask("visits during calendar(week, -1)") == [(3,)]


def test_the_week_of_the_engine_begins_on_monday(visits):
    naive = "SELECT DATE_TRUNC('WEEK', ts), COUNT(*) FROM visits GROUP BY 1 ORDER BY 1"
    assert visits.naive(naive) == [("2025-12-22", 2), ("2025-12-29", 3), ("2026-01-05", 1)]
    assert visits.ask("visits by week weeks monday") == visits.naive(naive)


def test_days_of_the_week_keep_their_numbers(visits):
    assert visits.ask("visits by day_of_week") == [(1, 1), (4, 1), (6, 2), (7, 2)]
    assert visits.ask("visits where day_of_week in [6, 7]") == [(4,)]


def test_week_one_may_begin_in_december(visits):
    assert visits.ask("visits by week_of_year") == [(1, 3), (2, 1), (52, 2)]
    assert visits.ask("visits during named(year=2026, week=1)") == [(3,)]
    assert visits.ask("visits during named(year=2026, week=1) weeks monday") == [(3,)]
    assert visits.ask("visits by week during named(year=2026, week=1)") == [("2025-12-28", 3)]


def test_the_week_number_beside_the_calendar_year_would_mix_two_years(visits):
    naive = "SELECT YEAR(ts), WEEK(ts), COUNT(*) FROM visits WHERE YEAR(ts) = 2026 GROUP BY 1, 2 ORDER BY 2"
    assert visits.naive(naive)[0] == (2026, 1, 3)
    assert visits.naive("SELECT COUNT(*) FROM visits WHERE YEAR(ts) = 2025 AND WEEK(ts) = 1") == [(0,)]
    late = "SELECT YEAR(TIMESTAMP '2025-12-29'), WEEK(TIMESTAMP '2025-12-29')"
    assert visits.naive(late) == [(2025, 1)]
