""" "Accounts that have both a debit and a credit card": those with a row of each kind."""

from dataclasses import replace

from engine.language.grammar.checking.leftovers import condition_of
from engine.language.grammar.counting.related_counts import key_of
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from semantic.filters import MetricIs
from semantic.query import MetricRef

_TIMES = ("period", "moment", "all_time", "threshold")


def fold_both(pieces: Pieces, draft: Draft) -> Pieces:
    """Several values that "both" joins, of rows that belong to what is counted: there is one with each."""
    if not draft.boths:
        return pieces
    for at, piece in enumerate(pieces):
        if piece.kind != "values" or not piece.value.both or piece.value.negated:
            continue
        subject = next((name for one in pieces[:at] if (name := rows_named(one, draft))), "")
        routes = draft.catalog.finer_routes(subject, piece.value.dimension) if subject else ()
        own = bool(subject) and bool(draft.catalog.routes(subject, piece.value.dimension))
        near = [spot for spot in draft.boths if piece.start - 3 <= spot < piece.end]
        if own and any(_is_had(spot, draft) for spot in near):
            draft.fatal.append(Mark("both"))  # each has one of them
        if own or not near:
            return pieces
        rows = _rows(pieces[at + 1 :], draft)
        if len(routes) != 1 or any(one.kind in _TIMES for one in pieces):
            draft.fatal.append(Mark("both"))
            return pieces
        down = [hop.to for hop in routes[0].joins if hop.spreads][-1]
        number, key = rows_of(down, draft), key_of(subject, draft)
        if not (isinstance(number, MetricRef) and key and len(draft.catalog.routes(down, key)) == 1):
            draft.fatal.append(Mark("both"))
            return pieces
        for value in piece.value.values:
            condition = condition_of(replace(piece.value, values=(value,)))
            some = MetricIs(metric=number.name, by=key, op=">", value=0, where=condition)
            draft.filters.append((piece.start, piece.end, some))
        behind = pieces[at + 1 + (rows in (down, routes[0].binding.dataset)) :]
        return [*_counted(pieces[:at], subject, draft), *behind]
    return pieces


def _is_had(spot: int, draft: Draft) -> bool:
    """ "With both a blue and a green glaze": one thing has the two, which are no list of things."""
    return draft.text_of(max(0, spot - 1), spot).casefold() in draft.pack.thesaurus["having"]


def _rows(pieces: Pieces, draft: Draft) -> str:
    """What the values are said of: "Poetry and Travel books"."""
    return rows_named(pieces[0], draft) if pieces else ""


def _counted(before: Pieces, subject: str, draft: Draft) -> Pieces:
    """Without the verb that names the rows: "have booked both"."""
    first = next(at for at, one in enumerate(before) if rows_named(one, draft) == subject)
    return [one for at, one in enumerate(before) if at <= first or not _is_verb(one, draft)]


def _is_verb(piece: Piece, draft: Draft) -> bool:
    return bool(rows_named(piece, draft)) and draft.text_of(piece.start, piece.end).isalpha()
