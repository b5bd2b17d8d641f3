"""What the troubles do to the raw tables. Chance is a hash of the seed, the trouble and the row."""

import duckdb

from sample_data.clock import NOW_AT
from sample_data.quality.feeds import BROKEN, DOUBLED, EMPTY, FEEDS, LATE, NULLS, STOP, Feed
from sample_data.quality.incidents import Incident, register

LUCK = "(hash({seed}, i.incident, e.{apart}) % 10000) / 10000.0"


def spoil(con: duckdb.DuckDBPyConnection, incidents: list[Incident], seed: int) -> None:
    """Spoil every stream and number its rows anew in the order in which they now arrive."""
    register(con, incidents)
    for feed in FEEDS:
        if feed.stream:
            _spoil_stream(con, feed, seed)
    con.execute("DROP TABLE incident")


def _spoil_stream(con: duckdb.DuckDBPyConnection, feed: Feed, seed: int) -> None:
    """Put the rows of a stream and those that come beside into a new table of the same make."""
    luck = LUCK.format(seed=seed, apart=feed.apart)
    rows = [_delayed(feed, luck), _doubled(feed, luck), _added(feed, seed, BROKEN), _added(feed, seed, EMPTY)]
    con.execute(f"CREATE TEMP TABLE spoilt AS {' UNION ALL BY NAME '.join(rows)}")
    made = con.execute(
        "SELECT sql FROM duckdb_tables() WHERE schema_name = 'raw' AND table_name = ?", [feed.stream]
    ).fetchone()
    if made is None:
        raise LookupError(f"There is no table raw.{feed.stream}.")
    con.execute(f"DROP TABLE raw.{feed.stream}")
    con.execute(made[0])
    con.execute(
        f"INSERT INTO raw.{feed.stream} BY NAME SELECT * EXCLUDE (copy) REPLACE "
        "(row_number() OVER (ORDER BY received_at, event_id, copy) AS event_id) FROM spoilt "
        f"WHERE received_at < TIMESTAMP '{NOW_AT}' ORDER BY event_id"
    )
    con.execute("DROP TABLE spoilt")


def _hit(feed: Feed, kind: str, luck: str) -> str:
    """SQL for the rows of a stream that a kind of trouble hits, each once."""
    return f"""SELECT e.event_id, min(i.incident) AS incident
        FROM raw.{feed.stream} AS e
        JOIN incident AS i ON e.ts >= i.since AND e.ts < i.until
        WHERE i.dataset = '{feed.dataset}' AND i.kind = '{kind}' AND {luck} < i.share
        GROUP BY e.event_id"""


def _delayed(feed: Feed, luck: str) -> str:
    """SQL for the rows that there are: some come later, all of those that were held back, some lack a value.

    A delay that would end after the declared now ends a moment before, in the same order.
    """
    blanked = nulls = ""
    if feed.blanked:
        blanked = f"REPLACE (CASE WHEN n.event_id IS NULL THEN e.{feed.blanked} END AS {feed.blanked})"
        nulls = f"LEFT JOIN ({_hit(feed, NULLS, luck)}) AS n USING (event_id)"
    return f"""SELECT * EXCLUDE (came_at), CASE WHEN came_at < TIMESTAMP '{NOW_AT}' THEN came_at
            ELSE TIMESTAMP '{NOW_AT}' - INTERVAL 1 MILLISECOND END AS received_at, 0 AS copy
        FROM (
            SELECT e.* EXCLUDE (received_at) {blanked},
                greatest(
                    e.received_at + to_milliseconds(coalesce(late.delay, 0)),
                    held.until + to_milliseconds(coalesce(epoch_ms(e.ts) - epoch_ms(held.since), 0) // 600)
                ) AS came_at
            FROM raw.{feed.stream} AS e
            LEFT JOIN ({_hit(feed, LATE, luck)}) AS l USING (event_id)
            LEFT JOIN incident AS late ON late.incident = l.incident
            LEFT JOIN ({_hit(feed, STOP, "-1")}) AS h USING (event_id)
            LEFT JOIN incident AS held ON held.incident = h.incident
            {nulls}
        )"""


def _doubled(feed: Feed, luck: str) -> str:
    """SQL for copies of rows, each some seconds after the one before."""
    return f"""SELECT e.* EXCLUDE (received_at), e.received_at + to_seconds(3 * c.copy) AS received_at, c.copy
        FROM raw.{feed.stream} AS e
        JOIN ({_hit(feed, DOUBLED, luck)}) AS d USING (event_id)
        JOIN incident AS i ON i.incident = d.incident
        JOIN (SELECT unnest(range(1, 1000)) AS copy) AS c ON c.copy <= i.rows"""


def _added(feed: Feed, seed: int, kind: str) -> str:
    """SQL for rows that come beside the others: any rows of the stream with something wrong in them."""
    values = feed.broken if kind == BROKEN else feed.empty
    wrong = {"ts": "a.received_at - INTERVAL 1 SECOND", **values}
    if feed.stream not in ("player_events", "player_sessions"):
        wrong["id"] = "concat('bad-', a.incident, '-', a.number)"
    replaced = ", ".join(f"{value} AS {column}" for column, value in wrong.items())
    return f"""SELECT e.* EXCLUDE (received_at) REPLACE ({replaced}), a.received_at, 1000 + a.number AS copy
        FROM (
            SELECT
                i.incident, n.number,
                i.since + to_milliseconds(CAST(3600000 * (n.number + 0.5) / i.rows AS BIGINT)) AS received_at,
                1 + hash({seed}, i.incident, n.number) % (SELECT count(*) FROM raw.{feed.stream}) AS event_id
            FROM incident AS i
            JOIN (SELECT unnest(range(1000)) AS number) AS n
                ON n.number < i.rows * (epoch(i.until) - epoch(i.since)) / 3600
            WHERE i.dataset = '{feed.dataset}' AND i.kind = '{kind}'
        ) AS a
        JOIN raw.{feed.stream} AS e ON e.event_id = a.event_id"""
