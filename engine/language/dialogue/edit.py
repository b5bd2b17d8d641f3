"""What a question that goes on says by itself: the parts of a query, and what is taken away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.language.dialogue.conjuncts import conjuncts, listed
from engine.language.dialogue.phrases_of import dropped_of, is_sound, plain
from engine.language.dialogue.topic import opens_with_scope
from engine.language.grammar.assemble import assemble, group_term
from engine.language.grammar.compose import Context, drafted
from engine.language.grammar.grains import grain_for
from engine.language.grammar.metrics import term_of
from engine.language.grammar.pieces import Draft, Group, Mark
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.filters import fields_of
from semantic.periods import OtherPeriod
from semantic.query import (
    AggregateTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    TimeTerm,
)

_COMPARING = ("compare", "previous", "last_year", "change", "growth")
_NAMED = ("dimension", "measure", "timefield")  # a group named alone; "in minutes" splits by nothing
# Moves that say enough by themselves: the same again, or another picture of it.
_ENOUGH = ("same",)


@dataclass(frozen=True)
class Edit:
    """The parts that a question names. `query` holds them all, filled up from the query before."""

    moves: frozenset[str]
    dropped: tuple[Phrase, ...]
    query: LogicalQuery
    metrics: tuple[MetricTerm, ...] = ()
    groups: tuple[Group, ...] = ()
    terms: tuple[GroupTerm, ...] = ()
    is_timed: bool = False
    is_timeless: bool = False
    is_compared: bool = False  # whether it says with what to compare
    is_preceding: bool = False  # "the previous month": before the clock's, or before the month at hand
    is_sorted: bool = False
    splits: bool = False
    is_loose: bool = False  # "and in Bath": whether it comes beside or instead is not said

    @property
    def asks_nothing(self) -> bool:
        """Whether no part is named, and nothing is taken away."""
        said = (self.metrics, self.terms, self.dropped, self.is_timed, self.is_timeless)
        query = self.query
        more = (query.where, query.having, query.compare_to, query.calculations, query.order)
        rest = (query.without_default_filters, set(self.moves) & set(_ENOUGH))
        shown = any(move.startswith(("show:", "no_", "part:")) for move in self.moves)
        return not any((*said, *more, *rest, shown))


def edit_of(
    phrases: tuple[Phrase, ...], tokens: Sequence[Token], context: Context, base: LogicalQuery
) -> tuple[Edit | None, Draft]:
    """The edit that a cover of the question with phrases is, with the draft that holds its marks.

    None where it has marks that say what stands in the way.
    """
    left, dropped = dropped_of(phrases)
    moves = frozenset(str(phrase.target) for phrase in phrases if phrase.kind == "move")
    words = tuple(plain(phrase) for phrase in left)
    end = len(tokens) + 1
    seeded = _seed(words, base)
    draft = drafted(seeded + words, tokens, context)
    if not draft.metrics or opens_with_scope(words):
        draft = drafted(seeded + words + _kept_metrics(base, words, end), tokens, context)
    own = tuple(dict.fromkeys(term_of(piece) for piece in draft.metrics if piece.start < end))
    groups = tuple(sorted(draft.groups, key=lambda group: group.start))
    _set_against(draft, base)
    terms = _terms(draft, groups, base)
    _fill_up(draft, base)
    if "counted" in draft.flags and not own and not all(_is_count(term, draft) for term in base.metrics):
        draft.fatal.append(Mark("unused", _counting(words, tokens)))  # "how many in Bern?" after a sum
    if not is_sound(phrases):
        draft.fatal.append(Mark("nothing_to_go_on"))
    query = None if draft.fatal else assemble(draft)
    if query is None:
        return None, draft
    timed = query.time is not None and not (seeded and query.time == base.time)
    if seeded and timed and not isinstance(query.compare_to, OtherPeriod):
        draft.fatal.append(Mark("too_many_periods"))
        return None, draft
    edit = Edit(
        moves=moves,
        dropped=dropped,
        query=query,
        metrics=_asked(own, query, draft),
        groups=groups,
        terms=terms,
        is_timed=timed,
        is_timeless=any(phrase.kind == "all_time" for phrase in left),
        is_compared=bool(_said_ops(words) & {"compare", "previous", "last_year"}),
        is_preceding=any(phrase.reason == "preceding period" for phrase in left),
        is_sorted=draft.sort_by is not None,
        splits=bool(draft.splits),
        is_loose=_is_loose(phrases),
    )
    return edit, draft


def _seed(words: tuple[Phrase, ...], base: LogicalQuery) -> tuple[Phrase, ...]:
    """The period before, where a comparison needs one that is not said."""
    said = _said_ops(words) & set(_COMPARING)
    periods = sum(phrase.kind == "period" for phrase in words)
    values = any(phrase.kind == "value" for phrase in words)
    wanted = said == {"compare"} if periods == 1 else not periods and said - {"compare"}
    if base.time is None or not wanted or (values and not periods):
        return ()
    return (Phrase(-1, -1, "period", base.time.period, 0.0, "kept"),)


def _counting(words: tuple[Phrase, ...], tokens: Sequence[Token]) -> str:
    """The words that ask for a count."""
    said = next(phrase for phrase in words if (phrase.kind, phrase.target) == ("op", "number_of"))
    return " ".join(token.text for token in tokens[said.start : said.end])


def _is_count(term: MetricTerm, draft: Draft) -> bool:
    measures = draft.catalog.measures(term)
    return len(measures) == 1 and measures[0].agg in ("count", "count_distinct")


def _said_ops(words: tuple[Phrase, ...]) -> set[str]:
    return {str(phrase.target) for phrase in words if phrase.kind == "op"}


def _kept_metrics(base: LogicalQuery, words: tuple[Phrase, ...], at: int) -> tuple[Phrase, ...]:
    """The numbers asked for before, where the question names none; "the median" is one of the same field."""
    (first, *more) = base.metrics
    if isinstance(first, AggregateTerm) and not more and any(phrase.kind == "agg" for phrase in words):
        return (Phrase(at, at, "measure", first.field, 0.0, "label"),)
    return tuple(
        Phrase(at, at, "metric", term.name, 0.0, "label")
        if isinstance(term, MetricRef)
        else Phrase(at, at, "aggregate", term, 0.0, "label")
        for term in base.metrics
    )


def _terms(draft: Draft, groups: tuple[Group, ...], base: LogicalQuery) -> tuple[GroupTerm, ...]:
    """The groups that the question names itself."""
    found = [group_term(group) for group in groups]
    if "over_time" in draft.flags and not any(isinstance(term, TimeTerm) for term in found):
        before = base.time.period if base.time else None
        found.append(TimeTerm(grain=grain_for(draft.periods[0] if draft.periods else before)))
    found.extend(DimensionTerm(name=name) for name in draft.splits)
    return tuple(dict.fromkeys(found))


def _set_against(draft: Draft, base: LogicalQuery) -> None:
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


def _fill_up(draft: Draft, base: LogicalQuery) -> None:
    """What the question leaves unsaid is taken from the one before, so that its parts can be checked."""
    draft.flags -= {"listed", "only"}
    if not draft.groups and not draft.splits:
        draft.groups = [Group("kept", term.key, True, -1, term=term) for term in base.group_by]
    elif not draft.ranks and not draft.having:
        draft.groups = [replace(group, said=group.said or group.kind in _NAMED) for group in draft.groups]
    if len(draft.ranks) == 1 and draft.ranks[0].count is None and base.limit:
        draft.ranks = [replace(draft.ranks[0], count=base.limit)]  # "the best ones": as many as before
    if draft.sort_by is not None and not draft.ranks and "sort" not in draft.flags and base.order:
        draft.sort_by = None  # "by orders" after a ranking is another number to rank by


def _asked(own: tuple[MetricTerm, ...], query: LogicalQuery, draft: Draft) -> tuple[MetricTerm, ...]:
    """The numbers asked for, without those that only limit what is shown."""
    limited = set(fields_of(query.having))
    return () if draft.having and all(term.key in limited for term in own) else own


def _is_loose(phrases: tuple[Phrase, ...]) -> bool:
    """ "And in Bath": a word of joining right before a preposition."""
    return any(
        (before.kind, before.target, after.kind, after.target) == ("move", "and", "ignored", "preposition")
        for before, after in pairwise(phrases)
    )
