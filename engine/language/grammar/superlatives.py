"""Things by the most or least of an attribute: "the oldest member", "which part is the most expensive"."""

from dataclasses import dataclass, replace

from engine.language.grammar.counts import is_bare_count
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces, Rank
from engine.language.grammar.scope import named_dataset
from semantic.fields import Field
from semantic.model import Dataset
from semantic.query import AggregateTerm

_RANKS = ("top", "bottom")
_NUMBERS = ("metric", "measure", "aggregate", "agg")


@dataclass(frozen=True)
class _Found:
    """The things compared, where they are named, and the attribute with the end of it that is asked for."""

    place: int
    group: str
    field: str
    most: bool


def fold_superlatives(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each such word and its noun by a group, the attribute's extreme and a ranking."""
    for at, piece in enumerate(pieces):
        said = draft.text_of(piece.start, piece.end).casefold()
        if not piece.is_op("superlative", *_RANKS) or said not in draft.pack.superlatives:
            continue
        if piece.is_op(*_RANKS) and _is_of_number(pieces, at, draft):
            continue
        found = _found(pieces, at, said, draft)
        if found is not None:
            return _folded(pieces, at, found, draft)
    return pieces


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


def _found(pieces: Pieces, at: int, said: str, draft: Draft) -> _Found | None:
    after = list(range(at + 1, len(pieces)))
    for place in (*after, *reversed(range(at))):
        name = rows_named(pieces[place], draft)
        if name:
            dataset = draft.catalog.datasets[name]
            group, field = _name_of(dataset, pieces[place], draft), attribute_of(dataset, said, draft)
            return _Found(place, group, *field) if group and field else None
    return None


def rows_named(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows a noun names."""
    if piece.kind == "dataset":
        return str(piece.value)
    if is_bare_count(piece, draft):
        return draft.catalog.metric_measures(draft.catalog.metrics[piece.value])[0].dataset
    return named_dataset(piece, draft)


def _name_of(dataset: Dataset, piece: Piece, draft: Draft) -> str:
    """The dimension that shows which one it is: the one said, else the name, else the key."""
    if piece.kind == "dimension":
        return str(piece.value)
    wanted = (dataset.name_field, *dataset.primary_key[:1])
    fields = {field.name: key_of(dataset, field) for field in dataset.fields}
    names = [fields[name] for name in wanted if name in fields]
    return next((name for name in names if name in draft.catalog.dimensions), "")


def key_of(dataset: Dataset, field: Field) -> str:
    """The dimension that a field is known by."""
    return field.dimension or f"{dataset.name}.{field.name}"


def attribute_of(dataset: Dataset, said: str, draft: Draft) -> tuple[str, bool] | None:
    """The field of the first attribute that the rows have; None where several have it or none does."""
    for most, words in draft.pack.superlatives[said]:
        able = [field for field in dataset.fields if has(field, words.split(), draft)]
        if able:
            best = min(len(field.label.split()) for field in able)
            nearest = [field for field in able if len(field.label.split()) == best]
            return (key_of(dataset, nearest[0]), most) if len(nearest) == 1 else None
    return None


def has(field: Field, words: list[str], draft: Draft) -> bool:
    """Whether a number or a time is called by the words, whatever else its label says."""
    numeric = field.type in ("integer", "number") and field.role in ("measure", "dimension")
    label = {draft.pack.singular(word) for word in field.label.casefold().split()}
    return (numeric or field.role == "time") and label >= set(words)


def _folded(pieces: Pieces, at: int, found: _Found, draft: Draft) -> Pieces:
    piece, noun = pieces[at], pieces[found.place]
    count, used = _count(pieces, at)
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
    return sorted([*kept, made], key=lambda one: one.start)


def _count(pieces: Pieces, at: int) -> tuple[int | None, set[int]]:
    """How many are asked for: the number right before or after the word."""
    for place in (at - 1, at + 1):
        if 0 <= place < len(pieces) and pieces[place].kind == "number":
            number = pieces[place].value
            if isinstance(number.value, int) and number.value > 0 and not number.percent:
                return number.value, {place}
    return None, set()
