"""From the parts of a draft to one LogicalQuery, or the reason why there is none."""

from collections.abc import Sequence
from itertools import pairwise

from engine.language.grammar.checking.checks import check_parts, check_scope
from engine.language.grammar.checking.doubts import check_doubts
from engine.language.grammar.checking.misreadings import check_misreadings
from engine.language.grammar.comparing.claims import claim_of
from engine.language.grammar.comparing.moved_groups import limit_moved
from engine.language.grammar.comparing.targets import limit_by_target
from engine.language.grammar.conditions.default_filters import check_unfiltered
from engine.language.grammar.conditions.held_people import things_lost
from engine.language.grammar.conditions.nearness import weigh_nearness
from engine.language.grammar.conditions.reach import check_contradictions
from engine.language.grammar.counting.counted_through import counted_through
from engine.language.grammar.counting.counts import is_bare_count, says_number
from engine.language.grammar.listing.records import records_of
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.numbers.rolling import rolled, with_course
from engine.language.grammar.pieces import Draft, Group, Mark, Piece
from engine.language.grammar.ranking.cutting import check_cut, take_named, within
from engine.language.grammar.ranking.ordering import order_of
from engine.language.grammar.times.grains import finest_of, grain_for
from engine.language.grammar.times.right_now import settle_now
from engine.language.grammar.times.when import moment_order
from engine.language.weights import WEIGHTS
from semantic.filters import And, Condition, fields_of
from semantic.model import Dataset
from semantic.query import (
    AggregateTerm,
    Calculation,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    PartTerm,
    RowsTerm,
    TimeScope,
    TimeTerm,
)


def assemble(draft: Draft) -> LogicalQuery | None:
    """The query of a draft; None with a fatal mark where parts are missing or cannot stand together."""
    if draft.listing is not None or draft.flags & {"latest", "earliest"}:
        return records_of(draft, _all([condition for _, _, condition in draft.filters]))
    metrics = _metrics(draft)
    named = take_named(draft)
    groups = _groups(draft, metrics) or ((DimensionTerm(name=named[0]),) if named else ())
    metrics = counted_through(draft, metrics, groups)
    limit_by_target(draft, metrics)
    limit_moved(draft, metrics)
    claim = claim_of(draft, metrics, groups)
    check_parts(draft, metrics, groups)
    check_doubts(draft, metrics, groups)
    check_misreadings(draft, groups, [fact for term in metrics for fact in draft.catalog.facts(term)])
    settle_now(draft, metrics)
    check_unfiltered(draft, metrics)
    check_contradictions(draft)
    draft.fatal.extend(Mark("unused_number", name) for name in _limits_of_made(draft, metrics))
    weigh_nearness(draft, [fact for term in metrics for fact in draft.catalog.facts(term)])
    if (draft.who_asked and not groups) or things_lost(draft, groups):
        draft.fatal.append(Mark("unused", draft.text_of(0, 1)))  # somebody is asked for, and no number
    if draft.fatal:
        return None
    order, cut = order_of(draft, metrics, groups)
    check_cut(draft, cut)
    calculations = _calculations(draft, metrics, claim is not None)
    moment = moment_order(draft, groups)
    if draft.fatal:
        return None
    return LogicalQuery(
        metrics=metrics,
        group_by=groups,
        where=_all([condition for _, _, condition in draft.filters]),
        having=_all(draft.having),
        time=_scope(draft, metrics),
        compare_to=draft.comparisons[0] if draft.comparisons else None,
        calculations=calculations,
        share_per=tuple(group_term(group).key for group in draft.share_per),
        order=moment or order,
        limit=1 if moment else cut.limit,
        offset=cut.offset,
        limit_percent=cut.percent,
        limit_per=tuple(dict.fromkeys(group_term(group).key for group in within(draft))),
        rest=cut.rest or named is not None,
        named=named[1] if named else None,
        claim=claim,
        without_default_filters=tuple(draft.unfiltered),
    ).canonical()


def _limits_of_made(draft: Draft, metrics: tuple[MetricTerm, ...]) -> list[str]:
    """Bounds on numbers of numbers, which no sentence says yet: "with average fees a day over 20"."""
    plain = (MetricRef, AggregateTerm, RowsTerm)
    made = {term.key for term in metrics if not isinstance(term, plain)}
    return [name for limit in draft.having for name in fields_of(limit) if name in made]


def _scope(draft: Draft, metrics: tuple[MetricTerm, ...]) -> TimeScope | None:
    """The period asked, of the time it is said of: not named where that is the one anyway."""
    if not draft.periods:
        return None
    facts = [draft.catalog.datasets[name] for term in metrics for name in draft.catalog.facts(term)]
    usual = all(
        draft.period_field in (f"{fact.name}.{fact.time}", _shared_time(fact)) for fact in facts if fact.time
    ) and all(fact.time for fact in facts)
    return TimeScope(period=draft.periods[0], dimension="" if usual else draft.period_field)


def _shared_time(fact: Dataset) -> str:
    return next((field.dimension for field in fact.fields if field.name == fact.time), "")


def _all(conditions: list[Condition]) -> Condition | None:
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    return And(items=tuple(conditions))


def _metrics(draft: Draft) -> tuple[MetricTerm, ...]:
    pieces = sorted(draft.metrics, key=lambda piece: piece.start)
    terms = tuple(dict.fromkeys(term_of(piece) for piece in pieces))
    said: set[MetricTerm] = set()
    for before, after in pairwise(pieces):
        said.add(term_of(before))
        if term_of(before) == term_of(after) and _is_lost(before, after, draft):
            draft.fatal.append(Mark("unused", draft.text_of(before.start, before.end)))
        if term_of(after) not in said and not _joined(before, after, draft):
            draft.flags.add("unjoined")
            if any(
                phrase.reason.startswith("partial") for piece in (before, after) for phrase in piece.phrases
            ):
                draft.fatal.append(Mark("unused", draft.text_of(after.start, after.end)))
            if _is_described(after, draft) and not _listed(before, after, draft):
                draft.fatal.append(Mark("unused", draft.text_of(after.start, after.end)))
            bare = is_bare_count(before, draft) or is_bare_count(after, draft)
            done = "counted" in draft.flags and draft.adjacent(
                before.end, after.start
            )  # "how many people viewed"
            if (
                done
                or _is_elsewhere(before, after, draft)
                or any(_is_one(one, draft) for one in (before, after))
            ):
                draft.fatal.append(Mark("unused", draft.text_of(after.start, after.end)))
            draft.cost += WEIGHTS["unjoined_metrics"] + WEIGHTS["bare_count_beside"] * bare
    highest = any(isinstance(term, AggregateTerm) and term.agg in ("max", "min") for term in terms)
    asked = "asked_which" in draft.flags or any(group.asked for group in draft.groups)
    if highest and asked and not draft.having and not draft.ranks:
        draft.fatal.append(Mark("unused", "which"))  # "which has the highest" asks for one, not for a list
    check_scope(draft, terms)
    return rolled(terms, draft)


def _is_done(before: Piece, after: Piece, draft: Draft) -> bool:
    """ "How many people viewed": what they did is no second number."""
    return "counted" in draft.flags and draft.adjacent(before.end, after.start)


def _is_elsewhere(before: Piece, after: Piece, draft: Draft) -> bool:
    """ "Fees paid to artists": a word of another table, with no "and" before it, says more of the first."""
    facts = [set(draft.catalog.facts(term_of(piece))) for piece in (before, after)]
    return not facts[0] & facts[1] and draft.joints.isdisjoint(range(before.end, after.start))


def _is_one(piece: Piece, draft: Draft) -> bool:
    """ "Passengers who booked a flight": one of something, or what was done, is no second number."""
    said = draft.text_of(piece.start, piece.end).casefold()
    return is_bare_count(piece, draft) and draft.pack.singular(said) == said and not says_number(piece, draft)


def _is_lost(before: Piece, after: Piece, draft: Draft) -> bool:
    """Two numbers in one list are not one: "sales, sales a month earlier" are both asked for.

    Nor are two guesses: "rows that arrived" is no late arrival rate, though each word is a part of it.
    """
    if _is_guessed(before) and _is_guessed(after) and not _says_again(before, after, draft):
        return True
    again = before.end == after.start and _says_again(before, after, draft)
    return (again or _listed(before, after, draft)) and any(
        phrase.reason.startswith(("partial", "coordination"))
        for piece in (before, after)
        for phrase in piece.phrases
    )


def _is_guessed(piece: Piece) -> bool:
    return bool(piece.phrases) and all(phrase.reason.startswith("partial") for phrase in piece.phrases)


def _is_described(piece: Piece, draft: Draft) -> bool:
    """ "For text-to-image jobs": what a preposition or a value stands before is no second number."""
    after_value = any(end == piece.start for _, end, _ in draft.filters)
    return after_value or piece.start - 1 in draft.prepositions


def _listed(before: Piece, after: Piece, draft: Draft) -> bool:
    """Whether nothing but a comma or another connector stands between."""
    between = set(range(before.end, after.start))
    return bool(between & draft.joints) and between <= draft.joints | draft.ignored


def _says_again(before: Piece, after: Piece, draft: Draft) -> bool:
    """ "Sales sales a month earlier": all words of one are said again by the other."""
    said = [set(draft.text_of(piece.start, piece.end).casefold().split()) for piece in (before, after)]
    return said[0] <= said[1] or said[1] <= said[0]


def _joined(before: Piece, after: Piece, draft: Draft) -> bool:
    """Whether nothing but a connector, and what is said before each number, stands between."""
    between = range(before.end, after.start)
    said = draft.connectors | draft.ignored | draft.repeatable
    return any(at in draft.connectors for at in between) and all(at in said for at in between)


def _groups(draft: Draft, metrics: Sequence[MetricTerm]) -> tuple[GroupTerm, ...]:
    terms: list[GroupTerm] = []
    for group in sorted(draft.groups, key=lambda found: (found not in within(draft), found.start)):
        terms.append(_timed(group_term(group), draft))
        draft.cost += 0.0 if group.said or draft.ranks else WEIGHTS["implied_group"]
    if "over_time" in draft.flags and not any(isinstance(term, TimeTerm) for term in terms):
        finest = finest_of((fact for term in metrics for fact in draft.catalog.facts(term)), draft.catalog)
        terms.insert(0, TimeTerm(grain=grain_for(draft.periods[0] if draft.periods else None, finest)))
    terms.extend(DimensionTerm(name=name) for name in draft.splits)
    return tuple(dict.fromkeys(with_course(terms, draft)))


def _timed(term: GroupTerm, draft: Draft) -> GroupTerm:
    """ "Courses completed in 2024 by month": the months of the time that the period is said of."""
    plain = isinstance(term, TimeTerm | PartTerm) and not term.dimension
    return term.model_copy(update={"dimension": draft.period_field}) if plain and draft.period_field else term


def group_term(group: Group) -> GroupTerm:
    if group.term is not None:
        return group.term
    if group.kind == "time":
        return TimeTerm(grain=group.name)
    if group.kind == "part":
        return PartTerm(part=group.name)
    return DimensionTerm(name=group.name)


def _is_share(metrics: tuple[MetricTerm, ...], draft: Draft) -> bool:
    """Whether a number is a share itself, which has no parts."""
    known = [draft.catalog.metrics[term.name] for term in metrics if isinstance(term, MetricRef)]
    return any(metric.unit == "%" for metric in known)


def _calculations(draft: Draft, metrics: tuple[MetricTerm, ...], claimed: bool) -> tuple[Calculation, ...]:
    found: list[Calculation] = []
    for kind in ("share", "change", "growth", "target"):
        if kind in draft.flags and not (kind == "target" and claimed):
            if kind == "share" and (len(metrics) > 1 or draft.comparisons):
                draft.fatal.append(Mark("share_of_several"))
            if kind == "share" and not draft.groups and not draft.splits and _is_share(metrics, draft):
                draft.fatal.append(Mark("unused", kind))  # "completion percentage of" is no share of a rate
            found.extend(Calculation(kind=kind, of=metric.key) for metric in metrics)
    return tuple(found)
