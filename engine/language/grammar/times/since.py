"""How long ago something last happened: "how long since the last alert", "time since the last sale"."""

from engine.language.grammar.listing.records import listed_rows, time_of
from engine.language.grammar.numbers.metrics import modelled
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from semantic.query import AggregateTerm

_LAST = ("latest", "last_time")
_BESIDE = ("value", "break", "dimension", "text", "period")
_JOINING = ("and", "or", "not", "equal")


@needs("how_long_since")
def fold_since(pieces: Pieces, draft: Draft) -> Pieces:
    """The seconds since the latest of the times that the rows have; with "when did" that time as well."""
    asked = [piece for piece in pieces if piece.is_op("how_long_since")]
    when = bool(pieces) and pieces[0].is_op("when") and pieces[0].start == 0
    first = asked[0] is pieces[0] if asked else False
    if len(asked) != 1 or not (first or (when and asked[0] is pieces[-1])):
        return pieces
    rest = [piece for piece in pieces if piece is not asked[0] and not (when and piece is pieces[0])]
    said = [piece for piece in rest if piece.is_op(*_LAST)]
    times = [piece for piece in rest if piece.kind == "timefield"]
    nouns = [piece for piece in rest if piece.kind in ("dataset", "metric")]
    others = [piece for piece in rest if not any(piece is one for one in (*said, *times, *nouns))]
    if len(said) > 1 or len(times) > 1 or len(nouns) > 1 or not all(map(_may_stand, others)):
        return pieces
    field = _field(times, nouns, draft)
    if not field:
        return pieces
    at = asked[0].start
    phrases = tuple(phrase for piece in (*asked, *said, *times, *nouns) for phrase in piece.phrases)
    age = Piece(
        "aggregate", modelled(AggregateTerm(agg="age", field=field), draft), at, asked[0].end, phrases
    )
    made = [age]
    if when:
        latest = AggregateTerm(agg="max", field=field)
        made = [
            Piece("aggregate", latest, 0, pieces[0].end, phrases),
            *others,
            Piece("op", "and", at, at),
            age,
        ]
        draft.connectors |= {at - 1}
        return made
    return [*made, *others]


def _may_stand(piece: Piece) -> bool:
    return piece.kind in _BESIDE or piece.is_op(*_JOINING)


def _field(times: Pieces, nouns: Pieces, draft: Draft) -> str:
    """The time that is meant: the one said, of the rows that are said, else that of those rows."""
    rows = listed_rows(nouns[0], draft) if nouns else None
    if nouns and (rows is None or rows.where is not None):
        return ""
    if not times:
        return time_of(draft.catalog, rows.dataset) if rows else ""
    field = str(times[0].value)
    if rows is None and any(phrase.reason.startswith("partial") for phrase in times[0].phrases):
        return ""  # "since views" names no time
    return field if rows is None or field.startswith(f"{rows.dataset}.") else ""
