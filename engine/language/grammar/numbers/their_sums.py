""" "How many bills are unpaid and what do they add up to": the total of the one amount of each."""

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.numbers.unsaid_numbers import total_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named


@needs("their_sum")
def fold_their_sums(pieces: Pieces, draft: Draft) -> Pieces:
    """The words become "and" and the total; a mark where the rows have no such amount, or several."""
    at = next((at for at, piece in enumerate(pieces) if piece.is_op("their_sum")), -1)
    if at < 0:
        return pieces
    said = pieces[at]
    rows = {rows_named(one, draft) for one in pieces[:at] if is_bare_count(one, draft)}
    total = total_of(draft.catalog.datasets[rows.pop()], draft) if len(rows) == 1 else None
    if total is None:
        draft.fatal.append(Mark("unused", draft.text_of(said.start, said.end)))
        return pieces
    draft.joints |= {said.start}
    draft.connectors |= {said.start}
    joint = Piece("op", "and", said.start, said.start + 1)
    number = Piece("metric", total.name, said.start + 1, said.end, said.phrases)
    return [*pieces[:at], joint, number, *pieces[at + 1 :]]
