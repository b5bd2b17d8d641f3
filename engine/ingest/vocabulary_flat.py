"""Records whose values stand side by side, as most do: read by a plan made once for each set of keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from engine.ingest.vocabulary_definition import Told, Vocabulary, event_of, vocabularies
from engine.ingest.vocabulary_paths import BETWEEN, steps
from engine.ingest.vocabulary_values import WAYS, Made, Source, text

Row = dict[str, Made]
Way = Callable[[Sequence[object]], Made]
_HOLDING = "{["  # how a text begins that may hold an object or a list
_HUGE = float("inf")
_SHAPES = 256  # sets of keys whose plans are kept


class _Cell(NamedTuple):
    """Where the value of a column stands; no key where nothing of the record can give it."""

    column: str
    key: str | None
    way: Way | None
    is_only: bool  # nothing else gives the column where this is empty


@dataclass(frozen=True)
class _Plan:
    """What to look at in records with the same keys."""

    name: str
    need: str
    beginning_s: float
    told: Mapping[str, tuple[tuple[Told, tuple[_Cell, ...]], ...]]


def flat_rows(record: Mapping[str, object]) -> list[tuple[str, Row]] | None:
    """The rows that the record tells; None where its values must be looked for."""
    plan = _plan(tuple(record))
    if plan is None:
        return None
    name = record[plan.name]
    told = plan.told.get(name) if isinstance(name, str) else None
    if told is None or not _is_plain(record[plan.need]):
        return None
    found = []
    for kind, cells in told:
        row = _row(record, cells)
        if row is None:
            return None
        if kind.event:
            row["event_name"] = event_of(kind.event, row.get("position_s"), plan.beginning_s)
        found.append((kind.stream, row))
    return found


def _row(record: Mapping[str, object], cells: tuple[_Cell, ...]) -> Row | None:
    row: Row = {}
    for column, key, way, is_only in cells:
        if key is None:
            row[column] = None
            continue
        value = record[key]
        made: Made  # most are texts and numbers that need no more: not worth a call
        if type(value) is str and value and value[0] not in _HOLDING:
            made = way((value,)) if way else value
        elif type(value) is float and way is None and -_HUGE < value < _HUGE:
            made = repr(value)
        elif isinstance(value, int | float):
            made = way((value,)) if way else text(value)
        elif value is not None and value != "":
            return None
        else:
            made = None
        if made is None and not is_only:
            return None
        row[column] = made
    return row


def _is_plain(value: object) -> bool:
    """Whether the value is one that stands for itself: no list, no object, no text that may hold one."""
    if type(value) is str:
        return value != "" and value[0] not in _HOLDING
    return isinstance(value, int | float)


@lru_cache(_SHAPES)
def _plan(keys: tuple[str, ...]) -> _Plan | None:
    """How to read records with these keys: by the first vocabulary that finds its name in them."""
    for known in vocabularies():
        names = [path for path in known.told_by if _may_lead(path, keys)]
        if names:
            needs = [path for path in known.needs if path in keys]
            if names[0] not in keys or not needs:
                return None
            told = {name: _told(known, tells, keys) for name, tells in known.names.items()}
            flat = {name: cells for name, cells in told.items() if cells is not None}
            return _Plan(names[0], needs[0], known.beginning_s, flat)
    return None


def _told(
    known: Vocabulary, tells: tuple[Told, ...], keys: tuple[str, ...]
) -> tuple[tuple[Told, tuple[_Cell, ...]], ...] | None:
    found = []
    for told in tells:
        columns = {**known.columns, **told.columns}
        cells = [_cell(name, sources, keys) for name, sources in columns.items()]
        if told.each or told.unless or None in cells:
            return None
        found.append((told, tuple(cell for cell in cells if cell)))
    return tuple(found)


def _cell(column: str, sources: Sequence[Source], keys: tuple[str, ...]) -> _Cell | None:
    """None where the value does not stand under one key."""
    leading = []
    for source in sources:
        ((way, paths),) = source.items() if isinstance(source, Mapping) else (("", (source,)),)
        if found := [path for path in paths if _may_lead(path, keys)]:
            leading.append((way, found))
    if not leading:
        return _Cell(column, None, None, True)
    way, found = leading[0]
    if len(found) > 1 or found[0] not in keys:
        return None
    return _Cell(column, found[0], WAYS[way] if way else None, len(leading) == 1)


def _may_lead(path: str, keys: tuple[str, ...]) -> bool:
    """Whether something may stand at the path in a record with these keys; $ and * may stand for any."""
    first = steps(path)[0]
    return first[:1] in ("$", "*") or first in keys or path.replace(BETWEEN, ".") in keys
