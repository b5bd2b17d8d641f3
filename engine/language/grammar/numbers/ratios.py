"""One number over another: "stalls per hour watched", "errors per million rows", "views per viewer"."""

from dataclasses import replace

from engine.language.grammar.conditions.lacking import named_field
from engine.language.grammar.counting.counts import is_amount, is_bare_count
from engine.language.grammar.numbers.metrics import modelled, term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.query import AggregateTerm, MetricRef, RatioTerm

_BETWEEN = ("values", "limit", "condition")
_ADDED = ("additive", "distinct")
_PLAIN = (MetricRef, AggregateTerm)


def fold_ratios(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each number, its "per" or "for each" and the number behind that by one term."""
    kept = _by_names(_summed(pieces, draft), draft)
    for at in reversed([place for place, piece in enumerate(pieces) if piece.is_op("per", "each")]):
        above = _above(kept, at)
        found = _below(kept, at + 1, draft) if above is not None else None
        if above is None or found is None:
            continue
        below, per, end = found
        top, bottom = term_of(kept[above]), term_of(kept[below])
        if not (isinstance(top, _PLAIN) and isinstance(bottom, _PLAIN)) or top == bottom:
            continue
        counted = is_bare_count(kept[below], draft) and per == 1  # "per 1000 rows" is no number of each
        whole = counted and _is_total(kept[above], draft)
        if whole or (counted and not (_belongs(top, bottom, draft) and _is_number(kept[above], draft))):
            draft.fatal.append(Mark("unused", draft.text_of(kept[at].start, kept[at].end)))
        if kept[at].is_op("each") and kept[at].start - 1 in draft.copulas:
            draft.fatal.append(Mark("unused", draft.text_of(kept[at].start, kept[at].end)))
            continue  # "how many views did each article get" is a number for each
        if is_amount(kept[above], draft) or not (_adds_up(top, draft) and _adds_up(bottom, draft)):
            continue
        term = RatioTerm(top=top, bottom=bottom, per=per)
        phrases = (*kept[above].phrases, *(phrase for piece in kept[at:end] for phrase in piece.phrases))
        piece = Piece("aggregate", term, kept[above].start, kept[end - 1].end, phrases)
        draft.cost += WEIGHTS["ratio"]
        start = _with_average(kept, above)
        draft.splits += _each_of_several(pieces)
        kept[start:end] = [piece, *kept[above + 1 : at]]
    return kept


def _by_names(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Fees per hospital": one for each by its name, where hospitals have one, as it is per customer."""
    kept = list(pieces)
    for at in range(1, len(pieces) - 1):
        noun = pieces[at + 1]
        if not pieces[at].is_op("per") or not is_amount(noun, draft):
            continue
        name = named_field(rows_named(noun, draft), draft)
        kept[at + 1] = replace(noun, kind="dimension", value=name) if name else noun
    return kept


def _is_total(piece: Piece, draft: Draft) -> bool:
    """ "Total fees per hospital" are those of each, where "fees per hospital" may be a mean."""
    first = norms(draft.text_of(piece.start, piece.start + 1))
    return "sum" in draft.pack.aggregates.get(tuple(first), ())


def _is_number(piece: Piece, draft: Draft) -> bool:
    """ "Fees paid per permit" are money, and no number of rows."""
    said = norms(draft.text_of(piece.start, piece.end))
    return not is_bare_count(piece, draft) or draft.pack.money_nouns.isdisjoint(said)


def _belongs(top: MetricRef | AggregateTerm, bottom: MetricRef | AggregateTerm, draft: Draft) -> bool:
    """ "Products per order": only of what each row of the upper number has one are they so many."""
    (thing,) = draft.catalog.facts(bottom)
    keys = [
        name
        for name, known in draft.catalog.dimensions.items()
        if any(one.dataset == thing for one in known.bindings)
    ]
    facts = draft.catalog.facts(top)
    return all(fact == thing or any(draft.catalog.routes(fact, name) for name in keys) for fact in facts)


def _summed(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Postage per kg": a measure right behind "per" is its total, and so is the one before it."""
    kept = list(pieces)
    for at in range(1, len(pieces) - 1):
        if not pieces[at].is_op("per") or pieces[at + 1].kind != "measure":
            continue
        for beside in (at - 1, at + 1):
            kept[beside] = _total(pieces[beside], draft)
    return kept


def _total(piece: Piece, draft: Draft) -> Piece:
    """The total that a bare measure stands for; the piece itself where it is none, or does not add up."""
    term = modelled(AggregateTerm(agg="sum", field=piece.value), draft) if piece.kind == "measure" else None
    if not isinstance(term, _PLAIN) or not _adds_up(term, draft):
        return piece
    return Piece("aggregate", term, piece.start, piece.end, piece.phrases)


def _each_of_several(pieces: Pieces) -> tuple[str, ...]:
    """ "For billing and video events": a ratio is said of each, as it does not add up."""
    several = (piece.value for piece in pieces if piece.kind == "values" and len(piece.value.values) > 1)
    return tuple(found.dimension for found in several if found.both and not found.negated)


def _with_average(pieces: Pieces, above: int) -> int:
    """ "Average orders per customer" is that very ratio."""
    step = above
    while step and pieces[step - 1].is_op("number_of"):
        step -= 1
    said = step and (pieces[step - 1].kind, pieces[step - 1].value) == ("agg", "average")
    return step - 1 if said else above


def _above(pieces: Pieces, at: int) -> int | None:
    """The number said before, with nothing but what restricts it between."""
    place = at - 1
    while place >= 0 and pieces[place].kind in _BETWEEN:
        place -= 1
    return place if place >= 0 and pieces[place].kind in ("metric", "aggregate") else None


def _below(pieces: Pieces, at: int, draft: Draft) -> tuple[int, float, int] | None:
    """The number behind "per", for how many of its units it is, and the end; None for what is no number."""
    per, factor = at, 1.0
    if at < len(pieces) and pieces[at].kind == "number" and not pieces[at].value.percent:
        factor, per = float(pieces[at].value.value), at + 1
    unit = ""
    if per < len(pieces) and pieces[per].kind in ("unit", "quantity"):
        unit, per = draft.text_of(pieces[per].start, pieces[per].end).casefold(), per + 1
    if per >= len(pieces) or pieces[per].kind not in ("metric", "aggregate") or factor <= 0:
        return None
    if not all(draft.adjacent(pieces[one].end, pieces[one + 1].start) for one in range(at, per)):
        return None
    scale = _scale(pieces[per], unit, draft)
    return None if scale is None else (per, factor * scale, per + 1)


def _scale(piece: Piece, unit: str, draft: Draft) -> float | None:
    """How many of the number's own units the unit said is: 3600 for an hour of watch time in seconds."""
    term = term_of(piece)
    own = draft.catalog.metrics[term.name].unit if isinstance(term, MetricRef) else ""
    known = draft.quantities.get(own, {})
    if unit:
        return known.get(unit)
    said = draft.text_of(piece.start, piece.end).casefold().split()
    units = [known[word] for word in said if word in known]
    if known and not units:
        return None  # views per watch time: per which unit of it
    return units[0] if units else 1.0


def _adds_up(term: MetricRef | AggregateTerm, draft: Draft) -> bool:
    if isinstance(term, AggregateTerm):
        return draft.catalog.measures(term)[0].additivity in _ADDED
    return draft.catalog.metrics[term.name].additivity in _ADDED
