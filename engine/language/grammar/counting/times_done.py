""" "Borrowed more than ten times", "only once", "how often": how many rows there are of what was done."""

from dataclasses import replace

from engine.language.grammar.conditions.thresholds import BOUNDS
from engine.language.grammar.counting.related_counts import key_of
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, Threshold, needs
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.tokens import words_of
from semantic.filters import Operator
from semantic.model import Dataset
from semantic.query import MetricRef

_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_AFTER: dict[str, Operator] = {"or_more": ">=", "or_less": "<="}


def fold_times_done(pieces: Pieces, draft: Draft) -> Pieces:
    """A number of times, and what was done before it, become a bound on the number of its rows."""
    for at in range(1, len(pieces)):
        found = _bound(pieces, at, draft)
        if found is None:
            continue
        start, end, value = found
        done = _done(pieces[:start], draft)
        if done is None:
            draft.fatal.append(Mark("unused", draft.text_of(pieces[start].start, pieces[end - 1].end)))
            return pieces
        place, rows = done
        number = rows_of(rows, draft)
        if not isinstance(number, MetricRef):
            return pieces
        draft.verb_rows = [names for names in draft.verb_rows if rows not in names]
        first, last = pieces[start].start, pieces[end - 1].end
        bound = Piece("threshold", value, first, last, pieces[start].phrases)
        said = pieces[place] if place >= 0 else pieces[end - 1]
        counted = Piece("metric", number.name, last, last, said.phrases[:1])
        kept = [one for spot, one in enumerate(pieces[:start]) if spot != place]
        draft.ignored |= frozenset(range(pieces[place].start, first)) if place >= 0 else frozenset()
        return [*kept, bound, counted, *pieces[end:]]
    return pieces


def _bound(pieces: Pieces, at: int, draft: Draft) -> tuple[int, int, Threshold] | None:
    """ "More than ten times", "at least twice", "three times or more", "only once"."""
    piece = pieces[at]
    start, end = at, at + 1
    if piece.is_op(*_WORDS):
        many: int | float = _WORDS[str(piece.value)]
    elif piece.is_op("times") and pieces[at - 1].kind == "number" and not pieces[at - 1].value.percent:
        start, many = at - 1, pieces[at - 1].value.value
    else:
        return None
    before = pieces[start - 1]
    if before.kind == "op" and (before.value in BOUNDS or before.is_op("only")):
        op: Operator = BOUNDS.get(str(before.value), "=")
        return start - 1, end, Threshold(op, many)
    if end < len(pieces) and pieces[end].kind == "op" and pieces[end].value in _AFTER:
        return start, end + 1, Threshold(_AFTER[str(pieces[end].value)], many)
    return None


def _done(before: Pieces, draft: Draft) -> tuple[int, str] | None:
    """Where what was done is said, -1 for by a verb alone, and the rows of it; None if not clear."""
    named = [(at, rows) for at, piece in enumerate(before) if (rows := rows_named(piece, draft))]
    if not named or any(piece.kind in ("period", "threshold") for piece in before):
        return None
    subject, last = named[0][1], len(before) - 1
    said = {rows for _, rows in named} - {subject}
    rows = rows_said(before[last], subject, draft) if last > named[0][0] else ""
    if rows:
        return (last, rows) if said <= {rows} else None
    done = {name for names in draft.verb_rows for name in names}
    if said or done:
        return (-1, done.pop()) if len(done) == 1 and not said else None
    return _only_event(subject, draft) if draft.doings else None


def rows_said(piece: Piece, subject: str, draft: Draft) -> str:
    """The rows below the subject that a noun or a verb is called as, or that are timed by it; "" for none."""
    rows = rows_named(piece, draft)
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind == "timefield" else None
    if known is not None:
        home = draft.catalog.datasets[known.bindings[0].dataset]
        rows = home.name if home.time == known.field.name else ""
    if not rows:
        stems = set(map(draft.pack.stem, words_of(draft.text_of(piece.start, piece.end))))
        nouns = (one for one in draft.catalog.model.datasets if _is_called(one, stems, draft))
        found = [one.name for one in nouns if _belongs(one.name, subject, draft)]
        rows = found[0] if len(found) == 1 and piece.kind in ("metric", "measure", "dimension") else ""
    return rows if rows and rows != subject and _belongs(rows, subject, draft) else ""


def _belongs(rows: str, subject: str, draft: Draft) -> bool:
    """Whether each of the rows is of one subject: a reservation is a member's, a book is not."""
    key = key_of(subject, draft)
    return bool(key) and len(draft.catalog.routes(rows, key)) == 1


def _is_called(dataset: Dataset, stems: set[str], draft: Draft) -> bool:
    return stems <= set(map(draft.pack.stem, words_of(dataset.noun)))


def _only_event(subject: str, draft: Draft) -> tuple[int, str] | None:
    """The only rows with a time that belong to the subject, straight or by others."""
    timed = {
        one.name
        for one in draft.catalog.model.datasets
        if one.time and one.name != subject and _belongs(one.name, subject, draft)
    }
    return (-1, timed.pop()) if len(timed) == 1 else None


@needs("number_of")
def fold_how_often(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How often did members check in": the number of rows of what was done, and none of members."""
    first = pieces[0] if pieces else None
    if first is None or not first.is_op("number_of"):
        return pieces
    if draft.text_of(first.start, first.end).casefold() not in draft.pack.data["how_often"]:
        return pieces
    nouns = [(at, rows) for at, one in enumerate(pieces) if (rows := rows_named(one, draft))]
    if not nouns:
        return pieces
    place, subject = nouns[0]
    done = [
        (at, rows) for at in range(place + 1, len(pieces)) if (rows := rows_said(pieces[at], subject, draft))
    ]
    own = {name for names in draft.verb_rows for name in names}
    if not done and len(own) == 1 and subject not in own:
        done = [(place, own.pop())] if len(nouns) == 1 else []
    number = rows_of(done[0][1], draft) if done and len({rows for _, rows in done}) == 1 else None
    if isinstance(number, MetricRef):
        at = done[0][0]
        made = replace(pieces[at], kind="metric", value=number.name, phrases=first.phrases)
        rest = [one for spot, one in enumerate(pieces) if spot not in (place, at)]
        return sorted([*rest, made], key=lambda one: one.start)
    if draft.catalog.datasets[subject].name_field:
        draft.fatal.append(Mark("unused", draft.text_of(first.start, first.end)))
    return pieces
