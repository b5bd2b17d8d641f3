"""Half past eleven at night in Berlin is another day, and at the end of a month another month, in UTC."""

import pytest

MODEL = """
name: local
calendar: {time_zone: Europe/Berlin}
datasets:
  - name: calls
    table: calls
    time: ts
    fields: [{name: ts, type: timestamp, role: time}]
  - name: shifts
    table: shifts
    time: day
    fields: [{name: day, type: date, role: time}]
metrics:
  - {name: calls, type: simple, measure: {agg: count, dataset: calls}}
  - {name: shifts, type: simple, measure: {agg: count, dataset: shifts}}
"""
# Local: 30 June 23:30, 1 July 00:15 and 01:30, 31 July 23:59, 1 August 00:00.
TABLES = """
CREATE TABLE calls (ts TIMESTAMP);
INSERT INTO calls VALUES
  ('2026-06-30 21:30'), ('2026-06-30 22:15'), ('2026-06-30 23:30'), ('2026-07-31 21:59'),
  ('2026-07-31 22:00');
CREATE TABLE shifts (day DATE);
INSERT INTO shifts VALUES ('2026-06-30'), ('2026-07-01'), ('2026-07-31'), ('2026-08-01');
"""
JULY = "during named(year=2026, month=7)"


@pytest.fixture
def calls(world):
    return world(MODEL, TABLES, now="2026-08-10T09:00")


def test_a_month_is_one_of_local_time(calls):
    assert calls.ask(f"calls {JULY}") == [(3,)]
    assert calls.ask("calls by month") == [("2026-06-01", 1), ("2026-07-01", 3), ("2026-08-01", 1)]


def test_a_month_of_utc_would_have_other_rows(calls):
    naive = "SELECT COUNT(*) FROM calls WHERE ts >= '2026-07-01' AND ts < '2026-08-01'"
    assert calls.naive(naive) == [(2,)]
    assert calls.naive("SELECT DATE_TRUNC('MONTH', ts), COUNT(*) FROM calls GROUP BY 1 ORDER BY 1") == [
        ("2026-06-01", 3),
        ("2026-07-01", 2),
    ]


def test_a_day_is_one_of_local_time_in_conditions_too(calls):
    assert calls.ask('calls where calls.ts = "2026-07-01"') == [(2,)]
    assert calls.ask('calls where calls.ts <= "2026-06-30"') == [(1,)]


def test_dates_are_not_moved(calls):
    assert calls.ask(f"shifts by day {JULY}") == [("2026-07-01", 1), ("2026-07-31", 1)]


def test_the_query_may_name_another_zone(calls):
    assert calls.ask(f'calls {JULY} zone "UTC"') == [(2,)]
    assert calls.ask(f'calls {JULY} zone "America/New_York"') == [(2,)]


def test_a_column_with_a_zone_of_its_own_is_the_same_moment(world):
    zoned = world(MODEL, TABLES.replace("ts TIMESTAMP", "ts TIMESTAMPTZ"), now="2026-08-10T09:00")
    zoned.naive("SET TimeZone = 'UTC'")
    zoned.naive("DELETE FROM calls")
    zoned.naive("INSERT INTO calls VALUES ('2026-07-01 00:15+02'), ('2026-06-30 23:30+02')")
    assert zoned.ask("calls by month") == [("2026-06-01", 1), ("2026-07-01", 1)]


def test_today_begins_at_local_midnight(world):
    late = world(MODEL, TABLES, now="2026-06-30T22:30")
    assert late.ask("calls during calendar(day, 0)") == [(2,)]
    assert late.ask("calls during calendar(day, -1)") == [(1,)]


@pytest.mark.parametrize(
    ("zone", "near"), [("Europe/Berlim", "Europe/Berlin"), ("Berlin", "Europe/Berlin"), ("Atlantis", "")]
)
def test_a_zone_that_is_none_is_refused_by_name(calls, zone, near):
    refused = calls.plan(f'calls zone "{zone}"')
    assert refused.code == "wrong_type"
    assert zone in refused.message
    assert near in refused.hint
