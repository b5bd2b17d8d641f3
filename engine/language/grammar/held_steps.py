"""What is held against what, in the order in which it is read: values, claims, groups."""

from engine.language.grammar.against_value import fold_against_value
from engine.language.grammar.claims import fold_claims
from engine.language.grammar.held_against import fold_up_on
from engine.language.grammar.moved_groups import fold_more_than, fold_moved_groups
from engine.language.grammar.pieces import Step

HELD_AGAINST: tuple[Step, ...] = (
    fold_against_value,
    fold_up_on,
    fold_claims,
    fold_moved_groups,
    fold_more_than,
)
