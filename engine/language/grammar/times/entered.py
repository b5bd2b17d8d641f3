"""Things that were entered once: "the year the viewers joined", "people who signed up in May"."""

from dataclasses import replace

from engine.language.grammar.counting.entities import entity_of
from engine.language.grammar.counting.inner import key_dimension
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces, needs
from engine.language.weights import WEIGHTS
from semantic.askable import askable_metrics
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm, MetricTerm, RowsTerm


def entry_time(dataset: str, draft: Draft) -> str:
    """The one time that such things have: that of their entry; "" for what happens, or has several."""
    known = draft.catalog.datasets.get(dataset)
    times = [one for one in known.fields if one.role == "time"] if known else []
    if known is None or len(times) != 1 or known.time not in ("", times[0].name):
        return ""
    return times[0].dimension or f"{dataset}.{times[0].name}"


def things_of(piece: Piece, draft: Draft) -> str:
    """The dataset of the things that a noun is of, rows or the number that counts them; "" for none."""
    if piece.kind == "dataset":
        return str(piece.value)
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    if not isinstance(metric, SimpleMetric) or metric.where or metric.measure.filter:
        return ""
    if metric.measure.agg == "count" and not metric.measure.expr:
        return metric.measure.dataset
    entity = entity_of(piece, draft)
    return entity if entity in draft.catalog.datasets else ""


@needs(kinds=("unit",))
def fold_entry_units(pieces: Pieces, draft: Draft) -> Pieces:
    """ "By the quarter in which the viewer signed up": that quarter of their time of entry."""
    for at, piece in enumerate(pieces):
        if piece.kind != "unit" or not at or not pieces[at - 1].is_op(*SPLITTING):
            continue
        follow = at + 1
        while follow < len(pieces) and _opens_clause(pieces[follow], draft):
            follow += 1
        pair = pieces[follow : follow + 2]
        clause = bool(pair) and _is_clause(piece, pieces[follow - 1], pair[0], draft)
        if clause and pair[0].kind == "values":  # "by year they ended" is when they did
            draft.fatal.append(Mark("unused", draft.text_of(pair[0].start, pair[0].end)))
        if clause and _is_own(pair[0], pieces, draft):
            named = replace(pair[0], start=piece.end, end=piece.end)
            return [*pieces[: at + 1], named, *pieces[follow + 1 :]]
        time = _entered(pair, draft) if _is_close([piece, *pair], draft) else ""
        if time:
            phrases = tuple(phrase for one in pair for phrase in one.phrases)
            named = Piece("timefield", time, piece.end, piece.end, phrases)
            return [*pieces[: at + 1], named, *pieces[follow + 2 :]]
    return pieces


def _is_clause(unit: Piece, last: Piece, time: Piece, draft: Draft) -> bool:
    """ "Month in which they start", "month they start": only small words of a clause are said between."""
    words = [draft.text_of(at, at + 1).casefold() for at in range(unit.end, time.start)]
    whose = any("pronoun" in draft.pack.ignored.get((word,), ()) for word in words)
    return draft.adjacent(last.end, time.start) and (
        whose or (last.is_op("which") and last.end - last.start > 1)
    )


def _is_own(piece: Piece, pieces: Pieces, draft: Draft) -> bool:
    """Whether it is a time that the rows of a number asked for have themselves."""
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind == "timefield" else None
    terms = [term for one in pieces if one.kind in ("metric", "aggregate") and (term := term_of(one))]
    facts = {fact for term in terms for fact in draft.catalog.facts(term)}
    return known is not None and bool(facts & {one.dataset for one in known.bindings})


def _opens_clause(piece: Piece, draft: Draft) -> bool:
    """Whether it is one of the small words, or the comma, between a noun and what is said of it."""
    comma = piece.is_op("and") and draft.text_of(piece.start, piece.end) == ","
    return comma or piece.is_op("which") or piece.kind == "break"


def _is_close(pieces: Pieces, draft: Draft) -> bool:
    """Whether nothing is said between but small words and those of the clause."""
    return len(pieces) == 3 and draft.adjacent(pieces[1].end, pieces[2].start)


def _entered(pair: Pieces, draft: Draft) -> str:
    """The time that a noun and a verb beside it say; "" where they say none."""
    noun = next((things for one in pair if (things := things_of(one, draft))), "")
    time = entry_time(noun, draft)
    said = any(one.is_op("enrolled") or (one.kind, one.value) == ("timefield", time) for one in pair)
    return time if said else ""


@needs("returned")
def fold_those_entered(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Of those who signed up in May, how many were active in June": the verb alone tells who is counted."""
    counts = [at for at, piece in enumerate(pieces) if piece.is_op("number_of")]
    verb = next((piece for piece in pieces if piece.is_op("enrolled") or piece.kind == "timefield"), None)
    if len(counts) != 1 or verb is None or not any(piece.is_op("returned") for piece in pieces):
        return pieces
    group = next((at for at, piece in enumerate(pieces) if piece.is_op(*SPLITTING)), len(pieces))
    nouns = any(piece.kind in ("metric", "dataset", "aggregate", "dimension") for piece in pieces[:group])
    seen = [name for name, things in _seen(draft) if _says(verb, entry_time(things, draft))]
    if nouns or len(seen) != 1:
        return pieces
    at = next(place for place, one in enumerate(pieces) if one is verb or one.kind == "period")
    counted = Piece("metric", seen[0], pieces[at].start, pieces[at].start)
    kept = [piece for place, piece in enumerate(pieces) if place not in counts]
    at -= sum(place < at for place in counts)
    return [*kept[:at], counted, *kept[at:]]


def _says(verb: Piece, time: str) -> bool:
    return bool(time) and (verb.is_op("enrolled") or verb.value == time)


def _seen(draft: Draft) -> list[tuple[str, str]]:
    """The numbers that count things once each, and the datasets of the things."""
    found = []
    for metric in askable_metrics(draft.catalog):
        if isinstance(metric, SimpleMetric) and metric.measure.agg == "count_distinct":
            things = things_of(Piece("metric", metric.name, 0, 0), draft)
            found += [(metric.name, things)] if things else []
    return found


@needs("enrolled", kinds=("timefield",))
def fold_entered(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How many people joined in May": those entered then, and not those to whom something happened since.

    Only where the noun is one for the things; the name of the number itself is that number.
    """
    for at, piece in enumerate(pieces):
        things = entity_of(piece, draft) and things_of(piece, draft)
        label = any(phrase.reason.startswith("label") for phrase in piece.phrases)
        time = entry_time(things, draft) if things and not label else ""
        verb = _verb(pieces, at, time, draft) if time else None
        if verb is not None and any(one.is_op("share") for one in pieces) and not draft.those:
            draft.fatal.append(Mark("conditional_share"))  # of those who joined, or of all
        if verb is not None:
            counted = replace(piece, kind="aggregate", value=_number(things, pieces, draft))
            kept = [*pieces[:at], counted, *pieces[at + 1 :]]
            return _settled(kept, verb, time, draft)
    return pieces


def _settled(pieces: Pieces, verb: Piece, time: str, draft: Draft) -> Pieces:
    """Without the verb, where it names no time itself."""
    if verb.kind == "timefield":
        return pieces
    draft.period_field = draft.period_field or time
    draft.cost += WEIGHTS["enrolled"]
    return [piece for piece in pieces if piece is not verb]


def _verb(pieces: Pieces, noun: int, time: str, draft: Draft) -> Piece | None:
    """The verb that says of the noun right before it that they were entered; None where none does."""
    for at in range(noun + 1, len(pieces)):
        piece = pieces[at]
        if piece.is_op("enrolled"):
            return piece
        if piece.kind == "timefield":
            return piece if piece.value == time and _is_dated(piece, pieces) else None
        if piece.kind not in ("period", "condition") and not _opens_clause(piece, draft):
            return None
    return None


def _number(things: str, pieces: Pieces, draft: Draft) -> MetricTerm:
    """The number of things; a share is of a number that can be divided."""
    rows = rows_of(things, draft)
    key = key_dimension(things, draft)
    if isinstance(rows, RowsTerm) and key and any(one.is_op("share") for one in pieces):
        return AggregateTerm(agg="count_distinct", field=key)
    return rows


def _is_dated(field: Piece, pieces: Pieces) -> bool:
    """Whether a period stands beside the time, and nothing is split by it."""
    at = next(place for place, one in enumerate(pieces) if one is field)
    beside = [one for one in pieces[max(0, at - 1) : at + 2] if one is not field]
    split = at > 0 and pieces[at - 1].is_op(*SPLITTING)
    return not split and any(one.kind == "period" for one in beside)
