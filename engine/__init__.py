"""From a question to an answer. The public door is `Parlance`; it is loaded when it is first used."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.parlance import Parlance

__all__ = ["Parlance"]


def __getattr__(name: str) -> Any:
    if name == "Parlance":
        from engine.parlance import Parlance

        return Parlance
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
