"""The steps that fold pieces into a draft, in the order in which they are taken."""

from engine.language.grammar.checking.leftovers import (
    drop_described,
    mark_leftovers,
    take_filters,
    take_metrics,
)
from engine.language.grammar.comparing.against_value import fold_against_value
from engine.language.grammar.comparing.claims import fold_claims
from engine.language.grammar.comparing.differences import check_differences
from engine.language.grammar.comparing.held_against import fold_up_on
from engine.language.grammar.comparing.moved_groups import fold_more_than, fold_moved_groups
from engine.language.grammar.comparing.movers import fold_movers
from engine.language.grammar.comparing.strides import fold_strides, settle_strides
from engine.language.grammar.comparing.targets import fold_targets
from engine.language.grammar.conditions.absence import fold_absence
from engine.language.grammar.conditions.against_average import fold_average_limits
from engine.language.grammar.conditions.against_field import fold_field_limits
from engine.language.grammar.conditions.all_but import turn_least
from engine.language.grammar.conditions.beneath import drop_beneath
from engine.language.grammar.conditions.both import fold_both
from engine.language.grammar.conditions.brackets import fold_brackets
from engine.language.grammar.conditions.comparatives import fold_comparatives
from engine.language.grammar.conditions.computed_limits import fold_computed_limits
from engine.language.grammar.conditions.counted_with import fold_counted_with
from engine.language.grammar.conditions.default_filters import take_unfiltered
from engine.language.grammar.conditions.equalities import fold_equalities
from engine.language.grammar.conditions.fewer_than import fold_fewer_than
from engine.language.grammar.conditions.happened import fold_happened
from engine.language.grammar.conditions.held_people import drop_held_people
from engine.language.grammar.conditions.limits import attach_thresholds
from engine.language.grammar.conditions.missing import fold_missing
from engine.language.grammar.conditions.neither import fold_neither
from engine.language.grammar.conditions.never import fold_never
from engine.language.grammar.conditions.reach import settle_reach, settle_union
from engine.language.grammar.conditions.slashes import settle_slashes
from engine.language.grammar.conditions.states import fold_states
from engine.language.grammar.conditions.texts import fold_texts
from engine.language.grammar.conditions.thresholds import fold_thresholds
from engine.language.grammar.conditions.truths import fold_truths
from engine.language.grammar.conditions.values import fold_sides, fold_values
from engine.language.grammar.counting.counted_things import fold_counted_things
from engine.language.grammar.counting.counted_through import fold_through
from engine.language.grammar.counting.doers import fold_doers
from engine.language.grammar.counting.done_so_many import drop_verbs_of_rows
from engine.language.grammar.counting.entities import check_both
from engine.language.grammar.counting.inner import fold_inner, mark_inner
from engine.language.grammar.counting.led import fold_led
from engine.language.grammar.counting.number_classes import fold_number_classes
from engine.language.grammar.counting.passing import fold_passing
from engine.language.grammar.counting.paths import fold_paths, take_paths
from engine.language.grammar.counting.related_counts import fold_related_counts
from engine.language.grammar.counting.returning import fold_first_seen, fold_returning
from engine.language.grammar.counting.rows import fold_dated_groups, fold_rows
from engine.language.grammar.counting.self_roles import fold_peers, note_leaders
from engine.language.grammar.counting.steps import fold_steps
from engine.language.grammar.counting.times_done import fold_how_often, fold_times_done
from engine.language.grammar.counting.true_rows import fold_true_rows
from engine.language.grammar.listing.column_lists import fold_column_lists
from engine.language.grammar.listing.entity_facts import fold_entity_facts
from engine.language.grammar.listing.named_lists import fold_names
from engine.language.grammar.listing.records import fold_columns, fold_latest
from engine.language.grammar.listing.told_again import fold_told_again
from engine.language.grammar.listing.told_of_each import fold_told_of_each
from engine.language.grammar.listing.verb_facts import fold_verb_facts
from engine.language.grammar.listing.verb_rows import check_own_verbs
from engine.language.grammar.listing.which_kind import fold_which_kind
from engine.language.grammar.listing.which_ones import fold_which_ones
from engine.language.grammar.listing.which_rows import fold_which_rows
from engine.language.grammar.listing.who_did import fold_who_did
from engine.language.grammar.numbers.average_superlatives import fold_average_superlatives
from engine.language.grammar.numbers.correlations import fold_correlations
from engine.language.grammar.numbers.group_averages import attach_averages, fold_than_average
from engine.language.grammar.numbers.how_much import fold_how_much
from engine.language.grammar.numbers.lengths import fold_lengths
from engine.language.grammar.numbers.metrics import (
    fold_aggregates,
    fold_bare_measures,
    fold_counts,
    join_aggregates,
)
from engine.language.grammar.numbers.nested import fold_nested
from engine.language.grammar.numbers.own_rows import drop_own_rows, drop_own_units
from engine.language.grammar.numbers.paid_sums import fold_paid_sums
from engine.language.grammar.numbers.ratio_of import fold_ratio_of
from engine.language.grammar.numbers.ratios import fold_ratios
from engine.language.grammar.numbers.rolling import fold_rolling
from engine.language.grammar.numbers.several_aggregates import fold_several_aggregates
from engine.language.grammar.numbers.their_sums import fold_their_sums
from engine.language.grammar.numbers.turned_lengths import turn_lengths
from engine.language.grammar.numbers.unsaid_numbers import fold_happenings, fold_unsaid_numbers
from engine.language.grammar.numbers.worth import fold_worths
from engine.language.grammar.pieces import Step
from engine.language.grammar.ranking.best_buckets import fold_best_buckets
from engine.language.grammar.ranking.cutting import fold_rest
from engine.language.grammar.ranking.described_things import fold_described_things
from engine.language.grammar.ranking.extreme_rows import fold_extreme_rows
from engine.language.grammar.ranking.extreme_things import fold_extreme_things
from engine.language.grammar.ranking.first_and_last import fold_first_and_last
from engine.language.grammar.ranking.most_done import (
    check_counted_noun,
    check_done_to,
    fold_most_done,
    fold_role_verbs,
    fold_who_most,
)
from engine.language.grammar.ranking.noun_places import fold_noun_places
from engine.language.grammar.ranking.of_each import check_largest_of_each, check_last_of_each
from engine.language.grammar.ranking.own_rankings import fold_own_rankings, fold_ranked_rows
from engine.language.grammar.ranking.own_roles import fold_own_roles
from engine.language.grammar.ranking.places import fold_places
from engine.language.grammar.ranking.ranks import fold_ranks
from engine.language.grammar.ranking.row_extremes import fold_row_extremes
from engine.language.grammar.ranking.superlatives import fold_superlatives
from engine.language.grammar.ranking.to_front import fold_to_front
from engine.language.grammar.shares.parents import fold_parents
from engine.language.grammar.shares.shared_doers import fold_shared_doers
from engine.language.grammar.shares.those import fold_those
from engine.language.grammar.shares.top_shares import fold_top_shares
from engine.language.grammar.splitting.classes import fold_classes
from engine.language.grammar.splitting.crossed import fold_crossed
from engine.language.grammar.splitting.each_value import fold_each_value
from engine.language.grammar.splitting.groups import fold_groups
from engine.language.grammar.splitting.noun_again import drop_noun_again
from engine.language.grammar.splitting.per_grade import fold_per_grade
from engine.language.grammar.splitting.roled import fold_roles
from engine.language.grammar.splitting.spreads import fold_spreads
from engine.language.grammar.splitting.suffixes import drop_explained, turn_aggregates, turn_suffixes
from engine.language.grammar.splitting.widths import fold_widths
from engine.language.grammar.times.dated import fold_compared_dates, fold_dated
from engine.language.grammar.times.dated_states import weigh_dated_states
from engine.language.grammar.times.entered import fold_entered, fold_entry_units, fold_those_entered
from engine.language.grammar.times.moments import fold_moments
from engine.language.grammar.times.open_ends import check_open_ends
from engine.language.grammar.times.parts_again import drop_units_again
from engine.language.grammar.times.periods import fold_periods, settle_periods
from engine.language.grammar.times.second_times import fold_second_times
from engine.language.grammar.times.since import fold_since
from engine.language.grammar.times.time_fields import fold_time_fields
from engine.language.grammar.times.when import fold_moments_asked
from engine.language.grammar.times.within_entry import fold_within_entry
from engine.language.grammar.verbs import drop_verbs

BEFORE_SPLIT: tuple[Step, ...] = (
    turn_least,
    check_open_ends,
    fold_ratio_of,
    fold_per_grade,
    fold_to_front,
    fold_paid_sums,
    fold_their_sums,
    fold_which_ones,
    fold_who_did,
    fold_told_of_each,
    fold_told_again,
    fold_own_roles,
    turn_lengths,
    drop_explained,
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
    fold_against_value,
    fold_up_on,
    fold_claims,
    fold_moved_groups,
    fold_more_than,
    fold_places,
    fold_noun_places,
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
    fold_counted_with,
    fold_states,
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
