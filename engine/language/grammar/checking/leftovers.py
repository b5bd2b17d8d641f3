"""Nothing may be left unused: what no step could place makes the reading unusable, and says why."""

from collections.abc import Iterator

from engine.language.grammar.counting.counted_out import is_counted_out
from engine.language.grammar.counting.counts import is_bare_count, says_number
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, ValueSet, needs
from engine.language.phrases import VAGUE_PART
from engine.language.weights import WEIGHTS
from semantic.filters import And, Compare, Condition, In, Not, Or, fields_of
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm, MetricRef, TimeTerm

_HARMLESS = ("and",)
# Operators that are known and not supported, with the mark that says so.
_BY_NAME = {
    "part_of_time": "part_of_time",
    VAGUE_PART: VAGUE_PART,
    "absent": "absence",
    "clock_asked": "part_of_time",
}


@needs(kinds=("values", "limit", "condition"))
def take_filters(pieces: Pieces, draft: Draft) -> Pieces:
    """Value sets become conditions; "or" between two of them joins them."""
    kept: Pieces = []
    for piece in pieces:
        if piece.kind not in ("values", "limit", "condition"):
            kept.append(piece)
            continue
        if piece.kind == "condition":
            condition = piece.value
        else:
            condition = condition_of(piece.value) if piece.kind == "values" else piece.value.condition
        if condition is None:
            continue
        if (
            kept
            and kept[-1].is_op("or")
            and draft.filters
            and draft.adjacent(draft.filters[-1][1], kept[-1].start)
        ):
            draft.cost += WEIGHTS["or_across"]
            start, _, earlier = draft.filters.pop()
            kept.pop()
            if draft.filters and draft.adjacent(draft.filters[-1][1], start):
                draft.open = True
                if draft.wide:
                    start, _, first = draft.filters.pop()
                    earlier = And(items=(first, earlier))
            condition, piece = Or(items=(earlier, condition)), _widened(piece, start)
        draft.filters.append((piece.start, piece.end, condition))
    return kept


def _widened(piece: Piece, start: int) -> Piece:
    return Piece(piece.kind, piece.value, start, piece.end, piece.phrases)


def condition_of(found: ValueSet) -> Condition:
    """The condition that values of a dimension stand for."""
    single = len(found.values) == 1
    inner: Condition = (
        Compare(field=found.dimension, op="=", value=found.values[0])
        if single
        else In(field=found.dimension, values=found.values)
    )
    return Not(item=inner) if found.negated else inner


def drop_described(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Watch time for premium viewers": whom a value describes is who is meant, not a second number."""
    numbers = [piece for piece in pieces if piece.kind in ("metric", "aggregate")] + draft.metrics
    kept: Pieces = []
    for at, piece in reversed(list(enumerate(pieces))):  # "express parcels of business customers" are parcels
        of_value = at > 0 and pieces[at - 1].kind == "values" and pieces[at - 1].end == piece.start
        described = of_value or (at > 0 and piece.start - 1 in draft.prepositions)
        if _is_unit(piece, numbers, draft):
            numbers.remove(piece)
        elif (
            piece.kind == "metric"
            and not (of_value and is_counted_out(pieces[at - 1].start, draft))
            and (
                _is_one_of(piece, numbers, draft)
                or (
                    described
                    and len(numbers) > 1
                    and _counts_entities(piece, draft)
                    and _is_scope(piece, numbers, draft)
                )
                or (len(numbers) > 1 and _is_subject(piece, draft) and _counts_entities(piece, draft))
                or (of_value and len(numbers) > 1 and _names_same_rows(piece, numbers, draft))
            )
        ):
            draft.cost += WEIGHTS["described_entity"]
            numbers.remove(piece)
        else:
            kept.append(piece)
    return kept[::-1]


def _is_scope(piece: Piece, numbers: Pieces, draft: Draft) -> bool:
    """ "Revenue for customers" is of all of them, "rows, of checks" a second number, as no row is of a check;
    "books on loan" are those that have a loan, not all."""
    if not is_bare_count(piece, draft):
        return True
    (thing,) = draft.catalog.facts(term_of(piece))
    network = draft.catalog.network
    others = {fact for one in numbers if one is not piece for fact in draft.catalog.facts(term_of(one))}
    if any(fact != thing and network.below(fact, thing) for fact in others):
        return False
    before = [one for one in numbers if one.end <= piece.start]
    nearest = max(before, key=lambda one: one.end, default=None)
    return nearest is None or any(network.ways(fact, thing) for fact in draft.catalog.facts(term_of(nearest)))


def _is_one_of(piece: Piece, numbers: Pieces, draft: Draft) -> bool:
    """ "What does a booking cost": one of the things whose own number is asked for."""
    said = draft.text_of(piece.start, piece.end).casefold()
    if not is_bare_count(piece, draft) or draft.pack.singular(said) != said or says_number(piece, draft):
        return False
    facts = draft.catalog.facts(term_of(piece))
    others = [draft.catalog.facts(term_of(one)) for one in numbers if one is not piece]
    return bool(others) and all(found == facts for found in others)


def _is_unit(piece: Piece, numbers: Pieces, draft: Draft) -> bool:
    """ "The longest distance in km": the unit of a number said already is no other number."""
    guessed = all(phrase.reason.startswith("partial") for phrase in piece.phrases)
    if piece.kind not in ("metric", "aggregate") or len(numbers) < 2 or not guessed:
        return False
    said = draft.text_of(piece.start, piece.end).casefold()
    units = [unit_of(one, draft) for one in numbers if one is not piece]
    return bool(units) and all(unit.casefold() == said for unit in units)


def unit_of(piece: Piece, draft: Draft) -> str:
    """The unit of a number that is asked for; "" for none."""
    term = term_of(piece)
    if isinstance(term, AggregateTerm):
        return draft.catalog.dimensions[term.field].field.unit
    return draft.catalog.metrics[term.name].unit if isinstance(term, MetricRef) else ""


def _counts_entities(piece: Piece, draft: Draft) -> bool:
    """Whether the words are a noun for things that are counted, and not the name of the number itself."""
    if any(phrase.reason.startswith("label") for phrase in piece.phrases):
        return False
    metric = draft.catalog.metrics[piece.value]
    return isinstance(metric, SimpleMetric) and metric.measure.agg in ("count", "count_distinct")


def _is_subject(piece: Piece, draft: Draft) -> bool:
    """ "How many hours did all lawyers work": who does what, between an auxiliary and a verb."""
    at = piece.start - 1
    while at in draft.ignored and at not in draft.copulas | draft.prepositions:
        at -= 1
    several = "counts_dimension" in draft.flags or draft.pack.is_plural(draft.text_of(piece.start, piece.end))
    return at in draft.copulas and piece.end in draft.ignored and several


def _names_same_rows(piece: Piece, numbers: Pieces, draft: Draft) -> bool:
    """ "Success rate for text-to-image jobs": the jobs of a value are those that the rate is of."""
    metric = draft.catalog.metrics[piece.value] if piece.kind == "metric" else None
    if not isinstance(metric, SimpleMetric) or metric.measure.agg != "sum" or metric.unit:
        return False
    said = draft.text_of(piece.start, piece.end).casefold()
    if piece.phrases[0].rule != "synonym" or not draft.pack.is_plural(said):
        return False
    facts = draft.catalog.facts(term_of(piece))
    return all(draft.catalog.facts(term_of(one)) == facts for one in numbers)


def take_metrics(pieces: Pieces, draft: Draft) -> Pieces:
    """Metrics and aggregates, and the datasets named as their scope."""
    kept: Pieces = []
    for piece in pieces:
        if piece.kind in ("metric", "aggregate"):
            draft.metrics.append(piece)
        elif piece.kind == "dataset":
            draft.datasets.append(piece.value)
        else:
            kept.append(piece)
    draft.fatal.extend(Mark("unused", text) for text in _said_again(draft))
    return kept


def _said_again(draft: Draft) -> Iterator[str]:
    """ "Watch time and sessions for viewing": a part of a name behind another number is not the first one."""
    for at, piece in enumerate(draft.metrics):
        earlier = [one.value for one in draft.metrics[:at]]
        again = piece.kind == "metric" and piece.value in earlier[:-1] and piece.value != earlier[-1]
        if again and all(phrase.rule == "partial" for phrase in piece.phrases):
            yield draft.text_of(piece.start, piece.end)


def _is_in_percent(piece: Piece, draft: Draft) -> bool:
    """ "Which shrank the most, percent": growth is told so."""
    return piece.is_op("rate") and "growth" in draft.flags


def _is_total_of(piece: Piece, draft: Draft) -> bool:
    """ "Total" right beside a number that is one."""
    beside = any(piece.end == one.start or piece.start == one.end for one in draft.metrics)
    return (piece.kind, piece.value) == ("agg", "sum") and beside


def _says_role(piece: Piece, draft: Draft) -> bool:
    """ "From which airport do flights leave": the verb of the departure says which airports."""
    if piece.kind != "timefield" or not isinstance(piece.value, TimeTerm):
        return False
    label = draft.catalog.dimensions[piece.value.dimension].label.casefold().split()
    used = [name for _, _, condition in draft.filters for name in fields_of(condition)]
    used += [group.name for group in draft.groups if group.kind == "dimension"]
    known = [draft.catalog.dimensions[name] for name in used if name in draft.catalog.dimensions]
    return any(role.casefold() in label for dimension in known for role in dimension.roles)


def mark_leftovers(pieces: Pieces, draft: Draft) -> Pieces:
    """Anything still here was not understood in its place."""
    for piece in pieces:
        harmless = (
            piece.is_op(*_HARMLESS)
            or _is_in_percent(piece, draft)
            or _is_total_of(piece, draft)
            or _says_role(piece, draft)
        )
        if piece.is_op(*_BY_NAME):
            draft.fatal.append(Mark(_BY_NAME[str(piece.value)]))
            continue
        if piece.kind == "part":
            draft.fatal.append(Mark("part_of_time"))
            continue
        if piece.kind == "vague":
            draft.fatal.append(Mark("no_metric"))
            continue
        if not harmless:
            code = "unknown" if piece.kind == "unknown" else "unused"
            draft.fatal.append(Mark(code, draft.text_of(piece.start, piece.end)))
    return []
