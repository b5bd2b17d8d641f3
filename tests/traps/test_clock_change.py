"""The day the clocks go forward has 23 hours, the day they go back has 25."""

import pytest

MODEL = """
name: change
calendar: {time_zone: Europe/Berlin}
datasets:
  - name: pings
    table: pings
    time: ts
    fields: [{name: ts, type: timestamp, role: time}]
metrics:
  - {name: pings, type: simple, fill_nulls_with: 0, measure: {agg: count, dataset: pings}}
"""
# One ping in every hour that passes, from Saturday to Monday, around both changes of 2026.
TABLES = """
CREATE TABLE pings (ts TIMESTAMP);
INSERT INTO pings
FROM GENERATE_SERIES(TIMESTAMP '2026-03-27 23:30', TIMESTAMP '2026-03-30 21:30', INTERVAL 1 HOUR);
INSERT INTO pings
FROM GENERATE_SERIES(TIMESTAMP '2026-10-23 22:30', TIMESTAMP '2026-10-26 22:30', INTERVAL 1 HOUR);
"""
SPRING, AUTUMN = "named(year=2026, month=3, day=29)", "named(year=2026, month=10, day=25)"


@pytest.fixture
def pings(world):
    return world(MODEL, TABLES, now="2026-11-10T09:00")


def test_days_have_the_hours_they_have(pings):
    assert pings.ask("pings by day") == [
        ("2026-03-28", 24),
        ("2026-03-29", 23),
        ("2026-03-30", 24),
        ("2026-10-24", 24),
        ("2026-10-25", 25),
        ("2026-10-26", 24),
    ]


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25)])
def test_a_day_as_a_period_is_as_long(pings, day, hours):
    assert pings.ask(f"pings during {day}") == [(hours,)]


def test_a_day_of_24_hours_would_reach_into_the_next(pings):
    naive = "SELECT COUNT(*) FROM pings WHERE ts >= '2026-03-28 23:00' AND ts < '2026-03-29 23:00'"
    assert pings.naive(naive) == [(24,)]


def test_an_offset_that_is_always_the_same_would_be_wrong_in_summer(pings):
    naive = "SELECT COUNT(*) FROM pings WHERE CAST(ts + INTERVAL 1 HOUR AS DATE) = DATE '2026-10-25'"
    assert pings.naive(naive) == [(24,)]


def test_the_hour_that_comes_twice_has_both_and_the_skipped_one_is_not_shown(pings):
    autumn = dict(pings.ask(f"pings by hour during {AUTUMN} fill"))
    assert len(autumn) == 24
    assert autumn["2026-10-25 02:00:00"] == 2
    spring = dict(pings.ask(f"pings by hour during {SPRING} fill"))
    assert len(spring) == 23
    assert "2026-03-29 02:00:00" not in spring
    assert set(spring.values()) == {1}


def test_the_day_before_is_a_whole_day(pings):
    assert pings.ask(f"pings during {SPRING} compare previous") == [(23, 24)]
    assert pings.ask("pings during named(year=2026, month=3, day=30) compare previous") == [(24, 23)]


def test_the_hours_of_two_days_meet_by_the_clock(pings):
    both = pings.ask(f"pings by hour during {AUTUMN} compare previous")
    assert both[2] == ("2026-10-25 02:00:00", 2, 1)
    assert [row[1:] for row in both if row[1:] != (1, 1)] == [(2, 1)]


def test_the_last_24_hours_are_24_hours(world):
    monday = world(MODEL, TABLES, now="2026-03-29T21:00")
    assert monday.ask("pings during trailing(hour, 24)") == [(24,)]
    assert monday.ask("pings during trailing(day, 1)") == [(23,)]


def test_a_day_without_midnight_is_still_a_day(world):
    model = MODEL.replace("Europe/Berlin", "Asia/Beirut").replace("timestamp", "date")
    tables = "CREATE TABLE pings (ts DATE); INSERT INTO pings VALUES ('2026-03-28'), ('2026-03-29')"
    days = world(model, tables)
    assert days.ask(f"pings by day during {SPRING} compare previous") == [("2026-03-29", 1, 1)]
