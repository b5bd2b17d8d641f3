"""The most or least of single rows: "which client got the largest invoice", "its amount"."""

from dataclasses import replace

from engine.language.grammar.checking.rules import says_any
from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.counting.related_counts import counted_rows
from engine.language.grammar.numbers.how_much import amounts_of
from engine.language.grammar.numbers.metrics import modelled
from engine.language.grammar.pieces import SPLITTING, Draft, Group, Mark, Piece, Pieces, Rank
from engine.language.grammar.ranking.superlatives import attribute_of, key_of, rows_named
from semantic.query import AggregateTerm

_WORDS = ("top", "bottom", "superlative")
_BESIDE = ("values", "period", "break", "all_time")
_NAMES = ("dimension", "measure")


def fold_extreme_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """The extreme of the rows' number, alone or of who or what it belongs to, in the place of the words."""
    for at in range(len(pieces)):
        _check_noun(pieces, at, draft)
        noun = _noun(pieces, at, draft)
        if noun is None or any(one.is_op(*SPLITTING, "sort", "share") for one in pieces):
            continue
        rows = _rows(pieces[noun], draft)
        said, asked = _asked(pieces[:at], draft)
        if rows and said is not None and all(one.kind in _BESIDE for one in pieces[noun + 1 :]):
            return _folded(pieces, at, noun, rows, (said, asked), draft) or pieces
    return pieces


def _noun(pieces: Pieces, at: int, draft: Draft) -> int | None:
    """Where one of some rows is named right behind a word for the most or the least."""
    piece = pieces[at]
    able = piece.is_op(*_WORDS) or (piece.kind == "agg" and piece.value in ("max", "min"))
    word = draft.text_of(piece.start, piece.end).casefold() if able else ""
    if not able or not (word in draft.pack.superlatives or word in draft.pack.thesaurus["extremes"]):
        return None
    noun = at + 1
    while noun < len(pieces) and pieces[noun].kind == "values":
        noun += 1
    if noun >= len(pieces) or not draft.adjacent(piece.end, pieces[at + 1].start):
        return None
    return noun if _is_one(pieces[noun], draft) else None


def _check_noun(pieces: Pieces, at: int, draft: Draft) -> None:
    """ "The biggest claim" is one of them, and no guess at the name of a total: "total amount claimed"."""
    piece, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if follow is None or follow.kind != "metric" or not says_any("extremes", draft):
        return
    word = draft.text_of(piece.start, piece.end).casefold()
    if word not in draft.pack.thesaurus["extremes"]:
        return
    said = draft.text_of(follow.start, follow.end).casefold()
    guessed = any(one.reason.startswith("partial") for one in follow.phrases)
    nouns = {one.noun.casefold() for one in draft.catalog.model.datasets}
    if guessed and said in nouns and not is_bare_count(follow, draft):
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, follow.end)))


def _is_one(noun: Piece, draft: Draft) -> bool:
    return not draft.pack.is_plural(draft.text_of(noun.start, noun.end))


def _rows(noun: Piece, draft: Draft) -> str:
    return str(noun.value) if noun.kind == "dataset" else counted_rows(noun, draft)


def _asked(before: Pieces, draft: Draft) -> tuple[Piece | None, bool]:
    """What is asked for of the row: the last thing named before, "who", or how much; None for nothing."""
    named = [one for one in before if one.kind not in _BESIDE and not one.is_op("which")]
    things = [one for one in named if one.kind in _NAMES]
    amounts = [one for one in named if one.is_op("number_of") and _asks_amount(one, draft)]
    if len(named) == 1 and (things or amounts):
        return named[0], True
    if len(things) == len(named) == 2 and rows_named(things[1], draft) and _is_name(things[0], draft):
        return things[1], True  # "name of the animal with the largest"
    if not named and draft.who_asked and not draft.who_is:
        return Piece("who", "", 0, 0), True
    return None, False


def _is_name(piece: Piece, draft: Draft) -> bool:
    words = draft.text_of(piece.start, piece.end).casefold().split()
    return len(words) == 1 and draft.pack.singular(words[0]) in draft.pack.data["naming"]


def _asks_amount(piece: Piece, draft: Draft) -> bool:
    """ "Amount of", "how much": never how many there are."""
    said = draft.text_of(piece.start, piece.end).casefold()
    return said in draft.pack.thesaurus["mass"] or said.split()[0] in draft.pack.thesaurus["money"]


def _folded(
    pieces: Pieces, at: int, noun: int, rows: str, asked: tuple[Piece, bool], draft: Draft
) -> Pieces | None:
    piece, thing = pieces[at], asked[0]
    number = _number(rows, thing, piece, draft)
    behind = [one for one in pieces[at + 1 :] if one is not pieces[noun]]
    kept = [one for one in pieces[:at] if one.kind in _BESIDE] + behind
    if number is None:
        draft.fatal.append(Mark("which_aggregate", draft.text_of(piece.start, pieces[noun].end)))
        return None
    field, most = number
    made = AggregateTerm(agg="max" if most else "min", field=field)
    term = replace(pieces[noun], kind="aggregate", value=modelled(made, draft))
    alone = thing.kind == "measure" or thing.is_op("number_of")
    group = "" if alone else _group(rows, thing, draft)
    if not (group or alone):
        draft.fatal.append(Mark("unused", draft.text_of(*_span(thing, draft))))
        return None
    if group:
        draft.flags.add("superlative")
        draft.groups.append(Group("dimension", group, said=False, start=thing.start))
        draft.ranks.append(Rank("top" if most else "bottom", None, piece.start, piece.end))
    return sorted([*kept, term], key=lambda one: one.start)


def _span(thing: Piece, draft: Draft) -> tuple[int, int]:
    return (thing.start, thing.end) if thing.kind != "who" else (0, 1)


def _number(rows: str, thing: Piece, word: Piece, draft: Draft) -> tuple[str, bool] | None:
    """The number of each row that is compared, and whether the most of it is; None where several may be."""
    dataset = draft.catalog.datasets[rows]
    said = draft.text_of(word.start, word.end).casefold()
    most = word.value in ("top", "max") if word.value != "superlative" else True
    found = attribute_of(dataset, said, draft) if said in draft.pack.superlatives else None
    held = draft.catalog.dimensions[str(thing.value)] if thing.kind == "measure" else None
    own = held is not None and not held.roles and held.bindings[0].dataset == rows
    if thing.kind == "measure" or found:
        fits = thing.kind != "measure" or (own and found in (None, (thing.value, most)))
        return (str(thing.value), most) if thing.kind == "measure" and fits else found if fits else None
    if said not in draft.pack.thesaurus["extremes"]:
        return None
    amounts = amounts_of([field for field in dataset.fields if field.is_stored_amount], draft)
    return (key_of(dataset, amounts[0]), most) if len(amounts) == 1 else None


def _group(rows: str, thing: Piece, draft: Draft) -> str:
    """What the row belongs to, or has one of, by which it is told; "" where several may be meant."""
    name = whose(rows, draft) if thing.kind == "who" else str(thing.value)
    return name if name and len(draft.catalog.routes(rows, name)) == 1 else ""


def whose(rows: str, draft: Draft) -> str:
    """The name of the one person that each row belongs to, the nearest first."""
    found: dict[int, set[str]] = {}
    for name, known in draft.catalog.dimensions.items():
        home = draft.catalog.datasets[known.bindings[0].dataset]
        person = draft.pack.singular(draft.pack.head(home.noun)) in draft.pack.thesaurus["persons"]
        if person and home.name_field == known.field.name and home.name != rows:
            for route in draft.catalog.routes(rows, name)[:2]:
                found.setdefault(len(route.joins), set()).add(name)
    nearest = found[min(found)] if found else set()
    return nearest.pop() if len(nearest) == 1 else ""
