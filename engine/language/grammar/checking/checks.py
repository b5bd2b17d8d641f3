"""What may not stand together, or cannot be done yet, each by the name of its mark."""

from engine.language.grammar.counting.counts import is_amount, is_bare_count
from engine.language.grammar.numbers.averaged_per import averaged_per
from engine.language.grammar.pieces import Draft, Mark, Piece
from engine.language.grammar.ranking.cutting import within
from semantic.filters import IsNull, fields_of
from semantic.metrics import SimpleMetric
from semantic.periods import CalendarPeriod
from semantic.query import GroupTerm, MetricTerm, TimeTerm

_LONGER = ("week", "month", "quarter", "year")


def check_scope(draft: Draft, terms: tuple[MetricTerm, ...]) -> None:
    """Datasets named as the scope: each is used, and every number comes from one of them."""
    facts = [draft.catalog.facts(term) for term in terms]
    used = {name for names in facts for name in names}
    for name in draft.datasets:
        inside = name in used and all(set(names) & set(draft.datasets) for names in facts)
        if not inside:
            draft.fatal.append(Mark("dataset_not_used", name))


def check_parts(draft: Draft, metrics: tuple[MetricTerm, ...], groups: tuple[GroupTerm, ...]) -> None:
    """Mark the draft with everything that stands in the way of a query."""
    loose = [group for group in draft.groups if not group.said]
    counting = "counts_dimension" in draft.flags
    ranked, limited = bool(draft.ranks), bool(draft.having)
    faults = {
        "no_metric": not metrics or (ranked and (_are_sizes(draft) or (not groups and _are_amounts(draft)))),
        "two_rankings": len(draft.ranks) > 1,
        "rank_without_dimension": ranked and not groups,
        "top_per_group": ranked
        and not within(draft)
        and (
            "each" in draft.flags
            or 0 < len(loose) < len(draft.groups)
            or ("asked_which" in draft.flags and len(draft.groups) > 1)
            or ("superlative" in draft.flags and len(draft.groups) > 1 and not _are_columns(draft))
        ),
        "count_of_filtered_groups": (
            counting and ("unjoined" in draft.flags or _limits_others(draft, metrics))
        )
        or ("counted_last" in draft.flags and limited),
        "conditional_share": "share" in draft.flags and bool(loose) and _limits_numbers(draft),
        "listing": len(metrics) == 1 and _is_listing(draft),
        "threshold_without_dimension": limited and not groups,
        "absence": _lacks_what_is_asked(draft),
        "vague_part": _is_one_day_of_each(draft, groups),
    }
    draft.fatal.extend(Mark(code) for code, present in faults.items() if present)
    if not ranked and not limited and "sort" not in draft.flags:
        units = draft.pack.data["restate"]["units"]
        draft.fatal.extend(
            Mark("unit_alone", str(units[group.name][0])) for group in loose if group.kind == "time"
        )
        draft.fatal.extend(Mark("part_of_time") for group in loose if group.kind == "part")
    elif any(group.kind != "time" for group in draft.groups):  # "highest hours by contract" splits by no hour
        times = [one for one in loose if one.kind == "time" and one.start - 1 not in draft.joints]
        units = draft.pack.data["restate"]["units"]
        draft.fatal.extend(Mark("unit_alone", str(units[one.name][0])) for one in times)
    draft.fatal.extend(Mark("average_per", name) for name in averaged_per(draft, metrics))
    cut = any(rank.count for rank in draft.ranks)  # "only the top 3"
    restricted = bool(draft.filters or draft.periods or limited or cut)
    unused = {"compare": not draft.comparisons, "only": not restricted}
    draft.fatal.extend(Mark("unused", word) for word, idle in unused.items() if idle and word in draft.flags)


def _limits_numbers(draft: Draft) -> bool:
    """Whether a bound is on a number and not on a share of it, so that the share may be of those that fit."""
    return any(not name.startswith("share(") for limit in draft.having for name in fields_of(limit))


def _is_one_day_of_each(draft: Draft, groups: tuple[GroupTerm, ...]) -> bool:
    """ "Views per month on the last day": of each month, and no month of yesterday."""
    days = [one for one in draft.periods if isinstance(one, CalendarPeriod) and one.unit == "day"]
    longer = [one for one in groups if isinstance(one, TimeTerm) and not one.dimension]
    one_day = len(draft.periods) == 1 and len(days) == 1 and days[0].count == 1
    return one_day and not draft.comparisons and any(one.grain in _LONGER for one in longer)


def _lacks_what_is_asked(draft: Draft) -> bool:
    """ "Which sponsors have never sponsored": sponsors without a sponsor's name are not what is meant."""
    empty = {condition.field for _, _, condition in draft.filters if isinstance(condition, IsNull)}
    return any(group.name in empty for group in draft.groups)


def _are_columns(draft: Draft) -> bool:
    """ "List the 10 longest videos with their category": what each thing has, and no further split."""
    homes = [
        {one.dataset for one in draft.catalog.dimensions[group.name].bindings}
        for group in draft.groups
        if group.kind == "dimension" and not draft.catalog.dimensions[group.name].roles
    ]
    return "listed" in draft.flags and len(homes) == len(draft.groups) and bool(set.intersection(*homes))


def _are_amounts(draft: Draft) -> bool:
    """ "Highest salary": the noun of one row stands for its amount, and is no number of rows to rank."""
    return bool(draft.metrics) and all(is_amount(piece, draft) for piece in draft.metrics)


def _are_sizes(draft: Draft) -> bool:
    """ "The highest rating an episode got": no number of episodes is high by the noun of one alone."""
    rank = draft.ranks[0]
    said = draft.text_of(rank.start, rank.end).casefold()
    sized = said in {word for end in ("min", "max") for word in draft.pack.data["aggregates"][end]}
    far = all(piece.start != rank.end for piece in draft.metrics) and draft.sort_by is None
    split = [
        group.name
        for group in draft.groups
        if group.start == rank.end and group.kind in ("dimension", "measure")
    ]
    sizes = any(draft.catalog.dimensions[name].type in ("integer", "number") for name in split)
    return sized and far and (sizes or _are_amounts(draft))


def _limits_others(draft: Draft, metrics: tuple[MetricTerm, ...]) -> bool:
    """Whether a threshold is on something else than the first number: "shops with over 100 orders"."""
    return any(name != metrics[0].key for limit in draft.having for name in fields_of(limit))


def _is_listing(draft: Draft) -> bool:
    """ "Titles of advanced courses": rows by a noun and an attribute, with no word that counts or splits."""
    bare = all(is_bare_count(piece, draft) for piece in draft.metrics) and "counted" not in draft.flags
    said = any(group.said for group in draft.groups)
    loose = (
        "listed" in draft.flags
        or ("scope" in draft.flags and not said)
        or any(not group.said for group in draft.groups)
    )
    listed = (
        "listed" in draft.flags and not said and all(_counts_things(piece, draft) for piece in draft.metrics)
    )
    return ((bare and loose) or listed) and not draft.ranks and not draft.having


def _counts_things(piece: Piece, draft: Draft) -> bool:
    """ "List the viewers": who they are is asked, not how many."""
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    counting = isinstance(metric, SimpleMetric) and metric.measure.agg in ("count", "count_distinct")
    return counting and "counted" not in draft.flags
