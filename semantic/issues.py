"""What a check reports: a code that stays, a place, a message and a hint."""

from typing import Literal

from semantic.base import Frozen


class Place(Frozen):
    """Where in the model an issue lies; `line` counts from 1, `path` walks the YAML keys."""

    file: str = ""
    line: int = 0
    path: str = ""

    def __str__(self) -> str:
        """`file:line`, as editors understand it."""
        return f"{self.file}:{self.line}" if self.line else self.file


class Issue(Frozen):
    """One finding of a check. `code` is stable; message and hint are for people."""

    code: str
    severity: Literal["error", "warning", "info"]
    place: Place
    message: str
    hint: str

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"{self.place}: {self.severity} {self.code}: {self.message} ({self.hint})"


class ModelError(Exception):
    """A model that cannot be used; carries every issue found, not only the first."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("\n".join(str(issue) for issue in issues))
        self.issues = issues
