"""Foreign records as rows of streams: which vocabulary a record speaks is told by the record itself."""

from collections.abc import Iterator, Mapping

from engine.ingest.vocabulary_definition import Told, Vocabulary, event_of, vocabularies
from engine.ingest.vocabulary_flat import Row, flat_rows
from engine.ingest.vocabulary_paths import steps, values
from engine.ingest.vocabulary_values import column, text


class Unknown(str):
    """Why no vocabulary reads a record, for the reader of what was left out."""


def recognise(record: Mapping[str, object]) -> list[tuple[str, Row]] | Unknown:
    """The rows that a record tells, each with its stream; none where it is known to tell nothing.

    All values are text, times UTC; the raw table they go to gives them their types.
    """
    flat = flat_rows(record)
    return _looked_for(record) if flat is None else flat


def _looked_for(record: Mapping[str, object]) -> list[tuple[str, Row]] | Unknown:
    for known in vocabularies():
        name = _name(known, record)
        if name is not None and _leads(record, known.needs):
            return _all_rows(known, known.names[name], record)
    for known in vocabularies():
        if known.otherwise and _leads(record, known.otherwise.needs):
            return _all_rows(known, known.otherwise.tells, record)
    return Unknown(_reason(record))


def _reason(record: Mapping[str, object]) -> str:
    """Why no vocabulary reads the record: the name that one looks for, else the keys that there are."""
    for known in vocabularies():
        names = [text(value) for path in known.told_by for value in values(record, steps(path))]
        if names and _leads(record, known.needs):
            return f"{known.vocabulary}: {names[0]} is not read"
    return f"no known vocabulary: {', '.join(sorted(map(str, record))[:8]) or 'empty record'}"


def _name(known: Vocabulary, record: Mapping[str, object]) -> str | None:
    """The name of what the record tells, if the vocabulary knows it."""
    for path in known.told_by:
        for value in values(record, steps(path)):
            name = known.also.get(text(value), text(value))
            if name in known.names:
                return name
    return None


def _leads(record: Mapping[str, object], paths: tuple[str, ...]) -> bool:
    """Whether one of the paths leads to something."""
    return any(True for path in paths for _ in values(record, steps(path)))


def _all_rows(
    known: Vocabulary, tells: tuple[Told, ...], record: Mapping[str, object]
) -> list[tuple[str, Row]]:
    return [(told.stream, row) for told in tells for row in _rows(known, told, record)]


def _rows(known: Vocabulary, told: Told, record: Mapping[str, object]) -> Iterator[Row]:
    if any(
        text(value) == given for path, given in told.unless.items() for value in values(record, steps(path))
    ):
        return
    for scope in _scopes(record, told.each):
        row: Row = {}
        for name, sources in {**known.columns, **told.columns}.items():
            row[name] = column(scope, sources, row)
        if told.event:
            row["event_name"] = event_of(told.event, row.get("position_s"), known.beginning_s)
        yield row


def _scopes(record: Mapping[str, object], lists: tuple[str, ...]) -> list[Mapping[str, object]]:
    """The record once for each item of the lists, the item in the place of its list."""
    scopes = [record]
    for path in lists:
        name = steps(path)[-1]
        scopes = [{**scope, name: item} for scope in scopes for item in _items(scope, path)]
    return scopes


def _items(scope: Mapping[str, object], path: str) -> Iterator[object]:
    """The items of a list, the members of an object of objects, or an object by itself."""
    for value in values(scope, steps(path)):
        if isinstance(value, Mapping):
            members = list(value.values())
            yield from members if members and all(isinstance(m, Mapping) for m in members) else [value]
