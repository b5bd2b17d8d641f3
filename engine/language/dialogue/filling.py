"""What a question that goes on leaves unsaid, taken from the query before: all is then checked alike."""

from collections.abc import Sequence
from dataclasses import replace

from engine.language.dialogue.conjuncts import conjuncts, listed
from engine.language.grammar.pieces import Draft, Group, Mark
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.filters import fields_of
from semantic.query import AggregateTerm, LogicalQuery, MetricRef, MetricTerm, RowsTerm, TimeTerm

_COMPARING = ("compare", "previous", "last_year", "change", "growth")
_COUNTING = (("op", "number_of"), ("agg", "count_distinct"))
_AGAINST = ("period", "value", "grain", "unit")
_NAMED = ("dimension", "measure", "timefield")  # a group named alone; "in minutes" splits by nothing


def seed(words: tuple[Phrase, ...], base: LogicalQuery) -> tuple[Phrase, ...]:
    """The period before, where a comparison needs one that is not said."""
    grain = _grain_before(words, base)
    if grain is not None:
        return (Phrase(-1, -1, "grain", grain, 0.0, "kept"),)
    said = said_ops(words) & set(_COMPARING)
    periods = sum(phrase.kind == "period" for phrase in words)
    values = any(phrase.kind == "value" for phrase in words)
    wanted = (
        said - {"change", "growth"} == {"compare"} if periods == 1 else not periods and said - {"compare"}
    )
    if base.time is None or not wanted or (values and not periods):
        return ()
    return (Phrase(-1, -1, "period", base.time.period, 0.0, "kept"),)


def _grain_before(words: tuple[Phrase, ...], base: LogicalQuery) -> str | None:
    """The time split by before, whose every bucket a growth is of, where nothing else to hold it against is
    said: of "by month" from month to month."""
    times = [term for term in base.group_by if isinstance(term, TimeTerm) and not term.dimension]
    said = said_ops(words)
    others = said & {"previous", "last_year"} or any(one.kind in _AGAINST for one in words)
    if len(times) != 1 or others or base.compare_to is not None:
        return None
    strides = any(name.startswith("stride_") for name in said)
    grows = bool(said & {"change", "growth"}) and "compare" not in said
    return times[0].grain if strides or grows else None


def said_ops(words: tuple[Phrase, ...]) -> set[str]:
    return {str(phrase.target) for phrase in words if phrase.kind == "op"}


def kept_metrics(base: LogicalQuery, words: tuple[Phrase, ...], at: int) -> tuple[Phrase, ...]:
    """The numbers asked for before, where the question names none; "the median" is one of the same field.

    Of a list of records it is their number.
    """
    if base.records:
        return (Phrase(at, at, "aggregate", RowsTerm(dataset=base.records), 0.0, "label"),)
    first, more = base.metrics[0], base.metrics[1:]
    if isinstance(first, AggregateTerm) and not more and any(phrase.kind == "agg" for phrase in words):
        return (Phrase(at, at, "measure", first.field, 0.0, "label"),)
    return tuple(
        Phrase(at, at, "metric", term.name, 0.0, "label")
        if isinstance(term, MetricRef)
        else Phrase(at, at, "aggregate", term, 0.0, "label")
        for term in base.metrics
    )


def set_against(draft: Draft, base: LogicalQuery) -> None:
    """ "Compare with Bath" sets it against the value before; against a period there must be one before."""
    if "compare" not in draft.flags or draft.comparisons:
        return
    limited = {name for one in conjuncts(base.where) if listed(one) for name in fields_of(one)}
    own = [name for _, _, one in draft.filters if listed(one) for name in fields_of(one)]
    if own and set(own) <= limited:
        draft.splits = tuple(dict.fromkeys((*draft.splits, *own)))
        draft.flags.discard("compare")
    elif base.time is None and draft.periods:
        draft.flags.discard("compare")
        draft.fatal.append(Mark("comparison_without_period"))


def fill_up(draft: Draft, base: LogicalQuery) -> None:
    """What the question leaves unsaid is taken from the one before, so that its parts can be checked."""
    draft.flags -= {"listed", "only"}
    if not draft.groups and not draft.splits:
        draft.groups = [Group("kept", term.key, True, -1, term=term) for term in base.group_by]
    elif not draft.ranks and not draft.having:
        draft.groups = [replace(group, said=group.said or group.kind in _NAMED) for group in draft.groups]
    if len(draft.ranks) == 1 and draft.ranks[0].count is None and base.limit:
        draft.ranks = [replace(draft.ranks[0], count=base.limit)]  # "the best ones": as many as before
    if draft.sort_by is not None and not draft.ranks and "sort" not in draft.flags and base.order:
        if base.order[0].by in {term.key for term in base.group_by}:
            draft.flags.add("sort")  # "by orders" after an alphabetical order is the order by a number again
        else:
            draft.sort_by = None  # "by orders" after a ranking is another number to rank by


def is_count(term: MetricTerm, draft: Draft) -> bool:
    """Whether a number is how many there are of something: a count, or a sum of whole numbers of no unit."""
    measures = draft.catalog.measures(term)
    if len(measures) != 1:
        return False
    metric = draft.catalog.metrics[term.name] if isinstance(term, MetricRef) else None
    adds = metric is not None and not metric.unit and metric.display_format == "int"
    return measures[0].agg in ("count", "count_distinct") or (measures[0].agg == "sum" and adds)


def counting(words: tuple[Phrase, ...], tokens: Sequence[Token]) -> str:
    """The words that ask for a count: "how many", or "unique" of something."""
    said = [phrase for phrase in words if (phrase.kind, phrase.target) in _COUNTING]
    return " ".join(token.text for token in tokens[said[0].start : said[0].end]) if said else ""
