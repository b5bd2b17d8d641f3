"""The SLA score of one hour, worked out by hand from its formula."""

import pytest

from tests.sample_data.network_events import CHOSEN, HOST, REQUEST, Told, rows

DAY = 86_400
SCORES = """SELECT requested_sessions, score, weighted_score FROM sla_hourly
    WHERE hour = TIMESTAMP '2026-06-01 10:00'"""


def session(
    told: Told, name: str, second: float, ptff_ms: float, e2e_ms: float, fps: float, lasts: float
) -> None:
    """A session that was served, with one report."""
    told.trace(name, second, REQUEST)
    for after, kind in ((0.2, CHOSEN), (0.5, "runner_send_first_processed_segment")):
        told.trace(name, second + after, kind, **HOST)
    told.trace(name, second + ptff_ms / 1000, "gateway_receive_few_processed_segments", **HOST)
    told.status(name, second + 10, fps, e2e_ms=e2e_ms)
    told.trace(name, second + 0.5 + lasts, "gateway_ingest_stream_closed", **HOST)


def judged(hours: int, days_before: float = 1) -> Told:
    """An hour with one session served and one not, after so many hours of history on an earlier day."""
    told = Told()
    for n in range(hours):
        begins = -days_before * DAY + (n - 6) * 3600
        session(told, f"h{n}", begins, 1000 + 100 * n, 500 + 10 * n, 10 + n, 20)
    session(told, "s", 0, 1770, 588, 13.3, 181)
    told.trace("t", 60, REQUEST)
    told.trace("t", 61, CHOSEN, **HOST)
    return told


def test_score_by_hand() -> None:
    # The twelve hours before: median and 90th percentile of the wait 1550 and 1990 ms, of the delay 555 and
    # 599 ms; median and 10th percentile of the frame rate 15.5 and 11.1.
    ptff, e2e, fps = (1990 - 1770) / 440, (599 - 588) / 44, (13.3 - 11.1) / 4.4
    served = 0.4 * 0.5 + 0.2 * 1 + 0.4 * 1  # one of two started, none swapped, none without output
    quality = 0.6 * (0.6 * ptff + 0.4 * e2e) + 0.4 * fps
    coverage = 0.5  # one report of the two that 181 seconds should give
    score = 100 * coverage * (0.7 * served + 0.3 * quality)
    assert score == pytest.approx(34.6)
    con = judged(12).build()
    assert rows(con, SCORES) == [(2, pytest.approx(score), pytest.approx(2 * score))]
    query = """SELECT requested_sessions, score, compliant FROM sla_orchestrator_hourly
        WHERE hour = '2026-06-01 10:00'"""
    assert rows(con, query) == [(2, pytest.approx(score), 0)]


UNJUDGED = 100 * 0.5 * (0.7 * 0.8 + 0.3 * 0.5)


@pytest.mark.parametrize(
    ("hours", "days_before", "score"),
    [
        (11, 1, UNJUDGED),  # an hour too few
        (12, 7, 34.6),
        (12, 8, UNJUDGED),  # too long ago
        (12, 0, UNJUDGED),  # of the same day
    ],
)
def test_history_is_enough_hours_of_the_seven_days_before(
    hours: int, days_before: float, score: float
) -> None:
    con = judged(hours, days_before).build()
    query = (
        "SELECT score FROM sla_hourly WHERE hour = TIMESTAMP '2026-06-01 10:00' AND requested_sessions = 2"
    )
    if days_before == 0:  # the hours of the same day are around the one that is judged
        query = "SELECT ptff, e2e, fps FROM stage.sla_scores WHERE hour = TIMESTAMP '2026-06-01 10:00'"
        assert rows(con, query) == [(0.5, 0.5, 0.5)]
    else:
        assert rows(con, query) == [(pytest.approx(score),)]


def test_extremes_are_full_marks_and_none() -> None:
    told = judged(12)
    session(told, "fast", 3600, 900, 400, 30, 20)
    session(told, "slow", 7200, 9000, 9000, 1, 20)
    query = (
        "SELECT ptff, e2e, fps, score FROM stage.sla_scores WHERE hour >= '2026-06-01 11:00' ORDER BY hour"
    )
    assert rows(told.build(), query) == [(1, 1, 1, 100), (0, 0, 0, 70)]


def test_an_orchestrator_is_weighted_by_requests() -> None:
    told = judged(12)
    session(told, "other", 30, 900, 400, 30, 20)
    told.con.execute(
        "UPDATE raw.stream_trace SET model = 'streamdiffusion-sdxl-v2v' WHERE stream_id = 'other'"
    )
    # the other model has no history: 70 + 30 * 0.5 for one request, beside 34.6 for two
    query = "SELECT requested_sessions, score FROM sla_orchestrator_hourly WHERE hour = '2026-06-01 10:00'"
    assert rows(told.build(), query) == [(3, pytest.approx((2 * 34.6 + 85) / 3))]


def test_hours_without_requests_and_test_load_have_no_score() -> None:
    told = Told()
    told.start("test", is_test_load=True)
    told.start("real", 3500, closed=200)
    told.status("real", 3650)
    query = "SELECT strftime(hour, '%H'), requested_sessions FROM sla_hourly"
    assert rows(told.build(), query) == [("10", 1)]
