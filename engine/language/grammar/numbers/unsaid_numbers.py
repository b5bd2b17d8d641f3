"""The number that a question without one can only mean: "arrivals per month", "the most common title"."""

from dataclasses import replace

from engine.language.grammar.counting.counts import is_bare_count, says_number
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.numbers.amounts import own_amount
from engine.language.grammar.numbers.metrics import aggregation, modelled
from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import key_of
from engine.language.grammar.scope import named_dataset, names_things
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.filters import IsNull, Not
from semantic.model import Dataset
from semantic.query import AggregateTerm, MetricRef, TimeTerm

_NUMBERS = ("metric", "aggregate", "measure", "agg", "dataset")
_TIMES = ("period", "unit", "grain")
_LISTED = {"listing", "listed", "latest", "earliest"}


def fold_unsaid_numbers(pieces: Pieces, draft: Draft) -> Pieces:
    """The pieces with the number that is left unsaid; as they are where one is said, or several fit."""
    pieces = _proceeds(pieces, draft)
    if _is_said(pieces, draft):
        return pieces
    for way in (_amounts, _commonest, _things):
        found = way(pieces, draft)
        if found is not pieces:
            draft.cost += WEIGHTS["rows_counted"]
            return found
    return pieces


def _is_said(pieces: Pieces, draft: Draft) -> bool:
    return any(piece.kind in _NUMBERS for piece in pieces) or bool(draft.flags & _LISTED)


def _proceeds(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Fees paid by method": rows that are money by their noun mean the total of their one amount."""
    counts = [at for at, piece in enumerate(pieces) if is_bare_count(piece, draft)]
    if len(counts) != 1 or sum(piece.kind in _NUMBERS for piece in pieces) > 1:
        return pieces
    noun = pieces[counts[0]]
    said = norms(draft.text_of(noun.start, noun.end))
    counted = says_number(noun, draft) or any(piece.is_op("number_of", "rate") for piece in pieces)
    if counted or draft.ranks or draft.pack.money_nouns.isdisjoint(said):
        return pieces
    (measure,) = draft.catalog.metric_measures(draft.catalog.metrics[noun.value])
    total = total_of(draft.catalog.datasets[measure.dataset], draft)
    made = [*pieces[: counts[0]], replace(noun, kind="aggregate", value=total), *pieces[counts[0] + 1 :]]
    return made if total else pieces


def total_of(dataset: Dataset, draft: Draft) -> MetricRef | None:
    """The total of the one amount that each of the rows is of; None where there is none."""
    amount = own_amount(dataset, draft)
    term = modelled(aggregation("sum", amount), draft) if amount else None
    return term if isinstance(term, MetricRef) else None


def _amounts(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How much fish was given", "amount of food by month": of rows that have one amount the total of it.

    The noun itself is what there is so much of, and no split.
    """
    for at, piece in enumerate(pieces[:-1]):
        noun = pieces[at + 1]
        if not _is_mass(piece, draft) or noun.kind not in ("values", "dimension"):
            continue
        name = noun.value.dimension if noun.kind == "values" else str(noun.value)
        known, whole = draft.catalog.dimensions[name], draft.text_of(noun.start, noun.end)
        if len(known.bindings) != 1 or known.roles or draft.pack.is_plural(whole):
            return pieces
        home = draft.catalog.datasets[known.bindings[0].dataset]
        text = known.type == "string" and known.field.name != home.name_field
        total = total_of(home, draft) if home.time and text else None
        if total is None:
            return pieces
        kept = [noun] if noun.kind == "values" else []
        made = replace(piece, kind="aggregate", value=total)
        return [*pieces[:at], made, *kept, *pieces[at + 2 :]]
    return pieces


def _is_mass(piece: Piece, draft: Draft) -> bool:
    said = draft.text_of(piece.start, piece.end).casefold()
    return piece.is_op("number_of") and said in draft.pack.thesaurus["mass"] + draft.pack.data["how_much"]


@needs(kinds=("timefield",))
def fold_happenings(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Arrivals per month", "applications received in 2024": what happened then, each row once."""
    opening = 1 if pieces and pieces[0].is_op("number_of") else 0
    piece = pieces[opening] if opening < len(pieces) else None
    asked = opening or any(one.is_op(*SPLITTING) for one in pieces)
    money = draft.earned or (opening and _is_mass(pieces[0], draft))  # "how much", and not how many
    if money or _is_said(pieces, draft) or ("requested" in draft.flags and not asked):
        return pieces
    if piece is None or piece.kind != "timefield" or not any(one.kind in _TIMES for one in pieces):
        return pieces
    name = piece.value.dimension if isinstance(piece.value, TimeTerm) else str(piece.value)
    known = draft.catalog.dimensions.get(name)
    if known is None or any(one.kind == "timefield" for one in pieces[opening + 1 :]):
        return pieces
    (binding, *others) = known.bindings
    home = draft.catalog.datasets[binding.dataset]
    own = key_of(home, binding.field)
    if others:
        return pieces  # of which rows it is the time, nobody says
    words = draft.text_of(piece.start, piece.end).casefold().split()
    if own not in draft.catalog.dimensions or not _names_event(words, known.label, home, draft):
        return pieces
    counted = replace(piece, kind="aggregate", value=rows_of(home.name, draft), end=piece.start + 1)
    time = replace(piece, value=own, start=piece.start + 1 if len(words) > 1 else piece.start)
    draft.flags.add("counted")
    draft.cost += WEIGHTS["rows_counted"]
    return [counted, time, *pieces[opening + 1 :]]


def _names_event(words: list[str], label: str, home: Dataset, draft: Draft) -> bool:
    """Whether several of the rows are named, or the event by the noun that the time is called by."""
    if not words or not draft.pack.is_plural(words[0]):
        return False
    one = draft.pack.singular(words[0])
    nouns = {draft.pack.singular(draft.pack.head(text.casefold())) for text in (home.noun, home.label)}
    return one in nouns if len(words) > 1 else one in label.casefold().split()


def _commonest(pieces: Pieces, draft: Draft) -> Pieces:
    """ "The most common incident title": how many of the rows have it, where they are not told by it."""
    words = draft.pack.thesaurus["commonest"]
    said = [draft.text_of(rank.start, rank.end).casefold() in words for rank in draft.ranks]
    named = [at for at, piece in enumerate(pieces) if piece.kind == "dimension"]
    if said != [True] or len(named) != 1:
        return pieces
    piece = pieces[named[0]]
    known = draft.catalog.dimensions[str(piece.value)]
    home = draft.catalog.datasets[known.bindings[0].dataset]
    told = known.field.name in (home.name_field, *home.primary_key) and not home.time
    if len(known.bindings) != 1 or known.roles or told:
        return pieces
    only_named(known.name, draft)
    made = Piece("aggregate", rows_of(home.name, draft), piece.start, piece.start, piece.phrases)
    return [*pieces[: named[0]], made, *pieces[named[0] :]]


def _things(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Builds per platform": how many of them, where they are told apart by something else."""
    asked = draft.ranks or draft.flags & {"asked_which", "names"}
    if len(pieces) < 3 or asked or not names_things(pieces[0], draft) or not pieces[1].is_op(*SPLITTING):
        return pieces
    split = pieces[2].kind == "dimension" and not named_dataset(pieces[2], draft)
    if not split or not draft.adjacent(pieces[0].end, pieces[1].start):
        return pieces
    term = AggregateTerm(agg="count_distinct", field=str(pieces[0].value))
    return [replace(pieces[0], kind="aggregate", value=term), *pieces[1:]]


def only_named(name: str, draft: Draft) -> None:
    """Rows without one are no answer to what is the most common, or who did the most."""
    draft.filters.append((0, 0, Not(item=IsNull(field=name))))
