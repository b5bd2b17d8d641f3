"""Trouble in the raw tables that others have filled, and what is told of loads and columns."""

from collections.abc import Callable

import duckdb

from sample_data.quality import loads, schemas, spoiling
from sample_data.quality.incidents import draw_incidents


def fill(con: duckdb.DuckDBPyConnection, scale: float, seed: int, progress: Callable[[str], None]) -> None:
    """Spoil the raw tables of players and network, which are filled, and fill raw.loads and raw.columns_seen.

    Nothing that was truly watched or served is lost or changed: rows are sent twice or late, broken ones are
    added, and request numbers, which no table uses, go missing. The same rows, scale and seed give the same
    rows. Raises LookupError where a raw table is not there.
    """
    progress("trouble on the way in")
    incidents = draw_incidents(con, scale, seed)
    spoiling.spoil(con, incidents, seed)
    loads.write_loads(con, incidents, seed)
    schemas.write_columns(con)
