"""Numbers of numbers: "average daily viewers", "median views per title", "views per day on average"."""

from dataclasses import replace

from engine.language.grammar.counting.counts import is_amount, is_bare_count, says_number
from engine.language.grammar.counting.inner import key_of
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.metrics import RatioMetric, SimpleMetric
from semantic.query import AggregateTerm, MetricRef, NestedTerm

_AGGREGATIONS = ("average", "median", "max", "min", "stddev", "variance", "percentile")
_PARTS = ("dimension", "unit")
_CUT_NAME = 2.0


def fold_nested(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace an aggregation, the number it is of, and what that is computed for, by one term."""
    kept = list(pieces)
    for at in reversed([place for place, piece in enumerate(pieces) if _aggregates(piece)]):
        if pieces[at].value == "average" and any(_is_money(one, draft) for one in pieces[at + 1 : at + 2]):
            draft.fatal.append(Mark("no_metric"))  # "average payments per member": of how many, or how much?
        found = _before(kept, at, draft) or _behind(kept, at, draft) or _owned(kept, at, draft)
        found = found or _of_a_bucket(kept, at, draft) or _of_an_entity(kept, at, draft)
        if found is None:
            continue
        start, end, inner, each = found
        of = term_of(inner)
        if (
            is_amount(inner, draft)
            or not isinstance(of, MetricRef | AggregateTerm)
            or not _is_plain(of, draft)
        ):
            continue
        by = (each.value,) if each.kind == "dimension" else ()
        grain = None if by else each.value
        agg, _, share = str(kept[at].value).partition(" ")
        parts = {
            "agg": agg,
            "of": of,
            "by": by,
            "grain": grain,
            "percentile": float(share) if share else None,
        }
        term = NestedTerm.model_validate(parts)
        phrases = tuple(phrase for piece in kept[start:end] for phrase in piece.phrases)
        kinds = ("values", "limit", "condition")
        others = [one for one in kept[start:end] if one.kind in kinds and one is not inner]
        draft.cost += WEIGHTS["nested"]
        kept[start:end] = [Piece("aggregate", term, kept[start].start, kept[end - 1].end, phrases), *others]
    return kept


def _aggregates(piece: Piece) -> bool:
    return piece.kind == "agg" and piece.value.partition(" ")[0] in _AGGREGATIONS


def _is_plain(of: MetricRef | AggregateTerm, draft: Draft) -> bool:
    """Whether the number is one of rows: what is an average itself is of rows and not of buckets."""
    if isinstance(of, MetricRef):
        return draft.catalog.metrics[of.name].additivity in ("additive", "distinct")
    return draft.catalog.measures(of)[0].additivity in ("additive", "distinct")


def _is_money(piece: Piece, draft: Draft) -> bool:
    """Whether the noun of the counted rows is also said of a total of money that they have."""
    if not is_bare_count(piece, draft) or is_amount(piece, draft) or says_number(piece, draft):
        return False
    (counted,) = draft.catalog.metric_measures(draft.catalog.metrics[piece.value])
    nouns = draft.catalog.datasets[counted.dataset].nouns
    others = [one for one in draft.catalog.metrics.values() if isinstance(one, SimpleMetric)]
    sums = [one for one in others if (one.measure.agg, one.measure.dataset) == ("sum", counted.dataset)]
    return any(text.endswith(f" {nouns}") for one in sums for text in one.synonyms)


_BETWEEN = ("values", "limit", "condition", "break")

Found = tuple[int, int, Piece, Piece]


def _before(pieces: Pieces, at: int, draft: Draft) -> Found | None:
    """ "Average daily viewers", "daily average of views", "average number of views per day"."""
    place, grain = at + 1, None
    start = at
    if at and (pieces[at - 1].kind == "grain" or _is_open(pieces[at - 1])):
        start, grain = at - 1, pieces[at - 1]
    while place < len(pieces) and (
        pieces[place].is_op("number_of")
        or pieces[place].kind in ("grain", "values")
        or (pieces[place].kind, pieces[place].value) == ("agg", "count_distinct")
    ):
        if pieces[place].kind == "grain":
            if grain is not None:
                return None
            grain = pieces[place]
        place += 1
    if place >= len(pieces) or pieces[place].kind not in ("metric", "aggregate"):
        return None
    inner = pieces[place]
    if grain is not None:
        return start, place + 1, inner, grain
    found = _each(pieces, place + 1, draft)
    return (start, found[0], inner, found[1]) if found else None


def _is_open(piece: Piece) -> bool:
    """What an average is of, where the question leaves it open."""
    return piece.kind == "dimension" and piece.start == piece.end


def _behind(pieces: Pieces, at: int, draft: Draft) -> Found | None:
    """ "Views per day on average"."""
    for place in range(at - 1, -1, -1):
        if pieces[place].kind in ("metric", "aggregate"):
            found = _each(pieces, place + 1, draft)
            return (place, at + 1, pieces[place], found[1]) if found and found[0] == at else None
    return None


def _is_per(piece: Piece, draft: Draft) -> bool:
    """Whether it is "per", or one word for that and "by": an average of what adds up is by nothing else."""
    said = norms(draft.text_of(piece.start, piece.end)) if piece.is_op("by") else ()
    return piece.is_op("per") or "per" in draft.pack.operators.get(said, ())


def _opens_with_per(piece: Piece, draft: Draft) -> bool:
    """ "Por día", where the adjective of time is made with "per"."""
    first = norms(draft.text_of(piece.start, piece.end))[:1]
    return piece.end > piece.start + 1 and "per" in draft.pack.operators.get(first, ())


def _owned(pieces: Pieces, at: int, draft: Draft) -> Found | None:
    """ "Deviation of the titles' views": of the views that each title has."""
    if at + 2 >= len(pieces):
        return None
    owner, inner = pieces[at + 1 : at + 3]
    between = draft.text_of(owner.end, inner.start).casefold()
    owned = owner.kind == "dimension" and inner.kind in ("metric", "aggregate")
    plural = draft.pack.is_plural(draft.text_of(owner.start, owner.end))
    if not owned or not plural or between not in draft.pack.data["ignored"]["possessive"]:
        return None
    return at, at + 3, inner, owner


def _of_a_bucket(pieces: Pieces, at: int, draft: Draft) -> Found | None:
    """ "On an average day, how many plays": the one number of each day."""
    unit = pieces[at + 1] if at + 1 < len(pieces) else None
    numbers = [place for place, piece in enumerate(pieces) if piece.kind in ("metric", "aggregate")]
    if pieces[at].value not in ("average", "median") or unit is None or unit.kind != "unit":
        return None
    if len(numbers) != 1 or unit.start != pieces[at].end or numbers[0] < at:
        return None
    between = pieces[at + 2 : numbers[0]]
    if not all(piece.kind in _BETWEEN or piece.is_op("and", "number_of") for piece in between):
        return None  # a word that nobody knows, or that splits, is not passed over
    return at, numbers[0] + 1, pieces[numbers[0]], unit


def _of_an_entity(pieces: Pieces, at: int, draft: Draft) -> Found | None:
    """ "Median watch time of a viewer", "median watch time per viewer": of the number of each of them."""
    number = pieces[at + 1] if at + 1 < len(pieces) else None
    if number is None or number.kind != "metric" or pieces[at].value == "average":
        return None
    ratio = draft.catalog.metrics[number.value]
    goes_on = at + 2 < len(pieces) and pieces[at + 2].start == number.end and pieces[at + 2].kind != "op"
    if goes_on:
        draft.cost += _CUT_NAME  # "per viewer ID"
        return None
    if isinstance(ratio, RatioMetric) and isinstance(ratio.numerator, str):
        below = Piece("metric", ratio.denominator, number.end, number.end)
        inner, end = replace(number, value=ratio.numerator), at + 2
    elif at + 2 < len(pieces) and _is_one(pieces, at + 2, draft):
        below, inner, end = pieces[at + 2], number, at + 3
    else:
        return None
    key = key_of([below], 0, draft) if below.value in draft.catalog.metrics else ""
    return (at, end, inner, Piece("dimension", key, below.start, below.end)) if key else None


def _is_one(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether the piece is the noun of a counted thing in the singular, after "per" or "of a"."""
    piece = pieces[at]
    said = draft.text_of(piece.start, piece.end).casefold()
    before = draft.text_of(piece.start - 1, piece.start).casefold()
    return piece.kind == "metric" and before in draft.articles and draft.pack.singular(said) == said


def _each(pieces: Pieces, at: int, draft: Draft) -> tuple[int, Piece] | None:
    """What the number is computed for: "per day", "per title", "a day"; the end, and the piece."""
    while at < len(pieces) and pieces[at].kind == "values":
        at += 1
    if at < len(pieces) and pieces[at].kind == "grain" and _opens_with_per(pieces[at], draft):
        return at + 1, pieces[at]
    said = at < len(pieces) and _is_per(pieces[at], draft)
    place = at + 1 if said else at
    if place >= len(pieces) or pieces[place].kind not in _PARTS:
        return None
    article = draft.text_of(pieces[place].start - 1, pieces[place].start) if place else ""
    if not said and article.casefold() not in draft.articles:
        return None
    return place + 1, pieces[place]
