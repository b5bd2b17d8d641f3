"""The GPU network: its cards, what was asked of them, and the events that tell it."""

from collections.abc import Callable

import duckdb

from sample_data.clock import generator
from sample_data.network import ingest, inventory, money, status, trace
from sample_data.network.arrival import deliver
from sample_data.network.demand import draw_sessions
from sample_data.network.fleet import draw_fleet
from sample_data.network.reports import draw_reports


def fill(con: duckdb.DuckDBPyConnection, scale: float, seed: int, progress: Callable[[str], None]) -> None:
    """Write the raw events of the network into schema raw, which must exist and be empty.

    The same scale and seed give the same rows. scale 1 is about 60,000 sessions over 18 months.
    """
    progress("events of the GPU network")
    fleet = draw_fleet(scale, seed)
    gpu, ts = inventory.draw_capabilities(fleet, generator(seed, "capabilities"))
    told = inventory.capability_columns(fleet, gpu, ts, generator(seed, "capability"))
    deliver(con, inventory.CAPABILITIES, ts, told, seed)
    deliver(con, inventory.DISCOVERY, *inventory.discovery(fleet, generator(seed, "discovery")), seed)
    sessions = draw_sessions(fleet, scale, generator(seed, "network session"))
    steps = trace.draw_trace(sessions, generator(seed, "trace"))
    traced = trace.trace_columns(sessions, fleet, steps, generator(seed, "tokens"))
    deliver(con, trace.TRACE, steps.ts, traced, seed)
    progress("reports of its streams")
    drawn = draw_reports(sessions, status.STATUS_EVERY, generator(seed, "status times"))
    said = status.status_columns(sessions, fleet, drawn, generator(seed, "status"))
    deliver(con, status.STATUS, drawn.ts, said, seed)
    drawn = draw_reports(sessions, ingest.INGEST_EVERY, generator(seed, "ingest times"))
    counted = ingest.ingest_columns(sessions, fleet, drawn, generator(seed, "ingest"))
    deliver(con, ingest.INGEST, drawn.ts, counted, seed)
    deliver(con, money.PAYMENTS, *money.payments(sessions, fleet, generator(seed, "payment")), seed)
