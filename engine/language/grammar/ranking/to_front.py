"""What goes first in a table: "takings by town, strongest town first", "busiest at the top"."""

from collections.abc import Iterator
from dataclasses import replace

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.tokens import fold

_WAYS = {
    "top": "descending",
    "bottom": "ascending",
    "best": "best_to_worst",
    "worst": "worst_to_best",
    "superlative": "",
}
_NUMBERS = ("metric", "measure", "aggregate")


@needs("to_front", kinds=("ordinal",))
def fold_to_front(pieces: Pieces, draft: Draft) -> Pieces:
    """The word for the most or least before it, with a split said again, is the order of the rows.

    An adjective of an attribute is one only where the number that is asked for is that attribute. How many
    rows are shown may be said behind: "biggest town first, just the top 3".
    """
    said = [piece for piece in pieces if piece.kind != "break"]
    end = max((at for at, piece in enumerate(said) if _is_front(piece)), default=0)
    rest, behind = said[:end], said[end + 1 :]
    if not rest or any(piece.kind in (*_NUMBERS, "dimension") for piece in behind):
        return pieces
    spare = [at for at in (-1, -2) if len(rest) >= 2 and _is_split_again(rest, at)]
    rest = [piece for at, piece in enumerate(rest, -len(rest)) if at not in spare[:1]]
    way = _way(rest[-1], rest[:-1], draft) if rest else ""
    return [*rest[:-1], replace(rest[-1], kind="op", value=way), *behind] if way else pieces


def _is_front(piece: Piece) -> bool:
    """ "First" is a place as well."""
    return piece.is_op("to_front") or (piece.kind, piece.value) == ("ordinal", 1)


def _is_split_again(said: Pieces, at: int) -> bool:
    again = said[at]
    return again.kind == "dimension" and any(
        one.kind == "dimension" and one.value == again.value for one in said[: len(said) + at]
    )


def _way(word: Piece, before: Pieces, draft: Draft) -> str:
    """Which operator of order it stands for; "" for none."""
    if not word.is_op(*_WAYS) or not any(one.is_op("by", "per", "each") for one in before):
        return ""
    text = fold(draft.text_of(word.start, word.end))
    attributes = draft.pack.superlatives.get(text, ())
    plain = {fold(one) for name in ("extremes", "foremost") for one in draft.pack.thesaurus[name]}
    if not attributes or text in plain:
        return _WAYS[str(word.value)]
    labels = {label for one in before for label in _labels(one, draft)}
    most = next((most for most, name in attributes if set(name.split()) <= labels), None)
    return "" if most is None else "descending" if most else "ascending"


def _labels(piece: Piece, draft: Draft) -> Iterator[str]:
    """The words that the number is called by, where a piece is one."""
    if piece.kind not in _NUMBERS or is_bare_count(piece, draft):
        return
    for measure in draft.catalog.measures(term_of(piece)) if piece.kind != "measure" else ():
        fields = draft.catalog.datasets[measure.dataset].fields
        yield from (word for one in fields if one.name == measure.expr for word in fold(one.label).split())
    if piece.kind == "measure":
        yield from fold(draft.catalog.dimensions[str(piece.value)].field.label).split()
