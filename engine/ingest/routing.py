"""Which stream a record belongs to: what it says, what a vocabulary reads, what its file is called."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.ingest.arrivals import OWN

Row = dict[str, Any]
Recognise = Callable[[Row], list[tuple[str, Row]] | str]
UNKNOWN = "unknown"  # the stream of a line that no stream is known for
RECEIVED = ("receivedAt", "received_at")  # how a record says when it arrived first
RESERVED = frozenset({*OWN, *RECEIVED, "stream"})


@dataclass(frozen=True)
class Shape:
    """The columns of a stream, and those that its rows need."""

    columns: frozenset[str]
    required: frozenset[str] = frozenset()

    def fits(self, record: Row) -> bool:
        """Whether the record is spelled as the stream: with all that a row needs, or with nothing else."""
        names = record.keys() - RESERVED
        is_whole = bool(self.required) and self.required <= names
        return is_whole or (bool(names) and names <= self.columns and _is_flat(record))

    def may_fit(self, record: Row) -> bool:
        """Whether the record is flat and has columns of the stream."""
        return _is_flat(record) and not (record.keys() - RESERVED).isdisjoint(self.columns)


_NONE = Shape(frozenset())


@dataclass(frozen=True)
class Routing:
    """The streams there are, what vocabularies read, and the stream that lines are said to be of."""

    shapes: Mapping[str, Shape]
    recognise: Recognise
    stream: str | None = None

    def rows(self, record: Row, file_stream: str | None) -> Iterator[tuple[str, Row | str]]:
        """The rows of a record, each with its stream; a text in the place of a row is why it is none.

        `file_stream` is the stream that the file of the record is called after.
        """
        named, given = record.get("stream"), self.stream or file_stream
        if isinstance(named, str) and named in self.shapes:
            yield named, record
            return
        shape = self.shapes[given] if given else _NONE
        if given and shape.fits(record):
            yield given, record
            return
        found = self._recognised(record)
        if not isinstance(found, str):
            yield from found
        elif given and (self.stream or shape.may_fit(record)):
            yield given, record
        else:
            yield given or UNKNOWN, found

    def _recognised(self, record: Row) -> list[tuple[str, Row]] | str:
        """What a vocabulary reads, if the pipeline takes it."""
        found = self.recognise(record)
        if isinstance(found, str):
            return found
        for name, _ in found:
            if name not in self.shapes:
                return f"no stream {min(name for name, _ in found if name not in self.shapes)}"
        return found


def _is_flat(record: Row) -> bool:
    return not any(isinstance(value, dict | list) for value in record.values())
