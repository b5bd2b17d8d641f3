"""The one-line text form of a logical query, complete and read back exactly.

    watch_time, median(video.duration_s) by country, week where device in ["Mobile", "TV"]
    during calendar(week, -1, 1) having watch_time > 100 compare previous with share(watch_time)
    order watch_time desc limit 5 without test_load fill zone "Europe/Berlin" weeks sunday

(one line in truth). Further metrics are such as `percentile(orders.price, 0.9)`, `ratio(views, viewers)`,
`ratio(stalls where device = "TV", watch_time, 3600)`, `cumulative(views)`, `rolling(views, day, 7)`,
`moving_average(views, day, 7)` and `average(viewers by country, day)`, further groups
`day_of_week`, `orders.ordered_at:hour_of_day` and `bucket(orders.price, 10)`, further conditions
`metric(active_days by user >= 10 where plan = "Free" during to_date(year))` and
`related(items where items.price > 5)`. After a limit may stand `offset 10`, `per country` and `rest`, in its
place `percent 5`, or `rest against "Germany"`; a yes-or-no question ends in `claim any views < before`, or
`claim all fps >= 30`; and `records alerts by alerts.opened_at, alerts.owner` lists rows. A name in back
quotes is taken as it is. The clauses may stand in any order.
"""

from semantic.claims import Claim
from semantic.query import (
    BucketTerm,
    ClassesTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    Order,
    TimeScope,
    TimeTerm,
)
from semantic.text_conditions import condition_text
from semantic.text_names import CUTS, key_text, name_text, number_text, value_text
from semantic.text_periods import comparison_text, period_text
from semantic.text_query import read_query
from semantic.text_terms import term_text


def to_text(query: LogicalQuery) -> str:
    """The query on one line; `from_text` of it is equal to it."""
    head = f"records {name_text(query.records)}" if query.records else ""
    parts = (head or ", ".join(map(term_text, query.metrics)), *_clauses(query))
    return " ".join(part for part in parts if part)


def from_text(text: str) -> LogicalQuery:
    """The query written by `to_text`. ValueError with the position and what was expected there."""
    return read_query(text)


def _clauses(query: LogicalQuery) -> tuple[str, ...]:
    return (
        _clause("by", [_group_text(term) for term in query.group_by]),
        f"where {condition_text(query.where)}" if query.where else "",
        f"during {_scope_text(query.time)}" if query.time else "",
        f"having {condition_text(query.having)}" if query.having else "",
        f"compare {comparison_text(query.compare_to)}" if query.compare_to else "",
        _clause("with", [f"{found.kind}({key_text(found.of)})" for found in query.calculations]),
        _clause("within", [key_text(key) for key in query.share_per]),
        _clause("order", [f"{key_text(found.by)} {_direction(found)}" for found in query.order]),
        f"limit {query.limit}" if query.limit is not None else "",
        f"offset {query.offset}" if query.offset is not None else "",
        f"percent {number_text(query.limit_percent)}" if query.limit_percent is not None else "",
        _clause("per", [key_text(key) for key in query.limit_per]),
        "rest" if query.rest else "",
        _clause("against", [value_text(value) for value in query.named or ()]),
        f"claim {_claim_text(query.claim)}" if query.claim else "",
        _clause("without", [name_text(name) for name in query.without_default_filters]),
        "fill" if query.fill else "",
        f"zone {value_text(query.zone)}" if query.zone else "",
        f"weeks {query.week_start}" if query.week_start else "",
    )


def _clause(word: str, items: list[str]) -> str:
    return f"{word} {', '.join(items)}" if items else ""


def _group_text(term: GroupTerm) -> str:
    if isinstance(term, DimensionTerm):
        return name_text(term.name, CUTS)
    if isinstance(term, BucketTerm):
        return f"bucket({name_text(term.name)}, {number_text(term.width)})"
    if isinstance(term, ClassesTerm):
        return _classes_text(term)
    cut = term.grain if isinstance(term, TimeTerm) else term.part
    return f"{name_text(term.dimension, CUTS)}:{cut}" if term.dimension else cut


def _classes_text(term: ClassesTerm) -> str:
    """`classes(views by title, 500)` or `classes(watch_time by viewer: 0, 3600 to 7200)`."""
    each = f"{term_text(term.of)} by {name_text(term.name)}"
    if term.width is not None:
        return f"classes({each}, {number_text(term.width)})"
    end = f" to {number_text(term.end)}" if term.end is not None else ""
    return f"classes({each}: {', '.join(map(number_text, term.bounds))}{end})"


def _scope_text(scope: TimeScope) -> str:
    on = f" on {name_text(scope.dimension)}" if scope.dimension else ""
    return f"{period_text(scope.period)}{on}"


def _claim_text(claim: Claim) -> str:
    """`any views < 10`, or `any views > before` against the compared period."""
    value = "before" if claim.value is None else value_text(claim.value)
    return f"{claim.reach} {key_text(claim.of)} {claim.op} {value}"


def _direction(order: Order) -> str:
    return "desc" if order.descending else "asc"
