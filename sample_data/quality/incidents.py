"""When what goes wrong: the troubles that stories tell of, and about two smaller ones in three days."""

from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from sample_data.arrays import Floats, Ints, Random
from sample_data.clock import DAY, HOUR, MINUTE, NOW, START, generator, millis
from sample_data.quality.feeds import BROKEN, DOUBLED, EMPTY, FEEDS, LATE, NULLS, SLOW, STOP, STORM, Feed
from sample_data.store import instants

USUAL, LEAST = 370, 60  # smaller troubles at scale 1 and above, and at least
BUSIEST = 60  # hours to choose from where few have rows enough
NOTICED, FLOOD = 12, 110  # rows in an hour that are enough for a rate, and for too much of them
QUIET = 35 * DAY  # at first, before anything has a normal


class Incident(NamedTuple):
    """A trouble of a data set. since, until and delay are in milliseconds; share: of the rows that are hit.

    rows: how many come beside, of broken ones in an hour, of doubled ones for each.
    """

    dataset: str
    kind: str
    since: int
    until: int
    share: float = 1.0
    delay: int = 0
    rows: int = 0


KNOWN = (
    Incident("ingest_samples", LATE, millis(2026, 1, 21), millis(2026, 1, 21, 6), delay=9 * HOUR),
    Incident("stream_status", NULLS, millis(2026, 4, 8, 10), millis(2026, 4, 9, 10)),  # a new name
    Incident("video_events", DOUBLED, millis(2026, 5, 12, 3), millis(2026, 5, 12, 21), rows=1),
    Incident("gpu_hourly", SLOW, millis(2026, 6, 18, 12), millis(2026, 6, 18, 16)),
    Incident("video_sessions", EMPTY, millis(2026, 6, 19, 18), millis(2026, 6, 19, 22), rows=14),
    Incident("ingest_samples", DOUBLED, millis(2026, 6, 20, 17), millis(2026, 6, 20, 21), rows=2),
    Incident("stream_status", STOP, millis(2026, 6, 22, 3), millis(2026, 6, 22, 7)),
    Incident("billing", STOP, millis(2026, 6, 30, 6), NOW),
    Incident("stream_status", NULLS, millis(2026, 6, 30, 4), NOW),
    Incident("ingest_samples", LATE, millis(2026, 6, 30, 6), NOW - 30 * MINUTE, share=0.5, delay=22 * MINUTE),
    Incident("video_events", BROKEN, millis(2026, 6, 30, 7), NOW, rows=18),
)


def draw_incidents(con: duckdb.DuckDBPyConnection, scale: float, seed: int) -> list[Incident]:
    """All troubles. The smaller ones strike in hours with rows enough for them to be noticed."""
    rng = generator(seed, "incident")
    count = max(LEAST, round(USUAL * min(scale, 1.0)))
    weight = np.array([feed.weight for feed in FEEDS])
    drawn = rng.choice(len(FEEDS), count, p=weight / weight.sum())
    busy = {feed.dataset: _busy_hours(con, feed) for feed in FEEDS}
    return [*KNOWN, *(_draw(FEEDS[n], busy[FEEDS[n].dataset], rng) for n in drawn)]


class Hours(NamedTuple):
    """Hours, and how many rows happened at least in them and in the hour after each."""

    start: Ints
    rows: Ints


def _busy_hours(con: duckdb.DuckDBPyConnection, feed: Feed) -> Hours:
    """The hours with enough rows for a trouble to be noticed; all for a data set without a stream."""
    hours: Ints = np.arange(START + QUIET, NOW - 3 * DAY, HOUR)
    if not feed.stream:
        return Hours(hours, np.zeros(len(hours), dtype=np.int64))
    found = con.execute(
        "SELECT epoch_ms(date_trunc('hour', ts)), count(*) "
        f"FROM raw.{feed.stream} WHERE ts IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchnumpy()
    at, rows = (np.asarray(column, dtype=np.int64) for column in found.values())
    lasting: Ints = np.minimum(_looked_up(hours, at, rows), _looked_up(hours + HOUR, at, rows))
    enough = np.flatnonzero(lasting >= NOTICED)
    if len(enough) < BUSIEST:
        enough = np.sort(np.argsort(-lasting, kind="stable")[:BUSIEST])
    return Hours(hours[enough], lasting[enough])


def _looked_up(hours: Ints, at: Ints, rows: Ints) -> Ints:
    """The rows of each hour."""
    place = np.minimum(np.searchsorted(at, hours), max(len(at) - 1, 0))
    return np.where(at[place] == hours, rows[place], 0) if len(at) else np.zeros(len(hours), dtype=np.int64)


def _draw(feed: Feed, hours: Hours, rng: Random) -> Incident:
    """One trouble of mostly two to four hours; where few rows happen, they are repeated the more."""
    chance: Floats = np.array(list(feed.kinds.values()), dtype=np.float64)
    kind = list(feed.kinds)[int(rng.choice(len(chance), p=chance / chance.sum()))]
    at = int(rng.integers(0, len(hours.start)))
    since, rows = int(hours.start[at]), max(int(hours.rows[at]), 1)
    until = since + round(float(np.clip(rng.lognormal(np.log(2.6), 0.5), 2, 12))) * HOUR
    share = float(rng.choice([0.12, 0.3, 0.8], p=[0.3, 0.45, 0.25]))
    delay = int(rng.integers(20, 400)) * MINUTE
    added = min(int(rng.choice([6, 14, 40], p=[0.3, 0.4, 0.3])), feed.most_added)
    drawn = Incident(feed.dataset, kind, since, until, share)
    if kind == STORM:
        return drawn._replace(kind=DOUBLED, share=1.0, rows=max(int(rng.integers(6, 12)), -(-FLOOD // rows)))
    if kind == DOUBLED:
        return drawn._replace(share=share if rows >= NOTICED else 1.0, rows=-(-NOTICED // rows))
    if kind in (BROKEN, EMPTY):
        return drawn._replace(rows=added)
    return drawn._replace(delay=delay) if kind == LATE else drawn._replace(share=1.0)


def register(con: duckdb.DuckDBPyConnection, incidents: list[Incident]) -> None:
    """The troubles as the temporary table `incident`, numbered from 0."""
    columns = list(zip(*incidents, strict=True))
    table = {name: list(column) for name, column in zip(Incident._fields, columns, strict=True)}
    table["since"] = instants(np.array(table["since"], dtype=np.int64))
    table["until"] = instants(np.array(table["until"], dtype=np.int64))
    con.register("drawn_incident", pa.table({"incident": np.arange(len(incidents)), **table}))
    con.execute("CREATE OR REPLACE TEMP TABLE incident AS SELECT * FROM drawn_incident")
    con.unregister("drawn_incident")
