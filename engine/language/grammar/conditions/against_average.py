"""Rows held against the average of all: "accounts with a balance above the average"."""

from engine.language.grammar.counting.related_counts import counted_rows
from engine.language.grammar.listing.records import heads
from engine.language.grammar.numbers.group_averages import says_again
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces, needs
from engine.language.grammar.scope import is_condition, named_dataset
from semantic.filters import AgainstAverage
from semantic.metrics import SimpleMetric
from semantic.query import MetricRef

_OPS = ("above_average", "below_average")
_NAMES = ("measure", "metric", "dimension")
_NUMBERS = ("integer", "number")
_AGGREGATIONS = ("sum", "average")
_UNSURE = ("values", "limit", "period", "moment", "threshold")  # of whom, then, is the average taken?


@needs(*_OPS)
def fold_average_limits(pieces: Pieces, draft: Draft) -> Pieces:
    """A number of the counted or listed rows beside "above the average" becomes a condition on them."""
    places = [at for at, piece in enumerate(pieces) if piece.is_op(*_OPS)]
    place = next((at for at in places if _is_told(pieces, at, draft, alone=len(places) == 1)), None)
    found = _beside(pieces, place, draft) if place is not None else None
    if place is None or found is None:
        return pieces
    start, end, field = found
    above = pieces[place].is_op("above_average")
    limit = AgainstAverage(field=field, op=">" if above else "<")
    if is_condition(pieces[start].start, draft):
        draft.filters.append((pieces[start].start, pieces[end - 1].end, limit))
        rest = [*pieces[:start], *pieces[end:]]
        return rest if len(places) == 1 else fold_average_limits(rest, draft)
    owner = draft.catalog.dimensions[field].bindings[0].dataset
    end += end < len(pieces) and _is_noun(pieces[end], owner, draft)  # "than the average book"
    rest = [*pieces[:start], *pieces[end:]]
    if any(piece.kind in _UNSURE for piece in rest):
        draft.fatal.append(Mark("unused", draft.text_of(pieces[start].start, pieces[end - 1].end)))
        return pieces
    if not any(_is_noun(piece, owner, draft) for piece in rest):
        rest += _said_inside(pieces[start:end], owner, draft)  # "how many parcels weigh"
    if "attributes" in draft.flags and any((one.kind, one.value) == ("dataset", owner) for one in rest):
        draft.filters.append((pieces[start].start, pieces[end - 1].end, limit))
        return rest  # "names of the lawyers whose rate is": the columns are said
    nouns = [at for at, piece in enumerate(rest) if _is_noun(piece, owner, draft)]
    if len(nouns) != 1:
        return pieces
    draft.filters.append((pieces[start].start, pieces[end - 1].end, limit))
    if any(piece.is_op("number_of") for piece in rest):
        return rest
    return _listed(rest, nouns[0], owner, field, draft)


def _is_told(pieces: Pieces, at: int, draft: Draft, *, alone: bool) -> bool:
    """Whether the number beside the words is one of the rows, and not one of their groups."""
    return (alone and not says_again(pieces, at)) or (at > 0 and _is_of_rows(pieces, at, draft))


def _is_of_rows(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Total weight where weight above the average": of each row, though its total is asked for.

    "Average weight by kind where paid with average weight above the average" is of the groups.
    """
    number = pieces[at - 1]
    if at > 1 and pieces[at - 2].kind == "agg" and draft.adjacent(pieces[at - 2].end, number.start):
        return False
    return number.kind in ("measure", "dimension") and is_condition(number.start, draft)


def _beside(pieces: Pieces, at: int, draft: Draft) -> tuple[int, int, str] | None:
    """The field right before the words or right behind them, and where both begin and end."""
    for place, start, end in ((at - 1, at - 1, at + 1), (at + 1, at, at + 2)):
        if 0 <= place < len(pieces) and draft.adjacent(pieces[start].end, pieces[end - 1].start):
            field = _field(pieces[place], draft)
            if field:
                return start, end + (place < at and _says_it_again(pieces, end, field, draft)), field
    return None


def _says_it_again(pieces: Pieces, at: int, field: str, draft: Draft) -> bool:
    """ "A list price above the average list price": of what the average is, right behind the words."""
    near = at < len(pieces) and draft.adjacent(pieces[at - 1].end, pieces[at].start)
    return near and _field(pieces[at], draft) == field


def _field(piece: Piece, draft: Draft) -> str:
    """The number of each row that a piece names, or that a total or an average is made of; "" for none."""
    name = piece.value if piece.kind in ("measure", "dimension") else ""
    if piece.kind == "metric" and isinstance(term_of(piece), MetricRef):
        measures = draft.catalog.measures(term_of(piece))
        if len(measures) == 1 and measures[0].agg in _AGGREGATIONS:
            dataset = measures[0].dataset
            name = next((one for one in _numbers(dataset, draft) if _sql(one, draft) == measures[0].expr), "")
    known = draft.catalog.dimensions.get(str(name))
    return str(name) if known and known.type in _NUMBERS and not known.roles else ""


def _numbers(dataset: str, draft: Draft) -> list[str]:
    return [
        name
        for name, known in draft.catalog.dimensions.items()
        if known.bindings[0].dataset == dataset and not known.roles and known.type in _NUMBERS
    ]


def _sql(name: str, draft: Draft) -> str:
    return draft.catalog.dimensions[name].field.sql


def _is_noun(piece: Piece, owner: str, draft: Draft) -> bool:
    """Whether a piece is the noun of the rows that have the field."""
    rows = str(piece.value) if piece.kind == "dataset" else counted_rows(piece, draft)
    return owner in (rows, named_dataset(piece, draft))


def _said_inside(pieces: Pieces, owner: str, draft: Draft) -> Pieces:
    """The number of rows whose noun stands inside the name of the field; nothing where it does not."""
    noun = draft.catalog.datasets[owner].noun.casefold()
    for piece in pieces:
        words = draft.text_of(piece.start, piece.end).casefold().split()
        named = piece.kind in _NAMES and noun in map(draft.pack.singular, words)
        counts = [name for name in draft.catalog.metrics if is_count_of(name, owner, draft)] if named else []
        if counts:
            return [Piece("metric", counts[0], piece.start, piece.start, piece.phrases)]
    return []


def is_count_of(metric: str, owner: str, draft: Draft) -> bool:
    """Whether a metric counts all rows of a dataset."""
    found = draft.catalog.metrics[metric]
    if not isinstance(found, SimpleMetric) or found.where or found.measure.filter:
        return False
    return (found.measure.agg, found.measure.dataset, found.measure.expr) == ("count", owner, "")


def _listed(rest: Pieces, noun: int, owner: str, field: str, draft: Draft) -> Pieces:
    """Rows that are not counted are listed by their name and the number, without a name as they are."""
    name = draft.catalog.datasets[owner].name_field
    named = [one for one in heads(draft.catalog, owner) if draft.catalog.dimensions[one].field.name == name]
    draft.flags |= {"listed", "attributes"} if named else {"listed"}
    start = rest[noun].start
    words = draft.text_of(start, rest[noun].end).casefold().split()
    of_them = bool(set(words[1:-1]) & set(draft.pack.data["of"]))  # "titles of courses"
    only = of_them or "names" in draft.flags
    columns = named if only else [*named, field]
    draft.groups.extend(Group("dimension", one, True, start) for one in columns if named)
    kept = [piece for at, piece in enumerate(rest) if at != noun and not piece.is_op("which")]
    return [*kept, Piece("dataset", owner, start, rest[noun].end)]
