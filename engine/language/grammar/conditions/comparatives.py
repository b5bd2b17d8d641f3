"""Attributes said by an adjective or a verb: "heavier than 20 kg", "lasted longer than average"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import has, key_of, rows_named
from engine.language.tokens import fold
from semantic.filters import Compare
from semantic.model import Dataset

_AVERAGES = ("above_average", "below_average")
_SHORTEST = 3  # letters of a unit that begin its whole word: "min", but "m" is not minutes
_UNITS = ("unit", "quantity", "measure", "metric", "dimension")
_NUMBERS = ("measure", "metric", "aggregate", "dimension")


@needs("comparative", *_AVERAGES)
def fold_comparatives(pieces: Pieces, draft: Draft) -> Pieces:
    """Each such word with a number becomes a condition, with "average" the attribute beside a comparison."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        end, found = _limited(pieces, at, draft) or _averaged(pieces, at, draft) or (at + 1, [pieces[at]])
        kept += found
        at = end
    return kept


def _limited(pieces: Pieces, at: int, draft: Draft) -> tuple[int, Pieces] | None:
    """ "Heavier than 20 kg": the end, and nothing that is left of it."""
    piece, number = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if not piece.is_op("comparative") or number is None or number.kind != "number" or number.value.percent:
        return None
    found = _attribute(pieces, at, fold(draft.text_of(piece.start, piece.end)), draft)
    if found is None or not draft.adjacent(piece.end, number.start):
        return None
    field, most = found
    factor, end = _unit(pieces, at + 2, field, draft)
    condition = Compare(field=field, op=">" if most else "<", value=number.value.value * factor)
    draft.filters.append((piece.start, pieces[end - 1].end, condition))
    return end, []


def _unit(pieces: Pieces, at: int, field: str, draft: Draft) -> tuple[int | float, int]:
    """How many of the field's own units the unit said right behind the number is, and the end."""
    if at >= len(pieces) or pieces[at - 1].end != pieces[at].start or pieces[at].kind not in _UNITS:
        return 1, at
    said = draft.text_of(pieces[at].start, pieces[at].end).casefold()
    own = draft.catalog.dimensions[field].field.unit
    factor = draft.quantities.get(own, {}).get(said)
    if factor is not None:
        return int(factor) if factor == int(factor) else factor, at + 1
    shown = own.casefold()
    return 1, at + (said == shown or (len(shown) >= _SHORTEST and said.startswith(shown)))


def _averaged(pieces: Pieces, at: int, draft: Draft) -> tuple[int, Pieces] | None:
    """ "Longer than average": the end, and the attribute with the comparison."""
    piece, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.is_op("comparative") and follow and (follow.kind, follow.value) == ("agg", "average"):
        said, end = fold(draft.text_of(piece.start, piece.end)), at + 2
    elif piece.is_op(*_AVERAGES) and not any(_is_number(pieces, near) for near in (at - 1, at + 1)):
        said, end = _within(draft.text_of(piece.start, piece.end), draft), at + 1
    else:
        return None
    named = _named(pieces, at, end, said, draft)
    found = named or _attribute(pieces, at, said, draft)
    if found is None:
        return None
    end += named is not None
    op = "above_average" if found[1] else "below_average"
    measure = Piece("measure", found[0], piece.start, piece.start, piece.phrases)
    return end, [measure, Piece("op", op, piece.start, pieces[end - 1].end, piece.phrases)]


def _named(pieces: Pieces, at: int, end: int, said: str, draft: Draft) -> tuple[str, bool] | None:
    """ "Dearer than the average list price": the number said behind, where the things have it themselves."""
    follow = pieces[end] if end < len(pieces) else None
    ways = draft.pack.comparatives.get(said, ())
    if follow is None or follow.kind != "measure" or len({most for most, _ in ways}) != 1:
        return None
    home = draft.catalog.dimensions[follow.value].bindings[0].dataset
    own = next((name for one in reversed(pieces[:at]) if (name := rows_named(one, draft))), "")
    beside = draft.adjacent(pieces[end - 1].end, follow.start)
    return (follow.value, ways[0][0]) if beside and home == own else None


def _is_number(pieces: Pieces, at: int) -> bool:
    """Whether a number is said there; "the average episode" guesses at the names of some, and says none."""
    if not 0 <= at < len(pieces) or pieces[at].kind not in _NUMBERS:
        return False
    phrases = pieces[at].phrases
    return not phrases or not all(one.reason.startswith("partial") for one in phrases)


def _within(text: str, draft: Draft) -> str:
    """ "Longer than" of "longer than the average"; "" where no adjective says what is compared."""
    known = [word for word in draft.pack.comparatives if fold(text).startswith(f"{word} ")]
    return max(known, key=len, default="")


def _attribute(pieces: Pieces, at: int, said: str, draft: Draft) -> tuple[str, bool] | None:
    """The number that the things said nearest before the word have, and whether more of it is meant."""
    for piece in reversed(pieces[:at]):
        name = rows_named(piece, draft)
        if name:
            return _number_of(draft.catalog.datasets[name], said, draft)
    return None


def _number_of(dataset: Dataset, said: str, draft: Draft) -> tuple[str, bool] | None:
    """The first attribute that the rows have just once; None where several have it or none does."""
    for most, words in draft.pack.comparatives.get(said, ()):
        able = [one for one in dataset.fields if one.role != "time" and has(one, words.split(), draft)]
        if able:
            return (key_of(dataset, able[0]), most) if len(able) == 1 else None
    return None
