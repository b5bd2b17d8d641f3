"""How events reach us: late, twice, broken at times, and numbered as they come."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sample_data.arrays import Ints, Names, Random
from sample_data.clock import HOUR, MINUTE, NOW, generator
from sample_data.store import insert, instants

BROKEN = 0.0004  # of each kind of fault, as a share of the rows
REPEATED = 0.003
LATE = 0.012


class Family(NamedTuple):
    """A stream of events. faults: a column and what stands in it when it is broken."""

    table: str
    prefix: str
    faults: tuple[tuple[str, Any], ...]


def named(values: list[str] | Names, index: Ints, missing: Any = None) -> pa.Array:
    """The text at each index, null where missing is true."""
    words = pa.array(list(values), pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(index, pa.int32(), mask=missing), words)


def deliver(
    con: duckdb.DuckDBPyConnection, family: Family, ts: Ints, columns: Mapping[str, Any], seed: int
) -> None:
    """Write events into their raw table in the order of arrival; what has not arrived by now is left out.

    Broken ones are added, so that no real event is lost by them.
    """
    rng = generator(seed, f"arrival of {family.table}")
    count = len(ts)
    wrong = max(1, round(BROKEN * count)) if count else 0
    repeated = rng.choice(count, round(REPEATED * count), replace=False)
    broken = rng.integers(0, count, wrong * len(family.faults))
    source = np.concatenate([np.arange(count), repeated, broken])
    number = np.concatenate([np.arange(count), repeated, count + np.arange(len(broken))])
    received = ts[source] + _delay(len(source), count, rng)
    order = np.argsort(received, kind="stable")
    order = order[received[order] < NOW]
    rows = pa.table({**columns, "ts": instants(ts)}).take(pa.array(source))
    for n, (column, value) in enumerate(family.faults):
        start = count + len(repeated) + n * wrong
        rows = _spoil(rows, column, value, np.arange(start, start + wrong))
    rows = rows.take(pa.array(order))
    insert(con, family.table, _envelope(family, number[order], received[order], rows), "event_id")


def _delay(rows: int, first: int, rng: Random) -> Ints:
    """Milliseconds until each row arrives; those after the first so many are repeats and come later."""
    delay = rng.lognormal(np.log(700), 0.7, rows)
    late = rng.random(rows) < LATE
    delay[late] += rng.exponential(20 * MINUTE, late.sum())
    delay[first:] += rng.exponential(2 * MINUTE, rows - first)
    return np.asarray(np.minimum(delay, 6 * HOUR)).astype(np.int64)


def _spoil(rows: pa.Table, column: str, value: Any, where: Ints) -> pa.Table:
    """The rows with one column replaced in some of them."""
    hit = np.zeros(rows.num_rows, dtype=bool)
    hit[where] = True
    kind = pa.string() if pa.types.is_dictionary(rows[column].type) else rows[column].type
    spoilt = pc.if_else(pa.array(hit), pa.scalar(value, kind), rows[column].cast(kind))
    return rows.set_column(rows.schema.get_field_index(column), column, spoilt)


def _envelope(family: Family, number: Ints, received: Ints, rows: pa.Table) -> dict[str, Any]:
    """The columns with what every event has: its own name, its number and when it came."""
    names = pc.binary_join_element_wise(family.prefix, pa.array(number).cast(pa.string()), "-")
    return {
        "event_id": np.arange(1, len(number) + 1),
        "received_at": instants(received),
        "id": names,
        **dict(zip(rows.column_names, rows.columns, strict=True)),
    }
