"""Groups held against their average: "doctors with more appointments than average"."""

from dataclasses import replace

from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from semantic.filters import AgainstAverage

_WORDS = {"more_of": "above_average", "fewer_of": "below_average"}
_OPS = tuple(_WORDS.values())
_NUMBERS = ("metric", "aggregate")


@needs("than_average")
def fold_than_average(pieces: Pieces, draft: Draft) -> Pieces:
    """ "More X than average" is X above the average; "than the average doctor" says no more than that."""
    opened = [at for at, piece in enumerate(pieces) if piece.is_op(*_WORDS)]
    closed = [at for at, piece in enumerate(pieces) if piece.is_op("than_average")]
    if len(opened) != 1 or len(closed) != 1 or not opened[0] + 1 < closed[0]:
        return pieces
    start, end = opened[0], closed[0]
    word = replace(pieces[end], value=_WORDS[str(pieces[start].value)])
    behind = pieces[end + 1 : end + 2]
    said = {rows_named(one, draft) for one in pieces[:start]} - {""}
    again = behind and rows_named(behind[0], draft) in said and behind[0].start == pieces[end].end
    return [*pieces[:start], *pieces[start + 1 : end], word, *pieces[end + 1 + bool(again) :]]


@needs(*_OPS)
def attach_averages(pieces: Pieces, draft: Draft) -> Pieces:
    """A number of groups right before the words limits the groups; of what is only counted it is not read."""
    for at, piece in enumerate(pieces):
        number = _number(pieces, at, draft) if piece.is_op(*_OPS) and draft.groups else None
        if number is None:
            continue
        if draft.flags & {"counted", "counts_dimension", "share"}:
            draft.fatal.append(Mark("count_of_filtered_groups"))
        op = ">" if piece.value == "above_average" else "<"
        draft.having.append(AgainstAverage.model_validate({"field": term_of(number).key, "op": op}))
        return [*pieces[:at], *pieces[at + 1 :]]
    return pieces


def _number(pieces: Pieces, at: int, draft: Draft) -> Piece | None:
    """The number right before the words, else the only one right behind them: "above average views"."""
    piece, numbers = (
        pieces[at],
        [one for one in pieces if one.kind in _NUMBERS and not _is_of_each(one, draft)],
    )
    before = pieces[at - 1] if at else None
    near = before is not None and draft.adjacent(before.end, piece.start)
    again = before is not None and before.kind in _NUMBERS and says_again(pieces, at)
    if near and (before in numbers or again):
        return before
    alone = numbers[0] if len(numbers) == 1 else None
    return alone if alone is not None and draft.adjacent(piece.end, alone.start) else None


def _is_of_each(number: Piece, draft: Draft) -> bool:
    """ "Slopes longer than the average slope": of each slope there is one, and their number is not meant."""
    names = {one.name for one in draft.groups if one.kind == "dimension"}
    homes = {one.dataset for name in names for one in draft.catalog.dimensions[name].bindings}
    return rows_named(number, draft) in homes


def says_again(pieces: Pieces, at: int) -> bool:
    """ "Total fees by doctor with total fees above the average": the number that was asked for before."""
    number = pieces[at - 1] if at else None
    before = [(one.kind, one.value) for one in pieces[: max(0, at - 1)]]
    return number is not None and (number.kind, number.value) in before
