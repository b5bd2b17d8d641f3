"""The shipped checks pass on the sample data, and on spoiled ones count exactly what was spoiled."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine.quality.checking import run_checks
from engine.quality.outcomes import Outcome
from engine.quality.subject import Subject
from engine.types.clock import Clock
from engine.warehouse.embedded import Warehouse
from semantic.checks import CHECK_TYPES
from semantic.yaml_io import load, shipped_models

MODEL = load(shipped_models())
NOW = datetime.fromisoformat(MODEL.now).replace(tzinfo=UTC).replace(tzinfo=None)
TABLES = sorted({dataset.table_name for dataset in MODEL.datasets})


def outcomes(path: Path) -> dict[str, Outcome]:
    warehouse = Warehouse(path)
    try:
        done = run_checks(Subject(MODEL, warehouse, Clock(NOW), timeout=120))
    finally:
        warehouse.close()
    return {outcome.check.name: outcome for outcome in done}


def test_there_are_enough_of_every_domain() -> None:
    files = {"engagement": "video", "network": "gpu", "data platform": "dq_"}
    for owner, prefix in files.items():
        own = [check for check in MODEL.checks if check.owner == owner]
        assert len(own) >= 6
        assert any(check.dataset.startswith(prefix) for check in own)
    assert len(MODEL.checks) >= 25
    assert {check.type for check in MODEL.checks} == set(CHECK_TYPES)


def test_all_run_and_none_fails_on_the_sample_data(sample_db: Path) -> None:
    found = outcomes(sample_db)
    assert len(found) == len(MODEL.checks)
    assert {name: one.message for name, one in found.items() if one.status in ("fail", "error")} == {}


# What is done to the data, and by hand: the rows that do not pass, or what else is measured.
SPOILED: list[tuple[str, str, str]] = [
    (
        "events_have_keys",
        "UPDATE video_events SET user_id = NULL WHERE event_id % 1000 = 3;"
        "UPDATE video_events SET session_id = ' ' WHERE event_id % 1000 = 4",
        "SELECT count(*) FROM video_events WHERE user_id IS NULL OR trim(session_id) = ''",
    ),
    (
        "events_are_once",
        "INSERT INTO video_events SELECT * FROM video_events WHERE event_id % 777 = 5",
        "SELECT 2 * (count(*) - count(DISTINCT event_id)) FROM video_events",
    ),
    (
        "events_are_known",
        "UPDATE video_events SET event_name = 'video_seek' WHERE event_id % 1000 = 6",
        "SELECT count(*) FROM video_events WHERE event_name = 'video_seek'",
    ),
    (
        "positions_are_in_a_video",
        "UPDATE video_events SET position_s = -1 WHERE event_id % 1000 = 7",
        "SELECT count(*) FROM video_events WHERE position_s < 0",
    ),
    (
        "events_arrive_in_time",
        "UPDATE video_events SET received_at = ts + INTERVAL 16 MINUTE WHERE event_id % 10 = 8",
        "SELECT count(*) FROM video_events WHERE date_diff('second', ts, received_at) > 900",
    ),
    (
        "events_name_a_viewer",
        "UPDATE video_events SET user_id = 'nobody' WHERE event_id % 1000 = 9",
        "SELECT count(*) FROM video_events WHERE user_id NOT IN (SELECT user_id FROM viewer)",
    ),
    (
        "watched_at_most_five_times",
        "UPDATE user_video SET total_s = 6 * duration_s WHERE user_id LIKE '%7'",
        "SELECT count(*) FROM user_video WHERE user_id LIKE '%7'",
    ),
    (
        "viewers_have_a_country",
        "UPDATE viewer SET country_code = NULL WHERE user_id LIKE '%3'",
        "SELECT count(*) FROM viewer WHERE country_code IS NULL",
    ),
    (
        "countries_have_two_letters",
        "UPDATE viewer SET country_code = lower(country_code) WHERE user_id LIKE '%4'",
        "SELECT count(*) FROM viewer WHERE country_code <> upper(country_code)",
    ),
    (
        "titles_can_be_read",
        "UPDATE video SET title = 'x' WHERE video_id LIKE '%5'",
        "SELECT count(*) FROM video WHERE length(title) < 3",
    ),
    (
        "hours_are_once",
        "INSERT INTO gpu_hourly SELECT * FROM gpu_hourly WHERE hour = TIMESTAMP '2026-06-01 12:00:00'",
        "SELECT count(*) // 2 FROM gpu_hourly WHERE hour = TIMESTAMP '2026-06-01 12:00:00'",
    ),
    (
        "gpus_are_in_the_inventory",
        "DELETE FROM gpu WHERE gpu_model LIKE '%4090%'",
        "SELECT count(*) FROM gpu_hourly WHERE gpu_id NOT IN (SELECT gpu_id FROM gpu)",
    ),
    (
        "alerts_end_after_they_begin",
        "UPDATE dq_alert SET resolved_at = fired_at - INTERVAL 1 SECOND WHERE alert_id % 5 = 0",
        "SELECT count(*) FROM dq_alert WHERE alert_id % 5 = 0",
    ),
]
# Not rows, but what is measured of the whole, and how.
MEASURED: list[tuple[str, str, str]] = [
    (
        "events_are_fresh",
        "DELETE FROM video_events WHERE ts >= TIMESTAMP '2026-06-28 00:00:00'",
        "SELECT epoch(TIMESTAMP '2026-06-30 09:00:00') - epoch(max(ts)) FROM video_events",
    ),
    (
        "events_come_as_usual",
        "DELETE FROM video_events WHERE CAST(ts AS DATE) = DATE '2026-06-29' AND event_id % 10 <> 0",
        "SELECT 100.0 * count(*) FILTER (WHERE day = DATE '2026-06-29') / ("
        "SELECT median(n) FROM (SELECT count(*) AS n FROM video_events WHERE CAST(ts AS DATE) IN "
        "('2026-06-22', '2026-06-15', '2026-06-08', '2026-06-01') GROUP BY CAST(ts AS DATE))) "
        "FROM (SELECT CAST(ts AS DATE) AS day FROM video_events)",
    ),
    (
        "lost_packets_are_few",
        "UPDATE ingest_samples SET packets_lost = packets_received",
        "SELECT 50.0",
    ),
    (
        "outcomes_have_their_columns",
        "ALTER TABLE dq_check DROP severity; ALTER TABLE dq_check ADD COLUMN note VARCHAR;"
        "ALTER TABLE dq_check ALTER run_at TYPE VARCHAR",
        "SELECT 3",
    ),
]


@pytest.fixture(scope="module")
def plain(sample_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample without their constraints, so that they can be spoiled."""
    path = tmp_path_factory.mktemp("spoiled") / "plain.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"ATTACH '{sample_db}' AS sample (READ_ONLY)")
        for table in TABLES:
            connection.execute(f"CREATE TABLE {table} AS SELECT * FROM sample.{table}")
    return path


@pytest.fixture
def spoiled(plain: Path) -> Iterator[Path]:
    """The same, put back afterwards."""
    before = plain.read_bytes()
    yield plain
    plain.write_bytes(before)


def changed(path: Path, statements: str, by_hand: str) -> Any:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statements)
        (row,) = connection.execute(by_hand).fetchall()
    return row[0]


@pytest.mark.parametrize(("name", "spoiling", "by_hand"), SPOILED, ids=[case[0] for case in SPOILED])
def test_a_spoiled_table_fails_as_counted_by_hand(
    spoiled: Path, name: str, spoiling: str, by_hand: str
) -> None:
    expected = changed(spoiled, spoiling, by_hand)
    found = outcomes(spoiled)[name]
    assert expected > 0
    assert (found.status, found.failing) == ("fail", expected)


@pytest.mark.parametrize(("name", "spoiling", "by_hand"), MEASURED, ids=[case[0] for case in MEASURED])
def test_what_is_measured_of_the_whole_fails_as_by_hand(
    spoiled: Path, name: str, spoiling: str, by_hand: str
) -> None:
    expected = float(changed(spoiled, spoiling, by_hand))
    found = outcomes(spoiled)[name]
    assert found.status == "fail"
    assert found.value == pytest.approx(expected)


def test_every_type_is_spoiled() -> None:
    tried = {name for name, _, _ in (*SPOILED, *MEASURED)}
    assert {check.type for check in MODEL.checks if check.name in tried} == set(CHECK_TYPES)
