"""The hours, samples and counters of the network, told by a few events and worked out by hand."""

from datetime import timedelta

import pytest

from engine.ingest import judge, refresh
from tests.sample_data.network_build import network_pipelines
from tests.sample_data.network_events import HOST, JOB, OTHER, REQUEST, TEN, Told, rows

ELEVEN = TEN + timedelta(hours=1)


def test_an_hour_of_one_session() -> None:
    told = Told()
    told.card(-3600, "GPU-1")
    told.start("s")
    told.status("s", 10, 20, e2e_ms=900)
    told.status("s", 100, 10, e2e_ms=1100)
    told.status("s", 170, 0, state="DEGRADED_INFERENCE", e2e_ms=None)
    found = rows(told.build(), "SELECT * FROM gpu_hourly WHERE hour = TIMESTAMP '2026-06-01 10:00'")
    names = (TEN, "gw-fra-1", "alpenwerk", "FRA", JOB["pipeline"], JOB["model"], "GPU-1", False)
    outcomes = (1, 1, 0, 0, 0, 0, 0)
    frames = (2, 30, 500, 50)  # two reports with output: 20 + 10, 400 + 100, 25 + 25
    waits = (2000, 1, 2000, 2, 1000, 1)
    rest = (3, 2, 2, 2, 3, 0, 0, 0)  # minutes, signals of those expected, healthy of all, busy, tokens
    assert found == [names + outcomes + frames + waits + rest]


def test_jitter_coefficient_comes_out_of_the_sums() -> None:
    told = Told()
    told.start("s")
    told.status("s", 10, 20)
    told.status("s", 100, 10)
    query = """SELECT sqrt(sum(output_fps_sumsq) / sum(status_samples)
        - (sum(output_fps_sum) / sum(status_samples)) ** 2) / (sum(output_fps_sum) / sum(status_samples))
        FROM gpu_hourly"""
    assert rows(told.build(), query) == [(5 / 15,)]


def test_what_counts_once_stays_in_the_hour_of_the_request_and_reports_in_their_own() -> None:
    told = Told()
    told.start("s", 3500, closed=301.2)  # output from 10:58:21.2 until 11:03:21.2
    told.status("s", 3560)
    told.status("s", 3650)
    told.status("s", 3660)
    query = """SELECT hour, requested_sessions, ptff_count, total_minutes, intervals, signals,
            expected_signals
        FROM gpu_hourly ORDER BY hour"""
    assert rows(told.build(), query) == [(TEN, 1, 1, 5, 1, 1, 1), (ELEVEN, 0, 0, 0, 2, 2, 2)]


def test_a_job_is_not_expected_to_report() -> None:
    told = Told()
    told.start("j", pipeline="llm", model="llama-3-8b")
    assert rows(told.build(), "SELECT expected_signals, total_minutes FROM gpu_hourly") == [(0, 3)]


def test_more_reports_than_expected_do_not_count() -> None:
    told = Told()
    told.start("s")
    for second in range(10, 180, 30):
        told.status("s", second)
    assert rows(told.build(), "SELECT signals, expected_signals, intervals FROM gpu_hourly") == [(2, 2, 6)]


def test_names_that_are_not_told_are_unknown() -> None:
    told = Told()
    told.card(-3600, "GPU-1", region=None)
    told.card(-3600, "GPU-2", region="MOON", **OTHER)
    told.start("a", gateway="")
    told.start("b", **OTHER)
    told.start("c", orchestrator_url="https://nobody.example")
    told.trace("d", 0, REQUEST)
    query = """SELECT session_key, gateway, orchestrator, region, gpu_id FROM network_sessions ORDER BY 1"""
    con = told.build()
    assert rows(con, query) == [
        ("a", "unknown", "alpenwerk", "unknown", "GPU-1"),
        ("b", "gw-fra-1", "aurora-grid", "unknown", "GPU-2"),
        ("c", "gw-fra-1", "alpenwerk", "unknown", None),
        ("d", "gw-fra-1", "unknown", "unknown", None),
    ]
    assert rows(con, "SELECT gpu_id, region, org, memory_gb FROM gpu ORDER BY 1") == [
        ("GPU-1", "unknown", "unknown", 0),
        ("GPU-2", "unknown", "unknown", 0),
    ]


def test_the_card_is_the_last_one_the_machine_told_before_if_not_too_long_ago() -> None:
    told = Told()
    told.card(-50_000, "GPU-0")  # nearly fourteen hours
    told.start("a")
    told.card(600, "GPU-1")
    told.card(900, "GPU-2")
    told.start("b", 700)
    told.start("c", 901)
    query = "SELECT session_key, gpu_id FROM network_sessions ORDER BY 1"
    assert rows(told.build(), query) == [("a", None), ("b", "GPU-1"), ("c", "GPU-2")]


def test_reports_after_a_swap_belong_to_the_other_card() -> None:
    told = Told()
    told.card(-60, "GPU-1")
    told.card(-60, "GPU-2", region="SIN", **OTHER)
    told.start("s")
    told.status("s", 10, 20)
    told.status("s", 100, 8, **OTHER)
    con = told.build()
    query = "SELECT gpu_id, region, orchestrator, output_fps FROM stream_status ORDER BY ts"
    assert rows(con, query) == [("GPU-1", "FRA", "alpenwerk", 20), ("GPU-2", "SIN", "aurora-grid", 8)]
    query = """SELECT gpu_id, requested_sessions, swaps, output_fps_sum FROM gpu_hourly
        WHERE hour = TIMESTAMP '2026-06-01 10:00' ORDER BY 1"""
    assert rows(con, query) == [("GPU-1", 1, 1, 20), ("GPU-2", 0, 0, 8)]


def test_cards_tell_how_busy_they_are_also_when_idle() -> None:
    told = Told()
    told.card(0, "GPU-1", utilization=0.25, org="Rhein Gruppe", memory_total=34_359_738_368)
    told.card(5, "GPU-1", utilization=0.75, org="Rhein Gruppe", memory_total=34_359_738_368)
    con = told.build()
    query = "SELECT gpu_id, gateway, requested_sessions, utilization_sum, utilization_count FROM gpu_hourly"
    assert rows(con, query) == [("GPU-1", "unknown", 0, 1, 2)]
    assert rows(con, "SELECT memory_gb, org FROM gpu") == [(32, "Rhein Gruppe")]


def test_counters_run_on_and_begin_anew() -> None:
    told = Told()
    told.card(-60, "GPU-1")
    told.start("s")
    told.counters("s", 10, 1000, 2000, 1, 99)
    told.counters("s", 40, 1300, 1500, 1, 109)  # arrives before the two reports that it follows
    told.counters("s", 20, 5000, 8000, 2, 198)
    told.counters("s", 30, 300, 500, 0, 10)
    con = told.build()
    query = """SELECT bytes_up, bytes_down, packets_lost, packets_received, interval_s, region, rtt_ms
        FROM ingest_samples ORDER BY ts"""
    assert rows(con, query) == [
        (0, 0, 0, 0, 0, "FRA", 28),
        (4000, 6000, 1, 99, 10, "FRA", 28),
        (0, 0, 0, 0, 0, "FRA", 28),
        (1000, 1000, 1, 99, 10, "FRA", 28),
    ]
    query = """SELECT 8 * sum(bytes_up) / sum(interval_s), 8 * sum(bytes_down) / sum(interval_s)
        FROM ingest_samples"""
    assert rows(con, query) == [(2000, 2800)]


@pytest.mark.parametrize("back", range(4))
def test_any_counter_that_runs_back_makes_a_new_base(back: int) -> None:
    first, then = [100, 100, 100, 100], [300, 300, 300, 300]
    then[back] = 99
    told = Told()
    told.counters("s", 10, *first)
    told.counters("s", 20, *then)
    query = "SELECT bytes_up + bytes_down + packets_lost + packets_received, interval_s FROM ingest_samples"
    assert rows(told.build(), query) == [(0, 0), (0, 0)]


def test_negative_and_missing_counters_are_rejected() -> None:
    told = Told()
    told.counters("s", 10, -1, 0, 0, 0)
    told.tell("ingest_metrics", 20, stream_id="s", bytes_received=1)
    con = told.build()
    assert rows(con, "SELECT count(*) FROM ingest_samples") == [(0,)]
    query = "SELECT reject_reason FROM raw.ingest_metrics ORDER BY event_id"
    assert rows(con, query) == [("negative counter",), ("no counter",)]


def test_payments_are_exact_and_counted_once() -> None:
    told = Told()
    told.card(-60, "GPU-1")
    told.start("s")
    paid = {"stream_id": "s", "pipeline": JOB["pipeline"], "orchestrator": HOST["orchestrator"]}
    for _ in range(2):
        told.tell("payments", 200, id="p", face_value_wei=1, win_probability=0.5, tickets=3, **paid)
    told.tell("payments", 300, face_value_wei=24 * 10**15, win_probability=0.01, tickets=50, **paid)
    told.tell("payments", 400, face_value_wei=1, win_probability=1.5, tickets=3, **paid)
    found = told.build().execute(
        """SELECT CAST(face_value_eth AS VARCHAR), expected_value_eth, region, gateway
        FROM payments ORDER BY ts"""
    )
    assert [(face, float(value), *rest) for face, value, *rest in found.fetchall()] == [
        ("0.000000000000000003", 0, "FRA", "unknown"),
        ("1.200000000000000000", 0.012, "FRA", "unknown"),
    ]


LIVE = "SELECT strftime(counted_at, '%d %H:%M'), gateway, streams FROM live_streams ORDER BY 1, 2"


def test_live_streams_reported_in_the_two_minutes_before() -> None:
    told = Told()
    for stream, second in (("a", 170), ("a", 181), ("b", 190), ("b", 300), ("c", 420), ("c", 610)):
        told.status(stream, second)
    # at 10:05 a and b; c reported 180 seconds before 10:10, and 290 before 10:15
    assert rows(told.build(), LIVE) == [("01 10:05", "gw-fra-1", 2), ("01 10:10", "gw-fra-1", 0)]


def test_none_live_is_said_at_the_end_of_each_day_in_between() -> None:
    told = Told()
    told.status("a", 290)
    told.status("b", 2 * 86_400 + 290)
    assert rows(told.build(), LIVE) == [
        ("01 10:05", "gw-fra-1", 1),
        ("01 10:10", "gw-fra-1", 0),
        ("01 23:55", "gw-fra-1", 0),
        ("02 23:55", "gw-fra-1", 0),
        ("03 10:05", "gw-fra-1", 1),
    ]


def test_time_going_on_elsewhere_ends_what_was_live() -> None:
    told = Told()
    told.status("a", 290)
    con = told.build()
    assert rows(con, LIVE) == [("01 10:05", "gw-fra-1", 1)]
    last = told.count
    told.status("b", 610, gateway="gw-sin-1")
    judge(con, network_pipelines(), "stream_status", last)
    refresh(con, network_pipelines(), {"stream_status": last})
    assert rows(con, LIVE) == [("01 10:05", "gw-fra-1", 1), ("01 10:10", "gw-fra-1", 0)]
