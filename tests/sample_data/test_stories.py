"""The stories of viewing: there where they are told, and nowhere else."""

from math import sqrt
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

pytestmark = pytest.mark.slow

STORIES = yaml.safe_load((Path(__file__).parents[2] / "sample_data" / "stories.yaml").read_text("utf-8"))
KINDS = {"incident", "fraud", "season", "test", "mirage"}

# Attempts, views and watched seconds: of Android or not, in Brazil and India or not, in the nine days or not.
ANDROID = """
    WITH visits AS (
        SELECT session_id, os = 'Android' AS is_android,
            coalesce(country IN ('Brazil', 'India'), false) AS is_there
        FROM video_sessions JOIN viewer USING (user_id) LEFT JOIN country USING (country_code)
    ), told AS (
        SELECT session_id, ts, 1 AS attempts, (outcome = 'start_failure')::INTEGER AS failures, 0 AS views,
            0 AS s
        FROM qoe_views
        UNION ALL SELECT session_id, ts, 0, 0, is_view, 0 FROM video_events
        UNION ALL SELECT session_id, started_at, 0, 0, 0, watched_s FROM video_segments
    )
    SELECT sum(failures) AS failures, sum(attempts) AS attempts,
        sum(views) / count(DISTINCT ts::DATE) AS views, sum(s) / count(DISTINCT ts::DATE) AS watched
    FROM told JOIN visits USING (session_id)
    WHERE ts >= '2026-02-01' AND ts < '2026-04-01' AND is_there = {there} AND is_android = {android}
        AND (ts >= '2026-03-03' AND ts < '2026-03-12') = {then}
"""
TUTORIALS = """
    SELECT avg(completed), avg(verified), avg((flag <> 'ok')::INTEGER)
    FROM user_video JOIN video USING (video_id)
    WHERE category = '{}' AND date_trunc('month', first_watch_at) IN ({})
"""


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[Any]:
    """What a query gives, as numbers where it can be."""
    return [
        tuple(value if isinstance(value, str) or value is None else float(value) for value in row)
        for row in con.execute(query).fetchall()
    ]


def z_score(hits: float, count: float, other_hits: float, other_count: float) -> float:
    """The two-proportion test: how many standard errors the first share lies above the second."""
    both = (hits + other_hits) / (count + other_count)
    error = sqrt(both * (1 - both) * (1 / count + 1 / other_count))
    return (hits / count - other_hits / other_count) / error


def completed(con: duckdb.DuckDBPyConnection, test: str, treated: str, when: str, by: str = "'all'") -> Any:
    """By group: completed and counted pairs of viewer and video, treated and not, and the test of the two."""
    query = f"""
        SELECT {by}, sum(completed) FILTER ({test} = '{treated}'), count(*) FILTER ({test} = '{treated}'),
            sum(completed) FILTER ({test} = 'control'), count(*) FILTER ({test} = 'control')
        FROM user_video JOIN viewer USING (user_id) WHERE {when} GROUP BY 1"""
    return {
        key: (hits / n - others / m, z_score(hits, n, others, m))
        for key, hits, n, others, m in rows(con, query)
    }


# How some of the stated sizes are measured: inside first, then outside.
ANDROID_THERE = """
    SELECT {} FROM {} AS f
    JOIN viewer ON viewer.user_id = f.user_id JOIN video_sessions AS s USING (session_id)
    WHERE country_code IN ('BR', 'IN') AND os = 'Android' AND f.{} >= '2026-02-01' AND f.{} < '2026-04-01'
    GROUP BY f.{} >= '2026-03-03' AND f.{} < '2026-03-12'
    ORDER BY f.{} >= '2026-03-03' AND f.{} < '2026-03-12' DESC"""
IN_TUTORIALS = """
    SELECT {} FROM user_video JOIN video USING (video_id)
    WHERE category = 'Tutorials' AND first_watch_at >= '2026-03-01' AND first_watch_at < '2026-06-01'
    GROUP BY month(first_watch_at) = 4 ORDER BY month(first_watch_at) = 4 DESC"""
ARMS = """
    SELECT avg(completed) FROM user_video JOIN viewer USING (user_id)
    WHERE first_watch_at >= '{}' AND {} <> 'not in test' GROUP BY {} ORDER BY {} = 'control'"""
LOST = """
    SELECT {} FROM {} WHERE {} >= '2025-09-10' AND {} < '2025-09-28'
    GROUP BY {}::DATE BETWEEN '2025-09-18' AND '2025-09-19'
    ORDER BY {}::DATE BETWEEN '2025-09-18' AND '2025-09-19' DESC"""


def lost(value: str, table: str, clock: str) -> str:
    """A value on the two days on which positions were lost, and around them."""
    return LOST.format(value, table, *[clock] * 4)


def there(value: str, table: str, clock: str) -> str:
    """A value on Android in Brazil and India, in the nine days and around them."""
    return ANDROID_THERE.format(value, table, *[clock] * 6)


def batches(part: str, of: str, dataset: str, inside: str, outside: str) -> str:
    """A share over the hours of a data set, in a span and in the span beside it."""
    share = f"SELECT sum({part}) / sum({of}) FROM dq_batch WHERE dataset = '{dataset}' AND window_start"
    return f"{share} {inside} UNION ALL {share} {outside}"


MEASURED = {
    ("broken android playback", "start_failure_rate"): there(
        "avg((outcome = 'start_failure')::INTEGER)", "qoe_views", "ts"
    ),
    ("broken android playback", "playback_failure_rate"): there(
        "avg((outcome = 'playback_failure')::INTEGER)", "qoe_views", "ts"
    ),
    ("broken android playback", "views"): there(
        "sum(is_view) / count(DISTINCT f.ts::DATE)", "video_events", "ts"
    ),
    ("broken android playback", "watch_time"): there(
        "sum(f.watched_s) / count(DISTINCT f.started_at::DATE)", "video_segments", "started_at"
    ),
    ("completion ring", "completion_rate"): IN_TUTORIALS.format("avg(completed)"),
    ("completion ring", "trusted_completion_rate"): IN_TUTORIALS.format("avg(verified)"),
    ("completion ring", "suspect_view_rate"): IN_TUTORIALS.format("avg((flag <> 'ok')::INTEGER)"),
    ("new layout", "completion_rate"): ARMS.format("2026-02-01", *["layout_test"] * 3),
    ("bold artwork", "completion_rate"): ARMS.format("2025-11-01", *["artwork_test"] * 3),
    ("lost positions", "watch_time"): lost(
        "sum(watched_s) / count(DISTINCT started_at::DATE)", "video_segments", "started_at"
    ),
    ("doubled events", "duplicate_rate"): batches(
        "duplicate_rows",
        "rows_in",
        "video_events",
        "::DATE = '2026-05-12'",
        "::DATE IN ('2026-05-11', '2026-05-13')",
    ),
    ("late samples", "late_arrival_rate"): batches(
        "late_rows",
        "rows_in",
        "ingest_samples",
        "BETWEEN '2026-01-21 00:00' AND '2026-01-21 05:00'",
        "BETWEEN '2026-01-14 00:00' AND '2026-01-20 23:00'",
    ),
    ("renamed column", "null_rate"): batches(
        "null_cells",
        "required_cells",
        "stream_status",
        "BETWEEN '2026-04-08 10:00' AND '2026-04-09 09:00'",
        "BETWEEN '2026-04-01 10:00' AND '2026-04-08 09:00'",
    ),
    ("renamed column", "schema_changes"): """
        SELECT count(*) FROM dq_schema_change WHERE seen_at BETWEEN '2026-04-08' AND '2026-04-10'
        UNION ALL
        SELECT count(*) FROM dq_schema_change WHERE seen_at BETWEEN '2026-03-08' AND '2026-04-08'""",
    ("billing stands still", "freshness_lag"): """
        SELECT epoch(TIMESTAMP '2026-06-30 09:00' - max(max_event_at)) FROM dq_batch
        WHERE dataset IN ('billing', 'gpu_hourly') GROUP BY dataset ORDER BY dataset""",
    ("billing stands still", "open_alerts"): """
        SELECT sum(open_alerts) FROM dq_open_alerts WHERE counted_at::DATE = '2026-06-30'
        UNION ALL SELECT median(alerts) FROM (
            SELECT sum(open_alerts) AS alerts FROM dq_open_alerts GROUP BY counted_at::DATE)""",
}


@pytest.mark.parametrize(("story", "metric"), MEASURED)
def test_sizes_are_as_stated(full: duckdb.DuckDBPyConnection, story: str, metric: str) -> None:
    (told,) = (m for s in STORIES if s["id"] == story for m in s["metrics"] if m["metric"] == metric)
    ((inside,), (outside,)) = rows(full, MEASURED[story, metric])
    assert [inside, outside] == pytest.approx([told["inside"], told["outside"]], rel=0.06, abs=0.001)


def test_stories_are_told_in_full() -> None:
    assert len({story["id"] for story in STORIES}) == len(STORIES)
    for story in STORIES:
        assert story["kind"] in KINDS
        assert {"title", "what", "where", "metrics"} <= story.keys()
        assert all(
            {"metric", "direction", "inside", "outside", "compared"} == m.keys() for m in story["metrics"]
        )


def test_stories_name_values_that_occur(full: duckdb.DuckDBPyConnection) -> None:
    homes = {"os": "video_sessions", "player_version": "video_sessions", "country": "country"}
    homes |= {"category": "video", "layout_test": "viewer", "artwork_test": "viewer", "region": "region"}
    for story in STORIES:
        for dimension in story["where"].keys() & homes.keys():
            found = {
                v for (v,) in full.execute(f"SELECT DISTINCT {dimension} FROM {homes[dimension]}").fetchall()
            }
            assert set(story["where"][dimension]) <= found


def test_android_breaks_in_two_countries_for_nine_days(full: duckdb.DuckDBPyConnection) -> None:
    then, else_ = (rows(full, ANDROID.format(there=True, android=True, then=t))[0] for t in (True, False))
    assert then[0] / then[1] > 0.5
    assert else_[0] / else_[1] < 0.02
    assert then[2] < 0.6 * else_[2]
    assert then[3] < 0.5 * else_[3]
    assert then[3] / then[2] < 0.8 * else_[3] / else_[2]


@pytest.mark.parametrize(("there", "android"), [(True, False), (False, True), (False, False)])
def test_android_story_is_nowhere_else(full: duckdb.DuckDBPyConnection, there: bool, android: bool) -> None:
    then, else_ = (rows(full, ANDROID.format(there=there, android=android, then=t))[0] for t in (True, False))
    assert then[0] / then[1] < 0.02
    assert abs(z_score(then[0], then[1], else_[0], else_[1])) < 3
    assert then[2] > 0.75 * else_[2]


def test_only_the_broken_version_fails(full: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT player_version, avg((outcome = 'start_failure')::INTEGER) FROM qoe_views
        JOIN video_sessions USING (session_id) JOIN viewer ON viewer.user_id = qoe_views.user_id
        WHERE country_code IN ('BR', 'IN') AND os = 'Android' AND qoe_views.ts >= '2026-03-03'
            AND qoe_views.ts < '2026-03-20' GROUP BY 1"""
    found = dict(rows(full, query))
    assert found.pop("4.2") > 0.6
    assert found.keys() == {"4.1.1", "4.2.1"}
    assert max(found.values()) < 0.05


def test_ring_completes_without_watching(full: duckdb.DuckDBPyConnection) -> None:
    april = rows(full, TUTORIALS.format("Tutorials", "DATE '2026-04-01'"))[0]
    around = rows(full, TUTORIALS.format("Tutorials", "DATE '2026-03-01', DATE '2026-05-01'"))[0]
    assert april[0] > 2 * around[0]
    assert april[1] < 0.5 * around[1]
    assert april[2] > 3 * around[2]


def test_ring_leaves_other_categories_alone(full: duckdb.DuckDBPyConnection) -> None:
    april = rows(full, TUTORIALS.format("Comedy", "DATE '2026-04-01'"))[0]
    around = rows(full, TUTORIALS.format("Comedy", "DATE '2026-03-01', DATE '2026-05-01'"))[0]
    assert abs(april[0] - around[0]) < 0.05
    assert april[2] < 0.15


@pytest.mark.parametrize("flag", ["event_burst", "overlapping_sessions", "repeated_interval"])
def test_flags_find_the_ring_and_few_others(full: duckdb.DuckDBPyConnection, flag: str) -> None:
    query = f"""
        SELECT count(DISTINCT user_id) FILTER (in_april), count(*) FILTER (NOT in_april), count(*) FROM (
            SELECT user_id, category = 'Tutorials' AND last_watch_at >= '2026-04-01' AS in_april
            FROM user_video JOIN video USING (video_id) WHERE ',' || flags || ',' LIKE '%,{flag},%')"""
    accounts, others, every = rows(full, query)[0]
    assert accounts >= 24
    assert others < 0.05 * every


def test_new_layout_raises_completion(full: duckdb.DuckDBPyConnection) -> None:
    effect, z = completed(full, "layout_test", "new layout", "first_watch_at >= '2026-02-01'")["all"]
    assert 0.03 < effect < 0.05
    assert z > 4


def test_new_layout_works_alike_on_every_device(full: duckdb.DuckDBPyConnection) -> None:
    found = completed(
        full, "layout_test", "new layout", "first_watch_at >= '2026-02-01'", "user_video.device"
    )
    assert found.keys() == {"Mobile", "Desktop", "Tablet", "TV"}
    for effect, z in found.values():
        assert effect > 0
        assert abs(effect - 0.04) < 2 * effect / z  # within two standard errors of the four points


def test_groups_of_the_layout_were_alike_before(full: duckdb.DuckDBPyConnection) -> None:
    effect, z = completed(full, "layout_test", "new layout", "first_watch_at < '2026-02-01'")["all"]
    assert abs(effect) < 0.01
    assert abs(z) < 1.5


ARTWORK = ("artwork_test", "bold artwork", "first_watch_at >= '2025-11-01'")


def test_bold_artwork_seems_to_work(full: duckdb.DuckDBPyConnection) -> None:
    effect, z = completed(full, *ARTWORK)["all"]
    assert effect > 0.025
    assert z > 4


def test_bold_artwork_does_nothing_within_device_and_plan(full: duckdb.DuckDBPyConnection) -> None:
    found = list(completed(full, *ARTWORK, "user_video.device || plan").values())
    assert len(found) == 12
    assert all(abs(z) < 2.9 for _, z in found)  # the twelve together: 5 %
    weights = [(z / effect) ** 2 for effect, z in found]
    pooled = sum(effect * weight for (effect, _), weight in zip(found, weights, strict=True)) / sum(weights)
    assert abs(pooled) < 0.01
    assert abs(pooled * sqrt(sum(weights))) < 1.5


def test_bold_artwork_went_to_tv_and_premium(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT device = 'TV' OR plan = 'Premium', avg((artwork_test = 'bold artwork')::INTEGER)
        FROM user_video JOIN viewer USING (user_id) WHERE artwork_test <> 'not in test'
        GROUP BY 1 ORDER BY 1"""
    (_, few), (_, many) = rows(full, query)
    assert many > 1.7 * few


def test_holidays_are_busy(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT ts::DATE BETWEEN '2025-12-26' AND '2026-01-01', sum(is_view) / count(DISTINCT ts::DATE)
        FROM video_events WHERE ts::DATE BETWEEN '2025-12-12' AND '2026-01-15' GROUP BY 1 ORDER BY 1"""
    (_, usual), (_, holiday) = rows(full, query)
    assert holiday > 1.2 * usual


def test_a_version_loses_positions_for_two_days(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT player_version, avg((position_s IS NULL)::INTEGER) FROM raw.player_events AS e
        JOIN raw.player_sessions AS s USING (session_id)
        WHERE e.ts >= '2025-09-18' AND e.ts < '2025-09-20' GROUP BY 1"""
    found = dict(rows(full, query))
    assert found.pop("4.1") > 0.15
    assert max(found.values()) < 0.01


def test_events_come_twice_on_one_day(full: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT ts::DATE = DATE '2026-05-12',
        1 - count(DISTINCT (user_id, session_id, video_id, ts, event_name, position_s)) / count(*)
        FROM raw.player_events WHERE ts::DATE BETWEEN '2026-05-08' AND '2026-05-16' GROUP BY 1 ORDER BY 1"""
    (_, usual), (_, doubled) = rows(full, query)
    assert doubled > 5 * usual
