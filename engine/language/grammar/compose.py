"""One way to cover the question with phrases, composed into a reading."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.language.grammar.absence import fold_absence
from engine.language.grammar.against_average import fold_average_limits
from engine.language.grammar.assemble import assemble
from engine.language.grammar.brackets import fold_brackets
from engine.language.grammar.claims import fold_claims
from engine.language.grammar.classes import fold_classes
from engine.language.grammar.comparatives import fold_comparatives
from engine.language.grammar.crossed import fold_crossed
from engine.language.grammar.cutting import fold_rest
from engine.language.grammar.dated import fold_dated
from engine.language.grammar.default_filters import take_unfiltered
from engine.language.grammar.described_things import fold_described_things
from engine.language.grammar.entities import check_both
from engine.language.grammar.equalities import fold_equalities
from engine.language.grammar.groups import fold_groups
from engine.language.grammar.inner import fold_inner, mark_inner
from engine.language.grammar.leftovers import drop_described, mark_leftovers, take_filters, take_metrics
from engine.language.grammar.lengths import fold_lengths
from engine.language.grammar.limits import attach_thresholds
from engine.language.grammar.metrics import (
    fold_aggregates,
    fold_bare_measures,
    fold_counts,
    join_aggregates,
)
from engine.language.grammar.missing import fold_missing
from engine.language.grammar.moments import fold_moments
from engine.language.grammar.movers import fold_movers
from engine.language.grammar.named_lists import fold_names
from engine.language.grammar.nested import fold_nested
from engine.language.grammar.parents import fold_parents
from engine.language.grammar.periods import fold_periods, settle_periods
from engine.language.grammar.pieces import Draft, Mark, Piece, Step, ValueSet
from engine.language.grammar.place_asked import mark_place_asked
from engine.language.grammar.places import fold_places
from engine.language.grammar.ranks import fold_ranks
from engine.language.grammar.ratios import fold_ratios
from engine.language.grammar.reach import settle_reach, settle_union
from engine.language.grammar.records import fold_columns, fold_latest
from engine.language.grammar.related_counts import fold_related_counts
from engine.language.grammar.returning import fold_returning
from engine.language.grammar.rolling import fold_rolling
from engine.language.grammar.rows import fold_dated_groups, fold_rows
from engine.language.grammar.slashes import settle_slashes
from engine.language.grammar.strides import fold_strides, settle_strides
from engine.language.grammar.suffixes import turn_aggregates, turn_suffixes
from engine.language.grammar.superlatives import fold_superlatives
from engine.language.grammar.targets import fold_targets
from engine.language.grammar.texts import fold_texts
from engine.language.grammar.those import fold_those
from engine.language.grammar.thresholds import fold_thresholds
from engine.language.grammar.time_fields import fold_time_fields
from engine.language.grammar.truths import fold_truths
from engine.language.grammar.values import fold_values
from engine.language.grammar.verbs import drop_verbs
from engine.language.grammar.when import fold_moments_asked
from engine.language.grammar.widths import fold_widths
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.segment import is_paid
from engine.language.tokens import Token
from engine.language.weights import counted, parts_of
from semantic.catalog import Catalog
from semantic.metrics import SimpleMetric
from semantic.query import LogicalQuery

_BEFORE_SPLIT: tuple[Step, ...] = (
    turn_suffixes,
    settle_slashes,
    turn_aggregates,
    fold_texts,
    fold_targets,
    fold_latest,
    fold_moments_asked,
    fold_claims,
    fold_places,
    fold_movers,
    fold_rest,
    fold_widths,
    fold_crossed,
    fold_comparatives,
    fold_thresholds,
    take_unfiltered,
    fold_moments,
    mark_inner,
    drop_verbs,
    fold_truths,
    fold_values,
    fold_inner,
    fold_returning,
    fold_names,
    fold_average_limits,
    fold_missing,
    fold_absence,
    fold_parents,
    fold_related_counts,
    fold_strides,
    fold_classes,
    fold_dated_groups,
    fold_dated,
    fold_periods,
    fold_lengths,
    fold_superlatives,
    fold_ranks,
    fold_equalities,
    fold_rows,
    fold_counts,
    join_aggregates,
)
_AFTER_SPLIT: tuple[Step, ...] = (
    join_aggregates,
    fold_those,
    fold_rolling,
    fold_nested,
    fold_ratios,
    fold_columns,
    fold_time_fields,
    fold_groups,
    fold_described_things,
    check_both,
    fold_aggregates,
    fold_bare_measures,
    settle_strides,
    settle_periods,
    attach_thresholds,
    drop_described,
    settle_reach,
    settle_union,
    fold_brackets,
    take_filters,
    take_metrics,
    mark_leftovers,
)

# Ignored words that still open a clause, and so end a list: "by country, where device is TV".
_CLAUSES = ("relative", "clause")


# Marks of what is understood but not done.
_UNDERSTOOD = {
    "listing",
    "top_per_group",
    "rest_of_what",
    "share_of_top",
    "no_target",
    "claim_of_what",
    "moment_of_what",
    "personal",
    "conditional_share",
    "share_of_several",
    "two_rankings",
    "comparison_without_period",
    "threshold_without_dimension",
    "unit",
    "aggregate_of_metric",
    "part_of_time",
    "average_per",
    "absence",
    "both",
    "contradiction",
    "rank_without_dimension",
    "rolling",
    "count_of_filtered_groups",
}


def _pieces(phrase: Phrase) -> list[Piece]:
    """The piece that a phrase is; two where one is said inside the name of the other."""
    if phrase.kind != "inside":
        return [Piece(_kind(phrase), phrase.target, phrase.start, phrase.end, (phrase,))]
    inner, outer = phrase.target
    named = Piece(outer.kind, outer.target, phrase.start, phrase.end, (phrase,))
    if inner.kind == "agg":
        return [Piece("agg", inner.target, phrase.start, phrase.start, ()), named]
    if inner.reason == "open":
        return [Piece(inner.kind, inner.target, phrase.start, phrase.start, ()), named]
    return [named, Piece(inner.kind, inner.target, phrase.end, phrase.end, (inner,))]


def _kind(phrase: Phrase) -> str:
    return "break" if phrase.kind == "ignored" else phrase.kind


@dataclass(frozen=True)
class Context:
    """What composing needs beside words: catalog, language, and the "yes" of each yes-or-no field."""

    catalog: Catalog
    pack: Pack
    truths: Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """One understanding of the question. `query` is None where `marks` say what stands in the way."""

    query: LogicalQuery | None
    cost: float
    phrases: tuple[Phrase, ...]
    marks: tuple[Mark, ...] = ()
    open: bool = False  # whether "not" or "or" may reach further

    @property
    def features(self) -> dict[str, float]:
        """How often each weight went into the cost, by name: the sum of weights times counts is the cost."""
        words = [part for phrase in self.phrases for part in parts_of(phrase.cost)]
        each = [("phrase", 1.0)] * sum(map(is_paid, self.phrases))
        return counted((*words, *each, *parts_of(self.cost)))

    @property
    def is_understood(self) -> bool:
        """Whether every word found its place, and only what they ask for together cannot be done."""
        return not self.is_partial and all(mark.code in _UNDERSTOOD for mark in self.marks)

    @property
    def is_partial(self) -> bool:
        """Whether any word stands for only a part of what it is taken for, or for nothing known."""
        return any(phrase.reason.startswith("partial") or phrase.kind == "unknown" for phrase in self.phrases)


def compose(
    cost: float,
    phrases: tuple[Phrase, ...],
    tokens: Sequence[Token],
    context: Context,
    wide: bool = False,
) -> Reading:
    """The reading of one segmentation; in a `wide` one "not" and "or" reach as far as they can."""
    draft = drafted(phrases, tokens, context, wide)
    query = assemble(draft)
    return Reading(query, round(cost + draft.cost, 6), phrases, tuple(draft.fatal), draft.open)


def drafted(
    phrases: tuple[Phrase, ...], tokens: Sequence[Token], context: Context, wide: bool = False
) -> Draft:
    """The parts that one segmentation asks for, before they are put together."""

    phrases = tuple(
        replace(phrase, kind="ignored", target="move") if phrase.kind == "move" else phrase
        for phrase in phrases
    )

    def text_of(start: int, end: int) -> str:
        return " ".join(token.text for token in tokens[start:end])

    ignored = _ignored(phrases, lambda rule: rule not in _CLAUSES)
    prepositions = _ignored(phrases, lambda rule: rule == "preposition")
    joints = _joints(phrases)
    connectors = joints if any(tokens[at].kind == "word" for at in joints) else frozenset[int]()
    quantities = context.pack.data["quantities"]
    copulas = _ignored(phrases, lambda rule: rule == "copula")
    places = (ignored, joints, connectors, prepositions, copulas)
    rates = frozenset(context.pack.data["operators"]["rate"])
    draft = Draft(
        context.catalog, quantities, *places, context.truths, rates, text_of, context.pack, wide=wide
    )
    draft.articles = frozenset(context.pack.data["ignored"]["article"])
    pieces = [
        piece
        for phrase in phrases
        if phrase.kind != "ignored" or phrase.target in _CLAUSES
        for piece in _pieces(phrase)
    ]
    if any(phrase.kind == "ignored" and phrase.target == "request" for phrase in phrases):
        draft.flags.add("requested")
    mark_place_asked(phrases, draft)
    draft.flags |= {"asked_which"} if _asks_which(phrases) else set()
    listed = any(phrase.kind == "ignored" and phrase.target == "listing" for phrase in phrases)
    draft.flags |= {"listing"} if listed else set()
    for step in _BEFORE_SPLIT:
        pieces = step(pieces, draft)
    draft.flags |= {"listed"} if listed else set()
    draft.flags -= {"listing"}
    draft.splits = _splits(pieces, draft)
    for step in _AFTER_SPLIT:
        pieces = step(pieces, draft)
    return draft


def _asks_which(phrases: tuple[Phrase, ...]) -> bool:
    """ "Which property has ...": the first word opens no clause where it stands right before a noun."""
    if len(phrases) < 2 or (phrases[0].kind, phrases[0].target) != ("ignored", "relative"):
        return False
    return phrases[1].kind in ("metric", "dataset", "dimension")


def _ignored(phrases: tuple[Phrase, ...], wanted: Callable[[str], bool]) -> frozenset[int]:
    """The tokens of words without meaning of their own, of the rules that are wanted."""
    found = [phrase for phrase in phrases if phrase.kind == "ignored" and wanted(phrase.target)]
    return frozenset(at for phrase in found for at in range(phrase.start, phrase.end))


def _joints(phrases: tuple[Phrase, ...]) -> frozenset[int]:
    """Where "and" or "or" joins things. Commas alone do not: "maximum price, online shop" is one number."""
    joining = [phrase for phrase in phrases if phrase.kind == "op" and phrase.target in ("and", "or")]
    return frozenset(at for phrase in joining for at in range(phrase.start, phrase.end))


def _is_average(piece: Piece, draft: Draft) -> bool:
    """Whether a piece is an average, which does not add up to one of both."""
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    modelled = isinstance(metric, SimpleMetric) and metric.measure.agg == "average"
    return modelled or (piece.kind, piece.value) == ("agg", "average")


def _are_all(found: ValueSet, draft: Draft) -> bool:
    """ "Average weight of males and females": all values that a field has names for, each with its own."""
    named = {value.value for value in draft.catalog.dimensions[found.dimension].field.values}
    return found.both and len(named) > 1 and named == set(found.values)


def _splits(pieces: list[Piece], draft: Draft) -> tuple[str, ...]:
    """Dimensions whose values are set against each other: "Mobile vs TV", "compare Mobile and TV"."""
    found: list[str] = []
    earlier = any(not stride.each for stride in draft.strides)
    timed = len(draft.periods) > 1 or draft.comparisons or earlier or draft.flags & {"change", "growth"}
    against = "compare" in draft.flags and not timed
    averaged = any(_is_average(piece, draft) for piece in pieces)
    for piece in pieces:
        if piece.kind == "values" and isinstance(piece.value, ValueSet) and not piece.value.negated:
            several = len(piece.value.values) > 1
            each = averaged and _are_all(piece.value, draft)
            if several and (piece.value.split or against or each):
                found.append(piece.value.dimension)
    if found:
        draft.flags.discard("compare")
    return tuple(found)
