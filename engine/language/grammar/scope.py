"""Nouns that say what a question is about, and not how to split it."""

from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces
from semantic.query import AggregateTerm, PartTerm, RowsTerm, TimeTerm


def some_said(start: int, draft: Draft) -> bool:
    """Whether "a" or another word for one of them stands right before the word at `start`."""
    return draft.text_of(start - 1, start).casefold() in draft.pack.thesaurus["one_of_them"]


def is_one(piece: Piece, draft: Draft, start: int | None = None) -> bool:
    """ "A rack": one of them, whichever it is. Its kind begins at `start`: "a cancelled charter"."""
    said = draft.text_of(piece.start, piece.end).casefold()
    return draft.pack.singular(said) == said and some_said(piece.start if start is None else start, draft)


def is_limited(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a numeric field stands beside a threshold, which then limits it: "seats more than 10"."""
    numeric = draft.catalog.dimensions[pieces[at].value].type in ("integer", "number")
    return numeric and beside_threshold(pieces, at, draft)


def beside_threshold(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a threshold stands right before the piece or right after it."""
    before = (
        at > 0 and pieces[at - 1].kind == "threshold" and draft.adjacent(pieces[at - 1].end, pieces[at].start)
    )
    return before or (
        at + 1 < len(pieces)
        and pieces[at + 1].kind == "threshold"
        and draft.adjacent(pieces[at].end, pieces[at + 1].start)
    )


def is_counted(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "More than 3 titles": a threshold right before a plain noun limits how many of them there are."""
    before = pieces[at - 1] if at else None
    if before is None or before.kind != "threshold" or not draft.adjacent(before.end, pieces[at].start):
        return False
    return not (draft.pack.described_before and _is_limiting(pieces, at, draft))


def _is_limiting(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Views over 5 titles", where that says titles with so many views: the threshold has its own number."""
    limited = pieces[at - 2] if at > 1 else None
    numbers = ("metric", "aggregate", "measure")
    return (
        limited is not None and limited.kind in numbers and draft.adjacent(limited.end, pieces[at - 1].start)
    )


def is_scope(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Views of kids videos": a noun described by values of its own dataset is no way to split."""
    if draft.ranks or any(piece.kind == "threshold" for piece in pieces):
        return _is_described(pieces, at, draft) and _splits_else(pieces, at, draft)
    if _names_measured(pieces, at, draft) or _owns_group(pieces[at], draft):
        return True
    if _is_of(pieces, at, draft) and _owns_split(pieces, at, draft):
        return True
    beside = [pieces[near] for near in (at - 1, at + 1) if 0 <= near < len(pieces)]
    if not named_dataset(pieces[at], draft):
        return False
    homes = {binding.dataset for binding in draft.catalog.dimensions[pieces[at].value].bindings}
    return any(
        binding.dataset in homes
        for piece in beside
        if piece.kind == "values"
        for binding in draft.catalog.dimensions[piece.value.dimension].bindings
    )


def _is_described(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Of Tuscany winemakers": a value of the things stands right before their noun."""
    before = pieces[at - 1] if at else None
    if before is None or before.kind != "values" or before.end != pieces[at].start:
        return False
    if at > 1 and pieces[at - 2].kind == "threshold" and pieces[at - 2].end == before.start:
        return False  # "more than 5 premium viewers" are counted
    owner = named_dataset(pieces[at], draft)
    bindings = draft.catalog.dimensions[before.value.dimension].bindings
    return bool(owner) and any(binding.dataset == owner for binding in bindings)


def _splits_else(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether something else is what is split by, ranked or listed, or nothing has to be."""
    others = [piece for place, piece in enumerate(pieces) if place > at and piece.kind == "dimension"]
    if draft.groups or others:
        return True
    if not draft.ranks:
        return not any(_limits_number(pieces, place) for place in range(len(pieces)))
    asked = "asked_which" in draft.flags or any(piece.is_op("which") for piece in pieces)
    behind = pieces[at - 1].start - 1 in draft.prepositions  # "lowest amount of junior agents"
    return behind and not asked and all(rank.count is None for rank in draft.ranks)


def _limits_number(pieces: Pieces, at: int) -> bool:
    """ "Bern shops with more than 100 orders": a bound of a number, which needs things that it holds of."""
    if pieces[at].kind != "threshold":
        return False
    beside = [pieces[place] for place in (at - 1, at + 1) if 0 <= place < len(pieces)]
    return any(one.kind in ("metric", "aggregate") for one in beside)


def _names_measured(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "The total budget of all departments": what the number itself is about, after a preposition."""
    named = named_dataset(pieces[at], draft)
    facts = [fact_of(piece, draft) for piece in pieces]
    return bool(named) and named in facts and pieces[at].start - 1 in draft.ignored


def _owns_group(piece: Piece, draft: Draft) -> bool:
    """ "By city of the customer": the thing whose attribute was just asked for."""
    owner = named_dataset(piece, draft)
    last = draft.groups[-1] if draft.groups else None
    if not owner or last is None or not last.said or last.kind != "dimension" or last.name == piece.value:
        return False
    return piece.start - 1 in draft.ignored and bool(draft.catalog.routes(owner, last.name))


def _is_of(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a number stands before it, and a preposition between: "the completion rate of videos"."""
    before = pieces[at - 1] if at else None
    numbers = ("metric", "aggregate")
    return before is not None and before.kind in numbers and pieces[at].start - 1 in draft.ignored


def _owns_split(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Of the videos by category": the thing whose attribute is asked for next."""
    owner, after = named_dataset(pieces[at], draft), pieces[at + 1 : at + 3]
    if not owner or len(after) < 2 or not after[0].is_op(*SPLITTING):
        return False
    if after[1].kind == "timefield" and isinstance(after[1].value, TimeTerm | PartTerm):
        return after[1].value.dimension.startswith(f"{owner}.")
    if after[1].kind != "dimension":
        return False
    homes = {binding.dataset for binding in draft.catalog.dimensions[after[1].value].bindings}
    return owner in homes and after[1].value != pieces[at].value


def fact_of(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows a number is of; "" for what is no number."""
    if piece.kind == "metric":
        return draft.catalog.metric_measures(draft.catalog.metrics[piece.value])[0].dataset
    if piece.kind == "aggregate" and isinstance(piece.value, AggregateTerm | RowsTerm):
        return draft.catalog.facts(piece.value)[0]
    return draft.catalog.dimensions[piece.value].bindings[0].dataset if piece.kind == "measure" else ""


def named_dataset(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows the dimension names; "" where it is an ordinary attribute."""
    if piece.kind != "dimension":
        return ""
    dimension = draft.catalog.dimensions[piece.value]
    dataset = draft.catalog.datasets[dimension.bindings[0].dataset]
    nouns = {word.casefold() for word in (dataset.noun, dataset.nouns, dataset.label) if word}
    names_rows = dataset.name_field == dimension.field.name or dimension.label.casefold() in nouns
    return dataset.name if names_rows else ""


def names_things(piece: Piece, draft: Draft) -> bool:
    """ "Builds" of app versions, each called by its build: several of them, by no noun of the rows."""
    owner = named_dataset(piece, draft)
    known = draft.catalog.dimensions[piece.value] if owner else None
    if known is None or known.roles or any(one.reason != "synonym" for one in piece.phrases):
        return False
    said, dataset = draft.text_of(piece.start, piece.end), draft.catalog.datasets[owner]
    called = (dataset.noun, dataset.nouns, dataset.label, *dataset.synonyms)
    heads = {draft.pack.singular(draft.pack.head(word.casefold())) for word in called if word}
    return draft.pack.is_plural(said) and draft.pack.singular(draft.pack.head(said.casefold())) not in heads


def owns_next(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Product category": a thing directly before its own attribute only says whose attribute is meant."""
    owner = named_dataset(pieces[at], draft)
    if not owner or at + 1 >= len(pieces) or pieces[at].end != pieces[at + 1].start:
        return False
    if pieces[at + 1].kind == "dimension":
        return bool(draft.catalog.routes(owner, pieces[at + 1].value))
    return fact_of(pieces[at + 1], draft) == owner


def owns_attribute(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "By product category", and not "by product total price": split by the thing, which has that number."""
    return owns_next(pieces, at, draft) and pieces[at + 1].kind == "dimension"


def is_condition(start: int, draft: Draft) -> bool:
    """Whether "where" stands before a place and opens no question: what follows holds rows against it."""
    word = str(draft.pack.data["restate"]["where"]).partition(" ")[0].casefold()
    return word in draft.text_of(1, start).casefold().split()


def are_several(noun: Piece, draft: Draft) -> bool:
    """Whether a noun stands for all of its kind that fit: in the plural, or in the singular behind "any"."""
    return draft.claim == "whether_any" or draft.pack.is_plural(draft.text_of(noun.start, noun.end))
