"""Notices as lines: for the log of whatever runs the alerts, and as JSON lines in a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.alerts.delivery import OutputError
from engine.alerts.notices import Notice


@dataclass(frozen=True)
class Log:
    """One line a notice, handed to `write` without a line end and without control characters."""

    write: Callable[[str], None]
    name: str = "log"
    kind: Literal["log"] = "log"

    def send(self, notice: Notice) -> None:
        """Write the line: the time (UTC), then what happened."""
        line = f"{notice.at.isoformat()} {notice.text}"
        self.write("".join(char if char.isprintable() else "?" for char in line))


@dataclass(frozen=True)
class JsonLines:
    """One JSON object a line, appended to a file."""

    path: Path
    kind: Literal["file"] = "file"

    @property
    def name(self) -> str:
        """By its path."""
        return f"file:{self.path}"

    def send(self, notice: Notice) -> None:
        """Append the line, whole and on the disk. Raises OutputError."""
        line = notice.model_dump_json().encode() + b"\n"
        try:
            with open(self.path, "ab+") as file:
                if file.tell() and not self._is_ended():
                    line = b"\n" + line  # what was cut off stays a line of its own
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(f"{self.path} cannot be written: {error.strerror}.") from None

    def _is_ended(self) -> bool:
        with open(self.path, "rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"
