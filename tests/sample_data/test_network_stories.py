"""The stories of the network show in its tables, well beyond the noise of the days around them."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import mean, stdev

import duckdb
import pytest
import yaml

from tests.sample_data.network_build import drawn

pytestmark = pytest.mark.slow

# A value for each day: that of the story is held against the three weeks before it.
STORIES = {
    "outage in Frankfurt": (
        "SELECT sum(effective_failed) / sum(requested_sessions) FROM gpu_hourly WHERE region = 'FRA'",
        "hour", "2025-03-14", +1,
    ),
    "heat slows all cards": (
        """SELECT sum(output_fps_sum) / sum(status_samples) FROM gpu_hourly
        JOIN gpu USING (gpu_id) WHERE gpu_model = 'RTX 5090' AND model = 'streamdiffusion-sdxl'""",
        "hour", "2025-07-20", -1,
    ),
    "rush asks for more": ("SELECT sum(requested_sessions) FROM gpu_hourly WHERE true",
        "hour", "2025-11-28", +1),
    "rush finds no orchestrators": (
        "SELECT sum(no_orch) / sum(requested_sessions) FROM gpu_hourly WHERE true",
        "hour", "2025-11-28", +1,
    ),
    "cable cut loses packets": (
        """SELECT sum(packets_lost) / sum(packets_lost + packets_received) FROM ingest_samples
        WHERE region = 'SIN'""",
        "ts", "2026-02-17", +1,
    ),
    "Chicago and Los Angeles fail": (
        """SELECT sum(effective_failed) / sum(requested_sessions) FROM gpu_hourly
        WHERE region IN ('ORD', 'LAX')""",
        "hour", "2026-06-24", +1,
    ),
    "and their SLA score with them": (
        """SELECT sum(weighted_score) / sum(requested_sessions) FROM sla_hourly
        WHERE orchestrator IN ('northwind-compute', 'prairie-gpu')""",
        "hour", "2026-06-24", -1,
    ),
}  # fmt: skip


TOLD = yaml.safe_load((Path(__file__).parents[2] / "sample_data" / "stories.yaml").read_text("utf-8"))
SERVED = "1 - sum(effective_failed) / sum(requested_sessions)"
FRAMES = "sum(output_fps_sum) / sum(status_samples)"
WAIT = "sum(ptff_ms_sum) / sum(ptff_count)"
NO_ORCH = "sum(no_orch) / sum(requested_sessions)"
WEST = "region IN ('ORD', 'LAX')"
SIZES = {  # how the sizes in stories.yaml are measured: a value, where, the days inside and the days compared
    ("frankfurt cards", "effective_success_rate"): (SERVED, "region = 'FRA'", "2025-03-14", 1, 7),
    ("heat", "output_fps"): (FRAMES, "true", "2025-07-19", 3, 7),
    ("rush", "no_orch_rate"): (NO_ORCH, "true", "2025-11-28", 1, 7),
    ("failing wednesday", "effective_success_rate"): (SERVED, WEST, "2026-06-24", 1, 7),
    ("failing wednesday", "prompt_to_first_frame"): (WAIT, WEST, "2026-06-24", 1, 7),
}


@pytest.fixture(scope="module")
def full() -> Iterator[duckdb.DuckDBPyConnection]:
    with drawn(1) as con:
        yield con


def numbers(con: duckdb.DuckDBPyConnection, query: str) -> list[float]:
    """The values of a query with one row or one column, as floats."""
    return [float(value) for row in con.execute(query).fetchall() for value in row]


@pytest.mark.parametrize("story", STORIES)
def test_story_stands_out_of_the_weeks_before(full: duckdb.DuckDBPyConnection, story: str) -> None:
    query, clock, day, direction = STORIES[story]
    on = f"CAST({clock} AS DATE)"
    [told] = numbers(full, f"{query} AND {on} = DATE '{day}'")
    weeks = f"{on} >= DATE '{day}' - 22 AND {on} < DATE '{day}' - 1"
    before = numbers(full, f"{query} AND {weeks} GROUP BY {on} HAVING count(*) > 1")
    assert direction * (told - mean(before)) > 3 * stdev(before)


@pytest.mark.parametrize(("story", "metric"), SIZES)
def test_sizes_are_as_stated(full: duckdb.DuckDBPyConnection, story: str, metric: str) -> None:
    value, where, day, inside, before = SIZES[story, metric]
    query = f"SELECT {value} FROM gpu_hourly WHERE NOT is_test_load AND {where} AND hour >= DATE '{day}'"
    found = numbers(full, f"{query} AND hour < DATE '{day}' + {inside}")
    found += numbers(full, f"{query} - {before} AND hour < DATE '{day}'")
    [told] = [m for s in TOLD if s["id"] == story for m in s["metrics"] if m["metric"] == metric]
    assert found == pytest.approx([told["inside"], told["outside"]], rel=0.05, abs=0.001)


def test_other_places_do_not_fail_with_frankfurt(full: duckdb.DuckDBPyConnection) -> None:
    rate = """SELECT sum(effective_failed) / sum(requested_sessions) FROM gpu_hourly
        WHERE hour::DATE = '2025-03-14'"""
    [there], [elsewhere] = (
        numbers(full, f"{rate} AND region {sign}") for sign in ("= 'FRA'", "NOT IN ('FRA', 'unknown')")
    )
    assert there > 4 * elsewhere


WORN = """SELECT sum(output_fps_sum) / sum(status_samples),
    sqrt(sum(output_fps_sumsq) / sum(status_samples) - (sum(output_fps_sum) / sum(status_samples)) ** 2)
    / (sum(output_fps_sum) / sum(status_samples))
    FROM gpu_hourly JOIN gpu USING (gpu_id)
    WHERE model = 'streamdiffusion-sdxl' AND gpu_model = '{}' AND hour >= '{}' AND hour < '{}'"""


def test_the_rtx_3090_wear_out_in_spring_2026(full: duckdb.DuckDBPyConnection) -> None:
    months = ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"]
    seen = [numbers(full, WORN.format("RTX 3090", *span)) for span in pairwise(months)]
    assert [fps for fps, _ in seen] == sorted((fps for fps, _ in seen), reverse=True)
    assert [jitter for _, jitter in seen[1:]] == sorted(jitter for _, jitter in seen[1:])
    assert seen[-1][0] < 0.85 * seen[0][0]
    assert seen[-1][1] > 1.5 * seen[0][1]


def test_other_cards_do_not(full: duckdb.DuckDBPyConnection) -> None:
    before, after = (
        numbers(full, WORN.format("RTX 4090", *span))
        for span in (("2026-02-01", "2026-03-01"), ("2026-05-01", "2026-06-01"))
    )
    assert after[0] == pytest.approx(before[0], rel=0.03)
    assert max(before[1], after[1]) < 0.13


def test_random_prompts_do_worse_than_good_ones(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT avg(CAST(outcome = 'startup_failed_unexcused' AS INTEGER)), avg(ptff_ms)
        FROM network_sessions WHERE prompt_kind = '{}'"""
    (good, good_wait), (random, random_wait) = (numbers(full, query.format(k)) for k in ("good", "random"))
    assert random > 3 * good
    assert random_wait > 1.1 * good_wait


def test_test_load_comes_in_runs_every_ten_minutes(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT count(*), max(extract(minute FROM requested_at) % 10),
        count(DISTINCT time_bucket(INTERVAL 10 MINUTE, requested_at)) FROM network_sessions
        WHERE is_test_load AND requested_at::DATE = '2026-06-30'"""
    sessions, latest_minute, runs = numbers(full, query)
    assert (latest_minute, runs) == (0, 15)
    assert sessions >= 30
    [share] = numbers(full, "SELECT avg(CAST(is_test_load AS INTEGER)) FROM network_sessions")
    assert 0.035 < share < 0.045


def test_demand_grows_and_weekends_are_quieter(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT
            sum(requests) FILTER (day >= '2026-01-01' AND day < '2026-06-01')
                / sum(requests) FILTER (day >= '2025-01-01' AND day < '2025-06-01'),
            avg(requests) FILTER (isodow(day) >= 6) / avg(requests) FILTER (isodow(day) < 6)
        FROM (SELECT hour::DATE AS "day", sum(requested_sessions) AS requests FROM gpu_hourly GROUP BY ALL)"""
    growth, weekend = numbers(full, query)
    assert growth > 1.3
    assert weekend < 0.93


def test_billing_stands_still(full: duckdb.DuckDBPyConnection) -> None:
    found = full.execute("SELECT strftime(max(ts), '%Y-%m-%d %H') FROM payments").fetchall()
    assert found == [("2026-06-30 05",)]
