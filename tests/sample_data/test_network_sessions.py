"""What becomes of a requested session, told by a few events and worked out by hand."""

from datetime import datetime

import pytest

from tests.sample_data.network_events import (
    CHOSEN,
    CLOSED,
    ERROR,
    FIRST,
    HOST,
    JOB,
    NONE,
    OTHER,
    PLAYABLE,
    REQUEST,
    SWAP,
    TEN,
    Told,
    rows,
)

COUNTS = (
    "requested_sessions, startup_success, startup_excused, output_failed, no_orch, effective_failed, swaps"
)
HOUR = f"SELECT {COUNTS} FROM gpu_hourly WHERE requested_sessions > 0"


def fails(told: Told, message: str) -> None:
    told.trace("s", 0, REQUEST)
    told.trace("s", 0.2, CHOSEN, **HOST)
    told.trace("s", 3, ERROR, message=message)


def no_orch(told: Told) -> None:
    told.trace("s", 0, REQUEST)
    told.trace("s", 1, NONE)


def excused(told: Told) -> None:
    fails(told, "runner crashed")
    told.trace("s", 4, ERROR, message="closed: WHIP Disconnected by peer")


def unexcused(told: Told) -> None:
    fails(told, "user disconnected")
    told.trace("s", 4, ERROR, message="CUDA out of memory")


def silent(told: Told) -> None:
    told.trace("s", 0, REQUEST)


def loading(told: Told) -> None:
    told.start("s")
    for second in (10, 100):
        told.status("s", second, 0, state="LOADING")


def frozen(told: Told) -> None:
    told.start("s")
    told.status("s", 10, 0, state="LOADING")
    told.status("s", 100, 0, state="DEGRADED_INFERENCE")


def swap_told(told: Told) -> None:
    told.start("s")
    told.trace("s", 60, SWAP, **HOST)
    told.status("s", 100)


def swap_seen(told: Told) -> None:
    told.start("s")
    told.status("s", 100, **OTHER)


def served(told: Told) -> None:
    told.start("s")
    told.status("s", 10, 0, state="LOADING")
    told.status("s", 100, 20)


def unreported(told: Told) -> None:
    told.start("s")


@pytest.mark.parametrize(
    ("tell", "outcome", "counts"),
    [
        (no_orch, "no_orch", (1, 0, 0, 0, 1, 1, 0)),
        (excused, "startup_failed_excused", (1, 0, 1, 0, 0, 0, 0)),
        (unexcused, "startup_failed_unexcused", (1, 0, 0, 0, 0, 1, 0)),
        (silent, "startup_failed_unexcused", (1, 0, 0, 0, 0, 1, 0)),
        (loading, "loading_only", (1, 1, 0, 1, 0, 1, 0)),
        (frozen, "zero_output_fps", (1, 1, 0, 1, 0, 1, 0)),
        (swap_told, "swapped", (1, 1, 0, 0, 0, 0, 1)),
        (swap_seen, "swapped", (1, 1, 0, 0, 0, 0, 1)),
        (served, "startup_success", (1, 1, 0, 0, 0, 0, 0)),
        (unreported, "startup_success", (1, 1, 0, 0, 0, 0, 0)),
    ],
)
def test_outcome(tell: object, outcome: str, counts: tuple[int, ...]) -> None:
    told = Told()
    tell(told)  # type: ignore[operator]
    con = told.build()
    assert rows(con, "SELECT outcome FROM network_sessions") == [(outcome,)]
    assert rows(con, HOUR) == [counts]


def test_a_swap_that_is_told_and_seen_is_one() -> None:
    told = Told()
    told.start("s")
    told.trace("s", 60, SWAP, **OTHER)
    told.status("s", 100, **OTHER)
    assert rows(told.build(), "SELECT swaps, orchestrator FROM network_sessions") == [(1, "alpenwerk")]


def test_times_of_a_session() -> None:
    told = Told()
    told.start("s")
    told.status("s", 10, e2e_ms=900)
    told.status("s", 100, e2e_ms=1100)
    told.status("s", 150, e2e_ms=None)
    query = "SELECT requested_at, startup_ms, ptff_ms, e2e_ms, minutes, tokens FROM network_sessions"
    assert rows(told.build(), query) == [(TEN, 1000, 2000, 1000, 3, 0)]


def test_a_session_observed_in_the_open() -> None:
    """A session of 8 January 2026 that a public network logged; its gateway did not log the choice."""
    at = (datetime(2026, 1, 8, 21, 49, 5, 298_000) - TEN).total_seconds()
    model = {"pipeline": JOB["pipeline"], "model": "streamdiffusion-sdxl-faceid"}
    told = Told()
    told.trace("s", at, REQUEST, **model)
    told.trace("s", at + 2.655, FIRST, **{**HOST, **model})
    for n, fps in enumerate([17.1, 17.2, 17.3]):
        told.status("s", at + 10 * n + 10, fps, input_fps=20.5)
    con = told.build()
    assert rows(con, "SELECT epoch_ms(requested_at), startup_ms, ptff_ms FROM network_sessions") == [
        (1767908945298, 2655, None)
    ]
    query = """SELECT sum(output_fps_sum) / sum(status_samples), sum(input_fps_sum) / sum(status_samples),
        sum(ptff_count) FROM gpu_hourly"""
    [(output, fed, playable)] = rows(con, query)
    assert (round(float(str(output)), 6), fed, playable) == (17.2, 20.5, 0)


def test_a_running_session_counts_its_minutes_until_its_last_report() -> None:
    told = Told()
    told.start("s", closed=None)
    told.status("s", 61.2)
    assert rows(told.build(), "SELECT minutes FROM network_sessions") == [(1,)]


def test_repeated_and_late_events_change_nothing() -> None:
    told = Told()
    for kind, second in ((CLOSED, 181.2), (PLAYABLE, 2), (FIRST, 1.2), (CHOSEN, 0.2), (REQUEST, 0)):
        for _ in range(2):
            told.trace("s", second, kind, id=f"t-{kind}", **HOST)
    told.status("s", 10, id="r")
    told.status("s", 10, id="r")
    con = told.build()
    assert rows(con, "SELECT startup_ms, ptff_ms, minutes FROM network_sessions") == [(1000, 2000, 3)]
    assert rows(con, "SELECT sum(intervals), sum(e2e_count) FROM gpu_hourly") == [(1, 1)]


def test_unusable_events_are_left_out() -> None:
    told = Told()
    told.start("s")
    told.tell("stream_trace", None, stream_id="s", type=SWAP)
    told.tell("stream_trace", 3, stream_id=" ", type=REQUEST)
    told.tell("stream_trace", 3, stream_id="s", type="orchestrator_swop")
    told.status("s", 10, -1)
    told.status("s", 10, state="ASLEEP")
    told.status("", 10)
    con = told.build()
    assert rows(con, "SELECT session_key, swaps FROM network_sessions") == [("s", 0)]
    assert rows(con, "SELECT count(*) FROM stream_status") == [(0,)]
    reasons = "SELECT reject_reason FROM raw.{} WHERE reject_reason IS NOT NULL ORDER BY event_id"
    assert rows(con, reasons.format("stream_trace")) == [("no timestamp",), ("no stream",), ("unknown type",)]
    found = rows(con, reasons.format("stream_status"))
    assert found == [("negative number",), ("unknown state",), ("no stream",)]


def test_only_test_load_says_its_prompt() -> None:
    told = Told()
    told.start("a", is_test_load=True, prompt_kind="random")
    told.start("b", is_test_load=True)
    told.start("c", prompt_kind="good")
    query = "SELECT session_key, is_test_load, prompt_kind FROM network_sessions ORDER BY 1"
    assert rows(told.build(), query) == [("a", True, "random"), ("b", True, "none"), ("c", False, "none")]
