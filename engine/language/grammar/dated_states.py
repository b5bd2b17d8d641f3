""" "Repairs completed in 2025": what was done then, and not what is done by now of the rows of then."""

from itertools import pairwise

from engine.language.grammar.pieces import Draft, Piece, Pieces, ValueSet, needs
from engine.language.tokens import words_of
from engine.language.weights import WEIGHTS


@needs(kinds=("values",))
def weigh_dated_states(pieces: Pieces, draft: Draft) -> Pieces:
    """A state right before a period goes behind the time of it, where the rows have one."""
    for state, behind in pairwise(pieces):
        if state.kind != "values" or behind.kind != "period" or not isinstance(state.value, ValueSet):
            continue
        between = range(state.end, behind.start)
        close = all(at in draft.prepositions for at in between)
        if close and not state.value.negated and _has_time(state, draft):
            draft.cost += WEIGHTS["value_of_other"]
    return pieces


def _has_time(state: Piece, draft: Draft) -> bool:
    """Whether a time of the same rows is called by the one word: completed, and the date completed."""
    said = draft.text_of(state.start, state.end).casefold().split()
    known = draft.catalog.dimensions[state.value.dimension]
    homes = {one.dataset for one in known.bindings}
    stems = set(map(draft.pack.stem, said))
    return len(said) == 1 and any(
        one.field.role == "time"
        and one.roles == known.roles
        and any(own.dataset in homes for own in one.bindings)
        and stems & set(map(draft.pack.stem, words_of(one.label)))
        for one in draft.catalog.dimensions.values()
    )
