"""Who did something soon after they were entered: "viewers with a session within 7 days of signing up"."""

from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.times.entered import entry_time, things_of
from engine.language.numerals import Number
from semantic.periods import Window
from semantic.query import MetricRef, WithinTerm

_ASKING = ("share", "number_of")


@needs("within_n", "within")
def fold_within_entry(pieces: Pieces, draft: Draft) -> Pieces:
    """What is asked of the things, what they did and how soon become one term."""
    words = [at for at, piece in enumerate(pieces) if piece.is_op("within_n", "within")]
    if len(words) != 1 or not 0 < words[0] < len(pieces) - 3:
        return pieces
    (word,) = words
    event = word - 1
    count, first, second = pieces[word + 1 : word + 4]
    noun = next((at for at in range(event) if _things(pieces[at], draft)), None)
    if noun is None:
        noun = next((at for at in range(event) if pieces[at].is_op("enrolled")), None)
    asked = [at for at in range(noun or 0) if pieces[at].is_op(*_ASKING)]
    if count.kind != "number" or noun is None or len(asked) != 1:
        return pieces
    things = _things(pieces[noun], draft) or _entered_by(pieces[event], draft)
    time = entry_time(things, draft)
    units = [one for one in (first, second) if not _is_entry(one, time)]
    if len(units) != 1:
        return pieces
    unit, end = units[0], word + 3
    between = [piece for piece in pieces[asked[0] + 1 : event] if piece is not pieces[noun]]
    plain = all(piece.kind == "break" or piece.is_op("enrolled", "newly") for piece in between)
    window = _window(count.value, unit, draft)
    of = _event(pieces[event], draft)
    if not (plain and window and time and of):
        return pieces
    share = pieces[asked[0]].is_op("share")
    term = WithinTerm(things=things, of=of, window=window, share=share)
    if term.key not in draft.catalog.with_terms((term,)).metrics:
        return pieces
    said = pieces[asked[0] : end + 1]
    phrases = tuple(phrase for piece in said for phrase in piece.phrases)
    made = Piece("aggregate", term, said[0].start, said[-1].end, phrases)
    return [*pieces[: asked[0]], made, *pieces[end + 1 :]]


def _entered_by(event: Piece, draft: Draft) -> str:
    """ "New sign-ups that had a session": those who are entered at one time, and whose rows these are."""
    of = _event(event, draft)
    measures = draft.catalog.metric_measures(draft.catalog.metrics[of.name]) if of else ()
    facts = {measure.dataset for measure in measures}
    homes = {one.to for one in draft.catalog.model.relationships if one.source in facts}
    able = [name for name in homes if entry_time(name, draft) and draft.catalog.datasets[name].time == ""]
    return able[0] if len(able) == 1 else ""


def _event(piece: Piece, draft: Draft) -> MetricRef | None:
    """The number whose rows they must have: said by its name, or by that of the rows."""
    if piece.kind == "metric":
        return MetricRef(name=piece.value)
    number = rows_of(piece.value, draft) if piece.kind == "dataset" else None
    return number if isinstance(number, MetricRef) else None


def _is_entry(piece: Piece, time: str) -> bool:
    return piece.is_op("entry") or (piece.kind, piece.value) == ("timefield", time)


def _things(piece: Piece, draft: Draft) -> str:
    """The dataset of the things that are named; "sign-ups" are those whose time of entry is called so."""
    if piece.kind != "timefield":
        return things_of(piece, draft)
    names = (one.dataset for one in draft.catalog.dimensions[piece.value].bindings)
    return next((name for name in names if entry_time(name, draft) == piece.value), "")


def _window(count: Number, unit: Piece, draft: Draft) -> Window | None:
    """How soon: a whole number of units of time."""
    said = draft.text_of(unit.start, unit.end).casefold()
    name = unit.value if unit.kind in ("unit", "grain") else draft.pack.units.get((said,), "")
    units = draft.pack.data["restate"]["units"]
    if name not in units or count.percent or not isinstance(count.value, int) or count.value < 1:
        return None
    return Window.model_validate({"count": count.value, "unit": name})
