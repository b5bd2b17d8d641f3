"""The daily run of the checks: what they measure, when they run, and how they end."""

from datetime import timedelta

import duckdb
import pytest

from tests.sample_data.quality_small import (
    HOUR,
    MINUTE,
    MONDAY,
    SECOND,
    Row,
    bring,
    event,
    intake,
    load,
    measure,
    rows,
)

DAY = timedelta(days=1)
RUN = MONDAY + DAY + 5 * HOUR + MINUTE  # of video_events


def checked(events: list[Row], **five_o_clock: int) -> duckdb.DuckDBPyConnection:
    """Events of a Monday, and the checks of the next morning."""
    con = intake()
    bring(
        con, "player_sessions", [{"received_at": MONDAY, "ts": MONDAY, "session_id": "s1", "user_id": "u1"}]
    )
    bring(con, "player_events", sorted(events, key=lambda row: row["received_at"]))
    bring(con, "loads", [load("video_events", MONDAY + DAY + 5 * HOUR, **five_o_clock)])
    measure(con)
    return con


def statuses(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """How each check of the events ended."""
    query = "SELECT * FROM dq_check WHERE dataset = 'video_events' AND run_at = ?"
    found = con.execute(query, [RUN])
    names = [column[0] for column in found.description or ()]
    every = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return {f"{row['check_type']} {row['column_name']}": row["status"] for row in every}


def sound(count: int) -> list[Row]:
    return [event(MONDAY + n * SECOND, position_s=n) for n in range(count)]


WRONG = {  # each check with a row that it finds
    "not_null user_id": {"user_id": None},
    "not_null position_s": {"position_s": None},
    "unique event_id": {"ts": MONDAY, "position_s": 0},
    "accepted_values event_name": {"event_name": "video_dance"},
    "relationships session_id": {"session_id": "s9"},
    "freshness ts": {"received_at": MONDAY + 2 * HOUR},
}


def test_all_is_well() -> None:
    assert statuses(checked(sound(100))) == dict.fromkeys(
        WRONG, "pass"
    )  # no row_count: nothing is normal yet


@pytest.mark.parametrize("check", WRONG)
def test_each_check_finds_its_own_fault(check: str) -> None:
    faulty = [event(MONDAY + n * SECOND, position_s=n) | WRONG[check] for n in range(200, 220)]
    found = statuses(checked(sound(100) + faulty))
    assert {name for name, status in found.items() if status != "pass"} == {check}


@pytest.mark.parametrize(
    ("faulty", "status"), [(0, "pass"), (10, "pass"), (11, "warn"), (40, "warn"), (41, "fail")]
)
def test_the_share_of_rows_decides(faulty: int, status: str) -> None:
    rows_ = sound(1000 - faulty) + [event(MONDAY + n * SECOND, position_s=None) for n in range(faulty)]
    assert statuses(checked(rows_))["not_null position_s"] == status


def test_what_comes_after_the_run_is_not_seen() -> None:
    late = [event(MONDAY + n * SECOND, position_s=n, received_at=RUN) for n in range(200, 300)]
    assert statuses(checked(sound(100) + late))["freshness ts"] == "pass"


def test_nothing_can_run_when_the_load_failed() -> None:
    found = statuses(checked(sound(100), attempts=3, failed=3))
    assert set(found.values()) == {"error"}
    assert "row_count None" in found


def test_what_succeeds_at_last_runs() -> None:
    assert set(statuses(checked(sound(100), attempts=3, failed=2)).values()) == {"pass"}


def test_nothing_runs_before_its_hour_is_loaded() -> None:
    con = intake()
    bring(con, "player_events", sound(100))
    bring(con, "loads", [load("video_events", MONDAY + DAY + 4 * HOUR)])
    measure(con)
    assert rows(con, "SELECT * FROM dq_check") == []


@pytest.mark.parametrize(
    ("count", "status"), [(10, "pass"), (14, "pass"), (15, "warn"), (19, "fail"), (6, "pass"), (1, "fail")]
)
def test_the_rows_of_a_day_are_held_against_its_normal(count: int, status: str) -> None:
    week = timedelta(weeks=1)
    before = [
        event(MONDAY - weeks * week + n * SECOND, position_s=n) for weeks in (4, 3, 2, 1) for n in range(10)
    ]
    assert statuses(checked(before + sound(count)))["row_count None"] == status


def test_every_data_set_is_checked_for_every_aspect() -> None:
    con = intake()
    measure(con)
    query = (
        """SELECT dataset, list_sort(list(DISTINCT check_type)) AS kinds FROM stage.checks GROUP BY dataset"""
    )
    found = rows(con, query)
    kinds = ["accepted_values", "freshness", "not_null", "relationships", "row_count", "unique"]
    assert [row["kinds"] for row in found] == [kinds] * 6
