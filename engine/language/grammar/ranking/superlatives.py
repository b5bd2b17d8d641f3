"""Things by the most or least of an attribute: "the oldest member", "which part is the most expensive"."""

from dataclasses import dataclass, replace
from itertools import pairwise

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces, Rank, needs
from engine.language.grammar.scope import named_dataset
from engine.language.pack import load_pack
from engine.language.tokens import fold
from semantic.askable import called_by
from semantic.fields import Field
from semantic.model import Dataset
from semantic.query import AggregateTerm

_RANKS = ("top", "bottom")
_NUMBERS = ("metric", "measure", "aggregate", "agg")


@dataclass(frozen=True)
class Found:
    """The things compared, where they are named, and the attribute with the end of it that is asked for."""

    place: int
    group: str
    field: str
    most: bool


@needs("superlative", *_RANKS, kinds=("measure",))
def fold_superlatives(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each such word and its noun by a group, the attribute's extreme and a ranking."""
    pieces = [piece for at, piece in enumerate(pieces) if not _is_unit(pieces, at, draft)]
    pieces = [piece for at, piece in enumerate(pieces) if not _says_most_again(pieces, at)]
    pieces, measured = _by_number(pieces, draft)
    for at, piece in enumerate(pieces):
        said = fold(draft.text_of(piece.start, piece.end))
        if not piece.is_op("superlative", *_RANKS) or said not in draft.pack.superlatives:
            continue
        if piece.is_op(*_RANKS) and _is_of_number(pieces, at, draft):
            continue
        pieces, at = _with_somebody(pieces, at, said, draft)
        found = _found(pieces, at, said, draft, measured)
        if found is not None:
            return folded(pieces, at, found, draft)
    return pieces


def _is_unit(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "The longest distance in km": the unit of a number that was said before."""
    piece = pieces[at]
    if piece.kind not in ("measure", "metric") or piece.start - 1 not in draft.prepositions:
        return False
    fields = [draft.catalog.dimensions[one.value].field for one in pieces[:at] if one.kind == "measure"]
    said = draft.text_of(piece.start, piece.end).casefold()
    return any(field.unit.casefold() == said for field in fields)


def _is_of_number(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "The highest number of orders": what is ranked is said, and no attribute is meant."""
    return any(
        (piece.kind in _NUMBERS and not is_bare_count(piece, draft))
        or piece.is_op("number_of", "by", "sort", "share")
        for piece in pieces
    ) or not (
        at + 1 >= len(pieces)
        or rows_named(pieces[at + 1], draft)
        or pieces[at + 1].kind in ("values", "number")
    )


def _says_most_again(pieces: Pieces, at: int) -> bool:
    """ "The top 3 most expensive products": one ranking, said twice."""
    ahead = pieces[at + 1 : at + 3]
    counted = len(ahead) == 2 and ahead[0].kind == "number" and ahead[1].is_op("superlative")
    return counted and pieces[at].is_op("top")


def _by_number(pieces: Pieces, draft: Draft) -> tuple[Pieces, str]:
    """ "The most expensive product by list price": of which number, where the adjective leaves it open."""
    for at, (piece, number) in enumerate(pairwise(pieces)):
        told = piece.is_op("by") and number.kind == "measure"
        if told and any(one.is_op("superlative") for one in pieces[:at]):
            return [*pieces[:at], *pieces[at + 2 :]], str(number.value)
    return pieces, ""


def _found(pieces: Pieces, at: int, said: str, draft: Draft, measured: str) -> Found | None:
    after = list(range(at + 1, len(pieces)))
    for place in (*after, *reversed(range(at))):
        name = rows_named(pieces[place], draft)
        if name:
            dataset = draft.catalog.datasets[name]
            group, field = name_of(dataset, pieces[place], draft), attribute_of(dataset, said, draft)
            if measured:
                own = draft.catalog.dimensions[measured].bindings[0].dataset == name
                field = (measured, draft.pack.superlatives[said][0][0]) if own else None
            return Found(place, group, *field) if group and field else None
    return None


def _with_somebody(pieces: Pieces, at: int, said: str, draft: Draft) -> tuple[Pieces, int]:
    """ "Who is the oldest": the only people that have an age, as if they were named."""
    others = [one for place, one in enumerate(pieces) if place != at and one.kind not in ("break", "values")]
    if not draft.who_asked or others:
        return pieces, at
    people = [one for one in draft.catalog.model.datasets if is_person(one.name, draft)]
    able = [one.name for one in people if attribute_of(one, said, draft)]
    if len(able) != 1:
        return pieces, at
    return [Piece("dataset", able[0], 0, 0, ()), *pieces], at + 1


def is_person(rows: str, draft: Draft) -> bool:
    """Whether rows are people, so that "who" may be one of them."""
    head = draft.pack.singular(draft.pack.head(draft.catalog.datasets[rows].noun))
    return head in draft.pack.thesaurus["persons"]


def rows_named(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows a noun names."""
    if piece.kind == "dataset":
        return str(piece.value)
    if is_bare_count(piece, draft):
        return draft.catalog.metric_measures(draft.catalog.metrics[piece.value])[0].dataset
    return named_dataset(piece, draft)


def name_of(dataset: Dataset, piece: Piece, draft: Draft) -> str:
    """The dimension that shows which row it is: the one said, else the name, else the key."""
    if piece.kind == "dimension":
        return str(piece.value)
    wanted = (called_by(dataset), *dataset.primary_key[:1])
    fields = {field.name: key_of(dataset, field) for field in dataset.fields}
    names = [fields[name] for name in wanted if name in fields]
    return next((name for name in names if name in draft.catalog.dimensions), "")


def key_of(dataset: Dataset, field: Field) -> str:
    """The dimension that a field is known by."""
    return field.dimension or f"{dataset.name}.{field.name}"


def field_known(dataset: str, name: str, draft: Draft) -> str:
    """The dimension that a field of a dataset is known by; "" for a field that is none."""
    home = draft.catalog.datasets[dataset]
    found = (key_of(home, field) for field in home.fields if field.name == name)
    return next((key for key in found if key in draft.catalog.dimensions), "")


def attribute_of(dataset: Dataset, said: str, draft: Draft) -> tuple[str, bool] | None:
    """The field of the first attribute that the rows have; None where several have it or none does."""
    for most, words in draft.pack.superlatives[said]:
        able = [field for field in dataset.fields if has(field, words.split(), draft)]
        if able:
            best = min(len(field.label.split()) for field in able)
            nearest = [field for field in able if len(field.label.split()) == best]
            return (key_of(dataset, nearest[0]), most) if len(nearest) == 1 else None
    return _entered(dataset, said, draft)


def _entered(dataset: Dataset, said: str, draft: Draft) -> tuple[str, bool] | None:
    """The oldest of things with a name and one time is the one that has been there the longest.

    People are as old as they are, and not as long as they have been known.
    """
    times = [field for field in dataset.fields if field.role == "time"]
    person = draft.pack.singular(draft.pack.head(dataset.noun)) in draft.pack.thesaurus["persons"]
    if said not in draft.pack.thesaurus["eldest"] or person or not dataset.name_field:
        return None
    return (key_of(dataset, times[0]), False) if [one.name for one in times] == [dataset.time] else None


def has(field: Field, words: list[str], draft: Draft) -> bool:
    """Whether a number or a time is called by the words, whatever else its label says."""
    able = field.is_stored_amount or field.role == "dimension"
    numeric = field.type in ("integer", "number") and able
    said = field.label.casefold().split()
    label = {*map(fold, said), *map(draft.pack.singular, map(fold, said)), *map(load_pack().singular, said)}
    return (numeric or field.role == "time") and label >= set(map(fold, words))


def folded(pieces: Pieces, at: int, found: Found, draft: Draft) -> Pieces:
    """The pieces with the things as a group, ranked by their number."""
    piece, noun = pieces[at], pieces[found.place]
    count, used = _count(pieces, at, found.place)
    draft.flags.add("superlative")
    text = draft.text_of(noun.start, noun.end).casefold()
    draft.groups.append(
        Group(
            "dimension", found.group, said=False, start=noun.start, plural=draft.pack.singular(text) != text
        )
    )
    draft.ranks.append(Rank("top" if found.most else "bottom", count, piece.start, piece.end))
    term = AggregateTerm(agg="max" if found.most else "min", field=found.field)
    used |= {at, found.place}
    used |= {place for place in (found.place - 1,) if place >= 0 and pieces[place].is_op("which")}
    kept = [one for place, one in enumerate(pieces) if place not in used]
    if any(one.is_op("superlative") for one in kept):
        draft.fatal.append(Mark("two_rankings"))
    made = replace(piece, kind="aggregate", value=term, start=piece.end)
    return _without_own(sorted([*kept, made], key=lambda one: one.start), made, found.field)


def _without_own(pieces: Pieces, made: Piece, field: str) -> Pieces:
    """ "Which lift is the oldest, and when was it built": the number that compares is told with it anyway."""
    behind = [piece for piece in pieces if piece.start >= made.end and piece is not made]
    own = behind[-1] if behind and behind[-1].kind in ("dimension", "measure", "timefield") else None
    rest = [piece for piece in behind if piece is not own]
    if own is None or own.value != field or not all(one.is_op("and") or one.kind == "break" for one in rest):
        return pieces
    return [piece for piece in pieces if piece not in behind]


def _count(pieces: Pieces, at: int, noun: int) -> tuple[int | None, set[int]]:
    """How many are asked for: the number right before or after the word, or before the noun."""
    for place in (at - 1, at + 1, noun - 1):
        if 0 <= place < len(pieces) and pieces[place].kind == "number":
            number = pieces[place].value
            if isinstance(number.value, int) and number.value > 0 and not number.percent:
                return number.value, {place}
    return None, set()
