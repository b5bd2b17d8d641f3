"""Times of events, written in many ways: those that are read quickly, and those that only look so."""

import pytest

from engine.ingest.vocabulary_values import moment


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("2026-06-01T09:00:00Z", "2026-06-01 09:00:00"),
        ("2026-06-01T09:00:00.250Z", "2026-06-01 09:00:00.250000"),
        ("2026-06-01T09:00:00,25Z", "2026-06-01 09:00:00.250000"),
        (" 2026-06-01T09:00:00.1234567Z ", "2026-06-01 09:00:00.123456"),
        ("2026-W23-1T09:00:00Z", "2026-06-01 09:00:00"),
        ("2026-06-01 09:00:00Z", "2026-06-01 09:00:00"),
        ("2026-06-01T09:00:00+02:00", "2026-06-01 07:00:00"),
        ("2026-06-01T09:00Z", "2026-06-01 09:00:00"),
        ("2026-06-01", "2026-06-01 00:00:00"),
    ],
)
def test_a_time_is_told_as_utc(given: str, made: str) -> None:
    assert moment((given,)) == made


@pytest.mark.parametrize(
    "given",
    [
        "2026-06-01T09:00:00+02:00Z",  # two zones
        "2026-06-01T09:00:00ZZ",
        "2026-06-01T25:00:00Z",
        "2026-02-30T09:00:00Z",
        "2026-06-01TZ",
        "2026-06-01Z",
        "yesterdaysT at nine, UTC, Z",
    ],
)
def test_what_is_no_time_stays_as_it_is(given: str) -> None:
    assert moment((given,)) == given


def test_a_gap_before_the_zone_is_still_a_time() -> None:
    assert moment(("2026-06-01T09:00:00 Z",)) == "2026-06-01 09:00:00"
