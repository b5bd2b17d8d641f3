"""Default filters that the question switches off: they must be filters of the numbers that it asks for."""

from engine.language.grammar.pieces import Draft, Mark, Pieces, needs
from semantic.query import MetricTerm


@needs(kinds=("unfiltered",))
def take_unfiltered(pieces: Pieces, draft: Draft) -> Pieces:
    """Move them into the draft; "only" and "not" beside them would turn their meaning."""
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        if piece.kind != "unfiltered":
            kept.append(piece)
            continue
        if kept and kept[-1].is_op("only", "not", "absent") and draft.adjacent(kept[-1].end, piece.start):
            draft.fatal.append(Mark("unused", draft.text_of(kept[-1].start, piece.end)))
        elif _goes_on(pieces[at + 1 : at + 3]):
            draft.fatal.append(Mark("unused", draft.text_of(piece.start, pieces[at + 1].end)))
        draft.unfiltered[piece.value] = draft.text_of(piece.start, piece.end)
    return kept


def _goes_on(after: Pieces) -> bool:
    """ "Including test load only", "including test load and Berlin"."""
    listed = len(after) > 1 and after[0].is_op("and", "or") and after[1].kind == "value"
    return listed or (bool(after) and after[0].is_op("only"))


def check_unfiltered(draft: Draft, terms: tuple[MetricTerm, ...]) -> None:
    """Mark those that no number has."""
    facts = {name for term in terms for name in draft.catalog.facts(term)}
    known = {one.name for name in facts for one in draft.catalog.datasets[name].default_filters}
    draft.fatal.extend(Mark("unused", text) for name, text in draft.unfiltered.items() if name not in known)
