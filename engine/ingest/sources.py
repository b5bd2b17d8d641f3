"""Where lines come from, and how far they have been read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from engine.ingest.tables import Connection

MARK = 1024  # bytes before the position by which a source is known again
LONGEST_LINE = 1 << 20


@dataclass(frozen=True)
class Offset:
    """How far a source is read. `identity` stays when it is renamed; `mark` hashes what stands before."""

    identity: str
    name: str
    position: int = 0
    mark: str = ""
    header: str = ""  # the first line of a CSV file
    tag: str = ""  # what a server calls the state it served


@dataclass(frozen=True)
class Piece:
    """Whole lines of one source, in order, and the offset behind them; none for what cannot be read twice."""

    name: str
    lines: tuple[bytes, ...]
    offset: Offset | None = None
    header: str = ""
    cut: frozenset[int] = field(
        default_factory=frozenset
    )  # positions of lines of which only the beginning is here
    is_kept: bool = False  # of a file: its lines may say when they arrived first


class Source(Protocol):
    """Gives lines. `has_ended` once no more can come."""

    has_ended: bool

    def read(self, known: Mapping[str, Offset], most: int) -> list[Piece]:
        """At most about `most` lines after the known offsets. Raises OSError or FeedError."""

    def taken(self) -> None:
        """What was read last is safe."""


def mark_of(before: bytes) -> str:
    """The hash of the bytes that stand before a position."""
    return f"{len(before)}:{hashlib.sha256(before).hexdigest()[:32]}" if before else ""


def mark_length(mark: str) -> int:
    """How many bytes a mark was made of."""
    return int(mark.partition(":")[0]) if mark else 0


def known_offsets(con: Connection) -> dict[str, Offset]:
    """The offsets that are kept, by identity."""
    rows = con.execute("SELECT identity, name, position, mark, header, tag FROM feed.offsets").fetchall()
    return {row[0]: Offset(*row) for row in rows}


def keep_offsets(con: Connection, pieces: list[Piece]) -> None:
    """Keep the offsets behind the pieces."""
    for piece in pieces:
        if found := piece.offset:
            row = [found.identity, found.name, found.position, found.mark, found.header, found.tag]
            con.execute("INSERT OR REPLACE INTO feed.offsets VALUES (?, ?, ?, ?, ?, ?)", row)
