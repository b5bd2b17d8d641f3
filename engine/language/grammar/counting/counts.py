"""Numbers of rows, said by the noun of the rows alone."""

from engine.language.grammar.pieces import Draft, Piece
from engine.language.tokens import norms
from semantic.metrics import SimpleMetric


def is_bare_count(piece: Piece, draft: Draft) -> bool:
    """A count of rows said by its noun alone: "the code trace" may name where, it need not count traces."""
    bare = piece.kind == "metric" and piece.phrases and not piece.phrases[0].reason.startswith("label")
    metric = draft.catalog.metrics.get(str(piece.value)) if bare else None
    return isinstance(metric, SimpleMetric) and metric.measure.agg == "count" and not metric.measure.expr


def says_number(piece: Piece, draft: Draft) -> bool:
    """ "Number of staff", "staff count": the words themselves ask for how many."""
    words = norms(draft.text_of(piece.start, piece.end))
    spans = (words[at:end] for at in range(len(words)) for end in range(at + 1, len(words) + 1))
    return any("number_of" in draft.pack.operators.get(span, ()) for span in spans)


def is_amount(piece: Piece, draft: Draft) -> bool:
    """ "Average salary": one row's noun in the singular is its amount, and no number of rows."""
    said = draft.text_of(piece.start, piece.end).casefold().split()
    return is_bare_count(piece, draft) and all(draft.pack.singular(word) == word for word in said)
