"""Losses as they are met: what a format or a model has no words for, by name."""

from __future__ import annotations

from typing import Literal

from semantic.issues import Issue, Place

KEPT = "It is kept beside the model and given back on export."


class Losses:
    """Collects losses of one reading or writing, in order, none twice."""

    def __init__(self, family: str, hint: str = KEPT) -> None:
        self._family = family
        self._hint = hint
        self._found: dict[Issue, None] = {}

    def add(
        self,
        code: str,
        path: str | Place,
        message: str,
        hint: str = "",
        severity: Literal["error", "warning", "info"] = "warning",
    ) -> None:
        """Note one. `error` is a part left out, `warning` a meaning not carried, `info` something said
        that changes no number."""
        place = path if isinstance(path, Place) else Place(path=path)
        full = f"{self._family}-{code}"
        told = Issue(code=full, severity=severity, place=place, message=message, hint=hint or self._hint)
        self._found[told] = None

    def all(self) -> tuple[Issue, ...]:
        """Every loss, in the order met."""
        return tuple(self._found)


class Unmapped(Exception):
    """A construct that has no counterpart; says which."""

    def __init__(self, code: str, construct: str) -> None:
        super().__init__(construct)
        self.code = code
