""" "How much did we take in payments": the amount is asked for, never how many rows there are."""

from dataclasses import replace

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.counting.rows import kind_of
from engine.language.grammar.numbers.metrics import aggregation, modelled
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import key_of, rows_named
from semantic.fields import Field
from semantic.model import Dataset
from semantic.query import MetricRef

_NUMBERS = ("metric", "aggregate", "measure", "agg", "dataset")


def fold_how_much(pieces: Pieces, draft: Draft) -> Pieces:
    """The number of rows behind "how much" becomes the total of their amount; without one it is not clear."""
    pieces = _earned(pieces, draft) if draft.earning_asked else pieces
    if draft.money_asked:
        for piece in pieces:
            if piece.kind == "metric" and all(one.reason.startswith("partial") for one in piece.phrases):
                draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))
        nouns = [at for at, piece in enumerate(pieces) if is_bare_count(piece, draft)]
        if len(nouns) == 1 and not any(piece.is_op("number_of") for piece in pieces):
            return [*pieces[: nouns[0]], _total(pieces[nouns[0]], draft), *pieces[nouns[0] + 1 :]]
    for at, piece in enumerate(pieces):
        if piece.is_op("number_of") and _is_mass(piece, pieces[at + 1 :], draft):
            return _much(pieces, at, draft)
    return pieces


def _is_mass(word: Piece, behind: Pieces, draft: Draft) -> bool:
    """Whether no rows are counted: "how much", or "combien" that is not right before a noun and earns."""
    if draft.text_of(word.start, word.end).casefold() in draft.pack.thesaurus["mass"]:
        return True
    one_word = not draft.pack.thesaurus["mass"]  # for how much and how many, as in French
    return one_word and draft.earned and bool(behind) and behind[0].start > word.end


def _much(pieces: Pieces, at: int, draft: Draft) -> Pieces:
    """The pieces with the total that "how much" at a place asks for, of the rows behind it."""
    place = next((one for one in range(at + 1, len(pieces)) if pieces[one].kind != "values"), 0)
    between = range(pieces[place - 1].end, pieces[place].start) if place else range(0)
    if place > at + 1 and draft.copulas & set(between):
        return _of_values(pieces, at, place, draft)
    rows = place and (is_bare_count(pieces[place], draft) or pieces[place].kind == "dataset")
    if rows and draft.earned:
        return [*pieces[:at], *pieces[at + 1 : place], _brought(pieces[place], draft), *pieces[place + 1 :]]
    if place and _is_doer(pieces[at].end, pieces[place], draft):
        return _done_by(pieces, at, place, draft)
    if rows:
        return [*pieces[:at], *pieces[at + 1 : place], _total(pieces[place], draft), *pieces[place + 1 :]]
    said = any(one.kind in _NUMBERS for one in pieces)
    home = kind_of(pieces[at + 1], draft) if at + 1 < len(pieces) and not said else ""
    if not home:
        return pieces
    term = _of_rows(home, pieces[at + 1], draft)
    total = replace(pieces[at], kind="aggregate", value=term)
    return [*pieces[:at], total, *pieces[at + 1 :]] if term else pieces


def _brought(noun: Piece, draft: Draft) -> Piece:
    """The one total of money of the rows that a noun names; the noun where there is none."""
    term = _of_rows(rows_named(noun, draft), noun, draft)
    return replace(noun, kind="aggregate", value=term) if term else noun


def _is_doer(start: int, noun: Piece, draft: Draft) -> bool:
    """ "How much have customers paid": those who did it, and no amount of theirs."""
    told = draft.copulas & set(range(start, noun.start)) and noun.end in draft.doings
    return bool(told) and noun.kind in ("metric", "dataset", "dimension") and bool(rows_named(noun, draft))


def _done_by(pieces: Pieces, at: int, place: int, draft: Draft) -> Pieces:
    """The one total of the other rows that something is said of: the payments that are "by card"."""
    noun = pieces[place]
    bound = [
        one
        for piece in pieces
        if piece.kind == "values"
        for one in draft.catalog.dimensions[piece.value.dimension].bindings
    ]
    homes = {one.dataset for one in bound} - {rows_named(noun, draft)}
    totals = totals_of(draft.catalog.datasets[homes.pop()], draft) if len(homes) == 1 else []
    if len(totals) != 1:
        draft.fatal.append(Mark("which_aggregate", draft.text_of(noun.start, noun.end)))
        return pieces
    total = replace(noun, kind="aggregate", value=totals[0])
    return [*pieces[:at], *pieces[at + 1 : place], total, *pieces[place + 1 :]]


def _of_rows(home: str, noun: Piece, draft: Draft) -> MetricRef | None:
    """ "How much have we billed the families": the one total of money of the rows that are called so."""
    totals = totals_of(draft.catalog.datasets[home], draft)
    if len(totals) != 1:
        draft.fatal.append(Mark("which_aggregate", draft.text_of(noun.start, noun.end)))
    return totals[0] if totals else None


def totals_of(dataset: Dataset, draft: Draft) -> list[MetricRef]:
    """The totals of money of a dataset that the model has, so that unit prices are none."""
    fields = [field for field in dataset.fields if field.is_stored_amount and _may_be_money(field, draft)]
    terms = (modelled(aggregation("sum", key_of(dataset, field)), draft) for field in fields)
    return [term for term in terms if isinstance(term, MetricRef)]


def _may_be_money(field: Field, draft: Draft) -> bool:
    """Whether it is called by a word for money; a language without such takes what is in no unit."""
    money = set(draft.pack.thesaurus["money"])
    named = money & set(map(draft.pack.singular, field.label.casefold().split()))
    return bool(named) if money else not field.unit


def _earned(pieces: Pieces, draft: Draft) -> Pieces:
    """ "What did renewals bring in": their one total of money; of several nobody says which."""
    nouns = [at for at, piece in enumerate(pieces) if is_bare_count(piece, draft)]
    if len(nouns) != 1 or any(piece.is_op("number_of") for piece in pieces):
        return pieces
    return [*pieces[: nouns[0]], _brought(pieces[nouns[0]], draft), *pieces[nouns[0] + 1 :]]


def _of_values(pieces: Pieces, at: int, place: int, draft: Draft) -> Pieces:
    """ "How much meat did the animals get": of the rows that have the value, and not of the animals."""
    bindings = draft.catalog.dimensions[pieces[at + 1].value.dimension].bindings
    dataset = draft.catalog.datasets[bindings[0].dataset]
    measures = [field for field in dataset.fields if field.role == "measure"]
    amounts = amounts_of(measures, draft) if len(bindings) == 1 else []
    term = modelled(aggregation("sum", key_of(dataset, amounts[0])), draft) if len(amounts) == 1 else None
    noun = pieces[place]
    others = rows_named(noun, draft) if noun.kind in ("metric", "dimension", "dataset") else ""
    if not isinstance(term, MetricRef) or not others:
        draft.fatal.append(Mark("which_aggregate", draft.text_of(noun.start, noun.end)))
        return pieces
    made = replace(noun, kind="aggregate", value=term)
    return [*pieces[:at], *pieces[at + 1 : place], made, *pieces[place + 1 :]]


def _total(noun: Piece, draft: Draft) -> Piece:
    dataset = draft.catalog.datasets[rows_named(noun, draft)]
    amounts = amounts_of([field for field in dataset.fields if field.is_stored_amount], draft)
    said = draft.pack.singular(draft.pack.head(draft.text_of(noun.start, noun.end)))
    if said != draft.pack.singular(draft.pack.head(dataset.noun)):  # a verb: only of money that is called so
        amounts = [one for one in amounts if _is_money(one, draft)]
    term = modelled(aggregation("sum", key_of(dataset, amounts[0])), draft) if len(amounts) == 1 else None
    if not isinstance(term, MetricRef):
        draft.fatal.append(Mark("which_aggregate", draft.text_of(noun.start, noun.end)))
        return noun
    return replace(noun, kind="aggregate", value=term)


def _is_money(field: Field, draft: Draft) -> bool:
    words = map(draft.pack.singular, field.label.casefold().split())
    return any(word in draft.pack.thesaurus["money"][:2] for word in words)  # "amount", "sum": of the verb


def amounts_of(measures: list[Field], draft: Draft) -> list[Field]:
    """The one measure there is, else those that the best of the words for money fits."""
    for word in draft.pack.thesaurus["money"] if len(measures) > 1 else ():
        found = [one for one in measures if word in map(draft.pack.singular, one.label.casefold().split())]
        if found:
            return found
    return measures
