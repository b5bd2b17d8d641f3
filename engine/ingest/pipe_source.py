"""Lines of a stream that is read once: standard input."""

import threading
from collections import deque
from collections.abc import Mapping
from typing import BinaryIO

from engine.ingest.sources import LONGEST_LINE, Offset, Piece

_MOST_WAITING = 200_000  # lines; who writes faster has to wait


class PipeSource:
    """Lines as they come, held until they are safe. What was held when the process dies is gone."""

    def __init__(self, stream: BinaryIO, name: str = "-") -> None:
        self.has_ended = False
        self.name = name
        self._lines: deque[bytes] = deque()
        self._room = threading.Condition()
        self._is_over = False
        self._given = 0
        threading.Thread(target=self._follow, args=(stream,), daemon=True).start()

    def _follow(self, stream: BinaryIO) -> None:
        while line := stream.readline(LONGEST_LINE):
            with self._room:
                self._room.wait_for(lambda: len(self._lines) < _MOST_WAITING)
                self._lines.append(line)
        with self._room:
            self._is_over = True

    def read(self, known: Mapping[str, Offset], most: int) -> list[Piece]:
        """The lines that have come and are not taken yet."""
        with self._room:
            found = tuple(line for line, _ in zip(self._lines, range(most), strict=False))
            self._given = len(found)
            self.has_ended = self._is_over and not self._lines
        return [Piece(self.name, found)] if found else []

    def taken(self) -> None:
        """Let go of the lines that were read last."""
        with self._room:
            for _ in range(self._given):
                self._lines.popleft()
            self._given = 0
            self.has_ended = self._is_over and not self._lines
            self._room.notify_all()
