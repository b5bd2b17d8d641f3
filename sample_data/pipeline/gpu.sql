-- The cards as they last told of themselves. A region that is not in the list of regions is unknown.
WITH newest AS (
    SELECT *
    FROM raw_capabilities
    WHERE reject_reason IS NULL
    QUALIFY row_number() OVER (PARTITION BY gpu_id ORDER BY ts DESC, event_id DESC) = 1
)
SELECT
    n.gpu_id,
    coalesce(nullif(trim(n.gpu_model), ''), 'unknown') AS gpu_model,
    coalesce(round(n.memory_total / 1073741824), 0) AS memory_gb,  -- bytes in a gibibyte
    coalesce(nullif(trim(n.orchestrator), ''), 'unknown') AS orchestrator,
    coalesce(nullif(trim(n.org), ''), 'unknown') AS org,
    coalesce(g.region, 'unknown') AS region,
    coalesce(nullif(trim(n.runner_version), ''), 'unknown') AS runner_version,
    coalesce(nullif(trim(n.cuda_version), ''), 'unknown') AS cuda_version
FROM newest AS n
LEFT JOIN region AS g ON g.region = n.region
ORDER BY n.gpu_id
