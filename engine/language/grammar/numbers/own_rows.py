"""Words that say once more what a number is of: "average cost per job", "average star rating"."""

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from semantic.query import AggregateTerm, MetricTerm


@needs("per")
def drop_own_units(pieces: Pieces, draft: Draft) -> Pieces:
    """ "The most expensive instructor per hour" by an hourly rate: the unit is that of the number."""
    for at, piece in enumerate(pieces[:-1]):
        unit = pieces[at + 1]
        if not piece.is_op("per") or unit.kind != "unit" or not draft.adjacent(piece.end, unit.start):
            continue
        labels = (_number_label(one, draft).casefold().split() for one in pieces)
        if any(unit.value in draft.pack.grains.get((word,), ()) for words in labels for word in words):
            return [*pieces[:at], *pieces[at + 2 :]]
    return pieces


def _number_label(piece: Piece, draft: Draft) -> str:
    if piece.kind == "aggregate" and isinstance(piece.value, AggregateTerm):
        return draft.catalog.dimensions[piece.value.field].label
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    return metric.label if metric else ""


def drop_own_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """Leave out a field said twice, "per" before the rows of an average, and who does what is summed up."""
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        before = kept[-1] if kept else None
        if before is not None and _is_same_field(before, piece, draft):
            continue
        if before is not None and _is_each_row(kept, piece, draft):
            kept.pop()
            continue
        if before is not None and (_is_what_rows_are(kept, piece, draft) or _is_stuff(before, piece, draft)):
            continue
        if before is not None and _is_agent(kept, piece, pieces[at + 1 :], draft):
            kept.pop()
            continue
        kept.append(piece)
    return kept


def _number(piece: Piece) -> MetricTerm | None:
    return term_of(piece) if piece.kind in ("metric", "aggregate") else None


def _is_same_field(before: Piece, piece: Piece, draft: Draft) -> bool:
    """ "Average star rating": both words name the one field."""
    term = _number(before) if piece.kind == "measure" and piece.start == before.end else None
    if term is None:
        return False
    field = draft.catalog.dimensions[piece.value]
    measures = draft.catalog.measures(term)
    same = [(one.dataset, one.expr) for one in measures] == [(field.bindings[0].dataset, field.field.sql)]
    return same and measures[0].agg != "count" and not field.roles


def _is_stuff(before: Piece, piece: Piece, draft: Draft) -> bool:
    """ "Kilos of honey" where the rows have a type of honey: what all of them are of, and no split."""
    of = piece.start - 1 in draft.prepositions and before.end == piece.start - 1
    term = _number(before) if of and piece.kind == "dimension" else None
    if term is None or is_bare_count(before, draft):
        return False
    known = draft.catalog.dimensions[piece.value]
    said = draft.text_of(piece.start, piece.end).casefold()
    kinds = tuple(f"{said} {kind}" for kind in draft.pack.thesaurus["kinds"])
    reached = all(draft.catalog.routes(fact, piece.value) for fact in draft.catalog.facts(term))
    return known.label.casefold().endswith(kinds) and reached


def _is_each_row(kept: Pieces, piece: Piece, draft: Draft) -> bool:
    """ "Average minutes per inspection": of each row is what an average is anyway."""
    if len(kept) < 2 or not kept[-1].is_op("per", "each") or piece.start != kept[-1].end:
        return False
    term = _number(kept[-2])
    if term is None or any(one.agg != "average" for one in draft.catalog.measures(term)):
        return False
    said = draft.text_of(piece.start, piece.end).casefold()
    counted = is_bare_count(piece, draft) or piece.kind == "dataset"
    own = counted and [rows_named(piece, draft)] == list(draft.catalog.facts(term))
    if any(
        one.noun.casefold() == said and name not in draft.catalog.facts(term)
        for name, one in draft.catalog.datasets.items()
    ):
        return False  # "per order" of order lines
    return own and draft.pack.singular(said) == said and kept[-2].end == kept[-1].start


def _is_what_rows_are(kept: Pieces, piece: Piece, draft: Draft) -> bool:
    """ "Which city spent the most on tickets": where a class is asked for, what all the rows are is none."""
    if piece.kind != "dimension" or not draft.ranks or piece.start - 1 not in draft.prepositions:
        return False
    facts = _facts(kept[-1], draft)
    said = draft.text_of(piece.start, piece.end).casefold()
    if not facts:
        return False
    home = draft.catalog.datasets[facts[0]]
    bound = draft.catalog.dimensions[str(piece.value)].bindings
    own = len(facts) == 1 and home.name in [one.dataset for one in bound]
    noun = draft.pack.singular(said) in home.noun.casefold().split() and draft.pack.is_plural(said)
    asked = len(kept) > 2 and kept[0].is_op("which") and kept[1].kind == "dimension"
    return own and noun and asked and kept[1].value != piece.value


def _is_agent(kept: Pieces, piece: Piece, rest: Pieces, draft: Draft) -> bool:
    """ "Hours worked by volunteers, per team": behind a participle those who did it, as the split is said."""
    facts = _facts(kept[-2], draft) if len(kept) > 1 and kept[-1].is_op("by") else []
    if not facts or not any(one.is_op(*SPLITTING) for one in rest):
        return False
    word = draft.text_of(kept[-2].end - 1, kept[-2].end).casefold()
    said = draft.text_of(piece.start, piece.end).casefold()
    done = (word,) in draft.pack.doings or word.endswith(tuple(draft.pack.thesaurus["participle_ends"]))
    own = rows_named(piece, draft) in facts
    return done and own and draft.pack.is_plural(said) and kept[-2].end == kept[-1].start


def _facts(piece: Piece, draft: Draft) -> list[str]:
    """The datasets that a number is of."""
    if piece.kind == "measure":
        return [draft.catalog.dimensions[piece.value].bindings[0].dataset]
    term = _number(piece)
    return list(draft.catalog.facts(term)) if term is not None else []
