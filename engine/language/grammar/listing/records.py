"""Lists of records: "list the failing checks", "the last 20 alerts with severity", "names of videos"."""

from dataclasses import dataclass
from itertools import pairwise

from engine.language.grammar.conditions.lent_meanings import far_lent, lent_meanings
from engine.language.grammar.conditions.nearness import weigh_nearness, weigh_unsaid
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.grammar.scope import beside_threshold, named_dataset
from engine.language.weights import WEIGHTS
from semantic.askable import called_by, listed_fields
from semantic.catalog import Catalog
from semantic.filters import And, Condition
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm, DimensionTerm, LogicalQuery, Order, TimeScope

MOST = 100  # records listed where no number is said
_SEVERAL = 10
_ENDS = ("latest", "earliest")
_OF_TIME = ("moment", "unit", "period", "part", "grain")  # "last 3 Sundays" are no records
_LISTABLE = ("dimension", "measure", "timefield")
_STOPS = ("by", "each", "per", "sort", "share", "number_of", "top", "bottom", "best", "worst", "over_time")


@dataclass(frozen=True)
class Listing:
    """What is listed: rows of which dataset, under which condition of the noun said for them."""

    dataset: str
    where: Condition | None = None


def fold_latest(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Last 20", "20 latest": which end of the records, and how many."""
    pieces = _extremes(pieces, draft)
    said = {str(piece.value) for piece in pieces if piece.is_op(*_ENDS)}
    for _ in said if len(said) == 1 else ():
        while any(piece.is_op(*_ENDS) for piece in pieces):
            pieces = _take_end(pieces, draft)
    return pieces


def _extremes(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Most recent release date": the last of the dates, and no record."""
    kept: Pieces = []
    for piece in pieces:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.is_op(*_ENDS)
            and piece.kind == "timefield"
            and piece.start == before.end
        ):
            term = AggregateTerm(agg="max" if before.value == "latest" else "min", field=piece.value)
            phrases = (*before.phrases, *piece.phrases)
            kept[-1] = Piece("aggregate", term, before.start, piece.end, phrases)
        else:
            kept.append(piece)
    return kept


def _take_end(pieces: Pieces, draft: Draft) -> Pieces:
    at = next(at for at, piece in enumerate(pieces) if piece.is_op(*_ENDS))
    start = stop = at
    for beside in (at + 1, at - 1):
        number = pieces[beside] if 0 <= beside < len(pieces) else None
        left, right = min(at, beside), max(at, beside)
        if start != stop or number is None or number.kind != "number" or number.value.percent:
            continue
        if draft.adjacent(pieces[left].end, pieces[right].start) and isinstance(number.value.value, int):
            start, stop = left, right
            draft.most = number.value.value
    follow = pieces[stop + 1] if stop + 1 < len(pieces) else None
    behind = draft.text_of(pieces[at].end, pieces[at].end + 1).casefold()
    if draft.pack.singular(behind) in draft.pack.data["naming"]:
        draft.fatal.append(Mark("listing"))  # "first and last names" are names
    if follow is not None and follow.kind in _OF_TIME:
        draft.fatal.append(Mark("unused", draft.text_of(pieces[start].start, pieces[stop].end)))
    draft.flags.add(str(pieces[at].value))
    return pieces[:start] + pieces[stop + 1 :]


def _has_some(pieces: Pieces, dataset: str, draft: Draft) -> bool:
    """ "List the boats that have a repair": the boats are asked for, and not their repairs."""
    for owner, rows in pairwise(one for one in pieces if one.kind != "break"):
        named = rows_named(owner, draft)
        between = [draft.text_of(at, at + 1).casefold() for at in range(owner.end, rows.start)]
        clause = bool(between) and between[0] in draft.pack.data["ignored"]["relative"]
        had = len(between) > 2 and between[-1] in draft.pack.thesaurus["one_of_them"]
        if clause and had and named not in ("", dataset) and rows_named(rows, draft) == dataset:
            return True
    return False


def fold_columns(pieces: Pieces, draft: Draft) -> Pieces:
    """Of a list of records, the fields said are its columns."""
    if not _may_list(pieces, draft) or draft.ranks or _is_limited(pieces, draft):
        return pieces
    listing = _listing(pieces, draft)
    if listing is None:
        return pieces
    draft.listing = listing
    if _has_some(pieces, listing.dataset, draft):
        draft.fatal.append(Mark("listing"))
    if _is_one(pieces, draft) and draft.most is None and draft.flags & set(_ENDS):
        draft.most = 1  # "the newest account"
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        is_column = piece.kind in _LISTABLE and piece.value not in draft.truths
        if is_column and _is_described(pieces, at, listing.dataset, draft):
            continue
        if piece.kind == "timefield" and _is_done_by_them(piece, draft):
            draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))
        if is_column and not beside_threshold(pieces, at, draft):
            draft.groups.append(Group("dimension", piece.value, True, piece.start))
        elif not (piece.kind == "dataset" and piece.value == listing.dataset) and piece.kind != "metric":
            kept.append(piece)
    return kept


def _is_done_by_them(time: Piece, draft: Draft) -> bool:
    """ "The members who left": which of them, and not when."""
    return draft.text_of(time.start - 1, time.start).casefold() in draft.pack.data["ignored"]["relative"]


def _is_described(pieces: Pieces, at: int, rows: str, draft: Draft) -> bool:
    """ "Policies of farm customers", "agents in the Lisbon office": which ones are meant, and no column."""
    owner = named_dataset(pieces[at], draft)
    if not owner or owner == rows:
        return False
    for left, right in ((at - 1, at), (at, at + 1)):
        beside = pieces[left if right == at else right] if left >= 0 and right < len(pieces) else None
        if beside is None or beside.kind != "values" or pieces[left].end != pieces[right].start:
            continue
        bindings = draft.catalog.dimensions[beside.value.dimension].bindings
        if any(one.dataset == owner for one in bindings):
            return True
    return False


def records_of(draft: Draft, where: Condition | None) -> LogicalQuery | None:
    """The query of a list of records; None with a mark where the words ask for something else."""
    listing, catalog = draft.listing, draft.catalog
    if listing is None or any(group.kind != "dimension" for group in draft.groups):
        draft.fatal.append(Mark("unused", " ".join(sorted(draft.flags & set(_ENDS)))))
        return None
    if draft.metrics or draft.having or draft.comparisons or draft.ranks or draft.splits:
        draft.fatal.append(Mark("listing"))
        return None
    said = [group.name for group in sorted(draft.groups, key=lambda group: group.start)]
    personal = [name for name in said if catalog.dimensions[name].field.personal]
    draft.fatal.extend(Mark("personal", catalog.dimensions[name].label) for name in personal)
    time = time_of(catalog, listing.dataset)
    shown = listed_fields(catalog, listing.dataset)
    named = heads(catalog, listing.dataset)
    ends = draft.flags & set(_ENDS)
    told = "attributes" in draft.flags or bool(set(said) & set(called(catalog, listing.dataset)))
    only = bool(said) and told and not ends
    name = _name_of(catalog, listing.dataset, named)
    name = tuple(named) if ends and name else name  # the newest of things is told by its name and its day
    columns = list(dict.fromkeys([*(() if only else name or named), *said])) if said else list(name) or shown
    time = "" if only or (name and not ends) else time
    far = [name for name in columns if len(catalog.routes(listing.dataset, name)) != 1]
    draft.fatal.extend(Mark("unused", catalog.dimensions[name].label) for name in far)
    draft.fatal.extend(Mark("unused", text) for text in lent_meanings(draft, [listing.dataset]))
    if (
        not columns
        or draft.fatal
        or (not time and (draft.most is None or "latest" in draft.flags) and draft.flags & set(_ENDS))
    ):
        draft.fatal.append(Mark("listing"))
        return None
    weigh_nearness(draft, [listing.dataset])
    draft.cost += weigh_unsaid(draft, listing.dataset) + 2 * WEIGHTS["other_noun"] * far_lent(
        draft, listing.dataset
    )
    conditions = [one for one in (listing.where, where) if one is not None]
    descending = "earliest" not in draft.flags
    several = _SEVERAL if draft.flags & set(_ENDS) else MOST
    return LogicalQuery(
        records=listing.dataset,
        group_by=tuple(DimensionTerm(name=name) for name in columns),
        where=And(items=tuple(conditions)) if len(conditions) > 1 else next(iter(conditions), None),
        time=_scope(draft, listing.dataset),
        order=(Order(by=time, descending=descending),) if time else (),
        limit=draft.most or several,
        without_default_filters=tuple(draft.unfiltered),
    ).canonical()


def _scope(draft: Draft, dataset: str) -> TimeScope | None:
    """The period, of the time it is said of: "alerts resolved in May"."""
    if not draft.periods:
        return None
    own = draft.period_field in ("", time_of(draft.catalog, dataset))
    return TimeScope(period=draft.periods[0], dimension="" if own else draft.period_field)


def _name_of(catalog: Catalog, name: str, named: list[str]) -> tuple[str, ...]:
    """What things with a name are listed by: "list the vets who are partners" asks who they are."""
    field = catalog.datasets[name].name_field
    return tuple(one for one in named if field and catalog.dimensions[one].field.name == field)


def heads(catalog: Catalog, name: str) -> list[str]:
    """The columns that every record of a dataset is shown by: its name, else its key, and its time."""
    dataset = catalog.datasets[name]
    key = dataset.primary_key[0] if len(dataset.primary_key) == 1 else ""
    said = (dataset.name_field or key, dataset.time)
    return [one for one in listed_fields(catalog, name) if catalog.dimensions[one].field.name in said]


def called(catalog: Catalog, name: str) -> list[str]:
    """What a record is called by: with that among the columns said, no other is shown."""
    dataset = catalog.datasets[name]
    field = called_by(dataset) or "".join(dataset.primary_key[:1])
    return [one for one in listed_fields(catalog, name) if catalog.dimensions[one].field.name == field]


def time_of(catalog: Catalog, dataset: str) -> str:
    """The dimension that is the dataset's own time; "" where it has none."""
    field = catalog.datasets[dataset].time
    found = (
        name
        for name, known in catalog.dimensions.items()
        for one in known.bindings
        if one.dataset == dataset and one.field.name == field and not known.roles
    )
    return next(found, "")


def _may_list(pieces: Pieces, draft: Draft) -> bool:
    asked = draft.flags & {"listed", *_ENDS}
    return bool(asked) and "counted" not in draft.flags and not any(one.is_op(*_STOPS) for one in pieces)


def _is_limited(pieces: Pieces, draft: Draft) -> bool:
    """ "Countries with more than 100 views": a threshold on the number of rows lists groups, not rows."""
    return any(
        piece.kind in ("metric", "aggregate") and beside_threshold(pieces, at, draft)
        for at, piece in enumerate(pieces)
    )


def _listing(pieces: Pieces, draft: Draft) -> Listing | None:
    """What is listed, by the noun of rows that are counted, of a dataset, or of named things."""
    metrics = [piece for piece in pieces if piece.kind in ("metric", "aggregate")]
    datasets = [piece.value for piece in pieces if piece.kind == "dataset"]
    if len(metrics) == 1 and metrics[0].kind == "metric":
        return _counted(metrics[0], draft) if set(datasets) <= {_fact(metrics[0], draft)} else None
    if metrics or len(set(datasets)) > 1:
        return None
    if datasets:
        return Listing(datasets[0])
    named = [name for piece in pieces if (name := named_dataset(piece, draft))]
    return Listing(named[0]) if named else None


def _is_one(pieces: Pieces, draft: Draft) -> bool:
    """Whether the noun of the records is said of one."""
    nouns = [piece for piece in pieces if piece.kind in ("metric", "aggregate", "dataset")]
    nouns = nouns or [piece for piece in pieces if named_dataset(piece, draft)][:1]
    return bool(nouns) and not any(
        draft.pack.is_plural(draft.text_of(piece.start, piece.end)) for piece in nouns
    )


def listed_rows(piece: Piece, draft: Draft) -> Listing | None:
    """The rows that a dataset's noun, or a number of rows, stands for."""
    return Listing(piece.value) if piece.kind == "dataset" else _counted(piece, draft)


def _counted(piece: Piece, draft: Draft) -> Listing | None:
    """The rows that a number of rows counts, if the model can say which by a condition."""
    metric = draft.catalog.metrics[piece.value]
    if not isinstance(metric, SimpleMetric) or metric.measure.filter:
        return None
    rows = metric.measure.agg == "count" and not metric.measure.expr
    return Listing(metric.measure.dataset, metric.where) if rows else None


def _fact(piece: Piece, draft: Draft) -> str:
    return draft.catalog.metric_measures(draft.catalog.metrics[piece.value])[0].dataset
