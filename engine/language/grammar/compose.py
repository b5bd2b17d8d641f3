"""One way to cover the question with phrases, composed into a reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.language.grammar.absence import fold_absence
from engine.language.grammar.against_average import fold_average_limits
from engine.language.grammar.against_field import fold_field_limits
from engine.language.grammar.all_but import turn_least
from engine.language.grammar.assemble import assemble
from engine.language.grammar.average_superlatives import fold_average_superlatives
from engine.language.grammar.beneath import drop_beneath
from engine.language.grammar.best_buckets import fold_best_buckets
from engine.language.grammar.both import fold_both
from engine.language.grammar.brackets import fold_brackets
from engine.language.grammar.classes import fold_classes
from engine.language.grammar.column_lists import fold_column_lists
from engine.language.grammar.comparatives import fold_comparatives
from engine.language.grammar.computed_limits import fold_computed_limits
from engine.language.grammar.correlations import fold_correlations
from engine.language.grammar.counted_things import fold_counted_things
from engine.language.grammar.counted_through import fold_through
from engine.language.grammar.counted_with import STATES_OF_ROWS
from engine.language.grammar.crossed import fold_crossed
from engine.language.grammar.cutting import fold_rest
from engine.language.grammar.dated import fold_compared_dates, fold_dated
from engine.language.grammar.dated_states import weigh_dated_states
from engine.language.grammar.default_filters import take_unfiltered
from engine.language.grammar.described_things import fold_described_things
from engine.language.grammar.differences import check_differences
from engine.language.grammar.doers import fold_doers
from engine.language.grammar.done_so_many import drop_verbs_of_rows
from engine.language.grammar.each_value import fold_each_value
from engine.language.grammar.entered import fold_entered, fold_entry_units, fold_those_entered
from engine.language.grammar.entities import check_both
from engine.language.grammar.entity_facts import fold_entity_facts
from engine.language.grammar.equalities import fold_equalities
from engine.language.grammar.extreme_rows import fold_extreme_rows
from engine.language.grammar.extreme_things import fold_extreme_things
from engine.language.grammar.fewer_than import fold_fewer_than
from engine.language.grammar.first_and_last import fold_first_and_last
from engine.language.grammar.group_averages import attach_averages, fold_than_average
from engine.language.grammar.groups import fold_groups
from engine.language.grammar.happened import fold_happened
from engine.language.grammar.held_people import drop_held_people
from engine.language.grammar.held_steps import HELD_AGAINST
from engine.language.grammar.how_much import fold_how_much
from engine.language.grammar.inner import fold_inner, mark_inner
from engine.language.grammar.led import fold_led
from engine.language.grammar.leftovers import drop_described, mark_leftovers, take_filters, take_metrics
from engine.language.grammar.lengths import fold_lengths
from engine.language.grammar.limits import attach_thresholds
from engine.language.grammar.metrics import fold_aggregates, fold_bare_measures, fold_counts, join_aggregates
from engine.language.grammar.missing import fold_missing
from engine.language.grammar.moments import fold_moments
from engine.language.grammar.most_done import (
    check_counted_noun,
    check_done_to,
    fold_most_done,
    fold_role_verbs,
    fold_who_most,
)
from engine.language.grammar.movers import fold_movers
from engine.language.grammar.named_lists import fold_names
from engine.language.grammar.neither import fold_neither
from engine.language.grammar.nested import fold_nested
from engine.language.grammar.never import fold_never
from engine.language.grammar.noted import ignored_by, is_said, joined, note
from engine.language.grammar.noun_again import drop_noun_again
from engine.language.grammar.number_classes import fold_number_classes
from engine.language.grammar.of_each import check_largest_of_each, check_last_of_each
from engine.language.grammar.open_ends import check_open_ends
from engine.language.grammar.own_rankings import fold_own_rankings, fold_ranked_rows
from engine.language.grammar.own_roles import fold_own_roles
from engine.language.grammar.own_rows import drop_own_rows, drop_own_units
from engine.language.grammar.paid_sums import fold_paid_sums
from engine.language.grammar.parents import fold_parents
from engine.language.grammar.parts_again import drop_units_again
from engine.language.grammar.passing import fold_passing
from engine.language.grammar.paths import fold_paths, take_paths
from engine.language.grammar.periods import fold_periods, settle_periods
from engine.language.grammar.phrased import halves, settled
from engine.language.grammar.pieces import Draft, Mark, Needed, Piece, Step, needed_by, there
from engine.language.grammar.places import fold_places
from engine.language.grammar.ranks import fold_ranks
from engine.language.grammar.ratio_of import fold_ratio_of
from engine.language.grammar.ratios import fold_ratios
from engine.language.grammar.reach import settle_reach, settle_union
from engine.language.grammar.records import fold_columns, fold_latest
from engine.language.grammar.related_counts import fold_related_counts
from engine.language.grammar.returning import fold_first_seen, fold_returning
from engine.language.grammar.roled import fold_roles
from engine.language.grammar.rolling import fold_rolling
from engine.language.grammar.row_extremes import fold_row_extremes
from engine.language.grammar.rows import fold_dated_groups, fold_rows
from engine.language.grammar.second_times import fold_second_times
from engine.language.grammar.self_roles import fold_peers, note_leaders
from engine.language.grammar.several_aggregates import fold_several_aggregates
from engine.language.grammar.shared_doers import fold_shared_doers
from engine.language.grammar.since import fold_since
from engine.language.grammar.slashes import settle_slashes
from engine.language.grammar.splits import splits_of
from engine.language.grammar.spreads import fold_spreads
from engine.language.grammar.steps import fold_steps
from engine.language.grammar.strides import fold_strides, settle_strides
from engine.language.grammar.suffixes import turn_aggregates, turn_suffixes
from engine.language.grammar.superlatives import fold_superlatives
from engine.language.grammar.targets import fold_targets
from engine.language.grammar.texts import fold_texts
from engine.language.grammar.their_sums import fold_their_sums
from engine.language.grammar.those import fold_those
from engine.language.grammar.thresholds import fold_thresholds
from engine.language.grammar.time_fields import fold_time_fields
from engine.language.grammar.times_done import fold_how_often, fold_times_done
from engine.language.grammar.to_front import CLASSES_AND_ORDER
from engine.language.grammar.told_again import fold_told_again
from engine.language.grammar.told_of_each import fold_told_of_each
from engine.language.grammar.top_shares import fold_top_shares
from engine.language.grammar.true_rows import fold_true_rows
from engine.language.grammar.truths import check_answers, fold_truths
from engine.language.grammar.turned_lengths import turn_lengths
from engine.language.grammar.unit_notes import check_unit_notes
from engine.language.grammar.unsaid_numbers import fold_happenings, fold_unsaid_numbers
from engine.language.grammar.values import fold_sides, fold_values
from engine.language.grammar.verb_facts import fold_verb_facts
from engine.language.grammar.verb_rows import check_own_verbs
from engine.language.grammar.verbs import drop_verbs
from engine.language.grammar.when import fold_moments_asked
from engine.language.grammar.which_kind import fold_which_kind
from engine.language.grammar.which_ones import fold_which_ones
from engine.language.grammar.which_rows import fold_which_rows
from engine.language.grammar.who_did import fold_who_did
from engine.language.grammar.widths import fold_widths
from engine.language.grammar.within_entry import fold_within_entry
from engine.language.grammar.worth import fold_worths
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.segment import is_paid
from engine.language.tokens import Token
from engine.language.values import ValueIndex, Values
from engine.language.weights import counted, parts_of
from semantic.catalog import Catalog
from semantic.query import LogicalQuery

BEFORE_SPLIT: tuple[Step, ...] = (
    turn_least,
    check_open_ends,
    fold_ratio_of,
    *CLASSES_AND_ORDER,
    fold_paid_sums,
    fold_their_sums,
    fold_which_ones,
    fold_who_did,
    fold_told_of_each,
    fold_told_again,
    fold_own_roles,
    turn_lengths,
    turn_suffixes,
    settle_slashes,
    turn_aggregates,
    fold_texts,
    fold_number_classes,
    fold_top_shares,
    fold_within_entry,
    fold_column_lists,
    fold_verb_facts,
    fold_entity_facts,
    fold_targets,
    fold_since,
    fold_each_value,
    check_last_of_each,
    check_largest_of_each,
    fold_first_and_last,
    fold_latest,
    fold_moments_asked,
    *HELD_AGAINST,
    fold_places,
    fold_movers,
    fold_rest,
    fold_widths,
    fold_spreads,
    fold_crossed,
    fold_best_buckets,
    fold_row_extremes,
    check_differences,
    fold_field_limits,
    fold_than_average,
    fold_comparatives,
    fold_how_often,
    fold_times_done,
    fold_thresholds,
    fold_computed_limits,
    drop_held_people,
    drop_verbs_of_rows,
    fold_through,
    fold_passing,
    drop_noun_again,
    fold_sides,
    take_unfiltered,
    fold_moments,
    fold_never,
    mark_inner,
    drop_verbs,
    fold_truths,
    fold_true_rows,
    fold_paths,
    fold_neither,
    fold_values,
    weigh_dated_states,
    fold_led,
    drop_beneath,
    fold_roles,
    fold_both,
    fold_shared_doers,
    fold_doers,
    fold_inner,
    fold_entry_units,
    fold_first_seen,
    fold_those_entered,
    fold_returning,
    fold_entered,
    fold_names,
    fold_average_limits,
    *STATES_OF_ROWS,
    fold_missing,
    fold_happened,
    fold_absence,
    fold_parents,
    fold_fewer_than,
    fold_counted_things,
    fold_related_counts,
    fold_strides,
    fold_classes,
    fold_happenings,
    fold_dated_groups,
    fold_compared_dates,
    fold_second_times,
    fold_dated,
    fold_periods,
    fold_lengths,
    fold_several_aggregates,
    fold_peers,
    note_leaders,
    fold_extreme_things,
    fold_extreme_rows,
    fold_average_superlatives,
    fold_superlatives,
    fold_role_verbs,
    check_counted_noun,
    fold_most_done,
    check_done_to,
    fold_who_most,
    fold_which_kind,
    fold_ranks,
    fold_own_rankings,
    fold_ranked_rows,
    fold_equalities,
    fold_worths,
    fold_how_much,
    fold_rows,
    fold_unsaid_numbers,
    fold_counts,
    join_aggregates,
)
AFTER_SPLIT: tuple[Step, ...] = (
    join_aggregates,
    drop_own_units,
    drop_own_rows,
    fold_correlations,
    fold_steps,
    take_paths,
    fold_those,
    fold_rolling,
    fold_nested,
    fold_ratios,
    fold_which_rows,
    fold_columns,
    fold_time_fields,
    fold_groups,
    drop_units_again,
    fold_described_things,
    check_both,
    fold_aggregates,
    fold_bare_measures,
    settle_strides,
    settle_periods,
    attach_thresholds,
    attach_averages,
    drop_described,
    settle_reach,
    settle_union,
    fold_brackets,
    take_filters,
    take_metrics,
    check_own_verbs,
    mark_leftovers,
)
_BEFORE = tuple((step, needed_by(step)) for step in BEFORE_SPLIT)
_AFTER = tuple((step, needed_by(step)) for step in AFTER_SPLIT)

# Ignored words that still open a clause, and so end a list: "by country, where device is TV".
_CLAUSES = ("relative", "clause")


# Marks of what is understood but not done.
_NOT_DONE = (
    "vague_part "
    "listing top_per_group rest_of_what share_of_top no_target claim_of_what moment_of_what personal "
    "conditional_share correlation_of_what correlation_over steps first_seen share_of_several "
    "two_rankings comparison_without_period threshold_without_dimension unit aggregate_of_metric "
    "part_of_time average_per absence both contradiction rank_without_dimension rolling "
    "count_of_filtered_groups difference_of_values moments_against two_questions "
)
_UNDERSTOOD = frozenset(_NOT_DONE.split())


def _pieces(phrase: Phrase) -> list[Piece]:
    """The piece that a phrase is; two where one is said inside the name of the other."""
    if phrase.kind != "inside":
        return [Piece(_kind(phrase), phrase.target, phrase.start, phrase.end, (phrase,))]
    inner, outer = phrase.target
    named = Piece(outer.kind, outer.target, phrase.start, phrase.end, (phrase,))
    if inner.kind == "agg":
        return [Piece("agg", inner.target, phrase.start, phrase.start, ()), named]
    if inner.reason == "open":
        rest = _pieces(outer) if outer.kind == "inside" else [named]
        return [Piece(inner.kind, inner.target, phrase.start, phrase.start, ()), *rest]
    return [named, Piece(inner.kind, inner.target, phrase.end, phrase.end, (inner,))]


def _kind(phrase: Phrase) -> str:
    return "break" if phrase.kind == "ignored" else phrase.kind


def _taken(steps: Sequence[tuple[Step, Needed]], pieces: list[Piece], draft: Draft) -> list[Piece]:
    """The pieces after all steps, those left out that have nothing to do."""
    found = there(pieces)
    for step, needed in steps:
        if needed is not None and needed.isdisjoint(found):
            continue
        before, pieces = pieces, step(pieces, draft)
        if pieces is not before:
            found = there(pieces)
    return pieces


def _check_unknown(phrases: Sequence[Phrase], draft: Draft) -> None:
    """Whatever a step made of the words around it: a word that nobody knows is never passed over."""
    if not draft.fatal:
        unknown = [one for one in phrases if one.kind == "unknown"]
        draft.fatal.extend(Mark("unknown", draft.text_of(one.start, one.end)) for one in unknown)


@dataclass(frozen=True)
class Context:
    """What composing needs beside words: catalog, language, the "yes" of each yes-or-no field, the values."""

    catalog: Catalog
    pack: Pack
    truths: Mapping[str, Any]
    values: Values = field(default_factory=ValueIndex)


@dataclass(frozen=True)
class Reading:
    """One understanding of the question. `query` is None where `marks` say what stands in the way."""

    query: LogicalQuery | None
    cost: float
    phrases: tuple[Phrase, ...]
    marks: tuple[Mark, ...] = ()
    open: bool = False  # whether "not" or "or" may reach further
    now: str = ""  # the words for now, where the numbers are of no moment

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
    return Reading(
        query, round(cost + draft.cost, 6), phrases, tuple(draft.fatal), draft.open, draft.now_said
    )


def drafted(
    phrases: tuple[Phrase, ...], tokens: Sequence[Token], context: Context, wide: bool = False
) -> Draft:
    """The parts that one segmentation asks for, before they are put together."""

    halved, phrases = halves(phrases), settled(phrases)

    words = [token.text for token in tokens]

    def text_of(start: int, end: int) -> str:
        return " ".join(words[start:end])

    ignored = ignored_by(phrases, lambda rule: rule not in _CLAUSES)
    prepositions = ignored_by(phrases, lambda rule: rule == "preposition")
    joints = joined(phrases)
    connectors = joints if any(tokens[at].kind == "word" for at in joints) else frozenset[int]()
    quantities = context.pack.data["quantities"]
    copulas = ignored_by(phrases, lambda rule: rule == "copula")
    places = (ignored, joints, connectors, prepositions, copulas)
    rates = frozenset(context.pack.data["operators"]["rate"])
    draft = Draft(
        context.catalog, quantities, *places, context.truths, rates, text_of, context.pack, wide=wide
    )
    draft.stored_of, draft.find_values = context.values.stored_of, context.values.find
    draft.articles = frozenset(context.pack.data["ignored"]["article"])
    draft.fatal.extend(Mark("unused", text_of(one.start, one.end)) for one in halved)
    pieces = [
        piece
        for phrase in phrases
        if phrase.kind != "ignored" or phrase.target in _CLAUSES
        for piece in _pieces(phrase)
    ]
    listed = is_said("listing", phrases)
    note(phrases, draft)
    pieces = _taken(_BEFORE, pieces, draft)
    draft.flags |= {"listed"} if listed else set()
    draft.flags -= {"listing"}
    draft.splits = splits_of(pieces, draft)
    pieces = _taken(_AFTER, pieces, draft)
    check_unit_notes(phrases, draft)
    check_answers(phrases, draft)
    _check_unknown(phrases, draft)
    if "names" in draft.flags and draft.listing is None:
        draft.fatal.append(Mark("listing"))
    return draft
