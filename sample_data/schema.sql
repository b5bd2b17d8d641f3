-- The tables of the sample data. Seconds, positions and durations are exact decimals so that sums are exact.
-- Timestamps are UTC without zone. What arrives stands in schema raw (raw.sql); docs/data.md says how each table is made.

-- Lists that others refer to.

CREATE TABLE region (
    region VARCHAR PRIMARY KEY,
    region_name VARCHAR NOT NULL,
    continent VARCHAR NOT NULL
);

CREATE TABLE country (
    country_code VARCHAR PRIMARY KEY,
    country VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES region (region)
);

CREATE TABLE viewer (
    user_id VARCHAR PRIMARY KEY,
    country_code VARCHAR REFERENCES country (country_code),
    signup_date DATE NOT NULL,
    plan VARCHAR NOT NULL,
    layout_test VARCHAR NOT NULL,   -- control, new layout, not in test
    artwork_test VARCHAR NOT NULL   -- control, bold artwork, not in test
);

CREATE TABLE video (
    video_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    duration_s DECIMAL(12, 3) NOT NULL,
    duration_bucket VARCHAR NOT NULL,
    published_at TIMESTAMP NOT NULL
);

-- Viewing.

CREATE TABLE video_events (
    event_id BIGINT PRIMARY KEY,
    ts TIMESTAMP NOT NULL,
    received_at TIMESTAMP NOT NULL,
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    video_id VARCHAR NOT NULL REFERENCES video (video_id),
    session_id VARCHAR NOT NULL,
    event_name VARCHAR NOT NULL,
    position_s DECIMAL(12, 3) NOT NULL,
    is_view INTEGER NOT NULL,
    is_pause INTEGER NOT NULL,
    is_forward_skip INTEGER NOT NULL,
    is_backward_skip INTEGER NOT NULL,
    is_completion INTEGER NOT NULL
);

CREATE TABLE video_segments (
    segment_id BIGINT PRIMARY KEY,  -- the event that closed the stretch
    started_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP NOT NULL,
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    video_id VARCHAR NOT NULL REFERENCES video (video_id),
    session_id VARCHAR NOT NULL,
    start_s DECIMAL(12, 3) NOT NULL,
    end_s DECIMAL(12, 3) NOT NULL,
    watched_s DECIMAL(12, 3) NOT NULL,
    view_at TIMESTAMP NOT NULL      -- when the view began that the stretch belongs to
);

CREATE TABLE video_sessions (
    session_id VARCHAR PRIMARY KEY,
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    started_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP NOT NULL,
    device VARCHAR NOT NULL,
    browser VARCHAR NOT NULL,
    os VARCHAR NOT NULL,
    player_version VARCHAR NOT NULL,
    referrer VARCHAR NOT NULL,
    placement VARCHAR NOT NULL,
    watched_s DECIMAL(12, 3) NOT NULL,
    pauses INTEGER NOT NULL,
    forward_skips INTEGER NOT NULL,
    backward_skips INTEGER NOT NULL,
    completed INTEGER NOT NULL
);

CREATE TABLE user_video (
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    video_id VARCHAR NOT NULL REFERENCES video (video_id),
    first_watch_at TIMESTAMP NOT NULL,
    last_watch_at TIMESTAMP NOT NULL,
    device VARCHAR NOT NULL,
    total_s DECIMAL(12, 3) NOT NULL,
    unique_s DECIMAL(12, 3) NOT NULL,
    duration_s DECIMAL(12, 3) NOT NULL,
    max_position_s DECIMAL(12, 3) NOT NULL,
    position_bucket VARCHAR NOT NULL,  -- thirty seconds of max_position_s: 0:00-0:30, 0:30-1:00, ...
    sessions INTEGER NOT NULL,
    completions INTEGER NOT NULL,
    completed INTEGER NOT NULL,
    verified INTEGER NOT NULL,         -- completed and at least half of the video seen
    is_replay INTEGER NOT NULL,
    pauses INTEGER NOT NULL,
    forward_skips INTEGER NOT NULL,
    backward_skips INTEGER NOT NULL,
    score DECIMAL(12, 2) NOT NULL,
    tier VARCHAR NOT NULL,
    flag VARCHAR NOT NULL,
    flags VARCHAR NOT NULL,            -- all that hold, comma separated, the shown one first; 'ok' for none
    PRIMARY KEY (user_id, video_id)
);

CREATE TABLE player_loads (
    load_id BIGINT PRIMARY KEY,
    ts TIMESTAMP NOT NULL,
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    video_id VARCHAR NOT NULL REFERENCES video (video_id),
    session_id VARCHAR NOT NULL
);

CREATE TABLE qoe_views (
    attempt_id BIGINT PRIMARY KEY,
    ts TIMESTAMP NOT NULL,
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    video_id VARCHAR NOT NULL REFERENCES video (video_id),
    session_id VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,          -- played, exited_before_start, start_failure, playback_failure
    startup_ms DECIMAL(12, 3),         -- missing where nothing started
    playing_ms DECIMAL(14, 3) NOT NULL,
    rebuffer_ms DECIMAL(14, 3) NOT NULL,
    rebuffers INTEGER NOT NULL,
    bitrate_bps BIGINT                 -- mean over the playing time, missing where nothing played
);

-- One row for each view and each hundredth of the video, and one more for each time it was covered.
CREATE VIEW view_positions AS
SELECT
    e.ts AS view_at, e.user_id, e.video_id, e.session_id,
    CAST(p.position_percent AS INTEGER) AS position_percent, 1 AS views, 0 AS covered
FROM video_events AS e
CROSS JOIN range(100) AS p (position_percent)
WHERE e.is_view = 1
UNION ALL
SELECT
    s.view_at, s.user_id, s.video_id, s.session_id,
    CAST(unnest(range(
        CAST(ceil(100 * s.start_s / v.duration_s) AS BIGINT),
        least(100, CAST(ceil(100 * s.end_s / v.duration_s) AS BIGINT)))) AS INTEGER),
    0, 1
FROM video_segments AS s
JOIN video AS v USING (video_id);

-- The GPU network.

CREATE TABLE gpu (
    gpu_id VARCHAR PRIMARY KEY,
    gpu_model VARCHAR NOT NULL,
    memory_gb INTEGER NOT NULL,
    orchestrator VARCHAR NOT NULL,
    org VARCHAR NOT NULL,              -- the company behind the orchestrator, or unknown
    region VARCHAR NOT NULL REFERENCES region (region),
    runner_version VARCHAR NOT NULL,
    cuda_version VARCHAR NOT NULL
);

-- One row per requested session of the network.
CREATE TABLE network_sessions (
    session_key VARCHAR PRIMARY KEY,   -- the stream; a job has the name of its request
    requested_at TIMESTAMP NOT NULL,
    gateway VARCHAR NOT NULL,
    orchestrator VARCHAR NOT NULL,     -- unknown where none was found
    region VARCHAR NOT NULL REFERENCES region (region),
    pipeline VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    gpu_id VARCHAR REFERENCES gpu (gpu_id),
    is_test_load BOOLEAN NOT NULL,
    prompt_kind VARCHAR NOT NULL,      -- good, random: of test load; none otherwise
    outcome VARCHAR NOT NULL,          -- startup_success, startup_failed_unexcused, startup_failed_excused, no_orch,
                                       -- loading_only, zero_output_fps, swapped
    startup_ms DECIMAL(14, 3),         -- orchestrator chosen until first output
    ptff_ms DECIMAL(14, 3),            -- request until playable
    e2e_ms DECIMAL(14, 3),             -- mean over its readings
    swaps INTEGER NOT NULL,
    minutes DECIMAL(12, 3) NOT NULL,
    tokens BIGINT NOT NULL
);

-- One row per hour, gateway, orchestrator, region, pipeline, model, gpu_id and is_test_load. gpu_id may be
-- missing, so the grain cannot be declared as a primary key; the tests hold it.
CREATE TABLE gpu_hourly (
    hour TIMESTAMP NOT NULL,
    gateway VARCHAR NOT NULL,
    orchestrator VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES region (region),
    pipeline VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    gpu_id VARCHAR REFERENCES gpu (gpu_id),
    is_test_load BOOLEAN NOT NULL,
    requested_sessions INTEGER NOT NULL,
    startup_success INTEGER NOT NULL,
    startup_excused INTEGER NOT NULL,
    output_failed INTEGER NOT NULL,
    no_orch INTEGER NOT NULL,
    effective_failed INTEGER NOT NULL,
    swaps INTEGER NOT NULL,            -- confirmed and inferred
    status_samples BIGINT NOT NULL,    -- reports with any output
    output_fps_sum DECIMAL(18, 3) NOT NULL,
    output_fps_sumsq DECIMAL(18, 3) NOT NULL,
    input_fps_sum DECIMAL(18, 3) NOT NULL,
    ptff_ms_sum DECIMAL(18, 3) NOT NULL,
    ptff_count BIGINT NOT NULL,
    e2e_ms_sum DECIMAL(18, 3) NOT NULL,
    e2e_count BIGINT NOT NULL,
    startup_ms_sum DECIMAL(18, 3) NOT NULL,
    startup_count BIGINT NOT NULL,
    total_minutes DECIMAL(12, 3) NOT NULL,
    signals BIGINT NOT NULL,           -- status reports that came, at most those expected
    expected_signals BIGINT NOT NULL,
    healthy_intervals BIGINT NOT NULL, -- reports in state ONLINE with output
    intervals BIGINT NOT NULL,         -- all status reports
    utilization_sum DECIMAL(18, 4) NOT NULL,
    utilization_count BIGINT NOT NULL,
    tokens BIGINT NOT NULL
);

CREATE TABLE stream_status (
    sample_id BIGINT PRIMARY KEY,
    ts TIMESTAMP NOT NULL,
    stream_id VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    gpu_id VARCHAR REFERENCES gpu (gpu_id),
    orchestrator VARCHAR NOT NULL,
    gateway VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES region (region),
    is_test_load BOOLEAN NOT NULL,
    state VARCHAR NOT NULL,
    output_fps DECIMAL(8, 3) NOT NULL,
    input_fps DECIMAL(8, 3) NOT NULL,
    restart_count INTEGER NOT NULL
);

-- Streams with a status report in the 120 seconds before each full five minutes. A gateway, region and pipeline has a
-- row at each moment with any, a 0 at the moment after, and a 0 at the end of each day from its first until its last
-- where none are live, so that the newest row of any period tells how many were live at its end.
CREATE TABLE live_streams (
    counted_at TIMESTAMP NOT NULL,
    gateway VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES region (region),
    pipeline VARCHAR NOT NULL,
    streams INTEGER NOT NULL,
    PRIMARY KEY (counted_at, gateway, region, pipeline)
);

CREATE TABLE ingest_samples (
    sample_id BIGINT PRIMARY KEY,
    ts TIMESTAMP NOT NULL,
    stream_id VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    gateway VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES region (region),
    packets_lost BIGINT NOT NULL,
    packets_received BIGINT NOT NULL,
    jitter_ms DECIMAL(10, 3) NOT NULL,
    rtt_ms DECIMAL(10, 3) NOT NULL,
    bytes_up BIGINT NOT NULL,
    bytes_down BIGINT NOT NULL,
    interval_s DECIMAL(8, 3) NOT NULL,
    conn_quality VARCHAR NOT NULL
);

CREATE TABLE payments (
    payment_id BIGINT PRIMARY KEY,
    ts TIMESTAMP NOT NULL,
    gateway VARCHAR NOT NULL,
    orchestrator VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES region (region),
    pipeline VARCHAR NOT NULL,
    tickets INTEGER NOT NULL,
    face_value_eth DECIMAL(28, 18) NOT NULL,     -- of all its tickets
    expected_value_eth DECIMAL(28, 18) NOT NULL  -- times the chance of winning
);

-- The SLA score of each hour, orchestrator, pipeline and model with any request (test load left out), and of each
-- hour and orchestrator, there weighted by requests.
CREATE TABLE sla_hourly (
    hour TIMESTAMP NOT NULL,
    orchestrator VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    requested_sessions INTEGER NOT NULL,
    score DOUBLE NOT NULL,
    weighted_score DOUBLE NOT NULL,   -- score times requested_sessions
    PRIMARY KEY (hour, orchestrator, pipeline, model)
);

CREATE TABLE sla_orchestrator_hourly (
    hour TIMESTAMP NOT NULL,
    orchestrator VARCHAR NOT NULL,
    requested_sessions INTEGER NOT NULL,
    score DOUBLE NOT NULL,
    compliant INTEGER NOT NULL,
    PRIMARY KEY (hour, orchestrator)
);

-- Data quality.

CREATE TABLE dq_batch (
    batch_id BIGINT PRIMARY KEY,
    window_start TIMESTAMP NOT NULL,
    dataset VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    layer VARCHAR NOT NULL,
    rows_in BIGINT NOT NULL,
    normal_rows DOUBLE,               -- median of the same hour of the week in the four weeks before
    compared_rows BIGINT,             -- rows_in where there is such a median
    required_cells BIGINT NOT NULL,
    null_cells BIGINT NOT NULL,
    duplicate_rows BIGINT NOT NULL,
    late_rows BIGINT NOT NULL,
    out_of_order_rows BIGINT NOT NULL,
    invalid_rows BIGINT NOT NULL,
    orphan_rows BIGINT NOT NULL,
    schema_changes INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    failed_ingests INTEGER NOT NULL,
    max_event_at TIMESTAMP,           -- missing where nothing came that could be used
    processing_ms DECIMAL(12, 3) NOT NULL
);

-- How long rows took from event to arrival: one row in ten, chosen by its number.
CREATE TABLE dq_arrival (
    arrival_id BIGINT PRIMARY KEY,
    window_start TIMESTAMP NOT NULL,
    dataset VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    layer VARCHAR NOT NULL,
    latency_ms BIGINT NOT NULL
);

CREATE TABLE dq_reject (
    reject_id BIGINT PRIMARY KEY,
    received_at TIMESTAMP NOT NULL,
    dataset VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    layer VARCHAR NOT NULL,
    reject_reason VARCHAR NOT NULL,
    line VARCHAR NOT NULL             -- what came, as JSON or as the text it was
);

CREATE TABLE dq_schema_change (
    change_id BIGINT PRIMARY KEY,
    seen_at TIMESTAMP NOT NULL,
    dataset VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    change VARCHAR NOT NULL           -- added, dropped, retyped
);

CREATE TABLE dq_check (
    check_id BIGINT PRIMARY KEY,
    run_at TIMESTAMP NOT NULL,
    dataset VARCHAR NOT NULL,
    check_type VARCHAR NOT NULL,
    dq_dimension VARCHAR NOT NULL,
    column_name VARCHAR,
    severity VARCHAR NOT NULL,
    status VARCHAR NOT NULL
);

CREATE TABLE dq_alert (
    alert_id BIGINT PRIMARY KEY,
    fired_at TIMESTAMP NOT NULL,
    acknowledged_at TIMESTAMP,
    resolved_at TIMESTAMP,
    resolve_minutes DOUBLE,           -- fired until resolved
    dataset VARCHAR NOT NULL,
    metric VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    status VARCHAR NOT NULL
);

-- Alerts fired and not yet resolved at the end of each day, and now; a row for each data set and severity.
CREATE TABLE dq_open_alerts (
    counted_at TIMESTAMP NOT NULL,
    dataset VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    open_alerts INTEGER NOT NULL,
    PRIMARY KEY (counted_at, dataset, severity)
);
