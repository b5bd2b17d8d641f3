-- The tables of the sample data. Seconds, positions and durations are exact decimals so that sums are exact.
-- Timestamps are UTC without zone.

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
    plan VARCHAR NOT NULL
);

CREATE TABLE video (
    video_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    duration_s DECIMAL(12, 3) NOT NULL,
    duration_bucket VARCHAR NOT NULL,
    published_at TIMESTAMP NOT NULL
);

CREATE TABLE video_events (
    event_id BIGINT PRIMARY KEY,
    ts TIMESTAMP NOT NULL,
    received_at TIMESTAMP NOT NULL,
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    video_id VARCHAR NOT NULL REFERENCES video (video_id),
    session_id VARCHAR NOT NULL,
    event_name VARCHAR NOT NULL,
    position_s DECIMAL(12, 3) NOT NULL,
    is_view INTEGER NOT NULL
);

CREATE TABLE video_segments (
    segment_id BIGINT PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP NOT NULL,
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    video_id VARCHAR NOT NULL REFERENCES video (video_id),
    session_id VARCHAR NOT NULL,
    start_s DECIMAL(12, 3) NOT NULL,
    end_s DECIMAL(12, 3) NOT NULL,
    watched_s DECIMAL(12, 3) NOT NULL
);

CREATE TABLE video_sessions (
    session_id VARCHAR PRIMARY KEY,
    user_id VARCHAR NOT NULL REFERENCES viewer (user_id),
    started_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP NOT NULL,
    device VARCHAR NOT NULL,
    browser VARCHAR NOT NULL,
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
    sessions INTEGER NOT NULL,
    completions INTEGER NOT NULL,
    completed INTEGER NOT NULL,
    pauses INTEGER NOT NULL,
    forward_skips INTEGER NOT NULL,
    backward_skips INTEGER NOT NULL,
    score DECIMAL(12, 2) NOT NULL,
    tier VARCHAR NOT NULL,
    flag VARCHAR NOT NULL,
    PRIMARY KEY (user_id, video_id)
);

CREATE TABLE gpu (
    gpu_id VARCHAR PRIMARY KEY,
    gpu_model VARCHAR NOT NULL,
    memory_gb INTEGER NOT NULL,
    orchestrator VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES region (region)
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
    swaps INTEGER NOT NULL,
    status_samples BIGINT NOT NULL,
    output_fps_sum DECIMAL(18, 3) NOT NULL,
    output_fps_sumsq DECIMAL(18, 3) NOT NULL,
    input_fps_sum DECIMAL(18, 3) NOT NULL,
    ptff_ms_sum DECIMAL(18, 3) NOT NULL,
    ptff_count BIGINT NOT NULL,
    e2e_ms_sum DECIMAL(18, 3) NOT NULL,
    e2e_count BIGINT NOT NULL,
    startup_ms_sum DECIMAL(18, 3) NOT NULL,
    startup_count BIGINT NOT NULL,
    total_minutes DECIMAL(12, 3) NOT NULL
);

CREATE TABLE stream_status (
    sample_id BIGINT PRIMARY KEY,
    ts TIMESTAMP NOT NULL,
    stream_id VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    gpu_id VARCHAR REFERENCES gpu (gpu_id),
    orchestrator VARCHAR NOT NULL,
    gateway VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES region (region),
    state VARCHAR NOT NULL,
    output_fps DECIMAL(8, 3) NOT NULL,
    input_fps DECIMAL(8, 3) NOT NULL,
    restart_count INTEGER NOT NULL
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

CREATE TABLE dq_batch (
    batch_id BIGINT PRIMARY KEY,
    window_start TIMESTAMP NOT NULL,
    dataset VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    layer VARCHAR NOT NULL,
    rows_in BIGINT NOT NULL,
    required_cells BIGINT NOT NULL,
    null_cells BIGINT NOT NULL,
    duplicate_rows BIGINT NOT NULL,
    late_rows BIGINT NOT NULL,
    out_of_order_rows BIGINT NOT NULL,
    invalid_rows BIGINT NOT NULL,
    orphan_rows BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    failed_ingests INTEGER NOT NULL,
    max_event_at TIMESTAMP NOT NULL,
    processing_ms DECIMAL(12, 3) NOT NULL
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
    resolved_at TIMESTAMP,
    dataset VARCHAR NOT NULL,
    metric VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    status VARCHAR NOT NULL
);
