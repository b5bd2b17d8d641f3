-- The data sets that are watched: where they come from and how far they are worked up.
SELECT *
FROM (
    VALUES
    (1, 'video_events', 'player', 'bronze'),
    (2, 'video_sessions', 'player', 'silver'),
    (3, 'stream_status', 'orchestrator', 'bronze'),
    (4, 'ingest_samples', 'gateway', 'bronze'),
    (5, 'gpu_hourly', 'orchestrator', 'gold'),
    (6, 'billing', 'finance', 'gold')
) AS listed (dataset_no, dataset, source, layer)
