"""Handing notices to their outputs; what an output does not take stays in the store for the next time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from engine.alerts.notices import Notice
from engine.alerts.store import Store
from engine.errors import EngineError
from semantic.alerts import OutputKind


class OutputError(EngineError):
    """An output that cannot be written or reached."""


class Output(Protocol):
    """Where notices go. `name` tells it from others of its kind, in every run alike."""

    @property
    def name(self) -> str:
        """Such as `log` or `file:/var/log/alerts.jsonl`."""

    @property
    def kind(self) -> OutputKind:
        """What a rule calls it."""

    def send(self, notice: Notice) -> None:
        """Hand a notice on, also one that was handed on before. Raises OutputError."""


def deliver(store: Store, outputs: Sequence[Output]) -> dict[str, str]:
    """Hand on all that waits for these outputs, in order; the faults by output.

    An output that fails is left until the next time, so that nothing overtakes what it did not take.
    """
    faults = {}
    for output in outputs:
        while (found := store.take(output.name)) is not None:
            number, notice = found
            try:
                output.send(notice)
            except OutputError as fault:
                store.unsent(number, str(fault))
                faults[output.name] = str(fault)
                break
            store.sent(number)
    return faults
