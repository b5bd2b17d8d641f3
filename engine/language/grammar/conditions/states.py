"""What has not happened yet: "unfinished orders", "matters that are still open"."""

from engine.language.grammar.conditions.absence import subject_of
from engine.language.grammar.conditions.missing import says_nothing
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.linking.states import HAPPENED
from engine.language.tokens import norms
from semantic.filters import Condition, IsNull, Not
from semantic.periods import CalendarPeriod, SpanPeriod

_PAST = SpanPeriod(end=CalendarPeriod(unit="day", offset=0), end_inclusive=False)  # before today
_TIMED = ("period", "moment", "threshold", "grain", "unit")


@needs(kinds=("state",))
def fold_states(pieces: Pieces, draft: Draft) -> Pieces:
    """Each such word beside the noun of its own rows, or said of them, becomes a condition.

    With a period in the question it stays unused: what was open then may be closed by now.
    """
    if any(piece.kind in _TIMED for piece in pieces):
        return pieces
    kept: Pieces = []
    at = -1
    while (at := at + 1) < len(pieces):
        piece = pieces[at]
        if piece.kind != "state" or not (_describes(pieces, at, draft) or _is_said(piece, kept, draft)):
            kept.append(piece)
            continue
        if kept and kept[-1].is_op("and") and draft.text_of(kept[-1].start, kept[-1].end) == ",":
            kept.pop()  # before a clause
        denied = bool(kept) and kept[-1].is_op("not")
        if denied and " " in str(piece.value):
            return pieces  # not overdue is what was done, and what is not due yet
        start = kept.pop().start if denied else piece.start
        done, _, due = str(piece.value).partition(" ")
        found: Condition = IsNull(field=done)
        if due == HAPPENED:
            found = Not(item=found)
        elif due:
            draft.period_field = due
            kept.append(Piece("period", _PAST, piece.start, piece.end))
            again = _said_again(pieces[at + 1 :], done, draft)
            pieces = [*pieces[: at + 1], *pieces[at + 1 + again :]]
        draft.filters.append((start, piece.end, Not(item=found) if denied else found))
    return kept


def _said_again(behind: Pieces, done: str, draft: Draft) -> int:
    """ "Past their due date and still not paid": how many pieces say once more what has not happened."""
    said = [(piece.kind, piece.value) for piece in behind[:3]]
    if said[:1] != [("op", "and")]:
        return 0
    if said[1:2] == [("state", done)]:
        return 2
    return 3 if said[1:] == [("op", "not"), ("timefield", done)] else 0


def _home(piece: Piece, draft: Draft) -> str:
    """The dataset that the time or the year is of; "" where it is another field, or that of a role."""
    known = draft.catalog.dimensions[str(piece.value).partition(" ")[0]]
    dated = known.field.role == "time" or known.field.name.casefold().endswith("year")
    return known.bindings[0].dataset if dated and not known.roles else ""


def _describes(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Open work orders": right before the noun; values may stand between."""
    end, place = pieces[at].end, at + 1
    while place < len(pieces) and pieces[place].kind == "values" and pieces[place].start == end:
        end, place = pieces[place].end, place + 1
    noun = pieces[place] if place < len(pieces) else None
    home = _home(pieces[at], draft)
    if noun is not None and noun.start == end and home and _is_theirs(noun, home, pieces[at], draft):
        return True
    kind = pieces[place - 1]  # "unsold villas": the kind of thing stands for the rows
    plural = draft.pack.is_plural(draft.text_of(kind.start, kind.end))
    return kind.kind == "values" and plural and kind.value.dimension.partition(".")[0] == home


def _is_theirs(noun: Piece, home: str, state: Piece, draft: Draft) -> bool:
    """The rows themselves, or "unpaid bill amount": theirs, unless they have one for each side of it."""
    if rows_named(noun, draft) == home:
        return True
    done = str(state.value)
    known = draft.catalog.dimensions.get(str(noun.value)) if noun.kind == "measure" else None
    owner = known.bindings[0].dataset if known and len(known.bindings) == 1 else home_of_sum(noun, draft)
    verbs = set(norms(draft.catalog.dimensions[done.partition(" ")[0]].label))
    amounts = [one for one in draft.catalog.datasets[home].fields if one.is_stored_amount]
    return owner == home and not any(verbs & set(norms(one.label)) for one in amounts)


def _is_said(piece: Piece, kept: Pieces, draft: Draft) -> bool:
    """ "Are still open": behind the noun and a copula."""
    before = [one for one in kept if not one.is_op("not", "and")]
    home = _home(piece, draft)
    if not before or not home or home not in (subject_of(before, draft), home_of_sum(before[-1], draft)):
        return False
    gap = range(before[-1].end, piece.start)
    several = piece.end - piece.start > 1  # "staff still on the payroll"
    behind = _is_clause(gap, draft) if gap else several
    told = behind or any(at in draft.copulas for at in gap) or kept[-1].is_op("not")
    return told and all(says_nothing(at, draft) or kept[-1].start <= at < kept[-1].end for at in gap)


def _is_clause(gap: range, draft: Draft) -> bool:
    """ "Staff who still work here": what opens a clause is all that stands between."""
    words = [draft.text_of(at, at + 1).casefold() for at in gap]
    if words[0] == ",":
        return len(words) > 1 and set(words[1:]) <= {
            *draft.pack.thesaurus["clause_articles"],
            *_relative(draft),
        }
    return set(words) <= _relative(draft)


def _relative(draft: Draft) -> set[str]:
    return set(draft.pack.data["ignored"]["relative"])


def home_of_sum(piece: Piece, draft: Draft) -> str:
    """ "The net that is overdue": a number is of the rows that it is summed up from."""
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    homes = {one.dataset for one in draft.catalog.metric_measures(metric)} if metric else set()
    return homes.pop() if len(homes) == 1 else ""
