""" "Customers since 2020": the word opens the period, and ends no name such as "customer since"."""

from itertools import pairwise

from engine.language.grammar.pieces import Draft, Mark, Pieces, needs
from semantic.periods import SpanPeriod

_NAMED = ("timefield", "dimension", "measure", "metric", "dataset")


@needs(kinds=("period",))
def check_open_ends(pieces: Pieces, draft: Draft) -> Pieces:
    """A reading that takes the word for the name is none: it would ask for the one year alone."""
    opening = str(draft.pack.data["restate"]["since"]).partition(" ")[0].casefold()
    for name, period in pairwise(pieces):
        last = draft.text_of(name.end - 1, name.end).casefold()
        beside = period.kind == "period" and period.start == name.end and last == opening
        if name.kind in _NAMED and beside and not isinstance(period.value, SpanPeriod):  # "2020 or later"
            draft.fatal.append(Mark("unused", opening))
    return pieces
