""" "Repairs completed in 2025": what was done then, and not what is done by now of the rows of then."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, ValueSet, needs
from engine.language.tokens import words_of
from engine.language.weights import WEIGHTS

_CUTS = ("by", "each", "per")


@needs(kinds=("values",))
def weigh_dated_states(pieces: Pieces, draft: Draft) -> Pieces:
    """A state right before a period goes behind the time of it, where the rows have one.

    Where nothing but the state can be meant ("how much was paid in May") the period is still of that time,
    and so are the months of "how much was paid per month".
    """
    kept: Pieces = []
    for at, state in enumerate(pieces):
        kept.append(state)
        behind = pieces[at + 1 : at + 3]
        if state.kind != "values" or not isinstance(state.value, ValueSet) or state.value.negated:
            continue
        dated = _is_dated(state, behind, draft)
        times = _times(state, draft) if dated or _is_cut(state, behind, draft) else []
        if times and dated:
            draft.cost += WEIGHTS["value_of_other"]
        if len(times) == 1:
            kept.append(Piece("timefield", times[0], state.end, state.end, state.phrases))
    return kept


def _is_dated(state: Piece, behind: Pieces, draft: Draft) -> bool:
    """ "Paid in May": the period stands right behind."""
    period = behind[0] if behind else None
    return period is not None and period.kind == "period" and _is_close(state, period, draft)


def _is_cut(state: Piece, behind: Pieces, draft: Draft) -> bool:
    """ "Was paid per month": what was done is said, and not how the rows are."""
    cut, unit = [*behind, state, state][:2]
    told = state.start - 1 in draft.copulas
    return told and cut.is_op(*_CUTS) and unit.kind in ("unit", "grain") and cut.start == state.end


def _is_close(state: Piece, behind: Piece, draft: Draft) -> bool:
    return all(at in draft.prepositions for at in range(state.end, behind.start))


def _times(state: Piece, draft: Draft) -> list[str]:
    """The times of the same rows that are called by the one word: completed, and the date completed."""
    said = draft.text_of(state.start, state.end).casefold().split()
    known = draft.catalog.dimensions[state.value.dimension]
    homes = {one.dataset for one in known.bindings}
    stems = set(map(draft.pack.stem, said))
    if len(said) != 1:
        return []
    return [
        name
        for name, one in draft.catalog.dimensions.items()
        if one.field.role == "time"
        and one.roles == known.roles
        and any(own.dataset in homes for own in one.bindings)
        and stems & set(map(draft.pack.stem, words_of(one.label)))
    ]
