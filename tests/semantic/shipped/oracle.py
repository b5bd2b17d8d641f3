"""The SELECT that a metric is by its definition, put together from metrics.yaml; it knows no model."""

from pathlib import Path
from typing import Any

from tests.written import written_in

Entry = dict[str, Any]
Grain = tuple[str, ...]
"""What a metric is split by: buckets or parts of time first, then dimensions; nothing for one number."""

WRITTEN: Entry = written_in(Path(__file__).with_name("metrics.yaml"))
METRICS: dict[str, Entry] = WRITTEN["metrics"]
NAMES: dict[str, list[str]] = WRITTEN["names"]
BUCKETS = ("day", "week", "month")
PARTS = {"hour_of_day": "hour({})", "day_of_week": "isodow({})"}


def sides(metric: Entry) -> tuple[tuple[str, str], ...]:
    """Fact and aggregate of each side that stands in a table of its own."""
    if "fact" in metric:
        below = f" / nullif({metric['denominator']}, 0)" if "denominator" in metric else ""
        return ((metric["fact"], f"({metric['numerator']}){below}"),)
    return (
        (metric["numerator_fact"], metric["numerator"]),
        (metric["denominator_fact"], metric["denominator"]),
    )


def dimensions(metric: Entry) -> list[str]:
    """The dimensions that every fact of the metric reaches."""
    first, *others = (WRITTEN["facts"][fact]["dimensions"] for fact, _ in sides(metric))
    return [name for name in first if all(name in other for other in others)]


def grains(metric: Entry) -> list[Grain]:
    """No split, each dimension, each bucket and part of time, and one dimension by month."""
    names = dimensions(metric)
    plain: list[Grain] = [(), *((name,) for name in names)]
    if metric.get("timeless"):
        return plain
    parts = () if metric.get("last") else tuple(PARTS)
    return [*plain, *((name,) for name in (*BUCKETS, *parts)), ("month", names[0])]


def statement(metric: Entry, grain: Grain) -> str:
    """The SELECT: the groups in the order asked, then the metric."""
    keys = ", ".join(f"k{at}" for at in range(len(grain)))
    selects = [_side(metric, fact, aggregate, grain) for fact, aggregate in sides(metric)]
    if len(selects) == 1:
        return selects[0]
    top, bottom = selects
    # Stacked rather than joined, so that groups of one side only stay, NULL among them.
    stacked = f"SELECT *, 1 AS side FROM ({top}) UNION ALL SELECT *, 2 AS side FROM ({bottom})"
    ratio = "any_value(value) FILTER (side = 1) / nullif(any_value(value) FILTER (side = 2), 0)"
    return f"SELECT {keys}{', ' if keys else ''}{ratio} FROM ({stacked})" + (
        f" GROUP BY {keys}" if keys else ""
    )


def _side(metric: Entry, fact: str, aggregate: str, grain: Grain) -> str:
    table = WRITTEN["facts"][fact]
    keys = [f"{_key(table, name)} AS k{at}" for at, name in enumerate(grain)]
    given_way = metric.get("all_rows") or table.get("asked") in grain
    own = [] if given_way else [table.get("where", "")]
    conditions = [text for text in (*own, metric.get("where", ""), _last(metric, table, grain)) if text]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    groups = f" GROUP BY {', '.join(str(at + 1) for at in range(len(grain)))}" if grain else ""
    return f"SELECT {', '.join([*keys, f'{aggregate} AS value'])} FROM {table['from']}{where}{groups}"


def _key(table: Entry, name: str) -> str:
    if name in BUCKETS:
        return f"date_trunc('{name}', {table['time']})"
    return PARTS[name].format(table["time"]) if name in PARTS else str(table["dimensions"][name])


def _last(metric: Entry, table: Entry, grain: Grain) -> str:
    """Only the last moment of all, or of each bucket asked."""
    if not metric.get("last"):
        return ""
    buckets = [_key(table, name) for name in grain if name in BUCKETS]
    groups = f" GROUP BY {', '.join(buckets)}" if buckets else ""
    return f"{table['time']} IN (SELECT max({table['time']}) FROM {table['from']}{groups})"
