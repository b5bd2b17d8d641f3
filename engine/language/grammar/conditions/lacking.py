"""Things that are listed or counted for what they lack: "which titles had no views last week"."""

from dataclasses import replace

from engine.language.grammar.listing.records import Listing
from engine.language.grammar.pieces import Draft, Group, Piece, Pieces
from engine.language.grammar.ranking.superlatives import field_known
from engine.language.grammar.scope import named_dataset
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm


def lacking_thing(pieces: Pieces, draft: Draft, timed: bool) -> tuple[str, Pieces]:
    """The name of the things that the words before "without" are, "" for none, and what stays of the words.

    Only things that have a table of their own: nobody knows of others that are in no row. Where no period
    is asked for, and the rows of that table are counted, they are what lacks it: two may have one name.
    """
    said = [piece for piece in pieces if piece.kind != "break" and not piece.is_op("which", "only")]
    counting = len(said) == 2 and said[0].is_op("number_of")
    if len(said) != 1 and not counting:
        return "", pieces
    thing = said[-1]
    dataset = str(thing.value) if thing.kind == "dataset" else named_dataset(thing, draft)
    by_rows = not timed and bool(dataset) and _counts_rows(dataset, draft)
    name = named_field(dataset, draft) if dataset and not by_rows else ""
    if name and counting:
        term = AggregateTerm(agg="count_distinct", field=name)
        phrases = tuple(phrase for piece in said for phrase in piece.phrases)
        return name, [Piece("aggregate", term, said[0].start, thing.end, phrases)]
    if name:
        draft.listing = Listing(dataset)
        if any(piece.is_op("which") for piece in pieces):
            draft.flags.add("attributes")  # which ones they are is asked, and no more of them
        draft.groups.append(Group("dimension", name, True, thing.start))
    return name, []


def period_behind(pieces: Pieces, at: int, draft: Draft) -> Pieces:
    """ "Which countries had in May no views", "no tuvieron en mayo visitas": the period between goes last."""
    beside = [piece.kind for piece in pieces[at + 1 : at + 3]] == ["period", "metric"]
    if beside and pieces[at].end - pieces[at].start > 1:
        period, rows = pieces[at + 1 : at + 3]
        return [*pieces[:at], replace(pieces[at], end=period.end), rows, period, *pieces[at + 3 :]]
    spot = next((spot for spot in reversed(range(at)) if pieces[spot].kind != "break"), 0)
    absent, period = pieces[at], pieces[spot]
    if period.kind != "period" or any(piece.kind == "period" for piece in pieces[at:]):
        return pieces
    said = any(word in draft.copulas for word in range(pieces[spot - 1].end, absent.start))
    verb = said or absent.end - absent.start > 1  # "no tuvieron"
    if spot == 0 or not verb or {*range(pieces[spot - 1].end, period.start)} & draft.doings:
        return pieces
    return [*pieces[:spot], *pieces[spot + 1 : at + 2], period, *pieces[at + 2 :]]


def _counts_rows(dataset: str, draft: Draft) -> bool:
    metrics = (one for one in draft.catalog.metrics.values() if isinstance(one, SimpleMetric))
    plain = (one.measure for one in metrics if one.where is None and not one.measure.filter)
    return any((one.agg, one.dataset, one.expr) == ("count", dataset, "") for one in plain)


def named_field(dataset: str, draft: Draft) -> str:
    """The dimension of the names of a dataset's rows; "" where they have none."""
    field = draft.catalog.datasets[dataset].name_field
    return field_known(dataset, field, draft)
