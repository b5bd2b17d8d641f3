"""What a question that goes on says by itself: the parts of a query, and what is taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.language.dialogue.corrections import put_right
from engine.language.dialogue.filling import (
    counting,
    fill_up,
    is_count,
    kept_metrics,
    said_ops,
    seed,
    set_against,
)
from engine.language.dialogue.phrases_of import dropped_of, is_sound, plain, without_by
from engine.language.dialogue.preceding import (
    held_against_a_time,
    is_bare,
    lies_nowhere,
    of_another_length,
    turned_back,
)
from engine.language.dialogue.topic import opens_with_scope
from engine.language.grammar.assemble import assemble, group_term
from engine.language.grammar.compose import Context, drafted
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Group, Mark
from engine.language.grammar.times.grains import finest_of, grain_for
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.filters import fields_of
from semantic.periods import OtherPeriod
from semantic.query import (
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricTerm,
    TimeTerm,
)

# Moves that say enough by themselves: the same again, or another picture of it.
_ENOUGH = ("same",)
_ASKING = ("?", "¿", "？")


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
    is_preceding: bool = False  # "the previous month" alone: before the clock's, or before the month at hand
    is_sorted: bool = False
    splits: bool = False
    is_loose: bool = False  # "and in Bath": whether it comes beside or instead is not said
    is_asked: bool = False  # whether it has a question mark: "and news?"

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
    phrases = put_right(without_by(phrases), tokens, base)
    left, dropped = dropped_of(phrases)
    moves = frozenset(str(phrase.target) for phrase in phrases if phrase.kind == "move")
    plainly = tuple(plain(phrase) for phrase in left)
    words = turned_back(held_against_a_time(plainly, tokens, context.pack), base)
    end = len(tokens) + 1
    seeded = seed(words, base)
    draft = drafted(seeded + words, tokens, context)
    if not draft.metrics or opens_with_scope(words):
        draft = drafted(seeded + words + kept_metrics(base, words, end), tokens, context)
    own = tuple(dict.fromkeys(term_of(piece) for piece in draft.metrics if piece.start < end))
    said = (group for group in draft.groups if group.start >= 0)
    groups = tuple(sorted(said, key=lambda group: group.start))
    set_against(draft, base)
    terms = _terms(draft, groups, base)
    fill_up(draft, base)
    counted = bool(base.metrics) and all(is_count(term, draft) for term in base.metrics)
    if "counted" in draft.flags and not own and not counted:
        draft.fatal.append(Mark("unused", counting(words, tokens)))  # "how many in Bern?" after a sum
    astray = lies_nowhere(words, base) or of_another_length(words, tokens, context.pack, base)
    if astray is not None:
        draft.fatal = [Mark("unused", " ".join(one.text for one in tokens[astray.start : astray.end]))]
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
        is_compared=bool(said_ops(words) & {"compare", "previous", "last_year"}),
        is_preceding=is_bare(words),
        is_sorted=draft.sort_by is not None,
        splits=bool(draft.splits),
        is_loose=_is_loose(phrases),
        is_asked=any(token.text in _ASKING for token in tokens),
    )
    return edit, draft


def _terms(draft: Draft, groups: tuple[Group, ...], base: LogicalQuery) -> tuple[GroupTerm, ...]:
    """The groups that the question names itself."""
    found = [group_term(group) for group in groups]
    if "over_time" in draft.flags and not any(isinstance(term, TimeTerm) for term in found):
        before = base.time.period if base.time else None
        finest = finest_of(
            (fact for term in base.metrics for fact in draft.catalog.facts(term)), draft.catalog
        )
        found.append(TimeTerm(grain=grain_for(draft.periods[0] if draft.periods else before, finest)))
    found.extend(DimensionTerm(name=name) for name in draft.splits)
    return tuple(dict.fromkeys(found))


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
