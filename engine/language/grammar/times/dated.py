"""A period said of one time in particular: "released in 2025", "born before 1960", "due last week"."""

from engine.language.grammar.counting.counted_through import is_year, year_limit
from engine.language.grammar.counting.related_counts import counted_rows
from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces, needs
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.filters import Condition
from semantic.periods import Period

_CUTS = ("unit", "grain", "part")


@needs(kinds=("timefield",))
def fold_compared_dates(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Dues by arrival date, Q1 2025 vs Q1 2024": the time of both, which have no day in common.

    So it is right behind the period of a ranking, "which mechanic had the most jobs in 2024, by pick-up".
    """
    periods = [piece for piece in pieces if piece.kind == "period"]
    against = any(piece.is_op("compare") for piece in pieces)
    for at, piece in enumerate(pieces[:-1]):
        time = pieces[at + 1]
        day = time.kind == "timefield" and isinstance(time.value, str)
        named = draft.text_of(piece.start, piece.end).casefold() in draft.pack.thesaurus["going_by"]
        said = (len(periods) == 2 and against) or (_is_ranked(pieces, at) and len(periods) == 1)
        said = said or (named and len(periods) == 1)
        if named and day and not said:
            draft.fatal.append(Mark("unused", draft.text_of(piece.start, time.end)))
        if said and piece.is_op("by") and day and not draft.period_field:
            draft.period_field = time.value
            end = at - 1 if pieces[at - 1].is_op("and") else at
            return [*pieces[:end], *pieces[at + 2 :]]
    return pieces


def _is_ranked(pieces: Pieces, at: int) -> bool:
    """Whether a ranking's period stands right before, as no day is ranked beside the things themselves."""
    ranked = any(piece.is_op("top", "bottom", "best", "worst") for piece in pieces[:at])
    before = [piece for piece in pieces[:at] if not piece.is_op("and")]  # a comma
    return ranked and bool(before) and before[-1].kind == "period"


@needs(kinds=("period",))
def fold_dated(pieces: Pieces, draft: Draft) -> Pieces:
    """Take in each named time, or number of a year, that stands directly beside a period."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        pair = pieces[at : at + 2]
        if len(pair) == 2 and not _is_split(kept, pair, draft) and _folds(pair, draft):
            draft.cost += WEIGHTS["dated"] * _is_of_counted(pair, pieces, draft)
            kept += [piece for piece in pair if piece.kind == "period" and draft.period_field]
            at += 2
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def _is_of_counted(pair: Pieces, pieces: Pieces, draft: Draft) -> bool:
    """Whether it is the year in which it happened to the counted things: "branches opened in 2010"."""
    named = [piece for piece in pair if piece.kind == "dimension"]
    years = [one for one in named if is_year(draft.catalog.dimensions[one.value].label, draft)]
    homes = {one.dataset for piece in years for one in draft.catalog.dimensions[piece.value].bindings}
    return bool(homes & {counted_rows(piece, draft) for piece in pieces if piece.kind == "metric"})


def _is_split(kept: Pieces, pair: Pieces, draft: Draft) -> bool:
    """ "By due date in 2025" splits by the date; "month of payment" is a month.

    A preposition behind a comma opens something new, "by depot, for leaks repaired in 2025", and so does what
    was done then: "by depot, repaired in 2025".
    """
    if not kept or (kept[-1].is_op("and") and _opens(kept[-1], pair, draft)):
        return False
    return kept[-1].is_op(*SPLITTING, "which", "and") or kept[-1].kind in _CUTS


def _opens(link: Piece, pair: Pieces, draft: Draft) -> bool:
    """Whether what stands behind a comma or "and" is no further split.

    A time of several words behind the word "and" is one: "by region and session start in May".
    """
    said_so = draft.text_of(link.start, link.end).isalpha()
    several = said_so and pair[0].kind == "timefield" and pair[0].end - pair[0].start > 1
    return link.end in draft.prepositions or (not several and _is_verb(pair, draft))


def _is_verb(pair: Pieces, draft: Draft) -> bool:
    """ "Repaired in 2025": a time said without a noun of time, before a preposition and its period.

    The noun may be the end of a word, as in "Anmeldedatum".
    """
    time, period = pair
    said = norms(draft.text_of(time.start, time.end))
    noun = any(word.endswith(tuple(draft.pack.time_nouns)) for word in said)
    plain = time.kind == "timefield" and isinstance(time.value, str) and not noun
    return plain and period.kind == "period" and time.end in draft.prepositions


def _folds(pair: Pieces, draft: Draft) -> bool:
    kinds = {piece.kind: piece for piece in pair}
    period = kinds.get("period")
    if period is None or not draft.adjacent(pair[0].end, pair[1].start):
        return False
    if "timefield" in kinds:
        if draft.period_field:
            draft.fatal.append(Mark("too_many_periods"))
        draft.period_field = kinds["timefield"].value
        time = kinds["timefield"]
        draft.flags |= {"happenings"} if draft.pack.is_plural(draft.text_of(time.start, time.end)) else set()
        draft.cost += WEIGHTS["dated"]  # "shipped in May" is about the day, not about what is shipped by now
        return True
    condition = _of_year(kinds["dimension"], period.value, draft) if "dimension" in kinds else None
    if condition is None:
        return False
    draft.filters.append((pair[0].start, pair[1].end, condition))
    return True


def _of_year(piece: Piece, period: Period, draft: Draft) -> Condition | None:
    """The years of a whole number that are in a period of years."""
    if draft.catalog.dimensions[piece.value].type != "integer" or piece.value in draft.truths:
        return None
    return year_limit(piece.value, period)
