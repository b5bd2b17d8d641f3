"""How long it takes from one time of a row to a later one: from the day of a loan to that of its return."""

from collections.abc import Iterator, Set
from itertools import permutations

from engine.scaffold.facts import TableFacts
from engine.scaffold.lexicon import listed
from engine.scaffold.sketch import Sketch
from engine.types.refusal import Refusal
from engine.warehouse.embedded import Warehouse
from semantic.fields import Field
from semantic.lapses import lapse_sql
from semantic.model import Dataset

_SECONDS = 5.0
_FEWEST = 3  # rows that have both times
_MOST_TIMES = 5
_IN_ORDER = 0.95  # of these rows: the others are slips
_DAY = 86_400
_UNITS = ((_DAY / 12, ("min", "h")), (_DAY, ("h", "min", "days")), (3 * _DAY, ("h", "days")))  # below so long
_LONG = ("days", "h")
_ENDS = (" at", " on")
_NAMES = {"min": "minutes", "h": "hours", "days": "days"}


def with_lapses(dataset: Dataset, table: TableFacts, sketch: Sketch, warehouse: Warehouse) -> Dataset:
    """The dataset with a number of days, or of hours, for each two times of which one follows the other."""
    times = [
        field
        for column, field in zip(table.columns, dataset.fields, strict=False)
        if column.is_time
        and field.role == "time"
        and not set(sketch.vocabulary.words(column.name)) & listed("birth_words")
    ]
    if table.query or not 1 < len(times) <= _MOST_TIMES:
        return dataset
    taken = {field.name for field in dataset.fields}
    planned = {field.name for field in times if set(field.label.lower().split()) & listed("planned_words")}
    made = (field for field in _lapses(times, planned, table, warehouse) if field.name not in taken)
    return dataset.model_copy(update={"fields": (*dataset.fields, *made)})


def _lapses(
    times: list[Field], planned: Set[str], table: TableFacts, warehouse: Warehouse
) -> Iterator[Field]:
    """One for each pair in its order; what was planned is held against what became of it either way."""
    pairs = list(permutations(times, 2))
    columns = ", ".join(
        f"count({gap}), count(CASE WHEN {gap} >= 0 THEN 1 END), median({gap})"
        for gap in (f"({lapse_sql('h', first.sql, last.sql)} * 3600)" for first, last in pairs)
    )
    result = warehouse.run(f"SELECT {columns} FROM {table.sql}", timeout=_SECONDS)
    if isinstance(result, Refusal):
        return
    row = list(result.rows[0])
    for place, (first, last) in enumerate(pairs):
        both, ordered, middle = (float(str(cell or 0)) for cell in row[place * 3 : place * 3 + 3])
        held = first.name in planned and last.name not in planned
        if both < _FEWEST or (not held and (ordered < _IN_ORDER * both or middle <= 0)):
            continue
        days = first.type == last.type == "date"
        for unit in ("days",) if days else _units(abs(middle)):
            yield _field(unit, first, last, whole=days)


def _units(middle: float) -> tuple[str, ...]:
    """Those to tell about so many seconds, the usual one first."""
    return next((units for below, units in _UNITS if middle < below), _LONG)


def _field(unit: str, first: Field, last: Field, *, whole: bool) -> Field:
    said = _NAMES[unit]
    texts = [_told(one.label) for one in (first, last)]
    return Field(
        name=f"{said}_{first.name}_to_{last.name}",
        expr=lapse_sql(unit, first.sql, last.sql, whole=whole),
        type="integer" if whole else "number",
        role="measure",
        label=f"{said.capitalize()} from {texts[0]} to {texts[1]}",
        description=f"Time from {first.name} to {last.name}.",
        unit=unit,
        indexed=False,
    )


def _told(label: str) -> str:
    """The label of a time inside another one, without the word that only says it is a time."""
    said = label[:1].lower() + label[1:]
    return next((said[: -len(end)] for end in _ENDS if said.endswith(end)), said)
