""" "How many patients had an appointment in 2024": those who did it then and there."""

from engine.language.grammar.checking.leftovers import condition_of
from engine.language.grammar.checking.misreadings import may_be_meant
from engine.language.grammar.counting.related_counts import counted_rows, key_of
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.weights import WEIGHTS
from semantic.filters import And, MetricIs
from semantic.query import MetricRef

_SAID = ("values", "period")


@needs(kinds=("values", "period"))
def fold_doers(pieces: Pieces, draft: Draft) -> Pieces:
    """What is said behind the counted ones, of what they did, becomes one condition on them."""
    at = _subject(pieces)
    subject = counted_rows(pieces[at], draft) if at else ""
    behind = pieces[at + 1 :]
    periods = [one for one in behind if one.kind == "period"]
    if not subject or len(periods) > 1 or not _is_done(pieces[at], behind, subject, draft):
        return pieces
    rows = _rows(behind, subject, draft)
    if rows == subject:
        return pieces  # "how many fines did we issue": nothing is done by a fine
    key, number = key_of(subject, draft), rows_of(rows, draft) if rows else None
    said = [one for one in behind if one.kind == "values"]
    others = [one for one in behind if one.kind not in _SAID]
    plain = all(_says_no_more(one, rows, behind, draft) for one in others)
    if not (key and isinstance(number, MetricRef) and plain and len(draft.catalog.routes(rows, key)) == 1):
        return pieces
    ways = [draft.catalog.routes(rows, one.value.dimension) for one in said]
    if any(len(found) != 1 for found in ways) or not (said or periods):
        return pieces
    where = [condition_of(one.value) for one in said]
    condition = MetricIs(
        metric=number.name,
        by=key,
        op=">",
        value=0,
        where=And(items=tuple(where)) if len(where) > 1 else next(iter(where), None),
        time=periods[0].value if periods else None,
    )
    told = bool(periods) or bool(_event(behind[0], subject, draft))
    draft.cost += 0.0 if told else WEIGHTS["finer_dataset"]
    draft.flags.add("counted")
    draft.verb_rows = [found for found in draft.verb_rows if rows not in found]
    draft.filters.append((behind[0].start, behind[-1].end, condition))
    return pieces[: at + 1]


def _subject(pieces: Pieces) -> int:
    """Where what is counted stands, right behind the word of counting; 0 for nowhere."""
    counting = bool(pieces) and (
        pieces[0].is_op("number_of") or (pieces[0].kind, pieces[0].value) == ("agg", "count_distinct")
    )
    at = 1
    while counting and at < len(pieces) and pieces[at].is_op("number_of"):
        at += 1
    return at if counting and at + 1 < len(pieces) and pieces[at].kind == "metric" else 0


def _is_done(noun: Piece, behind: Pieces, subject: str, draft: Draft) -> bool:
    """Whether a verb of doing, or the rows of what was done, stand right behind the counted ones."""
    verb = any(noun.end <= spot < behind[0].start for spot in draft.doings)
    # "How many products did Cathedral Row sell": the doer stands between.
    asked = noun.end in draft.copulas and any(spot >= behind[-1].end for spot in draft.doings)
    return verb or asked or bool(_event(behind[0], subject, draft))


def _event(piece: Piece, subject: str, draft: Draft) -> str:
    """The rows that one of is said to be there: "had an appointment", "booked", "called"."""
    rows = rows_named(piece, draft)
    if piece.kind == "dimension" and not rows:
        known = draft.catalog.dimensions[piece.value]
        home = draft.catalog.datasets[known.bindings[0].dataset]
        rows = home.name if home.primary_key == (known.field.sql.strip('"'),) else ""
    text = draft.text_of(piece.start, piece.end)
    below = bool(rows) and rows != subject and bool(draft.catalog.network.related(subject, rows))
    return rows if below and not draft.pack.is_plural(text) else ""


def _rows(behind: Pieces, subject: str, draft: Draft) -> str:
    """The rows of what was done: named, told by the values, or the only ones that have a time."""
    named = _event(behind[0], subject, draft)
    if named:
        return named
    found: set[str] = set()
    for piece in behind:
        if piece.kind == "values" and draft.catalog.routes(subject, piece.value.dimension):
            return ""  # it is said of them
        if piece.kind == "values":
            routes = draft.catalog.finer_routes(subject, piece.value.dimension)
            found |= {[hop.to for hop in route.joins if hop.spreads][-1] for route in routes}
            found |= may_be_meant(subject, piece.value.dimension, draft)
    if found:
        return found.pop() if len(found) == 1 else ""
    done = {name for names in draft.verb_rows for name in names}
    if done:
        return done.pop() if len(done) == 1 else ""
    home = draft.catalog.datasets[subject]
    if home.time or not home.name_field:
        return ""  # what has a time of its own is what was done
    timed = {
        one.name
        for one in draft.catalog.model.datasets
        if one.time and one.name != subject and draft.catalog.network.related(subject, one.name)
    }
    return timed.pop() if len(timed) == 1 else ""


def _says_no_more(piece: Piece, rows: str, behind: Pieces, draft: Draft) -> bool:
    """The rows themselves, or whose value is said right beside: "from agents on the Coast"."""
    owner = rows_named(piece, draft)
    if piece is behind[0] or owner == rows:
        return True
    homes = {
        one.dataset
        for value in behind
        if value.kind == "values"
        for one in draft.catalog.dimensions[value.value.dimension].bindings
    }
    return bool(owner) and owner in homes
