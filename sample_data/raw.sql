-- What the viewing pipeline reads. These tables live only while the sample is built.

CREATE TEMP TABLE raw_video_events (
    arrival BIGINT,
    ts TIMESTAMP,
    received_at TIMESTAMP,
    user_id VARCHAR,
    video_id VARCHAR,
    session_id VARCHAR,
    event_name VARCHAR,
    position_s DECIMAL(12, 3)
);

CREATE TEMP TABLE raw_sessions (
    session_id VARCHAR,
    device VARCHAR,
    browser VARCHAR
);
